package aftercare.app.ui

import aftercare.core.Command
import aftercare.core.EngineException
import aftercare.core.OpenException
import aftercare.core.Output
import aftercare.core.Screen
import aftercare.shell.StoreState
import aftercare.shell.frame
import android.app.Activity
import android.view.WindowManager
import androidx.activity.ComponentActivity
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.ComposeUiTest
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.onRoot
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.test.runner.lifecycle.ActivityLifecycleMonitorRegistry
import androidx.test.runner.lifecycle.Stage.RESUMED
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

/** The app around its screens: its states, Back, and what it asks of the device. */
@OptIn(ExperimentalTestApi::class)
@RunWith(RobolectricTestRunner::class)
class AppTest {
    @Test
    fun `Back sends the screen's own Back`() = inMode(Mode.LIGHT) { stage ->
        for (name in listOf("about", "history", "check_in", "therapist")) {
            stage.show(Fixtures[name])
            stage.actions.pressed.clear()
            assertFalse(name, leaves())
            assertEquals(listOf(Fixtures[name].frame.back), stage.actions.pressed)
        }
    }

    @Test
    fun `Back leaves the app from home`() = inMode(Mode.LIGHT) { stage ->
        stage.show(Fixtures["home"])
        assertTrue(leaves())
        assertEquals(0, stage.actions.pressed.size)
    }

    @Test
    fun `Back does nothing in an emergency`() = inMode(Mode.LIGHT) { stage ->
        stage.show(Fixtures["emergency"])
        assertFalse(leaves())
        assertEquals(0, stage.actions.pressed.size)
    }

    @Test
    fun `Back out of the question whether it was a mistake says no`() = inMode(Mode.LIGHT) { stage ->
        stage.show(Fixtures["confirm_mistake"])
        assertFalse(leaves())
        assertEquals(listOf<Command>(Command.Back), stage.actions.pressed.map { it.command })
    }

    @Test
    fun `an emergency is spoken at once, its heading first`() = inMode(Mode.LIGHT) { stage ->
        stage.show(Fixtures["emergency"])
        val first = below(onRoot().fetchSemanticsNode()).first { spoken(it).isNotEmpty() }
        assertEquals("Call 999 now", spoken(first))
        assertEquals(LiveRegionMode.Assertive, first.config.getOrNull(SemanticsProperties.LiveRegion))
    }

    @Test
    fun `the button of an emergency is a third of the window`() = inMode(Mode.LIGHT) { stage ->
        stage.show(Fixtures["emergency"])
        val whole = onRoot().fetchSemanticsNode().size.height
        assertTrue(onNodeWithText("Call 999").fetchSemanticsNode().size.height >= whole / 3)
    }

    @Test
    fun `a call that failed is said on the screen that is left`() = inMode(Mode.LIGHT) { stage ->
        val output = Output(Fixtures["home"], emptyList(), true)
        stage.show(StoreState.Failed(EngineException.Fault("fault"), output))
        onNodeWithText("That did not work.", substring = true).assertExists()
        onNodeWithText("48-hour check-in is ready").assertExists()
        stage.show(StoreState.Failed(EngineException.NotErased("left"), output))
        onNodeWithText("Not everything could be erased.", substring = true).assertExists()
    }

    @Test
    fun `an app that cannot open says so, names a number and tries again`() = inMode(Mode.LIGHT) { stage ->
        stage.show(StoreState.NotOpened(OpenException.InUse("held")))
        onNodeWithText("Aftercare is already open").assertExists()
        onNodeWithText("112", substring = true).assertExists()
        for (state in listOf(
            StoreState.NotOpened(OpenException.Content("texts")),
            StoreState.Failed(EngineException.Fault("x"), null),
        )) {
            stage.show(state)
            onNodeWithText("Aftercare cannot start").assertExists()
            onNodeWithText("112", substring = true).assertExists()
            onNodeWithText("Try again").performClick()
        }
        assertEquals(listOf("retry", "retry"), stage.actions.asked)
    }

    @Test
    fun `the card and the code are bright and stay on, and nothing else`() = inMode(Mode.LIGHT) { stage ->
        for (name in listOf("card", "therapist")) {
            stage.show(Fixtures[name])
            val window = activity().window.attributes
            assertEquals(name, WindowManager.LayoutParams.BRIGHTNESS_OVERRIDE_FULL, window.screenBrightness)
            assertTrue(name, window.flags and WindowManager.LayoutParams.FLAG_KEEP_SCREEN_ON != 0)
            stage.show(Fixtures[if (name == "card") "home" else "therapist_empty"])
            val after = activity().window.attributes
            assertEquals(name, WindowManager.LayoutParams.BRIGHTNESS_OVERRIDE_NONE, after.screenBrightness)
            assertTrue(name, after.flags and WindowManager.LayoutParams.FLAG_KEEP_SCREEN_ON == 0)
        }
    }

    @Test
    fun `the permission is asked for only where it lacks`() = inMode(Mode.LIGHT) { stage ->
        stage.show(Fixtures["reminders_set"])
        onNodeWithText("Allow reminders").assertExists()
        stage.actions.mayNotify = true
        stage.show(Fixtures["home"])
        stage.show(Fixtures["reminders_set"])
        onNodeWithText("Allow reminders").assertDoesNotExist()
        onNodeWithText("Open the settings of this device").assertExists()
    }

    @Test
    fun `what the device does is asked of the app`() = inMode(Mode.LIGHT) { stage ->
        fun press(label: String) = onNodeWithText(label).performScrollTo().performClick()
        stage.show(Fixtures["enter_code"])
        onNodeWithText("Scan the code").performClick()
        stage.show(Fixtures["reminders_set"])
        press("Allow reminders")
        press("Open the settings of this device")
        stage.show(Fixtures["settings"])
        press("Allow screenshots")
        stage.show(Fixtures["card"])
        onNodeWithText("Print").performClick()
        stage.show(Fixtures["therapist"])
        press("Print")
        press("Share")
        val message = (Fixtures["therapist"] as Screen.Therapist).v1.ready!!.message
        val expected =
            listOf(
                "scan",
                "askToNotify",
                "openSystemSettings",
                "allowScreenshots true",
                "print Card",
                "print Therapist",
            )
        assertEquals(expected + "share $message", stage.actions.asked)
    }

    /** Whether the system's Back goes past the screens. */
    private fun ComposeUiTest.leaves(): Boolean {
        runOnUiThread { activity().onBackPressedDispatcher.onBackPressed() }
        waitForIdle()
        return runOnUiThread { activity().isFinishing }
    }

    private fun activity(): ComponentActivity {
        var found: Activity? = null
        androidx.test.platform.app.InstrumentationRegistry.getInstrumentation().runOnMainSync {
            found = ActivityLifecycleMonitorRegistry.getInstance().getActivitiesInStage(RESUMED).singleOrNull()
        }
        return found as ComponentActivity
    }
}
