package aftercare.app.ui

import aftercare.core.Level
import androidx.compose.foundation.Canvas
import androidx.compose.foundation.layout.size
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.CornerRadius
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.Path
import androidx.compose.ui.graphics.StrokeCap
import androidx.compose.ui.graphics.StrokeJoin
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.graphics.drawscope.translate
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import kotlin.math.PI
import kotlin.math.cos
import kotlin.math.sin

/**
 * The shape of a level, which is told apart without colour: circle, square, triangle, octagon, each with its
 * own sign. Its word always stands beside it.
 */
@Composable
internal fun LevelMark(level: Level, size: Dp, fill: Color, sign: Color, rim: Color = Color.Transparent) {
    val scale = LocalDensity.current.fontScale.coerceIn(1f, LARGEST)
    Canvas(Modifier.size(size * scale)) {
        val unit = this.size.minDimension / UNITS
        when (level) {
            Level.SELF_CARE -> circle(fill, sign, unit)
            Level.CONTACT_THERAPIST -> square(fill, sign, unit)
            Level.URGENT -> triangle(fill, sign, unit)
            Level.EMERGENCY -> octagon(fill, sign, rim, unit)
        }
    }
}

private fun DrawScope.circle(fill: Color, sign: Color, unit: Float) {
    drawCircle(fill, radius = 22 * unit)
    val tick = Path().apply {
        moveTo(14 * unit, 25 * unit)
        lineTo(21 * unit, 32 * unit)
        lineTo(34 * unit, 17 * unit)
    }
    drawPath(tick, sign, style = Stroke(5 * unit, cap = StrokeCap.Round, join = StrokeJoin.Round))
}

private fun DrawScope.square(fill: Color, sign: Color, unit: Float) {
    val corner = CornerRadius(6 * unit)
    drawRoundRect(fill, Offset(3 * unit, 3 * unit), Size(42 * unit, 42 * unit), corner)
    // A bubble of speech: talk to somebody.
    val bubble = Path().apply {
        moveTo(12 * unit, 14 * unit)
        lineTo(36 * unit, 14 * unit)
        lineTo(36 * unit, 30 * unit)
        lineTo(24 * unit, 30 * unit)
        lineTo(17 * unit, 36 * unit)
        lineTo(17 * unit, 30 * unit)
        lineTo(12 * unit, 30 * unit)
        close()
    }
    drawPath(bubble, sign, style = Stroke(4 * unit, join = StrokeJoin.Round))
}

private fun DrawScope.triangle(fill: Color, sign: Color, unit: Float) {
    val path = Path().apply {
        moveTo(24 * unit, 6 * unit)
        lineTo(44 * unit, 41 * unit)
        lineTo(4 * unit, 41 * unit)
        close()
    }
    drawPath(path, fill)
    drawPath(path, fill, style = Stroke(5 * unit, join = StrokeJoin.Round))
    exclamation(sign, unit, lift = 3f)
}

private fun DrawScope.octagon(fill: Color, sign: Color, rim: Color, unit: Float) {
    fun path(radius: Float) = Path().apply {
        for (corner in 0 until CORNERS) {
            val angle = (2 * corner + 1) * PI / CORNERS
            val x = (24 + radius * cos(angle).toFloat()) * unit
            val y = (24 + radius * sin(angle).toFloat()) * unit
            if (corner == 0) moveTo(x, y) else lineTo(x, y)
        }
        close()
    }
    drawPath(path(OUTER), rim)
    drawPath(path(OUTER - 2), fill)
    drawPath(path(OUTER - 5), sign, style = Stroke(2 * unit))
    exclamation(sign, unit, lift = 0f)
}

private fun DrawScope.exclamation(color: Color, unit: Float, lift: Float) = translate(top = lift * unit) {
    drawLine(color, Offset(24 * unit, 14 * unit), Offset(24 * unit, 26 * unit), 5 * unit, StrokeCap.Round)
    drawCircle(color, 3 * unit, Offset(24 * unit, 33.5f * unit))
}

private const val UNITS = 48f
private const val CORNERS = 8
private const val OUTER = 23.5f
private const val LARGEST = 1.5f

/** The size of a mark beside the word of a level. */
internal val LARGE_MARK = 48.dp
