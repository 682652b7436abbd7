package aftercare.app.ui

import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.onRoot
import androidx.compose.ui.test.v2.runComposeUiTest
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

/** The previews can be drawn without the core, as Android Studio draws them. */
@OptIn(ExperimentalTestApi::class)
@RunWith(RobolectricTestRunner::class)
class PreviewsTest {
    private val drawn = listOf(
        preview("Try again") { InUsePreview() },
        preview("Try again") { BrokenPreview() },
        preview("Type the code") { ScannerPreview() },
        preview("PRIMARY") { ButtonsPreview() },
        preview("What is next") { HomePreview() },
        preview("About the test") { DatesPreview() },
        preview("None of these") { CheckInPreview() },
        preview("The call") { EmergencyPreview() },
    ) + Samples.outcomes.map { preview("Step 3") { OutcomePreview(it) } }

    /** @param said something that is on it */
    private fun preview(said: String, draw: @Composable () -> Unit) = said to draw

    @Test
    fun `each is drawn, with what is on it`() = runComposeUiTest {
        var shown by mutableStateOf<@Composable () -> Unit>({})
        setContent { shown() }
        for ((label, preview) in drawn) {
            shown = preview
            waitForIdle()
            assertTrue(label, below(onRoot().fetchSemanticsNode()).any { label in spoken(it) })
        }
    }

    @Test
    fun `none is left out here`() {
        val made = Class.forName("aftercare.app.ui.PreviewsKt").declaredMethods.map { it.name }
        // One is drawn for each outcome.
        val previews = made.filter { it.endsWith("Preview") }.distinct().size - 1 + Samples.outcomes.size
        assertEquals(drawn.size, previews)
    }
}
