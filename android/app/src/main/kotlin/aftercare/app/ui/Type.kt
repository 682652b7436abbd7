package aftercare.app.ui

import androidx.compose.material3.Typography
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.intl.LocaleList
import androidx.compose.ui.text.style.LineBreak
import androidx.compose.ui.text.style.LineHeightStyle
import androidx.compose.ui.unit.TextUnit
import androidx.compose.ui.unit.em
import androidx.compose.ui.unit.sp

/**
 * The sizes of text, by Material's names: body 18 ([Typography.bodyLarge]), small 16
 * ([Typography.bodyMedium]), the title of a row 19 ([Typography.titleMedium]), buttons 20
 * ([Typography.labelLarge]), the title of a screen 26 ([Typography.headlineSmall]), a level's word 32
 * ([Typography.headlineMedium]), the heading of the emergency 40 ([Typography.displaySmall]) and its button
 * 48 ([Typography.displayMedium]). All of them follow the reader's setting.
 *
 * @param language tag of the language of the text, for line breaks and for the voice of a screen reader
 */
internal fun typography(language: String): Typography {
    fun style(size: TextUnit, weight: FontWeight = FontWeight.Normal, line: TextUnit = 1.4.em) = TextStyle(
        fontSize = size,
        fontWeight = weight,
        lineHeight = line,
        // Numbers of one width: times and counts that change stay where they are.
        fontFeatureSettings = "tnum",
        localeList = LocaleList(language),
        // Lines of like length: no single word is left on a last line.
        lineBreak = LineBreak.Heading,
        lineHeightStyle = LineHeightStyle(LineHeightStyle.Alignment.Center, LineHeightStyle.Trim.None),
    )
    val body = style(18.sp)
    val small = style(16.sp)
    val row = style(19.sp, FontWeight.Medium, 1.3.em)
    val button = style(20.sp, FontWeight.Medium, 1.2.em)
    val title = style(26.sp, FontWeight.Medium, 1.25.em)
    val level = style(32.sp, FontWeight.Medium, 1.15.em)
    return Typography(
        displayLarge = style(48.sp, FontWeight.Bold, 1.1.em),
        displayMedium = style(48.sp, FontWeight.Bold, 1.1.em),
        displaySmall = style(40.sp, FontWeight.Bold, 1.1.em),
        headlineLarge = level,
        headlineMedium = level,
        headlineSmall = title,
        titleLarge = title,
        titleMedium = row,
        titleSmall = row,
        bodyLarge = body,
        bodyMedium = small,
        bodySmall = small,
        labelLarge = button,
        labelMedium = small,
        labelSmall = small,
    )
}
