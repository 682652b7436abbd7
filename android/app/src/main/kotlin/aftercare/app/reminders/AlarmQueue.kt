package aftercare.app.reminders

import aftercare.core.Reminder
import aftercare.core.ReminderKind
import aftercare.shell.Clock
import aftercare.shell.QueueException
import aftercare.shell.ReminderQueue
import aftercare.shell.ReminderTrouble
import java.io.IOException
import java.time.Duration

/** From here on a reminder was late, as the core words it. */
private val LATE: Duration = Duration.ofHours(1)

/**
 * The queue of reminders on Android's alarms. What is queued is written down, for [restore]: a reboot or a
 * force-stop takes the alarms away without a word.
 *
 * Nothing rings inside [add], not even what is overdue: its alarm rings it a moment later. What the plan
 * puts in place of a reminder that has just rung is taken back in between, once the core has heard of it.
 */
class AlarmQueue(
    private val file: QueueFile,
    private val alarms: Alarms,
    private val notices: Notices,
    private val clock: Clock,
    private val systemTrouble: () -> Set<String>,
) : ReminderQueue {
    private val entries: MutableMap<String, Entry> by lazy {
        file.read().associateByTo(LinkedHashMap()) { it.reminder.id }
    }

    override fun pending(): List<Reminder> = entries.values.filter(Entry::isPending).map { it.reminder }

    override fun delivered(): List<String> = rung().map { it.reminder.id }

    override fun trouble(): List<String> {
        val newest = rung().maxByOrNull { checkNotNull(it.rangAt) }
        val late = newest != null && Duration.between(newest.reminder.at, newest.rangAt) >= LATE
        return (systemTrouble() + if (late) setOf(ReminderTrouble.LATE) else emptySet()).toList()
    }

    override fun add(reminder: Reminder) {
        val before = entries[reminder.id]
        try {
            alarms.set(reminder)
        } catch (why: RuntimeException) {
            throw QueueException("The system refused an alarm.", why)
        }
        // "Later" and the test come again under the same id; what rang under it is over.
        if (before?.isPending == false) takeOff(before)
        entries[reminder.id] = Entry(reminder)
        try {
            save()
        } catch (why: IOException) {
            throw QueueException("An alarm is set, but does not outlive a reboot.", why)
        }
    }

    override fun removePending(ids: List<String>) {
        ids.filter { entries[it]?.isPending == true }.forEach {
            alarms.cancel(it)
            entries -= it
        }
        saveIfPossible()
    }

    override fun removeDelivered(ids: List<String>) {
        val gone = ids.mapNotNull(entries::get).filterNot(Entry::isPending)
        gone.forEach(::takeOff)
        entries -= gone.map { it.reminder.id }.toSet()
        saveIfPossible()
    }

    /**
     * An alarm has rung: whatever is due rings, as one notification. When several are due, as after a long
     * sleep, the newest stands for all of them, but an open emergency before any check-in. What the system
     * would swallow stays queued: it was not shown.
     *
     * @param id the reminder whose alarm it was
     */
    fun ring(id: String) {
        val now = clock.now().at
        val due = pending().filter { it.at <= now && notices.canShow(it) }
        val loudest = due.filter { it.kind == ReminderKind.REPEAT }.ifEmpty { due }.maxByOrNull { it.at }
        if (loudest != null) {
            notices.post(loudest)
            for (reminder in due) {
                alarms.cancel(reminder.id)
                entries[reminder.id] = Entry(reminder, now)
            }
            saveIfPossible()
        }
        // The clock was put back after the alarm had rung.
        entries[id]?.takeIf { it.isPending && it.reminder.at > now }?.let { setAgain(it.reminder) }
    }

    /** A process has started: whatever alarms the system still has, these are to ring, with or without a core. */
    fun restore(): Unit = pending().forEach(::setAgain)

    /** Lets ring what the system would have swallowed when its time came, and would not any more. */
    fun wake() {
        val now = clock.now().at
        pending().filter { it.at <= now && notices.canShow(it) }.forEach(::setAgain)
    }

    /**
     * A person has tapped the notification of a reminder, which leaves the screen.
     *
     * @return the check-in that it belongs to
     */
    fun tapped(id: String): String? = entries[id]?.also(::takeOff)?.reminder?.checkIn

    private fun rung(): List<Entry> = entries.values.filterNot(Entry::isPending)

    /** Takes its notification off the screen, unless another has taken that place. */
    private fun takeOff(entry: Entry) {
        val channel = Channel.of(entry.reminder.kind)
        val inPlace = rung().filter { Channel.of(it.reminder.kind) == channel }
        val newest = inPlace.maxWithOrNull(compareBy({ it.rangAt }, { it.reminder.at }))
        if (entry == newest) notices.cancel(entry.reminder.kind)
    }

    /** For what was accepted before: if the system refuses now, the next comparison with the plan is no
     * different, and there is nobody to tell. */
    private fun setAgain(reminder: Reminder) {
        try {
            alarms.set(reminder)
        } catch (_: RuntimeException) {
            return
        }
    }

    private fun save(): Unit = file.write(entries.values)

    /** What stays written down too long is taken out again by the next comparison with the plan. */
    private fun saveIfPossible() {
        try {
            save()
        } catch (_: IOException) {
            return
        }
    }
}

private val Entry.isPending: Boolean get() = rangAt == null
