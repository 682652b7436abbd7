package aftercare.app.ui

import aftercare.core.BodyView
import aftercare.core.Command
import aftercare.core.Qr
import aftercare.core.Screen
import aftercare.core.bodyMapTap
import androidx.compose.foundation.layout.requiredSize
import androidx.compose.material3.Text
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.graphics.asAndroidBitmap
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.captureToImage
import androidx.compose.ui.test.click
import androidx.compose.ui.test.onNodeWithContentDescription
import androidx.compose.ui.test.onRoot
import androidx.compose.ui.test.performTouchInput
import androidx.compose.ui.test.v2.runComposeUiTest
import androidx.compose.ui.text.TextLayoutResult
import androidx.compose.ui.unit.dp
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment

/** What is drawn and no text: the body map, the code, and the language that all of it is read in. */
@OptIn(ExperimentalTestApi::class)
@RunWith(RobolectricTestRunner::class)
class PictureTest {
    @Test
    fun `a tap on the body sends what the core says of that point, also from right to left`() {
        for (mode in listOf(Mode.LIGHT, Mode.RIGHT_TO_LEFT, Mode.TABLET)) {
            inMode(mode) { stage ->
                stage.show(Fixtures["form_where"])
                val title = (Fixtures["form_where"] as Screen.SessionForm).v1.map!!.title
                val map = onNodeWithContentDescription(title, substring = true)
                val expected = mutableListOf<Command>()
                map.performTouchInput {
                    val figure = (width - GAP) / 2f
                    for ((view, left) in listOf(BodyView.FRONT to 0f, BodyView.BACK to figure + GAP)) {
                        for (x in 7..95 step 15) {
                            for (y in 5..195 step 38) {
                                val around = around(view, x, y)
                                // On a border a dot decides.
                                if (around.distinct().size > 1) continue
                                expected += listOfNotNull(around.first())
                                click(Offset(left + x * figure / 100, y * figure / 100))
                                advanceEventTime(APART)
                            }
                        }
                    }
                }
                assertTrue("$mode: ${expected.size}", expected.size > 12)
                assertEquals("$mode", expected, stage.actions.sent)
            }
        }
    }

    private fun around(view: BodyView, x: Int, y: Int) = listOf(0 to 0, -1 to -1, -1 to 1, 1 to -1, 1 to 1)
        .map { (dx, dy) -> bodyMapTap(view, x + dx.toDouble(), y + dy.toDouble()) }

    @Test
    fun `every module of a code is drawn, with four light ones around it`() {
        RuntimeEnvironment.setQualifiers(Mode.LIGHT.qualifiers)
        val size = 25
        val qr = Qr(size.toUInt(), List(size * size) { (it * 7 + it / size) % 3 == 0 })
        runComposeUiTest {
            setContent { QrView(qr, "code") }
            val picture = onNodeWithContentDescription("code").captureToImage().asAndroidBitmap()
            val module = picture.width / (size + 8)
            val start = (picture.width - module * size) / 2
            for (row in -4 until size + 4) {
                for (column in -4 until size + 4) {
                    val isDark = row in 0 until size && column in 0 until size && qr.dark[row * size + column]
                    val x = (start + module * column + module / 2).coerceIn(0, picture.width - 1)
                    val y = (start + module * row + module / 2).coerceIn(0, picture.height - 1)
                    assertEquals("$row, $column", if (isDark) BLACK else WHITE, picture.getPixel(x, y))
                }
            }
        }
    }

    @Test
    fun `a screen reader speaks the language of the screen, on both sides of the card`() = inMode(Mode.LIGHT) { stage ->
        stage.show(Fixtures["es_card"])
        val languages = below(onRoot(useUnmergedTree = true).fetchSemanticsNode()).flatMap { node ->
            val results = mutableListOf<TextLayoutResult>()
            node.config.getOrNull(SemanticsActions.GetTextLayoutResult)?.action?.invoke(results)
            results.map { it.layoutInput.text.text to it.layoutInput.style.localeList?.first()?.language }
        }.toMap()
        assertEquals("es", languages["Punción seca, hace 24 horas"])
        assertEquals("en", languages["Dry needling, 24 hours ago"])
        assertEquals("es", languages["Imprimir"])
    }

    @Test
    fun `the words of the shell follow the language of the screen`() = inMode(Mode.LIGHT) { stage ->
        val screen = Fixtures["enter_code"] as Screen.EnterCode
        stage.show(Screen.EnterCode(screen.v1.copy(frame = screen.v1.frame.copy(language = "es"))))
        assertTrue(below(onRoot().fetchSemanticsNode()).any { spoken(it) == "Escanear el código" })
    }

    @Test
    fun `the title is read first, then notices, content and buttons, and Back last`() = inMode(Mode.LIGHT) { stage ->
        val outcome = Fixtures["outcome_self_care"] as Screen.Outcome
        stage.show(Screen.Outcome(outcome.v1.copy(frame = outcome.v1.frame.copy(notices = listOf("Notice.")))))
        val nodes = below(onRoot().fetchSemanticsNode()).filter { spoken(it).isNotEmpty() }
        // As a screen reader goes: groups by their index, within them from above to below.
        val order = nodes.sortedWith(compareBy(::groupOf, { it.positionInRoot.y })).map(::spoken)
        val texts =
            listOf(
                "Looks expected",
                "Notice.",
                outcome.v1.sentence,
                outcome.v1.steps.first().text,
                "I’m worried anyway",
                "Back",
            )
        val indices = texts.map(order::indexOf)
        assertTrue("$indices", indices.all { it >= 0 })
        assertEquals(indices.sorted(), indices)
    }

    private fun groupOf(node: SemanticsNode): Float = generateSequence(node) {
        it.parent
    }.firstNotNullOfOrNull { it.config.getOrNull(SemanticsProperties.TraversalIndex) }
        ?: 0f

    @Test
    fun `a line that does not fit is found`() = runComposeUiTest {
        setContent { Text("A long line of words ".repeat(20), Modifier.requiredSize(40.dp, 20.dp)) }
        assertEquals(1, lost(below(onRoot(useUnmergedTree = true).fetchSemanticsNode())).size)
    }

    private companion object {
        const val GAP = 8
        const val APART = 600L
        const val BLACK = 0xFF000000.toInt()
        const val WHITE = 0xFFFFFFFF.toInt()
    }
}
