package aftercare.app.system

import aftercare.app.Preferences
import android.Manifest
import android.content.pm.PackageManager
import android.os.Build
import androidx.activity.ComponentActivity
import androidx.activity.result.contract.ActivityResultContracts
import androidx.annotation.RequiresApi

/**
 * Asks for the permission to notify, which exists from Android 13 on. The system shows its question twice at
 * most and does not tell when it stops: after an answer that it does not want explained, its settings are
 * opened the next time. Made while the activity is created, as the system demands.
 */
class NotifyPermission(
    private val activity: ComponentActivity,
    private val preferences: Preferences,
    private val answered: () -> Unit,
) {
    private val question = activity.registerForActivityResult(ActivityResultContracts.RequestPermission()) { granted ->
        preferences.asksInSettings = !granted && !isToBeExplained()
        answered()
    }

    /** Asks, or opens the settings where asking leads nowhere. */
    fun ask() {
        if (Build.VERSION.SDK_INT < Build.VERSION_CODES.TIRAMISU || isGranted()) {
            activity.openReminderSettings()
        } else if (preferences.asksInSettings && !isToBeExplained()) {
            activity.openNotificationSettings()
        } else {
            question.launch(Manifest.permission.POST_NOTIFICATIONS)
        }
    }

    @RequiresApi(Build.VERSION_CODES.TIRAMISU)
    private fun isGranted(): Boolean =
        activity.checkSelfPermission(Manifest.permission.POST_NOTIFICATIONS) == PackageManager.PERMISSION_GRANTED

    /** True after the first refusal only. */
    private fun isToBeExplained(): Boolean = Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU &&
        activity.shouldShowRequestPermissionRationale(Manifest.permission.POST_NOTIFICATIONS)
}
