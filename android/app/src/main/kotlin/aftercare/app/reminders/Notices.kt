package aftercare.app.reminders

import aftercare.app.MainActivity
import aftercare.app.R
import aftercare.core.Reminder
import aftercare.core.ReminderKind
import android.app.Notification
import android.app.NotificationManager
import android.app.PendingIntent
import android.content.Context
import android.content.Intent
import android.graphics.drawable.Icon
import android.os.Build

/** The one number of all notifications; their channels tell them apart. */
private const val NUMBER = 1

/**
 * Notifications of reminders, one for each channel at most: a nudge, or the next check-in, takes the place of
 * what rang before.
 * The words are the core's and neutral; on a lock screen that hides what is private there are fewer still.
 */
class Notices(private val context: Context) {
    private val manager = context.getSystemService(NotificationManager::class.java)

    /** Whether a reminder would be seen or heard at all if it rang now. */
    fun canShow(reminder: Reminder): Boolean {
        val channel = manager.getNotificationChannel(Channel.of(reminder.kind).id)
        return manager.areNotificationsEnabled() && channel?.importance != NotificationManager.IMPORTANCE_NONE
    }

    /** Rings. */
    fun post(reminder: Reminder): Unit = manager.notify(Channel.of(reminder.kind).id, NUMBER, notification(reminder))

    /** Takes the notification of such reminders off the screen, if there is one. */
    fun cancel(kind: ReminderKind): Unit = manager.cancel(Channel.of(kind).id, NUMBER)

    private fun notification(reminder: Reminder): Notification {
        val channel = Channel.of(reminder.kind).id
        val open = opens(Tap.OPEN, reminder)
        return Notification.Builder(context, channel)
            .setSmallIcon(R.drawable.ic_reminder)
            .setContentTitle(reminder.title)
            .setContentText(reminder.body)
            .setWhen(reminder.at.toEpochMilli())
            .setShowWhen(true)
            .setCategory(Notification.CATEGORY_REMINDER)
            .setAutoCancel(true)
            .setVisibility(Notification.VISIBILITY_PRIVATE)
            .setPublicVersion(public(channel))
            .setContentIntent(open)
            .addAction(action(reminder.openLabel, open))
            .addAction(action(reminder.wrongLabel, opens(Tap.WRONG, reminder)))
            .build()
    }

    private fun public(channel: String): Notification = Notification.Builder(context, channel)
        .setSmallIcon(R.drawable.ic_reminder)
        .setContentTitle(context.getString(R.string.reminder_public))
        .build()

    /** No answer can be given on a lock screen: every action opens the app, and first the phone. */
    private fun action(label: String, intent: PendingIntent): Notification.Action {
        val icon = Icon.createWithResource(context, R.drawable.ic_reminder)
        val action = Notification.Action.Builder(icon, label, intent)
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.S) action.setAuthenticationRequired(true)
        return action.build()
    }

    private fun opens(tap: Tap, reminder: Reminder): PendingIntent {
        val intent = Intent(context, MainActivity::class.java)
            .setAction(tap.action)
            .setData(reminderUri(reminder.id))
        val flags = PendingIntent.FLAG_IMMUTABLE or PendingIntent.FLAG_UPDATE_CURRENT
        return PendingIntent.getActivity(context, 0, intent, flags)
    }
}
