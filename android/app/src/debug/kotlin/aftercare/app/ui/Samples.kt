package aftercare.app.ui

import aftercare.core.Button
import aftercare.core.CheckInScreen
import aftercare.core.Command
import aftercare.core.DateLine
import aftercare.core.DatesScreen
import aftercare.core.Dot
import aftercare.core.EmergencyScreen
import aftercare.core.Frame
import aftercare.core.HomeScreen
import aftercare.core.Level
import aftercare.core.OutcomeScreen
import aftercare.core.Practice
import aftercare.core.Row
import aftercare.core.Screen
import aftercare.core.Step
import aftercare.core.Strength
import java.time.Instant

/**
 * Screens of the core as a preview can have them: every part is there, and says what it is instead of what the
 * core would say, which only the core knows.
 */
internal object Samples {
    val home: Screen = Screen.Home(
        HomeScreen(
            frame("Title of home", back = null).copy(notices = listOf("A notice, which comes before everything else")),
            detail = "Detail below the title",
            afterEmergency = null,
            dots = names("Check-in").map { Dot(it, it, "State", "Day and time", Instant.EPOCH) },
            soreness = null,
            practice = Practice("The practice", button("Call the practice", dial = "0")),
            primary = button("What is next", Strength.PRIMARY),
            later = null,
            laterComing = null,
            unwell = button("The way out at any time", Strength.SECONDARY),
            menu = names("Menu").map { button(it, Strength.QUIET) },
        ),
    )

    val dates: Screen = Screen.RemindersSet(
        DatesScreen(
            frame("Title of the dates"),
            intro = "Introduction",
            dates = names("Check-in").map { DateLine(it, "Day and time", Instant.EPOCH, it, "State") },
            zone = null,
            quiet = "Quiet hours",
            honest = "What may go wrong",
            test = "About the test",
            actions = listOf(button("Test", Strength.SECONDARY), button("Done", Strength.PRIMARY)),
        ),
    )

    val checkIn: Screen = Screen.CheckIn(
        CheckInScreen(
            frame("Title of a check-in"),
            progress = "2 of 6",
            step = 2u,
            steps = 6u,
            rows = names("Sign").map { sign ->
                Row(sign, sign, "Detail of the sign", "", "", listOf("Yes", "Not sure").map(::choice), no = null)
            },
            noneOfThese = button("None of these", Strength.PRIMARY),
            next = null,
            somethingElse = button("Something else", Strength.SECONDARY),
            later = null,
        ),
    )

    val outcomes: List<Screen> = Level.entries.map { level ->
        val call = button("Call", dial = "0").takeIf { level != Level.SELF_CARE }
        Screen.Outcome(
            OutcomeScreen(
                frame("Title of $level"),
                level,
                sentence = "One sentence that says what this level means",
                reasons = "Reasons",
                expected = null,
                steps = names("Step").map { Step(it, call) },
                watch = names("Watch for"),
                next = "What comes next",
                therapist = "What the therapist may say",
                actions = listOf(button("Done", Strength.PRIMARY), button("Why", Strength.QUIET)),
                protocol = "Version of the rules",
            ),
        )
    }

    val emergency: Screen = Screen.Emergency(
        EmergencyScreen(
            frame("Title of the emergency", back = null),
            call = button("The call", Strength.PRIMARY, dial = "0"),
            number = "The number",
            country = "The country",
            changeCountry = button("Another country", Strength.QUIET),
            gotThrough = "Did you get through?",
            gotThroughChoices = listOf("Yes", "No").map(::choice),
            otherWays = emptyList(),
            reasons = "Reasons",
            orders = names("Until help comes"),
            card = button("The card", Strength.SECONDARY),
            cannotSpeak = "If one cannot speak",
            noSignal = "If there is no signal",
            therapist = "About the therapist",
            closeTitle = "Ways to close this",
            closings = names("Closing").map { button(it, Strength.QUIET) },
        ),
    )

    private fun frame(title: String, back: Button? = button("Back", Strength.QUIET)) =
        Frame(title, "en", notices = emptyList(), noticeAction = null, back)

    private fun button(label: String, strength: Strength = Strength.SECONDARY, dial: String? = null) =
        Button(label, Command.Back, dial, strength)

    private fun choice(label: String) = button(label, Strength.CHOICE)

    private fun names(of: String) = (1..3).map { "$of $it" }
}
