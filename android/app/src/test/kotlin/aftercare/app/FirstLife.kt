package aftercare.app

import aftercare.core.Screen
import androidx.compose.ui.test.junit4.v2.createEmptyComposeRule
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

/** Begins what [SecondLife] goes on with in another process: this one ends without closing anything. */
@RunWith(RobolectricTestRunner::class)
class FirstLife {
    @get:Rule
    val rule = createEmptyComposeRule()
    private val phone = Phone()
    private val walker = Walker(rule, phone)

    private fun live(story: String) {
        val folder = life(story)
        assertTrue("left by an earlier run", folder.mkdirs())
        phone.app.home = folder
        walker.takeIn(LINK)
    }

    @Test
    fun `a check-in is half answered`() {
        live("check-in")
        phone.app.now = phone.planned.getValue("1/h24.due")
        walker.close()
        walker.open()
        walker.press(checkNotNull((phone.screen as Screen.Home).v1.primary))
        walker.press(checkNotNull((phone.screen as Screen.CheckIn).v1.noneOfThese))
        assertEquals(2u, (phone.screen as Screen.CheckIn).v1.step)
    }

    @Test
    fun `an emergency is open`() {
        live("emergency")
        walker.press((phone.screen as Screen.Home).v1.unwell)
        walker.sayYes("leg_weakness")
        assertTrue(phone.screen is Screen.Emergency)
    }
}
