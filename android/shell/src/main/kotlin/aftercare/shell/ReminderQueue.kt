package aftercare.shell

import aftercare.core.Reminder

/**
 * The reminder port: the system's queue of reminders. The system can lose it, so it is a copy of the plan and
 * nothing else. Calls are short and come from one thread at a time; none but [add] fails.
 *
 * A queue keeps every field of a reminder and gives back what it was given. An entry that it cannot read back
 * (an older version wrote it), it removes.
 */
public interface ReminderQueue {
    /** What is still to ring, in any order. */
    public fun pending(): List<Reminder>

    /**
     * Ids of what has rung. Where the system forgets (a notification swiped away), that is what it had
     * accepted and whose time has passed.
     */
    public fun delivered(): List<String>

    /** What keeps reminders from ringing although they are queued: keys of `reminder_trouble.*`. */
    public fun trouble(): List<String>

    /**
     * Queues a reminder in place of a pending one with the same id. One whose time has passed rings at once.
     *
     * @throws QueueException when the system refuses; what was queued under its id is then still there
     */
    public fun add(reminder: Reminder)

    /** Takes reminders out before they ring. Ids that are not there do no harm. */
    public fun removePending(ids: List<String>)

    /** Takes reminders that have rung off the screen. Ids that are not there do no harm. */
    public fun removeDelivered(ids: List<String>)
}

/** The system did not take a reminder. */
public class QueueException(message: String, cause: Throwable? = null) : Exception(message, cause)

/**
 * What keeps reminders from ringing, as keys of `reminder_trouble.*`. This package reports [REFUSED] on its
 * own; the others are for [ReminderQueue.trouble] to find out.
 */
public object ReminderTrouble {
    /** The system did not take a reminder, or lost it at once. */
    public const val REFUSED: String = "refused"

    /** The app may not notify. */
    public const val PERMISSION: String = "permission"

    /** The channel of the reminders, or its group, is off or silent. */
    public const val CHANNEL_MUTED: String = "channel_muted"

    /** The system stops the app in the background: alarms then never ring. */
    public const val BACKGROUND_RESTRICTED: String = "background_restricted"

    /** Reminders rang an hour or more after their time. */
    public const val LATE: String = "late"
}
