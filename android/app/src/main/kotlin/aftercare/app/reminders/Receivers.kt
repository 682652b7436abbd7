package aftercare.app.reminders

import aftercare.app.AftercareApplication
import aftercare.app.Care
import android.content.BroadcastReceiver
import android.content.Context
import android.content.Intent

/** An alarm rings: first the reminder is shown, which needs no core, then the core hears of it. */
class AlarmReceiver : BroadcastReceiver() {
    override fun onReceive(context: Context, intent: Intent) {
        val id = reminderId(intent.data) ?: return
        whileReceiving(context) { it.ring(id) }
    }
}

/**
 * The phone has started, the app was updated, or clock, zone or language changed: the queue is made equal
 * to the plan again. A start is also told after a force-stop (Android 15), so this proves nothing and does
 * no harm when repeated. Changed permissions are not told; they are looked at when the app is opened.
 */
class SystemReceiver : BroadcastReceiver() {
    override fun onReceive(context: Context, intent: Intent) {
        if (intent.action !in ACTIONS) return
        whileReceiving(context) {
            Channel.createAll(context)
            it.refresh()
        }
    }

    private companion object {
        val ACTIONS = setOf(
            Intent.ACTION_BOOT_COMPLETED,
            Intent.ACTION_MY_PACKAGE_REPLACED,
            Intent.ACTION_TIME_CHANGED,
            Intent.ACTION_TIMEZONE_CHANGED,
            Intent.ACTION_LOCALE_CHANGED,
        )
    }
}

/** Works off the main thread while the system keeps the process awake for the broadcast. */
private fun BroadcastReceiver.whileReceiving(context: Context, ask: (Care) -> Unit) {
    val care = (context.applicationContext as AftercareApplication).care
    // Null where a receiver is called by hand.
    val result: BroadcastReceiver.PendingResult? = goAsync()
    ask(care)
    care.afterwards { result?.finish() }
}
