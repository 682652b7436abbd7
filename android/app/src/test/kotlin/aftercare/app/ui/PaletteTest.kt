package aftercare.app.ui

import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.luminance
import kotlin.math.max
import kotlin.math.min
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

/** Contrast of every pair of colours that is used: 4.5 to 1 for text, 3 to 1 for shapes. */
@RunWith(RobolectricTestRunner::class)
class PaletteTest {
    private val palettes = mapOf(
        "light" to LightPalette,
        "night" to NightPalette,
        "card" to CardPalette,
        "emergency" to EmergencyPalette,
    )

    @Test
    fun `text can be read`() {
        val faults = palettes.flatMap { (name, palette) ->
            val pairs = listOf(
                "ink on paper" to (palette.ink to palette.paper),
                "soft ink on paper" to (palette.inkSoft to palette.paper),
                "ink on raised" to (palette.ink to palette.raised),
                "soft ink on raised" to (palette.inkSoft to palette.raised),
            ) + tones(palette).flatMap { (level, tone) ->
                listOf(
                    "$level word on tint" to (tone.strong to tone.tint),
                    "$level text on tint" to (tone.onTint to tone.tint),
                    "$level button" to (tone.onStrong to tone.strong),
                    "$level word on paper" to (tone.onPaper to palette.paper),
                )
            }
            below(4.5f, name, pairs)
        }
        assertEquals("", faults.joinToString("\n"))
    }

    @Test
    fun `shapes can be seen`() {
        val faults = palettes.flatMap { (name, palette) ->
            val pairs = listOf(
                "edge on paper" to (palette.edge to palette.paper),
                "edge of the band on paper" to (palette.calm.strong to palette.raised),
                "hatching on the band" to (palette.calm.strong to palette.band),
                "points on the band" to (palette.ink to palette.band),
                "signs in pictures" to (palette.emergency.onPaper to palette.paper),
            )
            below(3f, name, pairs)
        }
        assertEquals("", faults.joinToString("\n"))
    }

    @Test
    fun `contrast is counted as it is defined`() {
        assertEquals(21f, contrast(Color.Black, Color.White), 0.01f)
        assertEquals(1f, contrast(Color.Red, Color.Red), 0.01f)
        assertTrue(contrast(Color(0xFF767676), Color.White) > 4.5f)
        assertTrue(contrast(Color(0xFF777777), Color.White) < 4.5f)
    }

    private fun tones(palette: Palette) = listOf(
        "calm" to palette.calm,
        "therapist" to palette.therapist,
        "urgent" to palette.urgent,
        "emergency" to palette.emergency,
    )

    private fun below(least: Float, name: String, pairs: List<Pair<String, Pair<Color, Color>>>) = pairs
        .filter { (_, colors) -> contrast(colors.first, colors.second) < least }
        .map { (pair, colors) -> "$name: $pair has ${contrast(colors.first, colors.second)}" }

    private fun contrast(one: Color, other: Color): Float {
        val (bright, dark) = max(one.luminance(), other.luminance()) to min(one.luminance(), other.luminance())
        return (bright + 0.05f) / (dark + 0.05f)
    }
}
