package aftercare.app

import aftercare.core.Level
import aftercare.core.Screen
import android.content.Intent
import androidx.compose.ui.test.junit4.v2.createEmptyComposeRule
import java.time.Duration
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

/** Goes on with what [FirstLife] left behind, in a process that knows nothing but the files. */
@RunWith(RobolectricTestRunner::class)
class SecondLife {
    @get:Rule
    val rule = createEmptyComposeRule()
    private val phone = Phone()
    private val walker = Walker(rule, phone)

    @After
    fun close(): Unit = walker.close()

    private fun goOn(story: String, after: Duration) {
        phone.app.home = life(story)
        assertTrue("FirstLife did not run", phone.app.home!!.isDirectory)
        phone.app.now = START + after
    }

    @Test
    fun `the half answered check-in goes on where it was`() {
        // Answers older than an hour would be asked for again.
        goOn("check-in", Duration.ofHours(24))
        walker.open()
        assertEquals(2u, (phone.screen as Screen.CheckIn).v1.step)
        assertEquals(phone.planned, phone.armed)
        assertEquals(Level.SELF_CARE, walker.answerCalmly())
    }

    @Test
    fun `the emergency is still open, and rings before the app is opened`() {
        goOn("emergency", Duration.ofMinutes(1))
        phone.tell(Intent.ACTION_BOOT_COMPLETED)
        assertEquals(3, phone.armed.keys.count { "/emergency." in it })
        walker.open()
        assertTrue(phone.screen is Screen.Emergency)
    }
}
