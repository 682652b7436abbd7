package aftercare.app.ui

import aftercare.core.BodyMap
import aftercare.core.BodyRegion
import aftercare.core.BodyView
import aftercare.core.OpenException
import aftercare.core.Place
import aftercare.core.Segment
import aftercare.core.bodyMap
import androidx.compose.ui.graphics.Path

/** The drawing of one view, ready to be drawn. */
internal class BodyShape(val view: BodyView, map: BodyMap) {
    private val figures = map.figures.filter { it.view == view }
    val width: Float = map.viewBox.width.toFloat()
    val height: Float = map.viewBox.height.toFloat()
    val outlines: List<Path> = figures.map { pathOf(it.outline) }
    val details: List<Path> = figures.flatMap { it.detail }.map(::pathOf)
    val regions: List<Pair<BodyRegion, Path>> = map.regions.filter { it.view == view }.map { it to pathOf(it.path) }
}

/** The core's drawing, asked for once. */
internal class BodyShapes(map: BodyMap) {
    val views: List<BodyShape> = BodyView.entries.map { BodyShape(it, map) }
    private val drawn = map.regions.map { it.region }.toSet()

    /** Whether the drawing has this region; the others are only in the list. */
    fun has(region: String): Boolean = region in drawn
}

/** `null` when this build has no drawing: the list says everything that it would show. */
internal val bodyShapes: BodyShapes? by lazy {
    try {
        BodyShapes(bodyMap())
    } catch (_: OpenException) {
        null
    }
}

/** Whether a region is among the places to hatch. */
internal fun BodyRegion.isIn(marked: List<Place>): Boolean = marked.any { it.region == region && it.side == side }

private fun pathOf(segments: List<Segment>) = Path().apply {
    segments.forEach { segment ->
        when (segment) {
            is Segment.Move -> moveTo(segment.to.x.toFloat(), segment.to.y.toFloat())

            is Segment.Line -> lineTo(segment.to.x.toFloat(), segment.to.y.toFloat())

            is Segment.Cubic -> cubicTo(
                segment.control1.x.toFloat(),
                segment.control1.y.toFloat(),
                segment.control2.x.toFloat(),
                segment.control2.y.toFloat(),
                segment.to.x.toFloat(),
                segment.to.y.toFloat(),
            )

            is Segment.Close -> close()
        }
    }
}
