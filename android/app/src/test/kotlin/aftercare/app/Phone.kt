package aftercare.app

import aftercare.app.reminders.Channel
import aftercare.app.reminders.reminderId
import aftercare.core.Command
import aftercare.core.Destination
import aftercare.core.Reminder
import aftercare.core.Screen
import android.Manifest
import android.app.Activity
import android.app.AlarmManager
import android.app.Notification
import android.app.NotificationManager
import android.app.PendingIntent
import android.content.Intent
import android.content.pm.PackageManager
import java.time.Duration
import java.time.Instant
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.shadows.ShadowAlarmManager.ScheduledAlarm
import org.robolectric.shadows.ShadowLooper
import org.robolectric.util.ReflectionHelpers

/** What the system does to the app: time passes, alarms ring, the phone starts. On Robolectric's framework. */
class Phone {
    val app = RuntimeEnvironment.getApplication() as TestAftercareApplication
    val notifications: NotificationManager = app.getSystemService(NotificationManager::class.java)
    private val alarms = shadowOf(app.getSystemService(AlarmManager::class.java))

    init {
        allowNotifications()
    }

    val care: Care get() = app.care

    /** The newest screen. */
    val screen: Screen
        get() {
            ShadowLooper.idleMainLooper()
            return checkNotNull(care.state.output) { "${care.state}" }.screen
        }

    /** The newest plan. */
    val plan: List<Reminder> get() = screen.let { checkNotNull(care.state.output).reminders }

    /** Alarms that the system holds, by the reminder's id. */
    val armed: Map<String, Instant>
        get() = alarms.scheduledAlarms.associate { idOf(it) to Instant.ofEpochMilli(it.triggerAtMs) }

    /** The alarms themselves. */
    val scheduled: List<ScheduledAlarm> get() = alarms.scheduledAlarms

    /** The notifications on the screen, by their channel. */
    val shown: Map<Channel, Notification>
        get() = notifications.activeNotifications.associate { shown ->
            Channel.entries.single { it.id == shown.tag } to shown.notification
        }

    /** The id of the reminder that opening a notification would name. */
    fun reminderOf(channel: Channel): String? =
        shown[channel]?.let { reminderId(shadowOf(it.contentIntent).savedIntent.data) }

    /** What the plan asks for, as [armed] has it. */
    val planned: Map<String, Instant> get() = plan.associate { it.id to it.at }

    fun allowNotifications() {
        shadowOf(app).grantPermissions(Manifest.permission.POST_NOTIFICATIONS)
        shadowOf(notifications).setNotificationsEnabled(true)
    }

    fun forbidNotifications() {
        shadowOf(app).denyPermissions(Manifest.permission.POST_NOTIFICATIONS)
        shadowOf(notifications).setNotificationsEnabled(false)
    }

    /** A session is taken in, as from the activity. */
    fun takeIn() {
        care.start()
        care.handout(LINK)
        care.send(Command.AcceptSession)
        check(screen is Screen.RedFlagCard) { "$screen" }
    }

    /** "Breathless: yes" in "I feel unwell now". */
    fun raiseEmergency() {
        care.send(Command.OpenCheckIn("now"))
        val row = (screen as Screen.CheckIn).v1.rows.first { it.question == "breathless" }
        care.send(row.options.first().command)
        check(screen is Screen.Emergency) { "$screen" }
    }

    /** The phone is on and its clock runs to [until]: each alarm rings, [late] after its time. */
    fun runUntil(until: Instant, late: Duration = Duration.ofSeconds(5)) {
        while (true) {
            val next = alarms.scheduledAlarms.minByOrNull { it.triggerAtMs } ?: break
            val at = maxOf(Instant.ofEpochMilli(next.triggerAtMs), app.now) + late
            if (at > until) break
            app.now = at
            ring(next)
        }
        app.now = maxOf(app.now, until)
    }

    /** One alarm rings now. */
    fun ring(alarm: ScheduledAlarm) {
        alarms.fireAlarm(alarm)
        ShadowLooper.idleMainLooper()
    }

    /** The system forgets all alarms, as it does at a restart and when the app is stopped by force. */
    fun loseAlarms() {
        val manager = app.getSystemService(AlarmManager::class.java)
        alarms.scheduledAlarms.toList().forEach { manager.cancel(it.sends) }
        check(armed.isEmpty())
    }

    /** The process ends, by a restart or by force, and with it alarms and notifications. */
    fun stop() {
        app.die()
        loseAlarms()
        notifications.cancelAll()
    }

    /** The system tells everybody. */
    fun tell(action: String) {
        app.sendBroadcast(Intent(action).setPackage(app.packageName))
        ShadowLooper.idleMainLooper()
    }

    /** The trouble that the dates' screen shows. */
    fun troubleShown(): List<String> {
        care.send(Command.Go(Destination.DATES))
        return (screen as Screen.RemindersSet).v1.frame.notices
    }
}

/** The person answers the system's question for a permission. */
@Suppress("DEPRECATION")
fun Activity.answerPermission(granted: Boolean) {
    val asked = shadowOf(this).lastRequestedPermission
    val result = if (granted) PackageManager.PERMISSION_GRANTED else PackageManager.PERMISSION_DENIED
    // What the system does first when its question is over; until then it asks no second one.
    ReflectionHelpers.setField(Activity::class.java, this, "mHasCurrentPermissionsRequest", false)
    onRequestPermissionsResult(asked.requestCode, asked.requestedPermissions, intArrayOf(result))
    ShadowLooper.idleMainLooper()
}

/** What an alarm sends; the framework has no other way to ask. */
@Suppress("DEPRECATION")
val ScheduledAlarm.sends: PendingIntent get() = checkNotNull(operation)

private fun idOf(alarm: ScheduledAlarm): String = checkNotNull(reminderId(shadowOf(alarm.sends).savedIntent.data))
