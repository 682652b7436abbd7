package aftercare.app.scan

import aftercare.app.Phone
import aftercare.core.Command
import aftercare.core.Destination
import aftercare.core.FieldName
import aftercare.core.Qr
import aftercare.core.Screen
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

/** The codes of a therapist's screen, as a camera sees them. */
@RunWith(RobolectricTestRunner::class)
class CodeReaderTest {
    private val phone = Phone()
    private val reader = CodeReader()

    /** A finished form of a therapist. */
    private fun ready() = with(phone) {
        care.start()
        care.send(Command.Go(Destination.THERAPIST))
        care.send(Command.EndsNow)
        care.send(Command.SetTechnique("dry_needling"))
        care.send(Command.Fill(FieldName.PRACTICE_NAME, "Riverside Physiotherapy"))
        care.send(Command.Fill(FieldName.PRACTICE_PHONE, "+44 20 7946 0018"))
        val form = (screen as Screen.Therapist).v1
        care.send(form.regions.first().options.first().command)
        checkNotNull((screen as Screen.Therapist).v1.ready) { (screen as Screen.Therapist).v1.lacks }
    }

    @Test
    fun `the code that one phone shows is read by the other, dark on light and light on dark`() {
        val ready = ready()
        assertEquals(ready.code, reader.read(frame(ready.qr, 6, dark = 20, light = 230)))
        assertEquals(ready.code, reader.read(frame(ready.qr, 6, dark = 230, light = 20)))
        // Small, in poor light, and with rows longer than the picture, as cameras give them.
        assertEquals(ready.code, reader.read(frame(ready.qr, 3, dark = 60, light = 120, more = 64)))
        // Read out of a picture, it is the session that was shown.
        phone.care.handout(checkNotNull(reader.read(frame(ready.qr, 6, dark = 20, light = 230))))
        val read = (phone.screen as Screen.HandoutPreview).v1.facts
        // "Today" to the one who reads it, the date to the one who wrote it.
        assertEquals(ready.facts - ready.facts[1], read - read[1])
    }

    @Test
    fun `a code is read whichever way it is held`() {
        val ready = ready()
        val frame = frame(ready.qr, 5, dark = 20, light = 230)
        assertEquals(ready.code, reader.read(turned(frame)))
        assertEquals(ready.code, reader.read(turned(turned(frame))))
    }

    @Test
    fun `where there is no code, or half of one, nothing is read`() {
        val frame = frame(ready().qr, 6, dark = 20, light = 230)
        assertNull(reader.read(Frame(ByteArray(640 * 480) { 128.toByte() }, 640, 640, 480)))
        val half = frame.luminance.copyOf().also { it.fill(230.toByte(), it.size / 3, it.size) }
        assertNull(reader.read(Frame(half, frame.rowStride, frame.width, frame.height)))
    }
}

/** A code with its margin, so many pixels to a module. */
internal fun frame(qr: Qr, scale: Int, dark: Int, light: Int, more: Int = 0): Frame {
    val size = qr.size.toInt()
    val width = (size + 8) * scale
    val rowStride = width + more
    val bytes = ByteArray(rowStride * width) { index ->
        val (x, y) = index % rowStride / scale - 4 to index / rowStride / scale - 4
        val isDark = x in 0 until size && y in 0 until size && qr.dark[y * size + x]
        (if (isDark) dark else light).toByte()
    }
    return Frame(bytes, rowStride, width, width)
}

private fun turned(frame: Frame): Frame {
    val side = frame.width
    val bytes = ByteArray(side * side) { frame.luminance[(side - 1 - it % side) * side + it / side] }
    return Frame(bytes, side, side, side)
}
