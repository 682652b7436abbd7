package aftercare.app.ui

import android.graphics.Bitmap
import android.graphics.BitmapFactory
import android.graphics.Color
import java.io.File
import kotlin.math.abs

/** Pictures of screens against the references in this project; `UPDATE=1` takes what is drawn for the new ones. */
class Shots(mode: Mode) {
    private val isUpdate = System.getenv("UPDATE") == "1"
    private val references = File("android/app/src/test/screenshots/${mode.name.lowercase()}")
    private val found = File("target/android/screenshots/${mode.name.lowercase()}")

    /** Every picture that is not like its reference, with where to find both. */
    val faults = mutableListOf<String>()

    /** Compares one; what differs is written beside the build. */
    fun take(name: String, drawn: Bitmap) {
        val picture = coarse(drawn)
        val reference = File(references, "$name.png")
        if (isUpdate) return write(picture, reference)
        val expected = if (reference.exists()) BitmapFactory.decodeFile(reference.path) else null
        val fault = if (expected == null) "has no reference" else difference(expected, picture) ?: return
        val actual = File(found, "$name.png")
        write(picture, actual)
        faults.add("$name $fault: see $actual and $reference; UPDATE=1 takes it for the new reference")
    }

    private fun write(picture: Bitmap, file: File) {
        file.parentFile!!.mkdirs()
        file.outputStream().use { picture.compress(Bitmap.CompressFormat.PNG, 100, it) }
    }
}

/** The same with eight steps of each colour: a third of the size in the project, and nobody's eye misses them. */
private fun coarse(picture: Bitmap): Bitmap {
    val dots = dotsOf(picture)
    for (index in dots.indices) {
        val dot = dots[index]
        dots[index] = Color.rgb(step(Color.red(dot)), step(Color.green(dot)), step(Color.blue(dot)))
    }
    return Bitmap.createBitmap(dots, picture.width, picture.height, Bitmap.Config.ARGB_8888).apply { setHasAlpha(false) }
}

private fun step(value: Int): Int = (value * STEPS + HALF) / MOST * MOST / STEPS

/** What is wrong, or `null`: one dot in a thousand may be off, as edges of letters are between machines. */
fun difference(expected: Bitmap, actual: Bitmap): String? {
    if (expected.width != actual.width || expected.height != actual.height) {
        return "is ${actual.width} x ${actual.height} and not ${expected.width} x ${expected.height}"
    }
    val (before, after) = dotsOf(expected) to dotsOf(actual)
    val off = before.indices.count { isOff(before[it], after[it]) }
    return if (off * LEAST_SHARE > before.size) "differs in $off of ${before.size} dots" else null
}

private fun dotsOf(picture: Bitmap) = IntArray(picture.width * picture.height).also {
    picture.getPixels(it, 0, picture.width, 0, 0, picture.width, picture.height)
}

private fun isOff(one: Int, other: Int): Boolean =
    abs(Color.red(one) - Color.red(other)) > SEEN || abs(Color.green(one) - Color.green(other)) > SEEN ||
        abs(Color.blue(one) - Color.blue(other)) > SEEN

private const val STEPS = 7
private const val MOST = 255
private const val HALF = 127

/** More than one step. */
private const val SEEN = 40
private const val LEAST_SHARE = 1000
