package aftercare.app

import aftercare.app.keys.FakeAndroidKeystore
import android.app.Activity
import android.app.AlarmManager
import android.app.NotificationManager
import android.content.Intent
import android.net.Uri
import android.os.Bundle
import android.view.View
import android.view.ViewGroup
import android.view.accessibility.AccessibilityNodeInfo
import android.view.accessibility.AccessibilityNodeProvider
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import org.robolectric.shadows.ShadowLooper

/**
 * One journey through what R8 leaves of a release, run on class files in a JVM of its own, where the app's own classes
 * are the shrunk ones. It knows the app as the system does, by the names in the manifest and by what a screen reader is
 * told: every other name is gone. The link is made by [HandoutFirstLife].
 */
@RunWith(RobolectricTestRunner::class)
@Config(application = AftercareApplication::class)
class ShrunkJourney {
    private val app = RuntimeEnvironment.getApplication()
    private val alarms = shadowOf(app.getSystemService(AlarmManager::class.java))

    @Test
    fun `given a release, when a session is taken in and a reminder rings, then the emergency prompt opens on the answer`() {
        FakeAndroidKeystore().install()
        val link = Intent(Intent.ACTION_VIEW, Uri.parse(HandoutFirstLife.link()), app, MainActivity::class.java)
        val activity = Robolectric.buildActivity(MainActivity::class.java, link).setup().get()
        press(activity, "Yes, that’s my session")
        await("the alarms") { alarms.scheduledAlarms.size > 3 }

        // The process is told by its alarm alone: receiver, journal and notification.
        val first = alarms.scheduledAlarms.minBy { it.triggerAtMs }
        alarms.fireAlarm(first)
        val notifications = app.getSystemService(NotificationManager::class.java)
        await("the notification") { notifications.activeNotifications.size == 1 }

        val wrong = notifications.activeNotifications.single().notification.actions.last()
        assertEquals("Something is wrong", wrong.title)
        val opened = Robolectric.buildActivity(MainActivity::class.java, shadowOf(wrong.actionIntent).savedIntent).setup().get()
        press(opened, "Yes")
        await("the emergency prompt") { nodes(opened).any { it.second.isHeading && "now" in it.second.said } }
    }

    private fun press(activity: Activity, label: String) {
        await(label) { nodes(activity).any { it.second.said == label && it.second.isClickable } }
        val (id, _) = nodes(activity).first { it.second.said == label && it.second.isClickable }
        assertTrue(provider(activity).performAction(id, AccessibilityNodeInfo.ACTION_CLICK, Bundle()))
    }

    /** The app works on a thread of its own, which has no name here: until it is done, or the test has failed. */
    private fun await(what: String, done: () -> Boolean) {
        val end = System.nanoTime() + 60_000_000_000
        while (true) {
            ShadowLooper.idleMainLooper()
            if (done()) return
            assertTrue("$what did not come", System.nanoTime() < end)
            Thread.onSpinWait()
        }
    }

    private val AccessibilityNodeInfo.said: String get() = (text ?: contentDescription ?: "").toString()

    /** What a screen reader could be told about the window. */
    private fun nodes(activity: Activity): List<Pair<Int, AccessibilityNodeInfo>> {
        val provider = provider(activity)
        return (0..4000).mapNotNull { id -> provider.createAccessibilityNodeInfo(id)?.let { id to it } }
    }

    private fun provider(activity: Activity): AccessibilityNodeProvider {
        val found = views(activity.window.decorView).firstNotNullOfOrNull { it.accessibilityNodeProvider }
        assertNotNull("nothing is drawn", found)
        return checkNotNull(found)
    }

    private fun views(view: View): Sequence<View> = sequence {
        yield(view)
        if (view is ViewGroup) for (i in 0 until view.childCount) yieldAll(views(view.getChildAt(i)))
    }
}
