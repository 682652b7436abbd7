package aftercare.shell

import aftercare.core.Command
import aftercare.core.Reminder
import aftercare.core.ReminderKind
import java.time.Instant
import kotlin.random.Random
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

private val NOW: Instant = AFTER_SESSION.at

/** A reminder [hours] from now. */
fun reminder(id: String, hours: Long, title: String = "Your check-in is ready"): Reminder = Reminder(
    id = id,
    checkIn = id.substringAfter('/').substringBefore('.'),
    kind = ReminderKind.DUE,
    at = NOW.plusSeconds(hours * 3600),
    title = title,
    body = "It takes about 2 minutes.",
    openLabel = "Open",
    wrongLabel = "Something is wrong",
)

/** The laws of [reconcile], against a queue in memory. */
class ReconcileTest {
    private val queue = FakeQueue()
    private val plan =
        listOf(reminder("1/h24.due", 24), reminder("1/h24.nudge1", 27), reminder("1/h48.due", 48))

    private fun reconcile(
        plan: List<Reminder>,
        hours: Long = 0,
        isInUse: Boolean = true,
        isSaved: Boolean = true,
    ): Command.RemindersReconciled = reconcile(plan, queue, NOW.plusSeconds(hours * 3600), isInUse, isSaved)

    private fun ids(reminders: List<Reminder>) = reminders.map { it.id }.sorted()

    @Test
    fun `the queue becomes the plan and the report says so`() {
        val report = reconcile(plan)
        assertEquals(plan, queue.pending())
        assertEquals(Command.RemindersReconciled(NOW, ids(plan), emptyList(), emptyList()), report)
    }

    @Test
    fun `twice is as once and touches nothing`() {
        val once = reconcile(plan)
        val changes = queue.changes
        assertEquals(once, reconcile(plan))
        assertEquals(changes, queue.changes)
    }

    @Test
    fun `another time or another text replaces, an id that is gone is removed`() {
        reconcile(plan)
        val next = listOf(
            reminder("1/h24.due", 25),
            reminder("1/h24.nudge1", 27, title = "Tu revisión está lista"),
            reminder("1/h72.due", 72),
        )
        assertEquals(ids(next), reconcile(next).pending)
        assertEquals(next.toSet(), queue.pending().toSet())
    }

    @Test
    fun `given a queue that refuses one then the others are in and the report says so`() {
        queue.refuses = { it == "1/h24.nudge1" }
        queue.troubles = listOf("notifications_off")
        val report = reconcile(plan)
        assertEquals(listOf("1/h24.due", "1/h48.due"), report.pending)
        assertEquals(listOf("notifications_off", ReminderTrouble.REFUSED), report.trouble)
        queue.refuses = { false }
        assertEquals(ids(plan), reconcile(plan).pending)
    }

    @Test
    fun `given a queue that loses one without a word then the report says so`() {
        queue.loses = { it == "1/h48.due" }
        assertEquals(listOf(ReminderTrouble.REFUSED), reconcile(plan).trouble)
    }

    @Test
    fun `given a refused change of time then the old time still rings, and the report says so`() {
        reconcile(plan)
        queue.refuses = { true }
        val report = reconcile(plan.map { it.copy(at = it.at.plusSeconds(60)) })
        assertEquals(plan, queue.pending())
        assertEquals(listOf(ReminderTrouble.REFUSED), report.trouble)
    }

    @Test
    fun `while something is unsaved nothing is taken away`() {
        reconcile(plan)
        queue.shown += "1/h6.due"
        val report = reconcile(listOf(reminder("1/test", 1)), isSaved = false)
        assertEquals((ids(plan) + "1/test").sorted(), report.pending)
        assertEquals(setOf("1/h6.due"), queue.shown)
    }

    @Test
    fun `what has rung stays while the app is not open, also when nothing more is planned`() {
        reconcile(plan)
        queue.ringUntil(NOW.plusSeconds(27 * 3600))
        val report = reconcile(plan.drop(2), hours = 27, isInUse = false)
        assertEquals(listOf("1/h24.due", "1/h24.nudge1"), report.delivered)
        assertEquals(setOf("1/h24.due", "1/h24.nudge1"), queue.shown)
    }

    @Test
    fun `in the open app what has rung stays while the plan has more of it, and goes when it has none`() {
        reconcile(plan)
        queue.ringUntil(NOW.plusSeconds(24 * 3600))
        queue.shown += "1/emergency.1.60"
        reconcile(plan.drop(1), hours = 25)
        assertEquals(setOf("1/h24.due"), queue.shown)
        val report = reconcile(plan.drop(2), hours = 25)
        assertEquals(listOf("1/h24.due"), report.delivered, "it has rung all the same")
        assertEquals(emptySet<String>(), queue.shown)
    }

    @Test
    fun `what has rung does not ring again before the engine has heard of it`() {
        queue.shown += "1/h24.catch_up"
        val report = reconcile(listOf(reminder("1/h24.catch_up", 0)))
        assertEquals(emptyList<String>() to emptyList<String>(), report.pending to report.trouble)
        // Planned for later, it is another one.
        assertEquals(listOf("1/h24.catch_up"), reconcile(listOf(reminder("1/h24.catch_up", 1))).pending)
    }

    @Test
    fun `what is due at once is queued once, though its time moves with every call`() {
        reconcile(listOf(reminder("1/h24.catch_up", 0)))
        val changes = queue.changes
        val later = reminder("1/h24.catch_up", 0).copy(at = NOW.plusSeconds(5))
        reconcile(listOf(later), queue, NOW.plusSeconds(5), isInUse = true, isSaved = true)
        assertEquals(changes, queue.changes)
    }

    @Test
    fun `300 random plans one after the other`() {
        val random = Random(20261121)
        var taken = 0
        repeat(300) { round ->
            val plan = List(random.nextInt(21)) {
                val name = listOf("due", "nudge1", "nudge2").random(random)
                val id = "${random.nextInt(1, 3)}/h${random.nextInt(1, 5)}.$name"
                reminder(id, random.nextLong(1, 200), "title ${random.nextInt(2)}")
            }.distinctBy { it.id }
            val refused = plan.map { it.id }.filter { random.nextInt(10) == 0 }.toSet()
            queue.refuses = { it in refused }
            val before = queue.pending()
            val report = reconcile(plan)
            val expected = plan.mapNotNull { wanted ->
                if (wanted.id in refused) before.find { it.id == wanted.id } else wanted
            }
            assertEquals(expected.toSet(), queue.pending().toSet(), "round $round")
            assertEquals(ids(expected), report.pending)
            assertEquals(expected != plan, ReminderTrouble.REFUSED in report.trouble)
            val changes = queue.changes
            assertEquals(report, reconcile(plan))
            assertEquals(changes, queue.changes, "a repetition changes nothing")
            taken += expected.size
        }
        println("measured: random plans reconciled: 300, $taken reminders")
        assertTrue(taken > 1000)
    }
}
