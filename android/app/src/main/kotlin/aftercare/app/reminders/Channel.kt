package aftercare.app.reminders

import aftercare.app.R
import aftercare.core.ReminderKind
import android.app.Notification
import android.app.NotificationChannel
import android.app.NotificationManager
import android.content.Context

/**
 * The channels of the notifications. Once made, an app can no longer make a channel louder, not even by
 * deleting it and making it again: what must change gets a new number, and the old id is deleted.
 * There is no group of channels that could be switched off as a whole.
 */
enum class Channel(
    /** The system's name for it. */
    val id: String,
    private val title: Int,
    private val about: Int,
) {
    /** Check-ins, and the test of them. */
    REMINDERS("reminders.1", R.string.channel_reminders, R.string.channel_reminders_about),

    /** An emergency prompt that nobody closed. */
    EMERGENCY("emergency.1", R.string.channel_emergency, R.string.channel_emergency_about),
    ;

    /** Makes it, or gives it its name in another language. */
    fun create(context: Context) {
        val channel = NotificationChannel(id, context.getString(title), NotificationManager.IMPORTANCE_HIGH)
        channel.description = context.getString(about)
        channel.lockscreenVisibility = Notification.VISIBILITY_PRIVATE
        channel.enableVibration(true)
        context.getSystemService(NotificationManager::class.java).createNotificationChannel(channel)
    }

    companion object {
        /** Makes all of them. */
        fun createAll(context: Context): Unit = entries.forEach { it.create(context) }

        /** The channel of a kind of reminder. */
        fun of(kind: ReminderKind): Channel = when (kind) {
            ReminderKind.REPEAT -> EMERGENCY

            ReminderKind.DUE,
            ReminderKind.NUDGE,
            ReminderKind.CATCH_UP,
            ReminderKind.LATER,
            ReminderKind.TEST,
            -> REMINDERS
        }
    }
}
