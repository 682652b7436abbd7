package aftercare.app.ui

import aftercare.core.Fact
import aftercare.core.Frame
import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.shape.CircleShape
import androidx.compose.material3.Icon
import androidx.compose.material3.IconButton
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.isTraversalGroup
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.semantics.traversalIndex
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp

/** The heading of a screen. */
@Composable
internal fun Title(text: String, style: TextStyle = MaterialTheme.typography.headlineSmall) {
    Text(text, Modifier.semantics { heading() }, style = style)
}

/** The heading of a part of a screen. */
@Composable
internal fun Heading(text: String) {
    Text(text, Modifier.semantics { heading() }, style = MaterialTheme.typography.titleMedium)
}

/** Running text of lesser weight. */
@Composable
internal fun Soft(text: String, modifier: Modifier = Modifier, style: TextStyle = MaterialTheme.typography.bodyLarge) {
    Text(text, modifier, color = LocalPalette.current.inkSoft, style = style)
}

/** Back, and what stands beside it; nothing where there is neither. */
@Composable
internal fun TopRow(frame: Frame, actions: ScreenActions, lead: String) {
    val back = frame.back
    if (back == null && lead.isEmpty()) return
    Row(
        Modifier
            .fillMaxWidth()
            .heightIn(min = 48.dp)
            .semantics {
                isTraversalGroup = true
                traversalIndex = 2f
            },
        verticalAlignment = Alignment.CenterVertically,
    ) {
        if (back != null) {
            IconButton({ actions.press(back) }, Modifier.padding(start = 4.dp).size(48.dp)) {
                Icon(Icons.back, back.label)
            }
        }
        if (lead.isNotEmpty()) {
            val start = if (back == null) SIDE else 4.dp
            Text(
                lead,
                Modifier.padding(start = start, end = SIDE),
                style = MaterialTheme.typography.titleMedium,
            )
        }
    }
}

/** What must be said before anything else, with what can be done about it. Spoken when it changes. */
@Composable
internal fun Notices(frame: Frame, notices: List<String>, actions: ScreenActions) {
    val action = frame.noticeAction
    if (notices.isEmpty() && action == null) return
    val palette = LocalPalette.current
    Column(
        Modifier
            .fillMaxWidth()
            .background(palette.urgent.tint, Corner)
            .outlined(palette.urgent.onPaper, Corner)
            .padding(16.dp),
        Arrangement.spacedBy(8.dp),
    ) {
        Column(Modifier.semantics { liveRegion = LiveRegionMode.Polite }, Arrangement.spacedBy(8.dp)) {
            notices.forEach { Text(it, color = palette.urgent.onTint) }
        }
        action?.let { LinkButton(it, actions, color = palette.urgent.onTint) }
    }
}

/** A box that sets its content apart. */
@Composable
internal fun Raised(color: Color = LocalPalette.current.raised, content: @Composable ColumnScope.() -> Unit) {
    Column(
        Modifier.fillMaxWidth().background(color, Corner).padding(16.dp),
        Arrangement.spacedBy(8.dp),
        content = content,
    )
}

/** A label over its value, read as one. */
@Composable
internal fun FactLine(fact: Fact, value: TextStyle = MaterialTheme.typography.titleMedium) {
    Column(Modifier.semantics(mergeDescendants = true) {}) {
        Soft(fact.label, style = MaterialTheme.typography.bodyMedium)
        Text(fact.value, style = value)
    }
}

/** A text after a small picture or mark at the height of its first line. */
@Composable
internal fun Marked(gap: Dp = 16.dp, mark: @Composable () -> Unit, content: @Composable ColumnScope.() -> Unit) {
    Row(horizontalArrangement = Arrangement.spacedBy(gap)) {
        mark()
        Column(Modifier.weight(1f), content = content)
    }
}

/** A point before an item of a list. */
@Composable
internal fun Bullet(color: Color = LocalPalette.current.ink) {
    Box(Modifier.firstLine(MaterialTheme.typography.bodyLarge), Alignment.Center) {
        Box(Modifier.size(8.dp).background(color, CircleShape))
    }
}

/** A picture that grows with the text; what it means is written beside it. */
@Composable
internal fun Picture(image: ImageVector, color: Color, size: Dp = 24.dp) {
    val scale = LocalDensity.current.fontScale.coerceIn(1f, LARGEST_PICTURE)
    Icon(image, null, Modifier.size(size * scale), color)
}

private const val LARGEST_PICTURE = 1.5f
