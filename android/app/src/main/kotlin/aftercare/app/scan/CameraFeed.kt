package aftercare.app.scan

import android.util.Size
import android.view.Surface

/** The camera port: a preview on the screen and frames to read. */
interface CameraFeed : AutoCloseable {
    /** The size of the preview as the camera gives it, before it is turned; `null` without a camera. */
    val size: Size?

    /** Whether the preview stands upright on a display turned by so many degrees when its sides are swapped. */
    fun isSideways(displayDegrees: Int): Boolean

    /**
     * Starts. Until [close], [onFrame] is called on a thread of its own, one frame at a time.
     *
     * @param onFailure the camera cannot be used; called on any thread
     */
    fun start(preview: Surface, onFrame: (Frame) -> Unit, onFailure: () -> Unit)
}
