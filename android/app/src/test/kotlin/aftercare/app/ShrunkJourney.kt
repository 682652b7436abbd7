package aftercare.app

import aftercare.app.keys.FakeAndroidKeystore
import aftercare.core.CareEngine
import aftercare.core.Command
import aftercare.core.Destination
import aftercare.core.Device
import aftercare.core.FieldName
import aftercare.core.Moment
import aftercare.core.Screen
import aftercare.core.Zone
import android.app.Activity
import android.app.AlarmManager
import android.content.Intent
import android.net.Uri
import android.view.View
import android.view.ViewGroup
import android.view.accessibility.AccessibilityNodeInfo
import java.security.Security
import java.time.Duration
import java.time.Instant
import java.util.concurrent.TimeUnit
import org.junit.After
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.android.controller.ActivityController
import org.robolectric.annotation.Config
import org.robolectric.shadows.ShadowLooper

private val PATIENCE = Duration.ofSeconds(60)

/** More nodes than a screen has. */
private const val NODES = 2000

/**
 * One journey through what R8 leaves of a release: the real application with its own clock, thread and key. Its
 * classes have other names by then, so that the screen is read and pressed as a screen reader does it, and
 * nothing of the app is named here but what the system names too.
 */
@RunWith(RobolectricTestRunner::class)
@Config(application = AftercareApplication::class)
class ShrunkJourney {
    @get:Rule
    val folder = TemporaryFolder()
    private lateinit var controller: ActivityController<out Activity>

    @Before
    fun install(): Unit = FakeAndroidKeystore().install()

    @After
    fun close() {
        controller.close()
        Security.removeProvider("AndroidKeyStore")
    }

    @Test
    fun `from a link to reminders and to the emergency prompt`() {
        val app = RuntimeEnvironment.getApplication()
        val intent = Intent(Intent.ACTION_VIEW, Uri.parse(link())).setClassName(app, "aftercare.app.MainActivity")
        val activity = Class.forName("aftercare.app.MainActivity").asSubclass(Activity::class.java)
        controller = Robolectric.buildActivity(activity, intent).setup()

        press { it == "Yes, that’s my session" }
        press { it == "Call 911" }
        press { it == "Next" }
        press { it == "Done" }
        val alarms = shadowOf(app.getSystemService(AlarmManager::class.java))
        assertTrue(alarms.scheduledAlarms.size > 5)

        // What the system starts by its name. It is early, as after a clock that was put back: armed again.
        val first = alarms.scheduledAlarms.minBy { it.triggerAtMs }
        alarms.fireAlarm(first)
        await("the reminder is armed again") { alarms.scheduledAlarms.any { it.triggerAtMs == first.triggerAtMs } }

        press { it == "I feel unwell now" }
        press { it.endsWith(": Yes") }
        find { it == "Call 911 now" }
        assertTrue(alarms.scheduledAlarms.any { it.isAllowWhileIdle })
    }

    /** What a therapist's phone makes at this moment. */
    private fun link(): String {
        val now = Moment(Instant.now(), Zone("UTC", 0, emptyList()))
        val device = Device(listOf("en"), "US", true, "0")
        return CareEngine.open(folder.root.path, ByteArray(32), device, now).use { engine ->
            engine.dispatch(Command.Go(Destination.THERAPIST), now)
            engine.dispatch(Command.EndsNow, now)
            engine.dispatch(Command.SetTechnique("dry_needling"), now)
            val form = engine.dispatch(Command.Fill(FieldName.PRACTICE_NAME, "Harbour Practice"), now)
            val region = (form.screen as Screen.Therapist).v1.regions.first().options.first()
            checkNotNull((engine.dispatch(region.command, now).screen as Screen.Therapist).v1.ready).link
        }
    }

    private fun press(matches: (String) -> Boolean) {
        val (view, id) = find(matches)
        assertTrue(view.accessibilityNodeProvider.performAction(id, AccessibilityNodeInfo.ACTION_CLICK, null))
    }

    /** Something on the screen that has such words. */
    private fun find(matches: (String) -> Boolean): Pair<View, Int> {
        var found: Pair<View, Int>? = null
        await("among ${nodes().map { it.second }}") {
            found = nodes().firstOrNull { matches(it.second) }?.first
            found != null
        }
        return checkNotNull(found)
    }

    /** Waits for the app's thread and for frames to be drawn. */
    private fun await(what: String, isDone: () -> Boolean) {
        val end = Instant.now() + PATIENCE
        while (!isDone()) {
            check(Instant.now() < end) { "never: $what" }
            ShadowLooper.idleMainLooper(50, TimeUnit.MILLISECONDS)
        }
    }

    private fun nodes(): List<Pair<Pair<View, Int>, String>> =
        controller.get().window.decorView.all().filter { it.accessibilityNodeProvider != null }.flatMap { view ->
            (0 until NODES).asSequence().mapNotNull { id ->
                val node = view.accessibilityNodeProvider.createAccessibilityNodeInfo(id) ?: return@mapNotNull null
                (node.contentDescription ?: node.text)?.let { (view to id) to it.toString() }
            }
        }.toList()
}

private fun View.all(): Sequence<View> = sequence {
    yield(this@all)
    if (this@all is ViewGroup) for (i in 0 until childCount) yieldAll(getChildAt(i).all())
}
