package aftercare.app.ui

import androidx.compose.foundation.isSystemInDarkTheme
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.ColorScheme
import androidx.compose.material3.LocalContentColor
import androidx.compose.material3.LocalTextStyle
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Shapes
import androidx.compose.material3.darkColorScheme
import androidx.compose.material3.lightColorScheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.ui.text.intl.Locale
import androidx.compose.ui.unit.dp

/** The app's own colours, type and shapes, by day or by night as the device is set. */
@Composable
fun AftercareTheme(content: @Composable () -> Unit) {
    val palette = if (isSystemInDarkTheme()) NightPalette else LightPalette
    Themed(palette, Locale.current.toLanguageTag(), content)
}

/** Draws [content] in the colours of [palette] and in the type of [language]. */
@Composable
internal fun Themed(palette: Palette, language: String, content: @Composable () -> Unit) {
    val type = typography(language)
    MaterialTheme(scheme(palette), shapes = shapes, typography = type) {
        CompositionLocalProvider(
            LocalPalette provides palette,
            LocalTextStyle provides type.bodyLarge,
            LocalContentColor provides palette.ink,
            content = content,
        )
    }
}

/** The corner of everything that can be pressed and of every box. */
internal val Corner = RoundedCornerShape(16.dp)

/** The corner of small picks. */
internal val SmallCorner = RoundedCornerShape(12.dp)

private val shapes = Shapes(SmallCorner, SmallCorner, Corner, Corner, Corner)

/** Material's own controls (text fields, switches, date and time pickers) in the app's colours. */
private fun scheme(palette: Palette): ColorScheme {
    val base = if (palette.isNight) darkColorScheme() else lightColorScheme()
    return base.copy(
        primary = palette.calm.strong,
        onPrimary = palette.calm.onStrong,
        primaryContainer = palette.band,
        onPrimaryContainer = palette.ink,
        secondary = palette.calm.strong,
        onSecondary = palette.calm.onStrong,
        secondaryContainer = palette.band,
        onSecondaryContainer = palette.ink,
        tertiaryContainer = palette.band,
        onTertiaryContainer = palette.ink,
        background = palette.paper,
        onBackground = palette.ink,
        surface = palette.paper,
        onSurface = palette.ink,
        surfaceVariant = palette.raised,
        onSurfaceVariant = palette.inkSoft,
        surfaceContainerHighest = palette.raised,
        surfaceContainerHigh = palette.raised,
        surfaceContainer = palette.raised,
        surfaceContainerLow = palette.raised,
        surfaceContainerLowest = palette.paper,
        surfaceTint = palette.paper,
        outline = palette.edge,
        outlineVariant = palette.line,
    )
}
