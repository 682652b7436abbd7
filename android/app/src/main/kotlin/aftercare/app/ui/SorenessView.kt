package aftercare.app.ui

import aftercare.core.BandPoint
import aftercare.core.Soreness
import androidx.compose.foundation.Canvas
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.graphics.Path
import androidx.compose.ui.graphics.StrokeCap
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.platform.LocalLayoutDirection
import androidx.compose.ui.text.TextMeasurer
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.drawText
import androidx.compose.ui.text.rememberTextMeasurer
import androidx.compose.ui.unit.LayoutDirection
import androidx.compose.ui.unit.dp
import kotlin.math.max

/**
 * Soreness so far against the expected course: a band with an edge, dots with their figures, no red and no
 * target. The sentence below says the same, so a screen reader passes over the picture.
 */
@Composable
internal fun SorenessView(soreness: Soreness) {
    val palette = LocalPalette.current
    val measurer = rememberTextMeasurer()
    val style = MaterialTheme.typography.bodyMedium.copy(color = palette.inkSoft)
    val scale = LocalDensity.current.fontScale.coerceIn(1f, 2f)
    Raised {
        // Time runs from left to right in a chart, whatever the language.
        CompositionLocalProvider(LocalLayoutDirection provides LayoutDirection.Ltr) {
            Canvas(Modifier.fillMaxWidth().height(160.dp + 40.dp * scale)) {
                Chart(this, soreness, palette, measurer, style).draw()
            }
        }
        Text(soreness.sentence)
    }
}

private class Chart(
    private val scope: DrawScope,
    private val soreness: Soreness,
    private val palette: Palette,
    private val measurer: TextMeasurer,
    private val style: TextStyle,
) {
    private val digits = measurer.measure("10", style).size
    private val left = digits.width + with(scope) { 8.dp.toPx() }
    private val top = digits.height / 2f
    private val right = scope.size.width - digits.width
    private val bottom = scope.size.height - digits.height * 1.3f
    private val hours = max(
        soreness.band.maxOfOrNull { it.hours } ?: DAY,
        soreness.points.maxOfOrNull { it.hours } ?: DAY,
    )

    private fun x(hours: Double) = left + (right - left) * (hours / this.hours).toFloat()

    private fun y(pain: Double) = bottom - (bottom - top) * (pain / MOST_PAIN).toFloat()

    fun draw() = with(scope) {
        drawBand()
        listOf(0, 5, 10).forEach { pain ->
            val at = y(pain.toDouble())
            drawLine(if (pain == 0) palette.edge else palette.line, Offset(left, at), Offset(right, at), 1.5.dp.toPx())
            write("$pain", left - 8.dp.toPx(), at, anchor = 1f)
        }
        var day = DAY
        while (day <= hours) {
            drawLine(palette.edge, Offset(x(day), bottom), Offset(x(day), bottom + 6.dp.toPx()), 1.5.dp.toPx())
            write("${day.toInt()} h", x(day), bottom + digits.height * 0.8f, anchor = 0.5f)
            day += if (hours > DAYS_APART * DAY) 2 * DAY else DAY
        }
        drawPoints()
    }

    private fun DrawScope.drawBand() {
        fun edge(of: (BandPoint) -> Double) = soreness.band.map { Offset(x(it.hours), y(of(it))) }
        val upper = edge(BandPoint::high)
        val lower = edge(BandPoint::low)
        val area = Path().apply {
            (upper + lower.reversed()).forEachIndexed { index, at ->
                if (index == 0) moveTo(at.x, at.y) else lineTo(at.x, at.y)
            }
            close()
        }
        drawPath(area, palette.band)
        drawPath(area, palette.calm.strong, style = Stroke(2.dp.toPx()))
    }

    private fun DrawScope.drawPoints() {
        val at = soreness.points.map { Offset(x(it.hours), y(it.pain.toDouble())) }
        at.zipWithNext { from, to -> drawLine(palette.ink, from, to, 2.5.dp.toPx(), StrokeCap.Round) }
        at.forEachIndexed { index, point ->
            drawCircle(palette.ink, 6.dp.toPx(), point)
            if (index == at.lastIndex) drawCircle(palette.paper, 3.dp.toPx(), point)
            // Above the dot where there is room, so that the axis stays free.
            val over = point.y - digits.height > top
            val shift = digits.height * 0.5f + 10.dp.toPx()
            write("${soreness.points[index].pain}", point.x, point.y + if (over) -shift else shift, 0.5f, strong = true)
        }
    }

    /** [anchor] is the part of the text's width that lies left of [x]. */
    private fun DrawScope.write(text: String, x: Float, y: Float, anchor: Float, strong: Boolean = false) {
        val laid = measurer.measure(text, if (strong) style.copy(color = palette.ink) else style)
        drawText(laid, topLeft = Offset(x - laid.size.width * anchor, y - laid.size.height / 2f))
    }
}

private const val DAY = 24.0
private const val DAYS_APART = 4
private const val MOST_PAIN = 10.0
