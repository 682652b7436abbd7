package aftercare.app.reminders

import aftercare.core.Command
import android.content.Intent

/** The check-in that "Something is wrong" opens: "I feel unwell now", which is always there. */
private const val NOW = "now"

/** What a person can tap on a notification. */
enum class Tap(
    /** The action of its intent. */
    val action: String,
) {
    /** The notification itself, or "Open". */
    OPEN("aftercare.app.OPEN"),

    /** "Something is wrong". */
    WRONG("aftercare.app.WRONG"),
    ;

    companion object {
        /** What was tapped, if the app was opened by a notification. */
        fun of(intent: Intent): Tap? = entries.find { it.action == intent.action }
    }
}

/**
 * What a tap asks of the core, after the app came to the front. An open emergency is on the screen by then
 * and stays there: its reminders, and the test, belong to no check-in and ask for nothing more.
 *
 * @param checkIn the check-in that the reminder belongs to
 */
fun Tap.command(checkIn: String?): Command? = when (this) {
    Tap.OPEN -> checkIn?.let(Command::OpenCheckIn)
    Tap.WRONG -> Command.OpenCheckIn(NOW)
}
