package aftercare.app.scan

import com.google.zxing.BinaryBitmap
import com.google.zxing.DecodeHintType
import com.google.zxing.LuminanceSource
import com.google.zxing.PlanarYUVLuminanceSource
import com.google.zxing.ReaderException
import com.google.zxing.common.HybridBinarizer
import com.google.zxing.qrcode.QRCodeReader

/**
 * A picture of the camera, brightness only.
 *
 * @param luminance a byte for each pixel, row by row
 * @param rowStride bytes from one row to the next
 */
class Frame(val luminance: ByteArray, val rowStride: Int, val width: Int, val height: Int)

/** Reads QR codes out of pictures, on the phone alone. One thread at a time. */
class CodeReader {
    private val reader = QRCodeReader()

    /** The text of the code in the picture; `null` when none can be read. */
    fun read(frame: Frame): String? {
        val source = PlanarYUVLuminanceSource(
            frame.luminance,
            frame.rowStride,
            frame.height,
            0,
            0,
            frame.width,
            frame.height,
            false,
        )
        // Some printers and dark themes draw codes white on black.
        return read(source) ?: read(source.invert())
    }

    private fun read(source: LuminanceSource): String? = try {
        reader.decode(BinaryBitmap(HybridBinarizer(source)), mapOf(DecodeHintType.TRY_HARDER to true)).text
    } catch (_: ReaderException) {
        null
    } finally {
        reader.reset()
    }
}
