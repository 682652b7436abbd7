package aftercare.app.ui

import aftercare.core.BodyView
import aftercare.core.OpenException
import aftercare.core.PlaceMap
import aftercare.core.bodyMapTap
import androidx.compose.foundation.Canvas
import androidx.compose.foundation.gestures.detectTapGestures
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.aspectRatio
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.widthIn
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.getValue
import androidx.compose.runtime.rememberUpdatedState
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.graphics.Path
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.graphics.drawscope.clipPath
import androidx.compose.ui.graphics.drawscope.scale
import androidx.compose.ui.input.pointer.pointerInput
import androidx.compose.ui.platform.LocalLayoutDirection
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.role
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.LayoutDirection
import androidx.compose.ui.unit.dp

/**
 * The body from the front and from the back, with the chosen regions hatched and outlined. Never mirrored:
 * left and right are the patient's. A screen reader hears the description; the list beside it does the same.
 *
 * @param actions where a tap goes; `null` where the map only shows
 */
@Composable
internal fun BodyMapView(map: PlaceMap, actions: ScreenActions?, widest: Dp) {
    val shapes = bodyShapes ?: return
    CompositionLocalProvider(LocalLayoutDirection provides LayoutDirection.Ltr) {
        Box(Modifier.fillMaxWidth(), Alignment.TopCenter) {
            Row(
                Modifier
                    .widthIn(max = widest)
                    .clearAndSetSemantics {
                        contentDescription = "${map.title}. ${map.description}"
                        role = Role.Image
                    },
                Arrangement.spacedBy(8.dp),
            ) {
                shapes.views.forEach { shape ->
                    Column(Modifier.weight(1f), horizontalAlignment = Alignment.CenterHorizontally) {
                        FigureView(shape, map, actions)
                        val name = if (shape.view == BodyView.FRONT) map.front else map.back
                        Soft(name, style = MaterialTheme.typography.bodyMedium)
                    }
                }
            }
        }
    }
}

@Composable
private fun FigureView(shape: BodyShape, map: PlaceMap, actions: ScreenActions?) {
    val palette = LocalPalette.current
    val receiver by rememberUpdatedState(actions)
    val tap = Modifier.pointerInput(shape) {
        detectTapGestures { at ->
            val unit = size.width / shape.width
            commandAt(shape.view, at / unit)?.let { receiver?.send(it) }
        }
    }
    Box(Modifier.aspectRatio(shape.width / shape.height)) {
        Canvas(Modifier.matchParentSize().then(if (actions == null) Modifier else tap)) {
            val unit = size.width / shape.width
            scale(unit, Offset.Zero) { drawBody(shape, map, palette, line = 1.dp.toPx() / unit) }
        }
        // The patient's left is on the right of a figure that faces the reader.
        val (start, end) = if (shape.view == BodyView.FRONT) map.right to map.left else map.left to map.right
        Row(
            Modifier.align(Alignment.TopCenter).fillMaxWidth(BESIDE_HEAD).padding(top = 24.dp),
            Arrangement.SpaceBetween,
        ) {
            listOf(start, end).forEach {
                Text(it, color = palette.inkSoft, style = MaterialTheme.typography.bodyMedium)
            }
        }
    }
}

/** The command of a tap in units of the drawing; none beside the figure. */
private fun commandAt(view: BodyView, at: Offset) = try {
    bodyMapTap(view, at.x.toDouble(), at.y.toDouble())
} catch (_: OpenException) {
    null
}

private fun DrawScope.drawBody(shape: BodyShape, map: PlaceMap, palette: Palette, line: Float) {
    shape.outlines.forEach { drawPath(it, palette.raised) }
    shape.regions.forEach { (_, path) -> drawPath(path, palette.line, style = Stroke(line)) }
    shape.details.forEach { drawPath(it, palette.line, style = Stroke(line)) }
    shape.outlines.forEach { drawPath(it, palette.ink, style = Stroke(line * 2)) }
    shape.regions.forEach { (region, path) -> if (region.isIn(map.marked)) mark(path, palette, line) }
}

private fun DrawScope.mark(path: Path, palette: Palette, line: Float) {
    drawPath(path, palette.band)
    val bounds = path.getBounds()
    clipPath(path) {
        var x = bounds.left - bounds.height
        while (x < bounds.right) {
            drawLine(palette.calm.strong, Offset(x, bounds.bottom), Offset(x + bounds.height, bounds.top), line * 1.5f)
            x += HATCH
        }
    }
    drawPath(path, palette.calm.strong, style = Stroke(line * 3))
}

/** Where the letters stand, as a part of the figure's width: close to the head, so that each is one figure's own. */
private const val BESIDE_HEAD = 0.6f

/** Between two hatching lines, in units of the drawing. */
private const val HATCH = 3f
