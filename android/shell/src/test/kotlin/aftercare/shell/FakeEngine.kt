package aftercare.shell

import aftercare.core.AboutScreen
import aftercare.core.CareEngineInterface
import aftercare.core.Command
import aftercare.core.Device
import aftercare.core.EngineException
import aftercare.core.Frame
import aftercare.core.Moment
import aftercare.core.Output
import aftercare.core.Reminder
import aftercare.core.Screen

/** An output with this title, plan and notices; everything saved. */
fun output(title: String, plan: List<Reminder> = emptyList(), vararg notices: String): Output {
    val frame = Frame(title, language = "en", notices.toList(), noticeAction = null, back = null)
    return Output(Screen.About(AboutScreen(frame, emptyList(), emptyList())), plan, true)
}

/** An engine that answers as it is told and keeps what it was asked. */
class FakeEngine :
    CareEngineInterface,
    AutoCloseable {
    /** What it was asked, a refresh as `null`. */
    val asked = mutableListOf<Command?>()

    /** What it gives to whatever it is asked. */
    var answer: (Command?) -> Output = { output("screen") }

    /** Thrown by the next call. */
    var fault: EngineException? = null

    /** It was closed. */
    var isClosed = false

    /** The reports on the queue that it got. */
    val reports get() = asked.filterIsInstance<Command.RemindersReconciled>()

    override fun dispatch(command: Command, now: Moment): Output = ask(command)

    override fun refresh(device: Device, now: Moment): Output = ask(null)

    override fun close() {
        isClosed = true
    }

    private fun ask(command: Command?): Output {
        asked.add(command)
        fault?.let {
            fault = null
            throw it
        }
        return answer(command)
    }
}
