package aftercare.app.system

import aftercare.app.reminders.Channel
import aftercare.app.reminders.isSilent
import android.app.Activity
import android.app.NotificationManager
import android.content.ActivityNotFoundException
import android.content.Intent
import android.net.Uri
import android.provider.Settings

/** Opens the page of the system's settings that lets reminders ring again: the one that is in the way, else
 * that of the app, with its battery. */
fun Activity.openReminderSettings() {
    val notifications = getSystemService(NotificationManager::class.java)
    val silent = Channel.entries.firstOrNull(notifications::isSilent)
    when {
        !notifications.areNotificationsEnabled() -> openNotificationSettings()

        silent != null -> open(
            Intent(Settings.ACTION_CHANNEL_NOTIFICATION_SETTINGS)
                .putExtra(Settings.EXTRA_APP_PACKAGE, packageName)
                .putExtra(Settings.EXTRA_CHANNEL_ID, silent.id),
        )

        else -> openAppSettings()
    }
}

/** Opens the system's settings of this app's notifications. */
fun Activity.openNotificationSettings(): Unit =
    open(Intent(Settings.ACTION_APP_NOTIFICATION_SETTINGS).putExtra(Settings.EXTRA_APP_PACKAGE, packageName))

/** Opens the system's page of this app: permissions, battery, background. */
fun Activity.openAppSettings(): Unit = open(details())

private fun Activity.details() =
    Intent(Settings.ACTION_APPLICATION_DETAILS_SETTINGS, Uri.fromParts("package", packageName, null))

/** Some makers leave pages out; the list of all settings is always there. */
private fun Activity.open(page: Intent) {
    for (intent in listOf(page, details(), Intent(Settings.ACTION_SETTINGS))) {
        try {
            return startActivity(intent)
        } catch (_: ActivityNotFoundException) {
            continue
        }
    }
}
