package aftercare.shell

import aftercare.core.Command
import aftercare.core.EngineException
import aftercare.core.Moment
import aftercare.core.OpenException
import aftercare.core.Output
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertSame
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** What a [Store] does with an engine and a queue, both fakes. */
class StoreTest {
    private val engine = FakeEngine()
    private val queue = FakeQueue()
    private var now: Moment = AFTER_SESSION
    private var opened = 0
    private var refusal: OpenException? = null
    private val store = Store(
        { _, _ ->
            opened++
            refusal?.let { throw it }
            engine
        },
        { DEVICE },
        { now },
        queue,
    )
    private val plan = listOf(reminder("1/h24.due", 24), reminder("1/h48.due", 48))

    private val shown: Output get() = checkNotNull(store.state.output)

    private fun title(state: StoreState): String? = state.output?.screen?.frame?.title

    @Test
    fun `nothing is opened before the first call, and it is opened once`() {
        assertSame(StoreState.Unopened, store.state)
        assertEquals(0, opened)
        store.start()
        store.dispatch(Command.Back)
        assertEquals(1, opened)
        assertEquals(StoreState.Showing(output("screen")), store.state)
    }

    @Test
    fun `given a journal in use then the state says so and the next call tries again`() {
        refusal = OpenException.InUse("in use")
        store.start()
        assertEquals(StoreState.NotOpened(refusal!!), store.state)
        refusal = null
        store.start()
        assertTrue(store.state is StoreState.Showing)
    }

    @Test
    fun `the first call looks after the reminders and reports once`() {
        engine.answer = { output("screen", plan) }
        store.start()
        assertEquals(plan, queue.pending())
        assertEquals(listOf(Command.AppOpened, engine.reports.single()), engine.asked)
        assertEquals(plan.map { it.id }, engine.reports.single().pending)
    }

    @Test
    fun `an unchanged plan is left alone, a changed one goes to the queue`() {
        engine.answer = { output("screen", plan) }
        store.start()
        store.dispatch(Command.Back)
        store.dispatch(Command.Back)
        assertEquals(1, engine.reports.size)
        engine.answer = { output("screen", plan.drop(1)) }
        store.dispatch(UNWELL)
        assertEquals(plan.drop(1), queue.pending())
        assertEquals(2, engine.reports.size)
    }

    @Test
    fun `opening the app and drawing again compare what looks unchanged`() {
        engine.answer = { output("screen", plan) }
        store.start()
        for (call in listOf({ store.start() }, { store.refresh() })) {
            queue.forget()
            call()
            assertEquals(plan, queue.pending())
        }
        assertEquals(3, engine.reports.size)
    }

    @Test
    fun `drawing again does not count as opening the app`() {
        engine.answer = { output("screen", plan) }
        queue.shown += "1/h6.due"
        store.refresh()
        assertEquals(listOf(null), engine.asked.filterNot { it is Command.RemindersReconciled })
        assertEquals(setOf("1/h6.due"), queue.shown)
        store.start()
        assertEquals(emptySet<String>(), queue.shown)
    }

    @Test
    fun `given a plan that changes with every report then two rounds are enough`() {
        var round = 0L
        engine.answer = { output("screen", listOf(reminder("1/h24.catch_up", ++round))) }
        store.start()
        assertEquals(2, engine.reports.size)
        // The next call goes on.
        store.dispatch(Command.Back)
        assertEquals(4, engine.reports.size)
    }

    @Test
    fun `given a queue that refused then the next call tries again`() {
        engine.answer = { output("screen", plan) }
        queue.refuses = { it == "1/h48.due" }
        store.start()
        assertEquals(listOf(ReminderTrouble.REFUSED), engine.reports.last().trouble)
        queue.refuses = { false }
        store.dispatch(Command.Back)
        assertEquals(plan.toSet(), queue.pending().toSet())
    }

    @Test
    fun `while something is unsaved nothing is taken out of the queue`() {
        engine.answer = { output("screen", plan) }
        store.start()
        engine.answer = { output("trouble").copy(saved = false) }
        store.start()
        assertEquals(plan, queue.pending())
    }

    @Test
    fun `what was said to the patient's command is not taken away by a report`() {
        engine.answer = { command ->
            val isReport = command is Command.RemindersReconciled
            if (isReport) output("screen", plan) else output("screen", plan, "It has closed.")
        }
        store.start()
        assertEquals(output("screen", plan, "It has closed."), shown)
        // What a report adds is shown.
        engine.answer = { command ->
            output(if (command is Command.RemindersReconciled) "Reminders are off" else "screen", plan)
        }
        store.start()
        assertEquals(output("Reminders are off", plan), shown)
    }

    @Test
    fun `given a fault then what the engine shows now is shown with it, and its reminders ring`() {
        engine.answer = { output("emergency", plan) }
        engine.fault = EngineException.Fault("a fault")
        store.start()
        val state = store.state as StoreState.Failed
        assertEquals("a fault" to output("emergency", plan), state.why.message to state.output)
        assertEquals(plan, queue.pending())
        store.dispatch(Command.Back)
        assertEquals(StoreState.Showing(output("emergency", plan)), store.state)
    }

    @Test
    fun `given erased data and no new journal then another engine is opened`() {
        store.start()
        engine.fault = EngineException.Restart("no room")
        store.dispatch(Command.ConfirmErase)
        assertTrue(engine.isClosed)
        assertEquals(2, opened)
        assertTrue((store.state as StoreState.Failed).why is EngineException.Restart)
        assertEquals(output("screen"), shown)
    }

    @Test
    fun `given an error that the bindings do not declare then it is a fault and no crash`() {
        engine.answer = { error("a key that cannot be read") }
        store.start()
        assertTrue((store.state as StoreState.Failed).why is EngineException.Fault)
    }

    @Test
    fun `given an engine that cannot even draw then the failure is all there is, and the queue stays`() {
        engine.answer = { output("screen", plan) }
        store.start()
        engine.answer = { throw EngineException.Fault("a fault") }
        store.dispatch(Command.Back)
        assertEquals(null, (store.state as StoreState.Failed).output)
        assertEquals(plan, queue.pending())
    }

    @Test
    fun `given a listener that calls back then its call follows, and all hear the states in order`() {
        engine.answer = { command -> output(command?.javaClass?.simpleName ?: "refresh") }
        val heard = mutableListOf<String?>()
        store.listen { if (title(it) == "AppOpened") store.dispatch(Command.Back) }
        val listening = store.listen { heard.add(title(it)) }
        store.start()
        assertEquals(listOf(null, "AppOpened", "RemindersReconciled", "Back"), heard)
        listening.close()
        store.start()
        assertEquals(4, heard.size)
    }

    @Test
    fun `given a listener that fails then the reminders are in the queue all the same`() {
        engine.answer = { output("screen", plan) }
        store.listen { if (it.output != null) error("a fault of a view") }
        assertThrows(IllegalStateException::class.java) { store.start() }
        assertEquals(plan, queue.pending())
    }

    @Test
    fun `closed it lets the engine go and opens it again when asked`() {
        store.start()
        store.close()
        assertTrue(engine.isClosed)
        store.refresh()
        assertEquals(2, opened)
    }
}
