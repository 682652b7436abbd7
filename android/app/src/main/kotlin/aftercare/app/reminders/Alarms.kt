package aftercare.app.reminders

import aftercare.core.Reminder
import android.app.AlarmManager
import android.app.PendingIntent
import android.content.Context
import android.content.Intent
import android.net.Uri

/** The scheme of the address that tells one reminder's intents from another's: extras do not. */
private const val SCHEME = "reminder"

/** The address of a reminder in intents. It carries the id and nothing else. */
fun reminderUri(id: String): Uri = Uri.fromParts(SCHEME, id, null)

/** The id in such an address; `null` for any other. */
fun reminderId(uri: Uri?): String? = uri?.takeIf { it.scheme == SCHEME }?.schemeSpecificPart

/**
 * The system's alarms, one for each reminder. Inexact on purpose: exact ones need a permission that the
 * stores grant to alarm clocks only, and a check-in is open for hours. They ring in Doze too.
 */
class Alarms(private val context: Context) {
    private val manager = context.getSystemService(AlarmManager::class.java)

    /** Sets the alarm of a reminder in place of an older one; at once if its time has passed. The system
     * may refuse with a [RuntimeException]: too many alarms, or a policy of its own. */
    fun set(reminder: Reminder) {
        val ring = checkNotNull(broadcast(reminder.id, PendingIntent.FLAG_UPDATE_CURRENT))
        manager.setAndAllowWhileIdle(AlarmManager.RTC_WAKEUP, reminder.at.toEpochMilli(), ring)
    }

    /** Takes an alarm back, if there is one. */
    fun cancel(id: String) {
        val ring = broadcast(id, PendingIntent.FLAG_NO_CREATE) ?: return
        manager.cancel(ring)
        ring.cancel()
    }

    private fun broadcast(id: String, flag: Int): PendingIntent? {
        val intent = Intent(context, AlarmReceiver::class.java).setData(reminderUri(id))
        return PendingIntent.getBroadcast(context, 0, intent, PendingIntent.FLAG_IMMUTABLE or flag)
    }
}
