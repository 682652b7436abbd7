package aftercare.app.reminders

import aftercare.shell.ReminderTrouble
import android.app.ActivityManager
import android.app.NotificationManager
import android.content.Context
import android.os.Build

/** What the system itself keeps reminders from ringing with, asked anew each time: no broadcast tells. */
fun systemTrouble(context: Context): Set<String> {
    val notifications = context.getSystemService(NotificationManager::class.java)
    return buildSet {
        if (!notifications.areNotificationsEnabled()) add(ReminderTrouble.PERMISSION)
        if (Channel.entries.any { notifications.isSilent(it) }) add(ReminderTrouble.CHANNEL_MUTED)
        if (isBackgroundRestricted(context)) add(ReminderTrouble.BACKGROUND_RESTRICTED)
    }
}

/** Whether a channel was switched off, or made to appear without a sound. */
fun NotificationManager.isSilent(channel: Channel): Boolean {
    val made = getNotificationChannel(channel.id) ?: return false
    return made.importance < NotificationManager.IMPORTANCE_DEFAULT
}

/** Alarms then never ring. */
private fun isBackgroundRestricted(context: Context): Boolean = Build.VERSION.SDK_INT >= Build.VERSION_CODES.P &&
    context.getSystemService(ActivityManager::class.java).isBackgroundRestricted
