package aftercare.app.ui

import aftercare.core.Level
import androidx.compose.runtime.Immutable
import androidx.compose.runtime.staticCompositionLocalOf
import androidx.compose.ui.graphics.Color

/** The colours of one level of urgency, or of the card. */
@Immutable
internal data class Tone(
    /** Its word and shape on [tint], and the ground of its button. */
    val strong: Color,
    /** The ground of its part of a screen. */
    val tint: Color,
    /** What is written on a button of this tone. */
    val onStrong: Color,
    /** Running text on [tint]. */
    val onTint: Color,
    /** Its word on plain paper. */
    val onPaper: Color,
)

/** Every colour of the app. There are two sets, and the card for a doctor has a third that no theme changes. */
@Immutable
internal data class Palette(
    val isNight: Boolean,
    val ink: Color,
    val inkSoft: Color,
    val paper: Color,
    val raised: Color,
    val line: Color,
    /** The edge of what can be pressed or filled. */
    val edge: Color,
    /** The expected course in the chart. */
    val band: Color,
    val calm: Tone,
    val therapist: Tone,
    val urgent: Tone,
    val emergency: Tone,
) {
    /** The colours of a level. */
    fun of(level: Level): Tone = when (level) {
        Level.SELF_CARE -> calm
        Level.CONTACT_THERAPIST -> therapist
        Level.URGENT -> urgent
        Level.EMERGENCY -> emergency
    }

    /** Paper without any tone. */
    val plain: Tone get() = calm.copy(tint = paper, onTint = ink)
}

private val white = Color(0xFFFFFFFF)
private val red = Color(0xFFB3131B)
private val lightInk = Color(0xFF1B1D1F)
private val nightInk = Color(0xFFE8EAEC)
private val nightPaper = Color(0xFF121416)

internal val LightPalette = Palette(
    isNight = false,
    ink = lightInk,
    inkSoft = Color(0xFF4A5054),
    paper = white,
    raised = Color(0xFFF4F6F6),
    line = Color(0xFFDADFE1),
    edge = Color(0xFF757D82),
    band = Color(0xFFCFE6DE),
    calm = tone(strong = 0xFF1F6F5C, tint = 0xFFF3FAF7, onStrong = white, onTint = lightInk),
    therapist = tone(strong = 0xFF2457A6, tint = 0xFFF1F5FC, onStrong = white, onTint = lightInk),
    urgent = tone(strong = 0xFF8A4B00, tint = 0xFFFFF6E9, onStrong = white, onTint = lightInk),
    emergency = Tone(strong = white, tint = red, onStrong = red, onTint = white, onPaper = red),
)

internal val NightPalette = Palette(
    isNight = true,
    ink = nightInk,
    inkSoft = Color(0xFFB7BDC1),
    paper = nightPaper,
    raised = Color(0xFF1C2023),
    line = Color(0xFF30363A),
    edge = Color(0xFF889096),
    band = Color(0xFF23483D),
    calm = tone(strong = 0xFF8FD3BF, tint = 0xFF10201B, onStrong = Color(0xFF10201B), onTint = nightInk),
    therapist = tone(strong = 0xFFA9C7FF, tint = 0xFF101B2D, onStrong = Color(0xFF101B2D), onTint = nightInk),
    urgent = tone(strong = 0xFFFFC37A, tint = 0xFF2A1C08, onStrong = Color(0xFF2A1C08), onTint = nightInk),
    // The same red at night on purpose. As a word on dark paper it would be too dim, so there it is ink.
    emergency = Tone(strong = white, tint = red, onStrong = red, onTint = white, onPaper = nightInk),
)

/** Black on white, for a card that is read by others in any light. */
internal val CardPalette: Palette = Color(0xFF000000).let { black ->
    val tone = Tone(strong = black, tint = white, onStrong = white, onTint = black, onPaper = black)
    LightPalette.copy(
        ink = black,
        inkSoft = black,
        paper = white,
        line = black,
        edge = black,
        band = white,
        calm = tone,
        therapist = tone,
        urgent = tone,
    )
}

/** Red all over, whatever the theme. */
internal val EmergencyPalette: Palette = Tone(white, red, red, white, white).let { tone ->
    LightPalette.copy(
        ink = white,
        inkSoft = white,
        paper = red,
        raised = red,
        line = white,
        edge = white,
        band = red,
        calm = tone,
        therapist = tone,
        urgent = tone,
        emergency = tone,
    )
}

private fun tone(strong: Long, tint: Long, onStrong: Color, onTint: Color) =
    Tone(Color(strong), Color(tint), onStrong, onTint, onPaper = Color(strong))

/** The colours in force. */
internal val LocalPalette = staticCompositionLocalOf { LightPalette }
