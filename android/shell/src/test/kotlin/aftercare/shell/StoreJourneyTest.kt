package aftercare.shell

import aftercare.core.Closing
import aftercare.core.Command
import aftercare.core.Destination
import aftercare.core.Moment
import aftercare.core.Screen
import java.nio.file.Path
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** A [Store] on the real core, with a queue in memory. */
class StoreJourneyTest {
    private val queue = FakeQueue()
    private var now: Moment = AFTER_SESSION

    private fun store(folder: Path, key: ByteArray? = KEY) =
        Store({ device, now -> open(folder, now, key, device) }, { DEVICE }, { now }, queue)

    private val pending get() = queue.pending().map { it.id }

    @Test
    fun `what rang does not ring again, and an answered check-in takes the rest back`() = inFolder { folder ->
        store(folder).use { store ->
            TAKE_SESSION_IN.forEach(store::dispatch)
            assertEquals(store.state.output!!.reminders, queue.pending().sortedBy { it.at })
            val due = queue.pending().first { it.id == "1/h24.due" }
            now = now.copy(at = due.at)
            queue.ringUntil(now.at)
            store.refresh()
            assertTrue(due.id in queue.shown, "it stays to be seen")
            assertTrue(due.id !in pending, "it does not ring again")
            assertTrue("1/h24.nudge1" in pending)
            store.dispatch(Command.OpenCheckIn("h24"))
            answerCalmly(store)
            assertTrue(pending.none { it.startsWith("1/h24.") }, "$pending")
            assertEquals(emptySet<String>(), queue.shown.toSet())
            assertEquals(store.state.output!!.reminders.map { it.id }.toSet(), pending.toSet())
        }
    }

    @Test
    fun `given a phone that was off then the missed reminder rings once`() = inFolder { folder ->
        store(folder).use { store ->
            TAKE_SESSION_IN.forEach(store::dispatch)
            val missed = queue.pending().minBy { it.at }
            now = now.copy(at = missed.at.plusSeconds(60))
            // The system forgot all of them.
            queue.forget()
            store.refresh()
            val catchUp = queue.pending().single { it.id == "1/${missed.checkIn}.catch_up" }
            assertEquals(now.at, catchUp.at)
            queue.ringUntil(now.at)
            now = now.plusSeconds(5)
            repeat(3) { store.refresh() }
            assertTrue(catchUp.id !in pending)
        }
    }

    @Test
    fun `repeats of an emergency are in the queue, and closing it takes them back`() = inFolder { folder ->
        store(folder).use { store ->
            (TAKE_SESSION_IN + UNWELL).forEach(store::dispatch)
            store.dispatch(yes((store.state.output!!.screen as Screen.CheckIn).v1, "breathless"))
            assertEquals(3, pending.count { it.startsWith("1/emergency.") })
            store.dispatch(Command.CloseEmergency(Closing.SEEN))
            assertEquals(0, pending.count { it.startsWith("1/emergency.") })
        }
    }

    @Test
    fun `given erased data then nothing rings and nothing stays to be seen`() = inFolder { folder ->
        store(folder).use { store ->
            TAKE_SESSION_IN.forEach(store::dispatch)
            queue.shown += "1/h6.due"
            store.dispatch(Command.Go(Destination.ERASE))
            store.dispatch(Command.ConfirmErase)
            assertTrue(store.state.output!!.screen is Screen.Welcome)
            assertEquals(emptyList<String>() to emptySet<String>(), pending to queue.shown.toSet())
        }
    }

    @Test
    fun `given a journal that cannot be read then its reminders ring on`() = inFolder { folder ->
        store(folder).use { store -> TAKE_SESSION_IN.forEach(store::dispatch) }
        val before = pending
        store(folder, key = null).use { store ->
            store.start()
            assertTrue(store.state.output!!.screen is Screen.Trouble)
            store.dispatch(Command.Go(Destination.HOME))
        }
        assertEquals(before, pending)
    }

    /** Presses "None of these", a low pain and Next until there is an outcome. */
    private fun answerCalmly(store: Store) {
        repeat(30) {
            val page = (store.state.output!!.screen as? Screen.CheckIn)?.v1 ?: return
            val none = page.noneOfThese
            if (none == null) {
                page.rows.forEach { row -> store.dispatch(row.options.first().command) }
            }
            val after = (store.state.output!!.screen as? Screen.CheckIn)?.v1 ?: return
            store.dispatch((none ?: checkNotNull(after.next)).command)
        }
    }
}
