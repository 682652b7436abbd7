package aftercare.app.ui

import android.graphics.Bitmap
import java.awt.image.BufferedImage
import java.awt.image.IndexColorModel
import java.io.File
import javax.imageio.ImageIO
import kotlin.math.abs

/**
 * A picture in at most 64 colours: those of the design as they are, the many shades at the edges of letters as the
 * nearest of them. A fifth of the size in the project, and nobody's eye misses them.
 */
class Indexed(picture: Bitmap) {
    private val width = picture.width
    private val height = picture.height
    private val dots = dotsOf(picture)
    private val colors = mostUsed()
    private val nearest = HashMap<Int, Int>()

    /** The same as a bitmap. */
    fun bitmap(): Bitmap =
        Bitmap.createBitmap(IntArray(dots.size) { colors[index(it)] }, width, height, Bitmap.Config.ARGB_8888)

    /** Writes a PNG with a table of colours, which Android itself cannot write. */
    fun write(file: File) {
        fun part(shift: Int) = ByteArray(colors.size) { (colors[it] shr shift).toByte() }
        val model = IndexColorModel(BITS, colors.size, part(RED), part(GREEN), part(0))
        val image = BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model)
        dots.indices.forEach { image.raster.setSample(it % width, it / width, 0, index(it)) }
        file.parentFile!!.mkdirs()
        ImageIO.write(image, "png", file)
    }

    private fun index(dot: Int): Int =
        nearest.getOrPut(dots[dot]) { colors.indices.minBy { distance(colors[it], dots[dot]) } }

    private fun mostUsed(): List<Int> {
        val counts = HashMap<Int, Int>()
        dots.forEach { counts.merge(it, 1, Int::plus) }
        val found = mutableListOf<Int>()
        for (color in counts.keys.sortedWith(compareByDescending<Int> { counts[it] }.thenBy { it })) {
            if (found.none { distance(it, color) < ALIKE }) found.add(color)
            if (found.size == MOST) break
        }
        return found
    }
}

private fun distance(one: Int, other: Int): Int =
    listOf(0, GREEN, RED).sumOf { abs((one shr it and BYTE) - (other shr it and BYTE)) }

private const val MOST = 64
private const val ALIKE = 14
private const val BITS = 8
private const val RED = 16
private const val GREEN = 8
private const val BYTE = 0xFF
