package aftercare.shell

import aftercare.core.EngineException
import aftercare.core.OpenException
import aftercare.core.Output

/** What a shell shows. */
public sealed interface StoreState {
    /** The newest output; `null` when there is none. */
    public val output: Output?

    /** The same with a newer output. */
    public fun showing(output: Output): StoreState = if (this is Failed) copy(output = output) else Showing(output)

    /** Nothing was asked of the store yet. */
    public data object Unopened : StoreState {
        override val output: Output? = null
    }

    /** The journal is not open; the next call tries again. */
    public data class NotOpened(
        /** Why. [OpenException.InUse] means that the app is open elsewhere. */
        public val why: OpenException,
    ) : StoreState {
        override val output: Output? = null
    }

    /** All is well. */
    public data class Showing(override val output: Output) : StoreState

    /** The last call failed and may be tried again; [output] is what the engine shows now, if it can. */
    public data class Failed(
        /** Why; no health data in its message. */
        public val why: EngineException,
        override val output: Output?,
    ) : StoreState
}

/** Hears of every new state of a [Store], in order, on the thread whose call led to it. */
public fun interface StoreListener {
    /** [state] is the newest. */
    public fun changed(state: StoreState)
}
