package aftercare.shell

import aftercare.core.Command
import aftercare.core.Reminder
import java.time.Instant

/**
 * Makes the system's queue equal to the plan: adds what is missing, replaces what has another time or text,
 * removes what is no longer planned. Repeating it does no harm. A reminder that the queue refuses does not keep
 * the others out; it is reported.
 *
 * What has rung stays on screen while the plan holds more of the same check-in or emergency, and goes when it
 * holds none, but only while the person has the app open: unseen, it may be the last call to an open check-in.
 *
 * @param plan the whole plan of the latest output
 * @param now when the queue is looked at, not earlier than the plan was asked for
 * @param isInUse the person has the app open
 * @param isSaved everything is on disk. While it is not, nothing is taken away: the plan of a journal that
 *   could not be read is empty, and answers that are lost with the app have to be asked for again
 * @return what there was to find, for the engine
 */
public fun reconcile(
    plan: List<Reminder>,
    queue: ReminderQueue,
    now: Instant,
    isInUse: Boolean,
    isSaved: Boolean,
): Command.RemindersReconciled {
    val pending = queue.pending().associateBy { it.id }
    val delivered = queue.delivered().toSet()

    if (isSaved) {
        val toCome = plan.filterNot { it.hasRung(delivered, now) }.map { it.id }.toSet()
        val gone = pending.keys - toCome
        if (gone.isNotEmpty()) queue.removePending(gone.sorted())
        val seen = if (isInUse) outdated(delivered, plan) else emptyList()
        if (seen.isNotEmpty()) queue.removeDelivered(seen)
    }
    for (reminder in plan) {
        if (reminder.isDone(pending, delivered, now)) continue
        try {
            queue.add(reminder)
        } catch (_: QueueException) {
            // What is not there afterwards is reported, whether the queue said so or not.
        }
    }

    val after = queue.pending().associateBy { it.id }
    val rung = delivered + queue.delivered()
    val refused = if (plan.all { it.isDone(after, rung, now) }) emptyList() else listOf(ReminderTrouble.REFUSED)
    val trouble = (queue.trouble() + refused).distinct().sorted()
    return Command.RemindersReconciled(now, after.keys.sorted(), rung.sorted(), trouble)
}

/** Whether the queue needs nothing more: it has rung, or is held as planned. */
private fun Reminder.isDone(pending: Map<String, Reminder>, delivered: Set<String>, now: Instant): Boolean {
    if (hasRung(delivered, now)) return true
    val queued = pending[id] ?: return false
    // What is due at once is planned for "now" again at every call, until it is reported: its time does not count.
    val isDue = at <= now && queued.at <= now
    return this == if (isDue) queued.copy(at = at) else queued
}

/** Whether a reminder that is due at once has rung. */
private fun Reminder.hasRung(delivered: Set<String>, now: Instant): Boolean = at <= now && id in delivered

/** What has rung for check-ins and emergencies that the plan no longer knows, in order. */
private fun outdated(delivered: Set<String>, plan: List<Reminder>): List<String> {
    val subjects = plan.map { subject(it.id) }.toSet()
    return delivered.filter { subject(it) !in subjects }.sorted()
}

/** What a reminder is about, its id without the last part: `2/h24` of `2/h24.due`. */
private fun subject(id: String): String = id.substringBeforeLast('.')
