package aftercare.app.ui

import android.graphics.Bitmap
import android.graphics.BitmapFactory
import android.graphics.Color
import java.io.File
import kotlin.math.abs

/** Pictures of screens against the references in this project; `UPDATE=1` takes what is drawn for the new ones. */
class Shots(mode: Mode, private val isUpdate: Boolean = System.getenv("UPDATE") == "1") {
    private val references = File("android/app/src/test/screenshots/${mode.name.lowercase()}")
    private val found = File("target/android/screenshots/${mode.name.lowercase()}")
    private val taken = mutableSetOf<String>()
    private val different = mutableListOf<String>()

    /** Compares one; what differs is written beside the build. */
    fun take(name: String, drawn: Bitmap) {
        taken.add("$name.png")
        val picture = Indexed(drawn)
        val reference = File(references, "$name.png")
        if (isUpdate) return picture.write(reference)
        val expected = if (reference.exists()) BitmapFactory.decodeFile(reference.path) else null
        val fault = if (expected == null) "has no reference" else difference(expected, picture.bitmap()) ?: return
        val actual = File(found, "$name.png")
        picture.write(actual)
        different.add("$name $fault: see $actual and $reference; UPDATE=1 takes it for the new reference")
    }

    /** Every picture that is not like its reference, with where to find both, and references of no picture. */
    fun faults(): List<String> {
        val stale = references.listFiles().orEmpty().filter { it.name !in taken }
        if (isUpdate) stale.forEach(File::delete)
        return different + if (isUpdate) emptyList() else stale.map { "$it is the reference of no screen" }
    }
}

/** What is wrong, or `null`: one dot in a thousand may be off, as edges of letters are between machines. */
fun difference(expected: Bitmap, actual: Bitmap): String? {
    if (expected.width != actual.width || expected.height != actual.height) {
        return "is ${actual.width} x ${actual.height} and not ${expected.width} x ${expected.height}"
    }
    val (before, after) = dotsOf(expected) to dotsOf(actual)
    val off = before.indices.count { isOff(before[it], after[it]) }
    return if (off * LEAST_SHARE > before.size) "differs in $off of ${before.size} dots" else null
}

internal fun dotsOf(picture: Bitmap) = IntArray(picture.width * picture.height).also {
    picture.getPixels(it, 0, picture.width, 0, 0, picture.width, picture.height)
}

private fun isOff(one: Int, other: Int): Boolean =
    abs(Color.red(one) - Color.red(other)) > SEEN || abs(Color.green(one) - Color.green(other)) > SEEN ||
        abs(Color.blue(one) - Color.blue(other)) > SEEN

/** Less than between any two colours of the design that lie on one another. */
private const val SEEN = 32
private const val LEAST_SHARE = 1000
