package aftercare.app.ui

import androidx.compose.foundation.border
import androidx.compose.foundation.layout.height
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.Shape
import androidx.compose.ui.layout.Layout
import androidx.compose.ui.layout.Measurable
import androidx.compose.ui.layout.MeasureResult
import androidx.compose.ui.layout.MeasureScope
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.unit.Constraints
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import androidx.compose.ui.unit.isSpecified

/** The edge of a box. */
internal fun Modifier.outlined(color: Color, shape: Shape): Modifier = border(2.dp, color, shape)

/** As high as one line of [style], so that a mark stands level with the first line beside it. */
@Composable
internal fun Modifier.firstLine(style: TextStyle): Modifier = height(lineHeight(style))

/** The height of a line of [style] at the reader's size of text. */
@Composable
internal fun lineHeight(style: TextStyle): Dp = with(LocalDensity.current) {
    val line = style.lineHeight
    if (line.isSpecified && line.isEm) style.fontSize.toDp() * line.value else line.toDp()
}

/**
 * Side by side and equally wide where each of them fits on one line, else one below the other: answers
 * keep the same weight at any size of text.
 */
@Composable
internal fun EvenRow(modifier: Modifier = Modifier, gap: Dp = 8.dp, content: @Composable () -> Unit) {
    Layout(content, modifier) { measurables, constraints -> even(measurables, constraints, gap.roundToPx()) }
}

private fun MeasureScope.even(measurables: List<Measurable>, constraints: Constraints, gap: Int): MeasureResult {
    val count = measurables.size.coerceAtLeast(1)
    val width = constraints.maxWidth
    val cell = (width - gap * (count - 1)) / count
    val isOneRow = measurables.all { it.maxIntrinsicWidth(Constraints.Infinity) <= cell }
    val each = if (isOneRow) cell else width
    val tallest = measurables.maxOfOrNull { it.minIntrinsicHeight(each) } ?: 0
    val least = if (isOneRow) tallest else 0
    val placeables = measurables.map { it.measure(Constraints(each, each, least, Constraints.Infinity)) }
    val height = if (isOneRow) tallest else placeables.sumOf { it.height } + gap * (count - 1)
    return layout(width, placeables.maxOfOrNull { it.height }?.coerceAtLeast(height) ?: 0) {
        var at = 0
        placeables.forEach {
            if (isOneRow) it.placeRelative(at, 0) else it.placeRelative(0, at)
            at += (if (isOneRow) cell else it.height) + gap
        }
    }
}
