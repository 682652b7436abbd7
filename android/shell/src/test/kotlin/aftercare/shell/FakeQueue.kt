package aftercare.shell

import aftercare.core.Reminder
import java.time.Instant

/** A system's queue in memory. */
class FakeQueue : ReminderQueue {
    private val held = linkedMapOf<String, Reminder>()

    /** What has rung. */
    val shown = linkedSetOf<String>()

    /** How often it was asked to change. */
    var changes = 0

    /** Ids that it does not take. */
    var refuses: (String) -> Boolean = { false }

    /** Ids that it takes and loses, without a word. */
    var loses: (String) -> Boolean = { false }

    /** What keeps all reminders from ringing. */
    var troubles = listOf<String>()

    override fun pending(): List<Reminder> = held.values.toList()

    override fun delivered(): List<String> = shown.toList()

    override fun trouble(): List<String> = troubles

    override fun add(reminder: Reminder) {
        if (refuses(reminder.id)) throw QueueException("no room")
        changes++
        if (!loses(reminder.id)) held[reminder.id] = reminder
    }

    override fun removePending(ids: List<String>) {
        changes++
        held.keys -= ids.toSet()
    }

    override fun removeDelivered(ids: List<String>) {
        changes++
        shown -= ids.toSet()
    }

    /** Rings what is due. */
    fun ringUntil(now: Instant) {
        val due = held.values.filter { it.at <= now }.map { it.id }
        shown += due
        held.keys -= due.toSet()
    }

    /** The system forgets everything that is still to ring. */
    fun forget(): Unit = held.clear()
}
