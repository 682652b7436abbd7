package aftercare.shell

import aftercare.core.Answer
import aftercare.core.CareEngineInterface
import aftercare.core.CheckInScreen
import aftercare.core.Closing
import aftercare.core.Command
import aftercare.core.Destination
import aftercare.core.FieldName
import aftercare.core.Moment
import aftercare.core.Output
import aftercare.core.Screen

/** The example of docs/handout.md: a session that ended on 27 March 2026 at 20:30 UTC. */
private const val CODE: String =
    "AC1:5MLW50.49U 30S7FJBW7FY50BF3P6P*CPJPGUN1EV0\$50DY0 3F/ED5\$CPQE6VC\$34F9DPQE24E+8DVKE%9E031ZK5OQ6NF" +
        "6C34JA7-\$66460A6G.2.+3Q7K"

/** A quarter of an hour after that session. */
val AFTER_SESSION: Moment = utc("2026-03-27T20:45:00Z")

/** What a patient does to take the session in. */
val TAKE_SESSION_IN: List<Command> = listOf(
    Command.AppOpened,
    Command.Go(Destination.ENTER_CODE),
    Command.Fill(FieldName.CODE, CODE),
    Command.AcceptSession,
)

/** "I feel unwell now". */
val UNWELL: Command = Command.OpenCheckIn("now")

/** Carries commands out and gives the last output. */
fun CareEngineInterface.send(commands: List<Command>, now: Moment): Output = commands.map { dispatch(it, now) }.last()

/** Takes the session in and opens the emergency prompt. */
fun CareEngineInterface.raiseEmergency(now: Moment): Output {
    val page = checkNotNull(send(TAKE_SESSION_IN + UNWELL, now).screen as? Screen.CheckIn)
    return dispatch(yes(page.v1, "breathless"), now).also { check(it.screen is Screen.Emergency) }
}

/** "Yes" to a question on the page. */
fun yes(page: CheckInScreen, question: String): Command =
    page.rows.flatMap { it.options }.map { it.command }.filterIsInstance<Command.Answer>()
        .first { it.question == question && it.answer == Answer.Choice("yes") }

/** The calls that the history shows, after the emergency was closed. */
fun CareEngineInterface.callsInHistory(now: Moment): Int {
    dispatch(Command.CloseEmergency(Closing.SEEN), now)
    val history = checkNotNull(dispatch(Command.Go(Destination.HISTORY), now).screen as? Screen.History)
    return history.v1.entries.flatMap { it.lines }.count { it.startsWith("You pressed the call button") }
}
