package aftercare.app

import android.content.Intent
import androidx.activity.ComponentActivity
import androidx.activity.compose.setContent
import androidx.compose.material3.Text
import androidx.test.core.app.ActivityScenario
import java.util.Locale
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.shadows.ShadowLooper

private const val TIMES = 9

/** What a window that was closed may leave behind, in bytes: caches that grow once. */
private const val LEFT_BEHIND = 2_000_000

/**
 * What the app costs beside a Compose activity with a word on it, in the same run: this machine's seconds and bytes
 * say nothing of a phone's. Only what stays behind is judged.
 */
@RunWith(RobolectricTestRunner::class)
class CostTest {
    private val phone = Phone()

    @Test
    fun `opening and closing the app leaves nothing behind, and costs what is printed`() {
        val empty = Intent(phone.app, ComponentActivity::class.java)
        val app = Intent(phone.app, MainActivity::class.java).setAction(Intent.ACTION_MAIN)
        // Once each, so that neither pays for loading what both need.
        opened(empty)
        opened(app)
        val times = List(TIMES) { opened(empty) to opened(app) }
        val ratio = times.map { it.second }.median() / times.map { it.first }.median()

        val before = heap()
        repeat(TIMES) { opened(app) }
        val left = heap() - before
        val printed = String.format(Locale.ROOT, "%.1f", ratio)
        println("measured: opening the app to its first frame takes $printed times an empty Compose activity")
        assertTrue("$left bytes are left behind", left < TIMES * LEFT_BEHIND)
    }

    /** Nanoseconds until the first frame is drawn. */
    private fun opened(intent: Intent): Double {
        val start = System.nanoTime()
        ActivityScenario.launch<ComponentActivity>(intent).use { scenario ->
            if (intent.component!!.className == ComponentActivity::class.java.name) {
                scenario.onActivity { it.setContent { Text("Aftercare") } }
            }
            ShadowLooper.idleMainLooper()
            return (System.nanoTime() - start).toDouble()
        }
    }

    private fun List<Double>.median(): Double = sorted()[size / 2]

    private fun heap(): Long {
        repeat(3) { System.gc() }
        return Runtime.getRuntime().run { totalMemory() - freeMemory() }
    }
}
