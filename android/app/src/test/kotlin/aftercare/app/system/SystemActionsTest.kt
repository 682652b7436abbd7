package aftercare.app.system

import aftercare.app.LINK
import aftercare.app.MainActivity
import aftercare.app.Phone
import aftercare.app.Preferences
import aftercare.app.answerPermission
import aftercare.app.scan.ScanActivity
import aftercare.core.Button
import aftercare.core.Command
import aftercare.core.Destination
import aftercare.core.Screen
import aftercare.core.Strength
import android.Manifest
import android.app.Activity
import android.app.NotificationManager
import android.content.Intent
import android.net.Uri
import android.provider.Settings
import android.view.WindowManager.LayoutParams
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.shadows.ShadowAlertDialog
import org.robolectric.shadows.ShadowLooper

private val CALL = Button("Call 999", Command.Called("999"), "999", Strength.PRIMARY)

/** What the activity does for its screens, with the real activity and without pressing on its screen. */
@RunWith(RobolectricTestRunner::class)
class SystemActionsTest {
    private val phone = Phone()
    private val controller = Robolectric.buildActivity(MainActivity::class.java)
    private val activity = controller.get()
    private val shadow = shadowOf(activity)
    private lateinit var actions: SystemActions

    /** The activity on the screen, with actions made as it makes its own. */
    private fun open() {
        controller.create()
        actions = SystemActions(activity, phone.care, Preferences(phone.app))
        controller.start().postCreate(null).resume().visible()
        ShadowLooper.idleMainLooper()
    }

    @After
    fun close() {
        controller.close()
    }

    /** The next activity asked for; the system's question for a permission is one of its own. */
    private fun asked(): Intent? = generateSequence { shadow.nextStartedActivity }
        .firstOrNull { it.action != "android.content.pm.action.REQUEST_PERMISSIONS" }

    @Test
    fun `a number is dialled, and the core hears of it`() {
        open()
        actions.press(CALL)
        val intent = asked()!!
        assertEquals(Intent.ACTION_DIAL to Uri.parse("tel:999"), intent.action to intent.data)
        assertNull(asked())
    }

    @Test
    fun `a number with signs of its own is dialled as it is`() {
        open()
        actions.press(CALL.copy(dial = "+44 20 7946 0018"))
        assertEquals("+44 20 7946 0018", asked()!!.data!!.schemeSpecificPart)
    }

    @Test
    fun `given no dialler then the number is shown, and the core does not hear of a call`() {
        open()
        phone.takeIn()
        phone.raiseEmergency()
        shadowOf(phone.app).checkActivities(true)
        actions.press(CALL)
        val shown = shadowOf(ShadowAlertDialog.getLatestAlertDialog())
        assertEquals(
            "999" to "This device cannot make calls. Call 999 from another phone.",
            shown.title to shown.message,
        )
        // In the language of the screens, whatever the phone's is.
        phone.care.send(Command.SetLanguage("es"))
        phone.screen
        actions.press(CALL)
        val spanish = shadowOf(ShadowAlertDialog.getLatestAlertDialog()).message
        assertEquals("Este dispositivo no puede hacer llamadas. Llame al 999 desde otro teléfono.", spanish)
        phone.care.send(Command.SetLanguage(null))
        assertNull((phone.screen as Screen.Emergency).v1.gotThrough)
        // With a dialler the core asks whether help was reached.
        shadowOf(phone.app).checkActivities(false)
        actions.press(CALL)
        assertTrue((phone.screen as Screen.Emergency).v1.gotThrough != null)
    }

    @Test
    fun `text is shared through an app that the person chooses`() {
        open()
        actions.share(LINK)
        val chooser = asked()!!
        assertEquals(Intent.ACTION_CHOOSER, chooser.action)
        val sent = chooser.getParcelableExtra(Intent.EXTRA_INTENT, Intent::class.java)!!
        assertEquals(Intent.ACTION_SEND to "text/plain", sent.action to sent.type)
        assertEquals(LINK, sent.getStringExtra(Intent.EXTRA_TEXT))
    }

    @Test
    fun `a scanned code is filled in`() {
        open()
        actions.scan()
        val scan = shadow.nextStartedActivityForResult
        assertEquals(ScanActivity::class.java.name, scan.intent.component!!.className)
        shadow.receiveResult(scan.intent, Activity.RESULT_OK, Intent().putExtra("code", LINK))
        assertTrue(phone.screen is Screen.HandoutPreview)
    }

    @Test
    fun `the permission is asked for, and after two refusals the settings are opened`() {
        shadowOf(phone.app).denyPermissions(Manifest.permission.POST_NOTIFICATIONS)
        open()
        val manager = shadowOf(phone.app.packageManager)
        actions.askToNotify()
        assertEquals(
            listOf(Manifest.permission.POST_NOTIFICATIONS),
            shadow.lastRequestedPermission.requestedPermissions.toList(),
        )
        // Refused once: it may be explained, and asked again.
        manager.setShouldShowRequestPermissionRationale(Manifest.permission.POST_NOTIFICATIONS, true)
        activity.answerPermission(granted = false)
        actions.askToNotify()
        assertNull(asked())
        manager.setShouldShowRequestPermissionRationale(Manifest.permission.POST_NOTIFICATIONS, false)
        activity.answerPermission(granted = false)
        actions.askToNotify()
        assertEquals(Settings.ACTION_APP_NOTIFICATION_SETTINGS, asked()!!.action)
    }

    @Test
    fun `the settings that are opened are those that are in the way`() {
        open()
        actions.openSystemSettings()
        assertEquals(
            Settings.ACTION_APPLICATION_DETAILS_SETTINGS to "package:aftercare.app",
            asked()!!.let {
                it.action to
                    it.dataString
            },
        )
        phone.notifications.getNotificationChannel("emergency.1").importance = NotificationManager.IMPORTANCE_LOW
        actions.openSystemSettings()
        val channel = asked()!!
        assertEquals(Settings.ACTION_CHANNEL_NOTIFICATION_SETTINGS, channel.action)
        assertEquals("emergency.1", channel.getStringExtra(Settings.EXTRA_CHANNEL_ID))
        phone.forbidNotifications()
        actions.openSystemSettings()
        assertEquals(Settings.ACTION_APP_NOTIFICATION_SETTINGS, asked()!!.action)
    }

    @Test
    fun `answers are kept out of pictures unless the person allows them`() {
        open()
        val isSecret = {
            ShadowLooper.idleMainLooper()
            activity.window.attributes.flags and LayoutParams.FLAG_SECURE != 0
        }
        assertFalse("nothing is told yet", isSecret())
        phone.takeIn()
        phone.care.send(Command.Go(Destination.HOME))
        assertTrue(isSecret())
        val home = phone.screen
        activity.keepPrivate(home, screenshotsAllowed = true)
        assertFalse(isSecret())
        activity.keepPrivate(null, screenshotsAllowed = false)
        assertTrue(isSecret())
    }

    @Test
    fun `what is allowed is remembered`() {
        open()
        assertFalse(actions.screenshotsAllowed)
        actions.allowScreenshots(true)
        assertTrue(Preferences(phone.app).screenshotsAllowed)
    }
}
