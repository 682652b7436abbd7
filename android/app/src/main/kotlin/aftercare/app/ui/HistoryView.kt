package aftercare.app.ui

import aftercare.core.Button
import aftercare.core.HistoryEntry
import aftercare.core.HistoryScreen
import aftercare.core.Level
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.shape.CircleShape
import androidx.compose.material3.HorizontalDivider
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.unit.dp

/** Everything answered, told, changed and left without an answer, the newest first. */
@Composable
internal fun HistoryView(screen: HistoryScreen, actions: ScreenActions) {
    Page(screen.frame, actions, intro = { screen.zone?.let { Text(it) } }) {
        screen.entries.forEachIndexed { index, entry ->
            if (index > 0) HorizontalDivider(color = LocalPalette.current.line)
            Entry(entry, actions)
        }
    }
}

@Composable
private fun Entry(entry: HistoryEntry, actions: ScreenActions) {
    val palette = LocalPalette.current
    Column {
        Marked(mark = { Mark(entry.level) }) {
            Column(Modifier.semantics(mergeDescendants = true) { heading() }) {
                Text(entry.title, style = MaterialTheme.typography.titleMedium)
                Soft(entry.`when`, style = MaterialTheme.typography.bodyMedium)
            }
            if (entry.levelName.isNotEmpty()) {
                val color = entry.level?.let { palette.of(it).onPaper } ?: palette.ink
                Text(entry.levelName, color = color, fontWeight = FontWeight.Medium)
            }
            entry.lines.forEach { Text(it, Modifier.padding(top = 4.dp)) }
            listOfNotNull(entry.open, entry.correct).forEach { EntryLink(it, entry.title, actions) }
        }
    }
}

/** The shape of what was told, or a ring where nothing was. */
@Composable
private fun Mark(level: Level?) {
    val palette = LocalPalette.current
    if (level == null) {
        Box(Modifier.size(32.dp), Alignment.Center) { Box(Modifier.size(16.dp).outlined(palette.edge, CircleShape)) }
        return
    }
    val tone = palette.of(level)
    if (level == Level.EMERGENCY) {
        LevelMark(level, 32.dp, fill = tone.tint, sign = tone.strong, rim = tone.strong)
    } else {
        LevelMark(level, 32.dp, fill = tone.strong, sign = tone.onStrong)
    }
}

/** A screen reader hears what it belongs to: every entry has links with the same words. */
@Composable
private fun EntryLink(button: Button, entry: String, actions: ScreenActions) {
    LinkButton(button.label, Modifier.about(entry, button.label), inText = true) { actions.press(button) }
}
