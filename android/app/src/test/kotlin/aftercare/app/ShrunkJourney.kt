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
import android.Manifest
import android.app.Activity
import android.app.AlarmManager
import android.app.NotificationManager
import android.content.Intent
import android.graphics.Bitmap
import android.graphics.Canvas
import android.graphics.Rect
import android.net.Uri
import android.view.View
import android.view.ViewGroup
import android.view.accessibility.AccessibilityNodeInfo
import java.security.Security
import java.time.Duration
import java.time.Instant
import java.time.ZoneOffset
import java.util.TimeZone
import java.util.concurrent.TimeUnit
import org.junit.After
import org.junit.Assert.assertEquals
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

/** What the way from the link to home takes at most; the first reminder is due then. */
private val TO_HOME = Duration.ofSeconds(45)

private const val NOON = 12

/** More nodes than a screen has. */
private const val NODES = 2000

/**
 * One journey through what R8 leaves of a release: the real application with its own clock, thread and key. Its
 * classes have other names by then, so that the screen is read and pressed as a screen reader does it, and
 * nothing of the app is named here but what the system names too. The window is as high as the longest page,
 * for a screen reader is told of nothing that is not in it.
 */
@RunWith(RobolectricTestRunner::class)
@Config(application = AftercareApplication::class, qualifiers = "w411dp-h3000dp")
class ShrunkJourney {
    @get:Rule
    val folder = TemporaryFolder()
    private val frame = Canvas(Bitmap.createBitmap(1, 1, Bitmap.Config.ARGB_8888))
    private val zone = TimeZone.getDefault()
    private lateinit var controller: ActivityController<out Activity>

    /** It is noon here, whatever it is elsewhere: nothing rings at night. */
    @Before
    fun install() {
        FakeAndroidKeystore().install()
        val toNoon = NOON - Instant.now().atOffset(ZoneOffset.UTC).hour
        TimeZone.setDefault(TimeZone.getTimeZone(ZoneOffset.ofHours(toNoon)))
    }

    @After
    fun close() {
        controller.close()
        TimeZone.setDefault(zone)
        Security.removeProvider("AndroidKeyStore")
    }

    @Test
    fun `a link is followed, its reminder rings, and a sign leads to the dialler`() {
        val app = RuntimeEnvironment.getApplication()
        shadowOf(app).grantPermissions(Manifest.permission.POST_NOTIFICATIONS)
        val intent = Intent(Intent.ACTION_VIEW, Uri.parse(link())).setClassName(app, "aftercare.app.MainActivity")
        val activity = Class.forName("aftercare.app.MainActivity").asSubclass(Activity::class.java)
        controller = Robolectric.buildActivity(activity, intent).setup()

        press("Yes, that’s my session")
        find("Before you leave")
        press("Call 911")
        press("Next")
        press("Done")
        find("I feel unwell now")

        val alarms = shadowOf(app.getSystemService(AlarmManager::class.java))
        await({ "the reminders are armed" }) { alarms.scheduledAlarms.size > 5 }
        val first = alarms.scheduledAlarms.minBy { it.triggerAtMs }
        // What the system starts by its name. It is early, as after a clock that was put back: armed again.
        alarms.fireAlarm(first)
        await({ "the reminder is armed again" }) { alarms.scheduledAlarms.any { it.triggerAtMs == first.triggerAtMs } }

        await({ "its time has come" }) { Instant.now().toEpochMilli() > first.triggerAtMs }
        alarms.fireAlarm(alarms.scheduledAlarms.single { it.triggerAtMs == first.triggerAtMs })
        val shown = app.getSystemService(NotificationManager::class.java)
        await({ "the notification" }) { shown.activeNotifications.isNotEmpty() }
        val tapped = shadowOf(shown.activeNotifications.single().notification.contentIntent).savedIntent
        controller.pause().newIntent(tapped).resume()

        find("More short of breath than usual")
        // Of the first sign.
        press("Yes")
        find("Call 911 now")
        press("Call 911")
        val dialled = shadowOf(controller.get()).nextStartedActivity
        assertEquals(Intent.ACTION_DIAL, dialled.action)
        assertEquals("911", dialled.data!!.schemeSpecificPart)
    }

    /** What a therapist's phone made almost a day ago: the app's clock is the real one. */
    private fun link(): String {
        val now = Moment(Instant.now() - Duration.ofDays(1) + TO_HOME, Zone("UTC", 0, emptyList()))
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

    private fun press(label: String) {
        // The words of a button are a part of it: what can be pressed is around them.
        val words = find(label)
        val around = nodes().filter { it.info.isClickable && it.bounds.contains(words.bounds) }
        val node = around.minBy { it.bounds.height() }
        assertTrue(node.view.accessibilityNodeProvider.performAction(node.id, AccessibilityNodeInfo.ACTION_CLICK, null))
    }

    /** Something on the screen. */
    private fun find(words: String): Node {
        var found: Node? = null
        await({ "$words, among ${nodes().map { it.words }.filter(String::isNotEmpty)}" }) {
            found = nodes().firstOrNull { it.words == words }
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

    private fun nodes(): List<Node> {
        val window = controller.get().window.decorView
        // Nobody looks at this window, so that the system draws no frame; what is new on it gets its place in one.
        window.draw(frame)
        return window.all().filter { it.accessibilityNodeProvider != null }.flatMap { view ->
            (0 until NODES).asSequence().mapNotNull { id ->
                view.accessibilityNodeProvider.createAccessibilityNodeInfo(id)?.let { Node(view, id, it) }
            }
        }.toList()
    }
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
