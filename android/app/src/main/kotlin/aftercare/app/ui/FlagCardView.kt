package aftercare.app.ui

import aftercare.core.FlagCardScreen
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp

/** The signs to watch for, and the question that checks that they came across. */
@Composable
internal fun FlagCardView(screen: FlagCardScreen, actions: ScreenActions) {
    Page(
        screen.frame,
        actions,
        intro = { Text(screen.intro, style = MaterialTheme.typography.titleMedium) },
        bar = if (screen.actions.isEmpty()) null else ({ screen.actions.forEach { ActionButton(it, actions) } }),
    ) {
        val palette = LocalPalette.current
        screen.signs.forEach { sign ->
            Marked(mark = { Picture(pictureOf(sign.id), palette.emergency.onPaper, 32.dp) }) {
                Column(Modifier.semantics(mergeDescendants = true) {}) {
                    Text(sign.title, style = MaterialTheme.typography.titleMedium)
                    Text(sign.detail)
                }
            }
        }
        screen.remarks.forEach { Raised { Text(it, fontWeight = FontWeight.Medium) } }
        Raised {
            Heading(screen.question)
            Column(verticalArrangement = Arrangement.spacedBy(8.dp)) {
                screen.choices.forEach {
                    Pick(it, actions, Modifier.fillMaxWidth(), high = 56.dp, align = TextAlign.Start)
                }
            }
            screen.reply?.let {
                Text(it, Modifier.semantics { liveRegion = LiveRegionMode.Polite }, fontWeight = FontWeight.Medium)
            }
        }
    }
}

/** The picture of a sign; a sign that this app has no picture for is marked all the same. */
private fun pictureOf(sign: String): ImageVector = when (sign) {
    "chest" -> Icons.chest
    "nerves" -> Icons.nerves
    "head" -> Icons.head
    "skin" -> Icons.skin
    else -> Icons.forward
}
