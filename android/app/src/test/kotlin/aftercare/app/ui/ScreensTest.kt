package aftercare.app.ui

import aftercare.core.OpenException
import aftercare.core.Screen
import aftercare.shell.StoreState
import android.graphics.Bitmap
import androidx.compose.ui.graphics.asAndroidBitmap
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.test.ComposeUiTest
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.captureToImage
import androidx.compose.ui.test.onAllNodesWithText
import androidx.compose.ui.test.onFirst
import androidx.compose.ui.test.onRoot
import androidx.compose.ui.test.performClick
import java.io.File
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

/** Every screen of the core in every mode: how it looks, what a finger can hit, and what a screen reader says. */
@OptIn(ExperimentalTestApi::class)
@RunWith(RobolectricTestRunner::class)
class ScreensTest {
    @Test
    fun `every variant of Screen is among the fixtures`() {
        val variants = Screen::class.java.declaredClasses.filter { Screen::class.java.isAssignableFrom(it) }
        assertEquals(emptySet<Class<*>>(), variants.toSet() - Fixtures.looked.map { it.screen.javaClass }.toSet())
        assertEquals(21, variants.size)
    }

    /** Here also all words and all buttons. */
    @Test
    fun light() = inMode(Mode.LIGHT) { stage ->
        val shots = Shots(Mode.LIGHT)
        val faults = Fixtures.all.flatMap { fixture ->
            stage.show(fixture.screen)
            shots.take(fixture.name, picture())
            openList()
            val merged = below(onRoot().fetchSemanticsNode())
            val said = hardToPress(merged) + untitled(fixture.screen, merged) + untold(fixture.screen, merged)
            stage.actions.pressed.clear()
            // All at once: a press that opens something changes what there is to press.
            runOnUiThread {
                merged.filter(::isPressable).filterNot { spoken(it) == LIST }
                    .forEach { it.config[SemanticsActions.OnClick].action?.invoke() }
            }
            (said + wrongPresses(fixture.screen, stage.actions.pressed)).map { "${fixture.name}: $it" }
        }
        listOf(
            "in_use" to OpenException.InUse("held"),
            "broken" to OpenException.Fault("fault"),
        ).forEach { (name, why) ->
            stage.show(StoreState.NotOpened(why))
            shots.take(name, picture())
        }
        assertEquals("", (faults + shots.faults()).joinToString("\n"))
    }

    @Test fun night() = look(Mode.NIGHT)

    @Test fun `large text`() = look(Mode.LARGE_TEXT)

    @Test fun `right to left`() = look(Mode.RIGHT_TO_LEFT)

    @Test fun narrow() = look(Mode.NARROW)

    @Test fun tablet() = look(Mode.TABLET)

    @Test
    fun `large text on a narrow screen loses nothing`() = inMode(Mode.SMALL_AND_LARGE) { stage ->
        assertEquals("", Fixtures.all.flatMap { faultsOf(it, stage) }.joinToString("\n"))
    }

    @Test
    fun `a word less is seen, and a letter's edge is not`() {
        val picture = Bitmap.createBitmap(400, 800, Bitmap.Config.ARGB_8888)
        val other = picture.copy(Bitmap.Config.ARGB_8888, true)
        for (x in 0 until 100) other.setPixel(x, 20, -1)
        assertNull(difference(picture, other))
        for (x in 0 until 100) for (y in 0 until 10) other.setPixel(x, y, -1)
        assertNotNull(difference(picture, other))
        assertNotNull(difference(picture, Bitmap.createBitmap(400, 801, Bitmap.Config.ARGB_8888)))
    }

    @Test
    fun `a picture without a reference is a fault, and is there to be looked at`() {
        val shots = Shots(Mode.SMALL_AND_LARGE, isUpdate = false)
        shots.take("none", Bitmap.createBitmap(20, 20, Bitmap.Config.ARGB_8888))
        val written = File("target/android/screenshots/small_and_large/none.png")
        assertTrue(written.delete())
        assertTrue(shots.faults().single().startsWith("none has no reference"))
    }

    private fun look(mode: Mode) = inMode(mode) { stage ->
        val shots = Shots(mode)
        val faults = Fixtures.looked.flatMap { fixture ->
            faultsOf(fixture, stage) { shots.take(fixture.name, picture()) }
        }
        assertEquals("", (faults + shots.faults()).joinToString("\n"))
    }

    private fun ComposeUiTest.faultsOf(fixture: Fixture, stage: Stage, onShown: () -> Unit = {}): List<String> {
        stage.show(fixture.screen)
        onShown()
        openList()
        val faults =
            hardToPress(below(onRoot().fetchSemanticsNode())) +
                lost(below(onRoot(useUnmergedTree = true).fetchSemanticsNode()))
        return faults.map { "${fixture.name}: $it" }
    }

    private fun ComposeUiTest.picture(): Bitmap = onRoot().captureToImage().asAndroidBitmap()

    /** What a map shows is also in a list, which is closed at first. */
    private fun ComposeUiTest.openList() {
        val list = onAllNodesWithText(LIST)
        if (list.fetchSemanticsNodes().isNotEmpty()) list.onFirst().performClick()
    }

    private companion object {
        const val LIST = "Use a list"
    }
}
