package aftercare.app.ui

import android.content.res.Configuration
import android.content.res.Resources
import android.view.View
import androidx.annotation.StringRes
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.remember
import androidx.compose.runtime.staticCompositionLocalOf
import androidx.compose.ui.platform.LocalConfiguration
import androidx.compose.ui.platform.LocalContext
import androidx.compose.ui.platform.LocalLayoutDirection
import androidx.compose.ui.platform.LocalResources
import androidx.compose.ui.unit.LayoutDirection
import androidx.core.text.layoutDirection
import java.util.Locale

/**
 * Draws [content] in a language: the voice of a screen reader, line breaks, the side on which lines begin,
 * and the shell's own few words. It can be another one than the device's, because the core chooses it.
 */
@Composable
internal fun InLanguage(language: String, palette: Palette = LocalPalette.current, content: @Composable () -> Unit) {
    val configuration = LocalConfiguration.current
    val context = LocalContext.current
    val locale = remember(language) { Locale.forLanguageTag(language) }
    val resources = remember(locale, configuration, context) {
        context.createConfigurationContext(Configuration(configuration).apply { setLocale(locale) }).resources
    }
    CompositionLocalProvider(
        LocalLayoutDirection provides directionOf(locale),
        LocalWords provides resources,
    ) {
        Themed(palette, language, content)
    }
}

/** A word of the shell, in the language of the screen that it stands on. */
@Composable
internal fun word(@StringRes id: Int): String = (LocalWords.current ?: LocalResources.current).getString(id)

private val LocalWords = staticCompositionLocalOf<Resources?> { null }

private fun directionOf(locale: Locale): LayoutDirection = if (locale.layoutDirection == View.LAYOUT_DIRECTION_RTL) {
    LayoutDirection.Rtl
} else {
    LayoutDirection.Ltr
}
