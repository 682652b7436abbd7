package aftercare.app.ui

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.drawBehind
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.platform.LocalLayoutDirection
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.LayoutDirection
import androidx.compose.ui.unit.dp

/** A check-in on the line of dots. */
internal data class Stop(
    val title: String,
    val detail: String,
    val state: String,
    /** The one that can be answered now. */
    val isOpen: Boolean,
)

/** The check-ins of a course as a line of dots, from above to below. What each has become stands in words. */
@Composable
internal fun StopLine(stops: List<Stop>) {
    val type = MaterialTheme.typography
    Column(Modifier.fillMaxWidth()) {
        stops.forEachIndexed { index, stop ->
            Row(
                Modifier
                    .semantics(mergeDescendants = true) {}
                    .dotted(stop.isOpen, isLast = index == stops.lastIndex)
                    .padding(start = 44.dp, bottom = if (index == stops.lastIndex) 0.dp else 16.dp)
                    .fillMaxWidth(),
            ) {
                Column(Modifier.weight(1f)) {
                    FlowRow(Modifier.fillMaxWidth(), Arrangement.SpaceBetween, Arrangement.Center) {
                        Text(stop.title, Modifier.padding(end = 16.dp), style = type.titleMedium)
                        Text(stop.state, style = if (stop.isOpen) type.titleMedium else type.bodyMedium)
                    }
                    Soft(stop.detail, style = type.bodyMedium)
                }
            }
        }
    }
}

/** The dot at the height of the first line, and the line on to the next one. */
@Composable
private fun Modifier.dotted(isOpen: Boolean, isLast: Boolean): Modifier {
    val palette = LocalPalette.current
    val isMirrored = LocalLayoutDirection.current == LayoutDirection.Rtl
    val middle = lineHeight(MaterialTheme.typography.titleMedium) / 2
    return drawBehind {
        val x = 14.dp.toPx()
        val dot = Offset(if (isMirrored) size.width - x else x, middle.toPx())
        if (!isLast) drawLine(palette.edge, dot, Offset(dot.x, size.height + dot.y), 2.dp.toPx())
        if (isOpen) drawCircle(palette.band, 14.dp.toPx(), dot)
        ring(dot, palette, isOpen)
    }
}

private fun DrawScope.ring(at: Offset, palette: Palette, isFull: Boolean) {
    val radius = 9.dp.toPx()
    drawCircle(if (isFull) palette.calm.strong else palette.paper, radius, at)
    drawCircle(palette.calm.strong, radius, at, style = Stroke(3.dp.toPx()))
}
