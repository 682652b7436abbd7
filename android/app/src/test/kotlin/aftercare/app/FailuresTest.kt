package aftercare.app

import aftercare.app.reminders.AlarmReceiver
import aftercare.app.reminders.Channel
import aftercare.app.reminders.SystemReceiver
import aftercare.core.Command
import aftercare.core.Destination
import aftercare.core.OpenException
import aftercare.core.Screen
import aftercare.shell.StoreState
import android.app.ActivityManager
import android.app.NotificationManager
import android.content.Intent
import java.io.File
import java.time.Duration
import java.time.ZoneId
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.shadows.ShadowLooper

/** What people report of apps that remind, one test each, through the real receivers and the real core. */
@RunWith(RobolectricTestRunner::class)
class FailuresTest {
    private val phone = Phone()

    /** When the 24-hour check-in of the example is due: 20:30, before the quiet hours. */
    private val due get() = phone.planned.getValue("1/h24.due")

    private fun hour(hours: Long) = START.plus(Duration.ofHours(hours))

    @Test
    fun `after a restart every reminder is armed again`() {
        phone.takeIn()
        val before = phone.armed
        assertEquals(phone.planned, before)
        assertTrue("$before", before.size > 5)
        phone.stop()
        phone.app.now = START.plusSeconds(600)
        phone.tell(Intent.ACTION_BOOT_COMPLETED)
        assertEquals(before, phone.armed)
        // Also told after a force-stop, and more than once.
        phone.tell(Intent.ACTION_BOOT_COMPLETED)
        assertEquals(before, phone.armed)
    }

    @Test
    fun `after a force-stop reminders come back when the app is opened`() {
        phone.takeIn()
        val before = phone.armed
        phone.stop()
        phone.care.start()
        ShadowLooper.idleMainLooper()
        assertEquals(before, phone.armed)
    }

    @Test
    fun `an update arms them again, and takes out what it does not know`() {
        phone.takeIn()
        val before = phone.armed
        phone.stop()
        phone.tell(Intent.ACTION_MY_PACKAGE_REPLACED)
        assertEquals(before, phone.armed)
    }

    @Test
    fun `a reminder rings once, though the phone is late and the core plans a substitute at that moment`() {
        phone.takeIn()
        val at = due
        phone.runUntil(at.plusSeconds(1800), late = Duration.ofSeconds(40))
        assertEquals("1/h24.due", phone.reminderOf(Channel.REMINDERS))
        val shown = phone.notifications.activeNotifications.single().postTime
        phone.care.refresh()
        phone.runUntil(at.plusSeconds(3600))
        assertEquals(shown, phone.notifications.activeNotifications.single().postTime)
        assertFalse("1/h24.catch_up" in phone.armed)
        assertEquals(phone.planned, phone.armed)
    }

    @Test
    fun `given a process that ended then its alarm rings all the same and the core hears of it`() {
        phone.takeIn()
        val at = due
        phone.app.die()
        phone.runUntil(at.plusSeconds(60))
        assertEquals("1/h24.due", phone.reminderOf(Channel.REMINDERS))
        assertEquals(phone.planned, phone.armed)
    }

    @Test
    fun `given a phone that was off over several reminders then exactly one rings`() {
        phone.takeIn()
        phone.stop()
        // Two nights and a day: the 24-hour check-in and its nudges are past, that of 48 hours is due.
        phone.app.now = START.plus(Duration.ofHours(38))
        phone.tell(Intent.ACTION_BOOT_COMPLETED)
        phone.runUntil(phone.app.now.plusSeconds(1800))
        assertEquals(1, phone.shown.size)
        assertEquals(phone.planned, phone.armed)
    }

    @Test
    fun `given a core that cannot be opened and a phone that was off then exactly one rings, for all`() {
        phone.takeIn()
        phone.stop()
        phone.app.engine = { _, _, _, _ -> throw UnsatisfiedLinkError("no aftercare_bindings") }
        phone.app.now = START.plus(Duration.ofHours(50))
        phone.tell(Intent.ACTION_BOOT_COMPLETED)
        phone.runUntil(phone.app.now.plusSeconds(600))
        assertEquals(1, phone.shown.size)
        assertTrue(phone.reminderOf(Channel.REMINDERS)!!.startsWith("1/h48."))
    }

    @Test
    fun `given no native library then there is a state to show, and the start of the phone does not crash`() {
        val failures = listOf(
            UnsatisfiedLinkError("no aftercare_bindings"),
            NoClassDefFoundError("aftercare/core/UniffiLib"),
            ExceptionInInitializerError("aftercare.core.UniffiLib"),
        )
        for (failure in failures) {
            phone.app.die()
            phone.app.engine = { _, _, _, _ -> throw failure }
            repeat(3) { phone.tell(Intent.ACTION_BOOT_COMPLETED) }
            phone.care.start()
            ShadowLooper.idleMainLooper()
            assertTrue((phone.care.state as StoreState.NotOpened).why is OpenException.Fault)
        }
    }

    @Test
    fun `a permission taken away is said, its reminder waits, and given back it rings`() {
        phone.takeIn()
        val at = due
        phone.forbidNotifications()
        phone.care.refresh()
        assertTrue(phone.troubleShown().any { "not allowed to notify" in it })
        phone.runUntil(at.plusSeconds(60))
        assertEquals(emptySet<Channel>(), phone.shown.keys)
        phone.allowNotifications()
        phone.care.refresh()
        assertTrue(phone.troubleShown().none { "notify" in it })
        phone.runUntil(at.plusSeconds(120))
        assertTrue(phone.reminderOf(Channel.REMINDERS)!!.startsWith("1/h24."))
    }

    @Test
    fun `a channel that is off or silent is said`() {
        phone.takeIn()
        for (importance in listOf(NotificationManager.IMPORTANCE_NONE, NotificationManager.IMPORTANCE_LOW)) {
            for (channel in Channel.entries) {
                val made = phone.notifications.getNotificationChannel(channel.id)
                made.importance = importance
                phone.care.refresh()
                assertTrue(phone.troubleShown().any { "off or silent" in it })
                // Nor can the app make it loud again by itself.
                channel.create(phone.app)
                assertEquals(importance, phone.notifications.getNotificationChannel(channel.id).importance)
                made.importance = NotificationManager.IMPORTANCE_HIGH
            }
        }
        phone.care.refresh()
        assertTrue(phone.troubleShown().none { "silent" in it })
    }

    @Test
    fun `an app that is stopped in the background is said`() {
        phone.takeIn()
        shadowOf(phone.app.getSystemService(ActivityManager::class.java)).setBackgroundRestricted(true)
        phone.care.refresh()
        assertTrue(phone.troubleShown().any { "when it is not open" in it })
    }

    @Test
    fun `an hour late is said`() {
        phone.takeIn()
        phone.runUntil(due.plus(Duration.ofMinutes(70)), late = Duration.ofMinutes(61))
        assertTrue(phone.troubleShown().any { "come late" in it })
    }

    @Test
    fun `another zone moves reminders out of its night, and no check-in`() {
        phone.takeIn()
        val dates = { (phone.screen as Screen.RemindersSet).v1.dates.map { it.at } }
        phone.troubleShown()
        val before = dates()
        val london = phone.armed
        phone.app.zone = ZoneId.of("Asia/Tokyo")
        phone.tell(Intent.ACTION_TIMEZONE_CHANGED)
        assertEquals(before, dates())
        assertEquals(phone.planned, phone.armed)
        assertFalse(london == phone.armed)
    }

    @Test
    fun `a clock put forward and back leaves the queue equal to the plan`() {
        phone.takeIn()
        val before = phone.armed
        phone.app.now = hour(30)
        phone.tell(Intent.ACTION_TIME_CHANGED)
        assertEquals(phone.planned, phone.armed)
        phone.app.now = START.plusSeconds(60)
        phone.tell(Intent.ACTION_TIME_CHANGED)
        assertEquals(before, phone.armed)
    }

    @Test
    fun `another language words what is still to ring, and its channels`() {
        phone.takeIn()
        val english = phone.plan.map { it.title }.distinct()
        RuntimeEnvironment.setQualifiers("+es")
        phone.tell(Intent.ACTION_LOCALE_CHANGED)
        val spanish = phone.plan.map { it.title }.distinct()
        assertEquals(listOf("Your check-in is ready") to listOf("Su cuestionario está listo"), english to spanish)
        phone.runUntil(due.plusSeconds(60))
        assertEquals(
            "Su cuestionario está listo",
            phone.shown.getValue(Channel.REMINDERS).extras.getString("android.title"),
        )
        assertEquals("Cuestionarios", phone.notifications.getNotificationChannel(Channel.REMINDERS.id).name)
    }

    @Test
    fun `a notification swiped away is no answer, and the nudge still comes`() {
        phone.takeIn()
        phone.runUntil(due.plusSeconds(60))
        phone.notifications.cancelAll()
        phone.care.refresh()
        assertEquals(emptySet<Channel>(), phone.shown.keys)
        phone.runUntil(phone.planned.getValue("1/h24.nudge1").plusSeconds(60))
        assertEquals("1/h24.nudge1", phone.reminderOf(Channel.REMINDERS))
        phone.care.start()
        phone.care.send(Command.Go(Destination.HOME))
        assertTrue((phone.screen as Screen.Home).v1.primary!!.command is Command.OpenCheckIn)
    }

    @Test
    fun `the test rings after a minute, as often as it is asked for`() {
        phone.takeIn()
        repeat(2) {
            phone.care.send(Command.TestReminder)
            assertEquals(emptySet<Channel>(), phone.shown.keys)
            phone.runUntil(phone.app.now.plusSeconds(90))
            assertEquals("1/test", phone.reminderOf(Channel.REMINDERS))
            phone.app.now = phone.app.now.plusSeconds(60)
        }
    }

    @Test
    fun `given a queue that cannot be written down then alarms are set all the same`() {
        phone.takeIn()
        phone.care.send(Command.Go(Destination.HOME))
        val file = File(phone.app.noBackupFilesDir, "reminders.json")
        phone.app.die()
        phone.loseAlarms()
        // A folder in its place: nothing can be written there.
        check(file.delete() && File(file, "x").mkdirs())
        phone.tell(Intent.ACTION_BOOT_COMPLETED)
        assertEquals(phone.planned, phone.armed)
    }

    @Test
    fun `a broadcast that is not ours to hear does nothing`() {
        phone.takeIn()
        val before = phone.armed
        phone.stop()
        val receiver = SystemReceiver()
        receiver.onReceive(phone.app, Intent("android.intent.action.QUICKBOOT_POWERON"))
        AlarmReceiver().onReceive(phone.app, Intent())
        assertEquals(emptyMap<String, Any>(), phone.armed)
        receiver.onReceive(phone.app, Intent(Intent.ACTION_BOOT_COMPLETED))
        ShadowLooper.idleMainLooper()
        assertEquals(before, phone.armed)
    }

    @Test
    fun `a system service that fails does not bring the app down`() {
        phone.takeIn()
        phone.app.engine = { _, _, _, _ -> throw IllegalStateException("no more of anything") }
        phone.app.die()
        phone.tell(Intent.ACTION_BOOT_COMPLETED)
        assertTrue(phone.care.state is StoreState.Failed)
    }
}
