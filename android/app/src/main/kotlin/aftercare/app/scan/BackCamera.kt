package aftercare.app.scan

import android.annotation.SuppressLint
import android.content.Context
import android.graphics.ImageFormat
import android.hardware.camera2.CameraAccessException
import android.hardware.camera2.CameraCaptureSession
import android.hardware.camera2.CameraCharacteristics
import android.hardware.camera2.CameraDevice
import android.hardware.camera2.CameraManager
import android.hardware.camera2.CaptureRequest
import android.media.ImageReader
import android.os.Handler
import android.os.HandlerThread
import android.util.Size
import android.view.Surface

/** Enough for a code that fills a third of the picture, and little enough for an old phone. */
private const val PIXELS = 1280 * 720
private const val HALF_TURN = 180

/** The camera at the back, else any. Frames that come while one is read are dropped. */
class BackCamera(context: Context) : CameraFeed {
    private val manager = context.getSystemService(CameraManager::class.java)
    private val id: String? = chosen()
    private val thread = HandlerThread("camera").apply { start() }
    private val handler = Handler(thread.looper)
    private var frames: ImageReader? = null
    private var device: CameraDevice? = null
    private var isClosed = false

    override val size: Size? = id?.let(::sizeOf)

    override fun isSideways(displayDegrees: Int): Boolean {
        val sensor = id?.let { characteristics(it)?.get(CameraCharacteristics.SENSOR_ORIENTATION) } ?: 0
        return (sensor + displayDegrees) % HALF_TURN != 0
    }

    /** The activity asks for the permission first; without it the camera refuses, which is a failure too. */
    @SuppressLint("MissingPermission")
    override fun start(preview: Surface, onFrame: (Frame) -> Unit, onFailure: () -> Unit) {
        val size = size ?: return onFailure()
        val reader = ImageReader.newInstance(size.width, size.height, ImageFormat.YUV_420_888, 2)
        frames = reader
        reader.setOnImageAvailableListener({ it.newest()?.let(onFrame) }, handler)
        val opening = object : CameraDevice.StateCallback() {
            override fun onOpened(camera: CameraDevice) {
                if (isClosed) return camera.close()
                device = camera
                orFail(onFailure) { camera.show(preview, reader.surface, onFailure) }
            }

            override fun onDisconnected(camera: CameraDevice) = onError(camera, 0)

            override fun onError(camera: CameraDevice, error: Int) {
                camera.close()
                onFailure()
            }
        }
        orFail(onFailure) { manager.openCamera(checkNotNull(id), opening, handler) }
    }

    override fun close() {
        handler.post {
            isClosed = true
            device?.close()
            frames?.close()
            thread.quitSafely()
        }
    }

    // The form that takes an Executor is not there before Android 9.
    @Suppress("DEPRECATION")
    private fun CameraDevice.show(preview: Surface, frames: Surface, onFailure: () -> Unit) {
        val request = createCaptureRequest(CameraDevice.TEMPLATE_PREVIEW).apply {
            addTarget(preview)
            addTarget(frames)
            set(CaptureRequest.CONTROL_AF_MODE, CaptureRequest.CONTROL_AF_MODE_CONTINUOUS_PICTURE)
        }.build()
        val configured = object : CameraCaptureSession.StateCallback() {
            override fun onConfigured(session: CameraCaptureSession) {
                orFail(onFailure) { session.setRepeatingRequest(request, null, handler) }
            }

            override fun onConfigureFailed(session: CameraCaptureSession) = onFailure()
        }
        createCaptureSession(listOf(preview, frames), configured, handler)
    }

    private fun chosen(): String? = try {
        val ids = manager.cameraIdList
        ids.firstOrNull { characteristics(it)?.get(CameraCharacteristics.LENS_FACING) == BACK } ?: ids.firstOrNull()
    } catch (_: CameraAccessException) {
        null
    }

    private fun characteristics(id: String): CameraCharacteristics? = try {
        manager.getCameraCharacteristics(id)
    } catch (_: CameraAccessException) {
        null
    }

    /** The largest size below the limit, which both the preview and the frames take. */
    private fun sizeOf(id: String): Size? {
        val map = characteristics(id)?.get(CameraCharacteristics.SCALER_STREAM_CONFIGURATION_MAP)
        val sizes = map?.getOutputSizes(ImageFormat.YUV_420_888).orEmpty()
        return sizes.filter { it.width * it.height <= PIXELS }.maxByOrNull { it.width * it.height }
    }

    private companion object {
        const val BACK = CameraCharacteristics.LENS_FACING_BACK
    }
}

private fun ImageReader.newest(): Frame? = acquireLatestImage()?.use { image ->
    val plane = image.planes[0]
    val bytes = ByteArray(plane.buffer.remaining()).also(plane.buffer::get)
    // The last row may end with its last pixel.
    Frame(bytes.copyOf(plane.rowStride * image.height), plane.rowStride, image.width, image.height)
}

/** A camera in use elsewhere, switched off by a policy, or closed in between. */
private fun orFail(onFailure: () -> Unit, task: () -> Unit) {
    try {
        task()
    } catch (_: CameraAccessException) {
        onFailure()
    } catch (_: SecurityException) {
        onFailure()
    } catch (_: IllegalStateException) {
        onFailure()
    } catch (_: IllegalArgumentException) {
        onFailure()
    }
}
