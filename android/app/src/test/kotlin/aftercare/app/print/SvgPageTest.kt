package aftercare.app.print

import aftercare.app.Phone
import aftercare.app.ROOT
import aftercare.app.scan.CodeReader
import aftercare.app.scan.Frame
import aftercare.app.ui.Fixtures
import aftercare.core.Command
import aftercare.core.Destination
import aftercare.core.FieldName
import aftercare.core.Screen
import aftercare.core.paper
import android.graphics.Bitmap
import android.graphics.Canvas
import android.graphics.Color
import java.io.File
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

/** The pages of the core, drawn by the framework's own canvas. */
@RunWith(RobolectricTestRunner::class)
class SvgPageTest {
    private val phone = Phone()

    private fun drawn(page: String, name: String, scale: Float): Bitmap {
        val page = SvgPage(page)
        val (width, height) = page.size
        val bitmap = Bitmap.createBitmap((width * scale).toInt(), (height * scale).toInt(), Bitmap.Config.ARGB_8888)
        page.draw(Canvas(bitmap).apply { scale(scale, scale) })
        val file = File(ROOT, "target/android/pages/$name.png").also { it.parentFile!!.mkdirs() }
        file.outputStream().use { bitmap.compress(Bitmap.CompressFormat.PNG, 100, it) }
        return bitmap
    }

    private fun pixels(bitmap: Bitmap) = IntArray(bitmap.width * bitmap.height).also {
        bitmap.getPixels(it, 0, bitmap.width, 0, 0, bitmap.width, bitmap.height)
    }

    @Test
    fun `the printed code is read back, and the words are there`() {
        with(phone.care) {
            start()
            send(Command.Go(Destination.THERAPIST))
            send(Command.EndsNow)
            send(Command.SetTechnique("dry_needling"))
            send(Command.Fill(FieldName.PRACTICE_NAME, "Riverside Physiotherapy"))
            send(Command.Fill(FieldName.PRACTICE_PHONE, "+44 20 7946 0018"))
            send((phone.screen as Screen.Therapist).v1.regions.first().options.first().command)
        }
        val bitmap = drawn(paper(phone.screen).single(), "sheet", 6f)
        assertEquals(148 * 6 to 210 * 6, bitmap.width to bitmap.height)
        val luminance = pixels(bitmap).map { Color.green(it).toByte() }.toByteArray()
        val read = CodeReader().read(Frame(luminance, bitmap.width, bitmap.width, bitmap.height))
        assertEquals((phone.screen as Screen.Therapist).v1.ready!!.code, read)
    }

    @Test
    fun `the card for the doctor is drawn whole, with what is marked hatched`() {
        phone.takeIn()
        phone.care.send(Command.Go(Destination.CARD))
        assertDrawn(drawn(paper(phone.screen).single(), "card", 4f))
    }

    @Test
    fun `the other side of the card is a page of its own`() {
        val pages = paper(Fixtures["es_card"])
        assertEquals(2, pages.size)
        pages.forEachIndexed { index, page -> assertDrawn(drawn(page, "card-${index + 1}", 4f)) }
    }

    private fun assertDrawn(bitmap: Bitmap) {
        val shades = pixels(bitmap).map { Color.green(it) }
        val share = shades.count { it < 128 }.toDouble() / shades.size
        assertTrue("black on white, but written on: $share", share in 0.01..0.2)
        // Nothing touches the margins of the paper.
        val edge = 5 * 4
        for (y in 0 until bitmap.height) {
            for (x in listOf(
                0,
                edge,
                bitmap.width - 1 - edge,
                bitmap.width - 1,
            )) {
                assertEquals(Color.WHITE, bitmap.getPixel(x, y))
            }
        }
    }
}
