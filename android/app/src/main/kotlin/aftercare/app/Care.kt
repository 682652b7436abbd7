package aftercare.app

import aftercare.app.reminders.AlarmQueue
import aftercare.app.reminders.Tap
import aftercare.app.reminders.command
import aftercare.core.Command
import aftercare.core.Destination
import aftercare.core.FieldName
import aftercare.shell.Store
import aftercare.shell.StoreState
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import java.util.concurrent.Executor

/**
 * The store as the main thread uses it. Calls return at once and are carried out one after the other on
 * [worker]: opening reads the whole journal, and saving waits for the disk. Made on the main thread.
 *
 * @param canReopen whether a journal that could not be read can be by now
 */
class Care(
    private val store: Store,
    private val queue: AlarmQueue,
    private val worker: Executor,
    main: Executor,
    private val canReopen: () -> Boolean,
) {
    /**
     * The person did more than look around. What they answered while the journal could not be read is in memory
     * only, and opening it would lose that: it waits for the next start of the process. Known to [worker].
     */
    private var wasUsed = false

    /** What there is to show; changes on the main thread. */
    var state: StoreState by mutableStateOf(store.state)
        private set

    init {
        work(queue::restore)
        store.listen { next -> main.execute { state = next } }
    }

    /** The app came to the front. */
    fun start(): Unit = work(::open)

    /** A person asked for this. */
    fun send(command: Command): Unit = work { dispatch(command) }

    /** Time has passed, or something on the phone has changed. */
    fun refresh() {
        work(store::refresh)
        work(queue::wake)
    }

    /** The alarm of a reminder has rung. The reminder is shown whether the core can be reached or not. */
    fun ring(id: String) {
        work { queue.ring(id) }
        refresh()
    }

    /** The app was opened by a tap on the notification of a reminder. */
    fun tapped(tap: Tap, id: String): Unit = work {
        // Looked up first: what is over is forgotten once a person has the app open.
        val command = tap.command(queue.tapped(id))
        open()
        command?.let(::dispatch)
    }

    /** A therapist's code came from outside: out of a link or the camera. Only the core reads it. */
    fun handout(code: String): Unit = work {
        open()
        dispatch(Command.Go(Destination.ENTER_CODE))
        dispatch(Command.Fill(FieldName.CODE, code))
    }

    /** Runs when everything asked for so far is done. */
    fun afterwards(task: () -> Unit): Unit = worker.execute(task)

    private fun open() {
        // The phone's store of keys may have failed for a moment only, as while the phone started.
        if (!wasUsed && canReopen()) store.close()
        store.start()
    }

    private fun dispatch(command: Command) {
        if (command !is Command.Go && command != Command.Back) wasUsed = true
        store.dispatch(command)
    }

    /**
     * The store turns failures of the core into states. What is left are services of the system that fail;
     * the next call compares with them again, and a crash here would come back at each start of the phone.
     */
    private fun work(task: () -> Unit): Unit = worker.execute {
        try {
            task()
        } catch (_: Exception) {
            return@execute
        }
    }
}
