package aftercare.app

import aftercare.app.reminders.Tap
import aftercare.app.reminders.reminderId
import android.content.Intent

/** What opened the app, beyond its icon. Any other app can send these: they only choose a screen. */
sealed interface Arrival {
    /** A notification of a reminder was tapped. */
    data class OfReminder(val tap: Tap, val id: String) : Arrival

    /** A link with a therapist's code was followed; what it holds is for the core to judge. */
    data class OfLink(val link: String) : Arrival

    companion object {
        /** What an intent brings; nothing when it was kept from an earlier time in the list of recent apps. */
        fun of(intent: Intent): Arrival? {
            if (intent.flags and Intent.FLAG_ACTIVITY_LAUNCHED_FROM_HISTORY != 0) return null
            val tap = Tap.of(intent)
            val id = reminderId(intent.data)
            return when {
                tap != null && id != null -> OfReminder(tap, id)
                intent.action == Intent.ACTION_VIEW -> intent.dataString?.let(::OfLink)
                else -> null
            }
        }
    }
}
