package aftercare.app.ui

import aftercare.core.TroubleScreen
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.text.font.FontWeight

/** What is wrong with saving: what was kept, what may be lost, what still works, what to do. */
@Composable
internal fun TroubleView(screen: TroubleScreen, actions: ScreenActions) {
    val palette = LocalPalette.current
    Page(screen.frame, actions, bar = { screen.actions.forEach { ActionButton(it, actions) } }) {
        Text(screen.happened)
        Marked(mark = { Picture(Icons.check, palette.calm.strong) }) { Text(screen.kept) }
        Marked(mark = { Picture(Icons.question, palette.urgent.onPaper) }) { Text(screen.lost) }
        Marked(mark = { Picture(Icons.check, palette.calm.strong) }) { Text(screen.works) }
        Marked(mark = { Picture(Icons.change, palette.ink) }) { Text(screen.toDo) }
        Raised { Text(screen.feelingWorse, fontWeight = FontWeight.Medium) }
        if (screen.detail.isNotEmpty()) Soft(screen.detail, style = MaterialTheme.typography.bodyMedium)
    }
}
