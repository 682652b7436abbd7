package aftercare.app

import android.content.Context
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.core.content.edit

private const val SCREENSHOTS = "screenshots"
private const val ASK_IN_SETTINGS = "ask_in_settings"

/** What is set in the shell and not in the journal: it concerns this phone's screen, not the course. */
class Preferences(context: Context) {
    private val stored = context.getSharedPreferences("shell", Context.MODE_PRIVATE)
    private var screenshots by mutableStateOf(stored.getBoolean(SCREENSHOTS, false))

    /** Whether screens with answers may be photographed and shown in the list of recent apps. */
    var screenshotsAllowed: Boolean
        get() = screenshots
        set(value) {
            screenshots = value
            stored.edit { putBoolean(SCREENSHOTS, value) }
        }

    /** The system no longer shows its question about notifications: only its settings are left. */
    var asksInSettings: Boolean
        get() = stored.getBoolean(ASK_IN_SETTINGS, false)
        set(value) = stored.edit { putBoolean(ASK_IN_SETTINGS, value) }
}
