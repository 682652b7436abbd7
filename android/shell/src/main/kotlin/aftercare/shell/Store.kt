package aftercare.shell

import aftercare.core.CareEngineInterface
import aftercare.core.Command
import aftercare.core.Device
import aftercare.core.EngineException
import aftercare.core.Moment
import aftercare.core.OpenException
import aftercare.core.Output
import aftercare.core.Reminder
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.locks.ReentrantLock
import kotlin.concurrent.withLock

/**
 * The only mutable cell of a shell: the one engine, what it showed last, and the system's queue of
 * reminders kept equal to its plan. There is no decision here, and no clock, file or key.
 *
 * Any thread may call; calls are carried out one after the other, and what was saved is on disk when they
 * return. A call from a listener or from the queue is carried out as soon as the one under way is over.
 *
 * @param open opens the engine, with [OpenException] when that fails; called at the first call, and again
 *   at the next while it failed
 * @param device the device as it is now
 */
public class Store(
    private val open: (Device, Moment) -> CareEngineInterface,
    private val device: () -> Device,
    private val clock: Clock,
    private val queue: ReminderQueue,
) : AutoCloseable {
    private val lock = ReentrantLock()
    private val listeners = CopyOnWriteArrayList<StoreListener>()
    private val waiting = ArrayDeque<() -> Unit>()
    private var engine: CareEngineInterface? = null

    /** The plan that the queue holds; `null` when it is not known to. */
    private var queued: List<Reminder>? = null

    /** What there is to show. */
    @Volatile
    public var state: StoreState = StoreState.Unopened
        private set

    /** The app came to the front: what must be seen first, such as an open emergency, comes back, and the
     * queue is compared in any case. */
    public fun start(): Unit = serially {
        call(isInUse = true, always = true) { engine, now -> engine.dispatch(Command.AppOpened, now) }
    }

    /** Carries out what a person asked for, most often the command of a button. */
    public fun dispatch(command: Command): Unit = serially {
        call(isInUse = true, always = false) { engine, now -> engine.dispatch(command, now) }
    }

    /** Draws again and compares the queue: time has passed, the device has started, the app was updated, or
     * clock, zone, language or a permission changed. Does not count as a person opening the app. */
    public fun refresh(): Unit = serially {
        call(isInUse = false, always = true) { engine, now -> engine.refresh(device(), now) }
    }

    /** Adds a listener, which hears of the present state at once; closing the result removes it. */
    public fun listen(listener: StoreListener): AutoCloseable {
        serially {
            listeners.add(listener)
            listener.changed(state)
        }
        return AutoCloseable { listeners.remove(listener) }
    }

    /** Lets the journal go; the next call opens it again. */
    override fun close(): Unit = serially(::letGo)

    private fun serially(task: () -> Unit) {
        val isNested = lock.isHeldByCurrentThread
        lock.withLock {
            waiting.addLast(task)
            if (isNested) return
            while (true) (waiting.removeFirstOrNull() ?: break)()
        }
    }

    private fun call(isInUse: Boolean, always: Boolean, ask: (CareEngineInterface, Moment) -> Output) {
        val now = clock.now()
        val next = try {
            StoreState.Showing(ask(opened(now), now))
        } catch (why: OpenException) {
            StoreState.NotOpened(why)
        } catch (why: EngineException) {
            afterFault(why, now)
        } catch (why: RuntimeException) {
            // What the bindings do not declare, or the platform's store of keys: a fault, and no crash.
            afterFault(EngineException.Fault(why.javaClass.simpleName), now)
        }
        try {
            publish(next)
        } finally {
            // A listener that fails silences no reminder.
            next.output?.let { keepReminders(it, isInUse, always) }
        }
    }

    private fun letGo() {
        (engine as? AutoCloseable)?.close()
        engine = null
        queued = null
    }

    private fun opened(now: Moment): CareEngineInterface = engine ?: open(device(), now).also { engine = it }

    /** What was recorded before a fault may be an emergency: it is shown and its reminders ring. */
    private fun afterFault(why: EngineException, now: Moment): StoreState {
        // Erasing closed the journal and could not start another: only a new engine can.
        if (why is EngineException.Restart) letGo()
        return try {
            StoreState.Failed(why, opened(now).refresh(device(), now))
        } catch (why: OpenException) {
            StoreState.NotOpened(why)
        } catch (_: EngineException) {
            StoreState.Failed(why, null)
        } catch (_: RuntimeException) {
            StoreState.Failed(why, null)
        }
    }

    /** Twice at most: the report can change the plan, which need not come to rest while time passes. */
    private fun keepReminders(first: Output, isInUse: Boolean, always: Boolean) {
        var output = first
        var due = always || output.reminders != queued
        repeat(2) {
            if (!due) return
            val plan = output.reminders
            val report = reconcile(plan, queue, clock.now().at, isInUse, output.saved)
            // Nothing is taken out while something is unsaved, so the queue may hold more than the plan.
            queued = plan.takeIf { output.saved && ReminderTrouble.REFUSED !in report.trouble }
            val now = clock.now()
            val after = try {
                opened(now).dispatch(report, now)
            } catch (why: EngineException) {
                return publish(StoreState.Failed(why, output))
            }
            output = answered(output, after)
            if (output != state.output) publish(state.showing(output))
            due = output.reminders != plan
        }
    }

    /** A report is no answer of the patient's: what was said to their command stays on screen. */
    private fun answered(before: Output, after: Output): Output {
        val said = before.screen.frame.notices
        val isToldAnew = after.saved != before.saved || after.screen.frame.notices.containsAll(said)
        return if (isToldAnew) after else after.copy(screen = before.screen)
    }

    private fun publish(next: StoreState) {
        state = next
        listeners.forEach { it.changed(next) }
    }
}
