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
import android.graphics.Rect
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
    fun `a session is taken in from a link, its reminders are armed, and an alarm rings`() {
        val app = RuntimeEnvironment.getApplication()
        val intent = Intent(Intent.ACTION_VIEW, Uri.parse(link())).setClassName(app, "aftercare.app.MainActivity")
        val activity = Class.forName("aftercare.app.MainActivity").asSubclass(Activity::class.java)
        controller = Robolectric.buildActivity(activity, intent).setup()

        press { it == "Yes, that’s my session" }
        find { it.words == "Before you leave" }
        val alarms = shadowOf(app.getSystemService(AlarmManager::class.java))
        await({ "the reminders are armed" }) { alarms.scheduledAlarms.size > 5 }

        // What the system starts by its name. It is early, as after a clock that was put back: armed again.
        val first = alarms.scheduledAlarms.minBy { it.triggerAtMs }
        alarms.fireAlarm(first)
        await({ "the reminder is armed again" }) { alarms.scheduledAlarms.any { it.triggerAtMs == first.triggerAtMs } }
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
        // The words of a button are a part of it: what can be pressed is around them.
        val words = find { matches(it.words) }
        val around = nodes().filter { it.info.isClickable && it.bounds.contains(words.bounds) }
        val node = around.minBy { it.bounds.height() }
        assertTrue(node.view.accessibilityNodeProvider.performAction(node.id, AccessibilityNodeInfo.ACTION_CLICK, null))
    }

    /** Something on the screen. */
    private fun find(matches: (Node) -> Boolean): Node {
        var found: Node? = null
        await({ "among ${nodes().map { it.words }.filter(String::isNotEmpty)}" }) {
            found = nodes().firstOrNull(matches)
            found != null
        }
        return checkNotNull(found)
    }

    /** Waits for the app's thread and for frames to be drawn. */
    private fun await(what: () -> String, isDone: () -> Boolean) {
        val end = Instant.now() + PATIENCE
        while (!isDone()) {
            check(Instant.now() < end) { "never: ${what()}" }
            ShadowLooper.idleMainLooper(50, TimeUnit.MILLISECONDS)
        }
    }

    private fun nodes(): List<Node> =
        controller.get().window.decorView.all().filter { it.accessibilityNodeProvider != null }.flatMap { view ->
            (0 until NODES).asSequence().mapNotNull { id ->
                view.accessibilityNodeProvider.createAccessibilityNodeInfo(id)?.let { Node(view, id, it) }
            }
        }.toList()
}

/** What a screen reader is told of one thing on the screen. */
private class Node(val view: View, val id: Int, val info: AccessibilityNodeInfo) {
    val bounds: Rect get() = Rect().also(info::getBoundsInScreen)
    val words: String get() = (info.contentDescription ?: info.text ?: "").toString()
}

private fun View.all(): Sequence<View> = sequence {
    yield(this@all)
    if (this@all is ViewGroup) for (i in 0 until childCount) yieldAll(getChildAt(i).all())
}
