package aftercare.app.print

import android.graphics.Canvas
import android.graphics.Color
import android.graphics.Paint
import android.graphics.Path
import android.graphics.RectF
import android.graphics.Typeface
import android.util.Xml
import androidx.compose.ui.graphics.asAndroidPath
import androidx.compose.ui.graphics.vector.PathParser
import androidx.core.graphics.toColorInt
import androidx.core.graphics.withSave
import java.io.StringReader
import org.xmlpull.v1.XmlPullParser

/** Between the middles of two lines of the hatch, and how thick they are, as the core draws it. */
private const val HATCH_PITCH = 2.4f
private const val HATCH_LINE = .8f
private const val HATCH_DEGREES = 45f

/**
 * A page that the core drew, an SVG document, on a canvas. It knows what the core uses and nothing else:
 * `svg` within `svg`, `g` with `translate`, `rect`, `path`, `text`, and one pattern, the hatch of what is
 * marked. A document is read again for each drawing, for it is drawn once.
 */
class SvgPage(private val document: String) {
    /** Width and height in millimetres. */
    val size: Pair<Float, Float> by lazy {
        val root = Xml.newPullParser().apply { setInput(StringReader(document)) }
        while (root.eventType != XmlPullParser.START_TAG) root.next()
        root.viewBox().let { it.width() to it.height() }
    }

    /** Draws it in the canvas's units, one for a millimetre. */
    fun draw(canvas: Canvas) {
        val xml = Xml.newPullParser().apply { setInput(StringReader(document)) }
        val looks = ArrayDeque(listOf(Look()))
        while (xml.next() != XmlPullParser.END_DOCUMENT) {
            if (xml.eventType == XmlPullParser.END_TAG) {
                looks.removeLast()
                canvas.restore()
            }
            if (xml.eventType != XmlPullParser.START_TAG) continue
            canvas.save()
            val look = looks.last().within(xml)
            looks.addLast(look)
            // The hatch is drawn by hand where it is used.
            if (looks.any { it.isPattern }) continue
            when (xml.name) {
                "svg" -> canvas.place(xml, isRoot = looks.size == 2)
                "g" -> canvas.translate(xml)
                "rect" -> xml.rect().let { rect -> canvas.paint(look, rectPath(rect, xml.number("rx"))) }
                "path" -> canvas.paint(look, pathOf(xml.text("d").orEmpty()))
                "text" -> canvas.write(xml, look)
            }
        }
    }
}

/** How something is drawn; what an element does not say it has from the one around it. */
private data class Look(
    val fill: String = "#000",
    val stroke: String = "none",
    val strokeWidth: Float = 1f,
    val isMiddle: Boolean = false,
    val isPattern: Boolean = false,
) {
    fun within(xml: XmlPullParser) = Look(
        fill = xml.text("fill") ?: fill,
        stroke = xml.text("stroke") ?: stroke,
        strokeWidth = xml.text("stroke-width")?.toFloat() ?: strokeWidth,
        isMiddle = xml.text("text-anchor")?.let { it == "middle" } ?: isMiddle,
        isPattern = xml.name == "pattern",
    )
}

private fun Canvas.place(xml: XmlPullParser, isRoot: Boolean) {
    if (isRoot) return
    val box = xml.viewBox()
    val into = xml.rect()
    // As SVG has it: as large as fits, in the middle.
    val scale = minOf(into.width() / box.width(), into.height() / box.height())
    translate(into.centerX() - scale * box.centerX(), into.centerY() - scale * box.centerY())
    scale(scale, scale)
}

private fun Canvas.translate(xml: XmlPullParser) {
    val by = xml.text("transform")?.removeSurrounding("translate(", ")")?.split(' ') ?: return
    translate(by[0].toFloat(), by[1].toFloat())
}

private fun Canvas.paint(look: Look, path: Path) {
    when {
        look.fill == "none" -> Unit
        look.fill.startsWith("url") -> hatch(path)
        else -> drawPath(path, inked(look.fill))
    }
    if (look.stroke == "none") return
    drawPath(
        path,
        inked(look.stroke).apply {
            style = Paint.Style.STROKE
            strokeWidth = look.strokeWidth
        },
    )
}

/** Slanted black lines on white within a path: seen without colour. */
private fun Canvas.hatch(path: Path) {
    val bounds = RectF().also { path.computeBounds(it, true) }
    val reach = bounds.width() + bounds.height()
    withSave {
        clipPath(path)
        drawColor(Color.WHITE)
        rotate(HATCH_DEGREES, bounds.centerX(), bounds.centerY())
        val ink = inked("#000")
        var x = bounds.centerX() - reach
        while (x < bounds.centerX() + reach) {
            drawRect(x, bounds.centerY() - reach, x + HATCH_LINE, bounds.centerY() + reach, ink)
            x += HATCH_PITCH
        }
    }
}

private fun Canvas.write(xml: XmlPullParser, look: Look) {
    val ink = inked(look.fill)
    ink.textSize = xml.number("font-size")
    ink.typeface =
        Typeface.create("sans-serif", if (xml.text("font-weight") == "bold") Typeface.BOLD else Typeface.NORMAL)
    ink.textAlign = if (look.isMiddle) Paint.Align.CENTER else Paint.Align.LEFT
    // Sizes are in millimetres: without these, glyphs would be fitted to whole ones.
    ink.isLinearText = true
    ink.isSubpixelText = true
    val (x, y) = xml.number("x") to xml.number("y")
    if (xml.next() == XmlPullParser.TEXT) drawText(xml.text, x, y, ink) else error("a text without words")
}

private fun inked(colour: String) = Paint(Paint.ANTI_ALIAS_FLAG).apply {
    strokeJoin = Paint.Join.ROUND
    // `#888` is short for `#888888`.
    color = (if (colour.length == 4) "#" + colour.drop(1).map { "$it$it" }.joinToString("") else colour).toColorInt()
}

private fun rectPath(rect: RectF, radius: Float) =
    Path().apply { addRoundRect(rect, radius, radius, Path.Direction.CW) }

private fun pathOf(data: String): Path = PathParser().parsePathString(data).toPath().asAndroidPath()

private fun XmlPullParser.text(name: String): String? = getAttributeValue(null, name)

private fun XmlPullParser.number(name: String): Float = text(name)?.removeSuffix("mm")?.toFloat() ?: 0f

private fun XmlPullParser.rect(): RectF {
    val (x, y) = number("x") to number("y")
    return RectF(x, y, x + number("width"), y + number("height"))
}

private fun XmlPullParser.viewBox(): RectF {
    val (x, y, width, height) = checkNotNull(text("viewBox")).split(' ').map(String::toFloat)
    return RectF(x, y, x + width, y + height)
}
