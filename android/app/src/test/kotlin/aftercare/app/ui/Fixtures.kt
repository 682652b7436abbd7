package aftercare.app.ui

import aftercare.core.Answer
import aftercare.core.Command
import aftercare.core.Destination
import aftercare.core.FieldName
import aftercare.core.Qr
import aftercare.core.Screen
import aftercare.core.Side

/** A screen that the core gave, and its name. */
class Fixture(val name: String, val screen: Screen) {
    override fun toString(): String = name
}

/** Every variant of [Screen], and the more telling forms of some, out of the real core. */
object Fixtures {
    /** All of them, each made once. */
    val all: List<Fixture> by lazy { before() + course() + endings() + emergency() + others() }

    /** One of each variant, and what is laid out differently within one. */
    val looked: List<Fixture> by lazy {
        val more = setOf("form_where", "home", "check_in_pain", "outcome_urgent", "outcome_emergency", "therapist")
        all.filter { it in all.distinctBy { one -> one.screen.javaClass } || it.name in more }
    }

    /** One of them. */
    operator fun get(name: String): Screen = all.single { it.name == name }.screen

    private fun before(): List<Fixture> = visit {
        listOf(
            "welcome" to screen,
            "enter_code" to press("I was treated: enter my code").screen,
            "form_when" to press("I have no code").screen,
            "form_where" to whenAndHow().screen,
            "form_risks" to send(shoulder).press("Next").screen,
            "form_therapist" to press("Next").screen,
        ).fixtures()
    }

    private fun course(): List<Fixture> = visit {
        listOf(
            "handout_preview" to takeIn().screen,
            "red_flag_card" to press("Yes, that’s my session").screen,
            "red_flag_card_answered" to press("Wait for the next check-in").screen,
            "reminders_set" to press("Next").screen,
            "reminders_set_test" to press("Ring once in a minute to try").screen,
            "home_next" to press("Done").screen,
            "check_in" to at(24).press("Start check-in").screen,
            "check_in_nerves" to press("None of these").screen,
            "check_in_skin" to press("None of these").screen,
            "check_in_pain" to press("None of these").screen,
            "home" to pain("4", "The same").finish().at(48).screen,
            "history" to press("History").screen,
        ).fixtures()
    }

    private fun endings(): List<Fixture> = visit {
        listOf(
            "outcome_self_care" to
                settled().at(24).press("Start check-in").calmUntilPain().pain("3", "Better").finish().screen,
            "helps" to press("What helps until then").screen,
            "why" to press("Back").press("Why am I told this?").screen,
            "outcome_contact" to at(48).press("Start check-in").calmUntilPain().pain("5", "Worse").finish().screen,
            "check_in_flag_yes" to at(72).press("Start check-in").calm(2).press("Yes", "fever").screen,
            "confirm_answer" to press("No: Fever of 38 °C (100.4 °F) or more").screen,
            "outcome_urgent" to press(
                "Keep my first answer",
            ).press("None of these").pain("2", "Better").finish().screen,
            "card" to press("Card for the doctor").screen,
            "confirm_seen" to at(7 * 24).press("Start check-in").calmUntilPain().pain("2", "Better").finish().screen,
        ).fixtures()
    }

    private fun emergency(): List<Fixture> = visit {
        listOf(
            "emergency" to settled().at(24).press("Start check-in").press("Yes", "breathless").screen,
            "emergency_not_through" to press("Call 999").press("No", "reached=NO").screen,
            "confirm_mistake" to press("I pressed it by mistake").screen,
            "country" to press("No, stay on this page").press("Change country").screen,
            "home_after_emergency" to press("Back").press("Help is on the way").screen,
            "outcome_emergency" to press("History").press("Show the advice").screen,
        ).fixtures()
    }

    private fun others(): List<Fixture> = visit {
        listOf(
            "about" to press("About this advice").screen,
            "settings" to press("Back").press("Settings").screen,
            "quiet_hours" to press("Change quiet hours").screen,
            "confirm_erase" to send(Command.Go(Destination.ERASE)).screen,
            "therapist_empty" to send(Command.Go(Destination.HOME)).send(Command.Go(Destination.THERAPIST)).screen,
            "therapist" to handOut().screen.apply { (this as Screen.Therapist).v1.ready!!.qr = sameQr },
        ).fixtures()
    } + visit(key = null) { listOf("trouble" to screen).fixtures() } + visit("es-ES", "GB") {
        listOf(
            "es_card" to send(Command.Go(Destination.ENTER_CODE)).send(fillCode()).send(Command.AcceptSession)
                .at(
                    24,
                ).send(
                    Command.OpenCheckIn("now"),
                ).send(answer("breathless", "yes")).send(Command.Go(Destination.CARD)).screen,
            "es_emergency" to send(Command.Back).screen,
        ).fixtures()
    }

    private fun List<Pair<String, Screen>>.fixtures() = map { (name, screen) -> Fixture(name, screen) }
}

private val shoulder = Command.TogglePlace("shoulder", Side.RIGHT)

/** Two rows in place of a code, which is another one each time. */
private val sameQr = Qr(29u, List(29 * 29) { (it * it / 7 + it) % 3 == 0 })

private fun Visit.whenAndHow() = send(Command.FillTime(SESSION_END)).press("Dry needling").press("Next")

/** What a therapist enters for the patient of these tests. */
private fun Visit.handOut() = send(shoulder)
    .send(Command.TogglePlace("lower_back", Side.LEFT))
    .press("On a blood thinner")
    .press("Lives alone")
    .press("Dry needling")
    .send(Command.SetPainBefore(4u))
    .send(Command.Fill(FieldName.PRACTICE_NAME, "Riverside Practice"))
    .send(Command.Fill(FieldName.PRACTICE_PHONE, "+44 20 7946 0000"))
    .send(Command.FillTime(SESSION_END))

private fun fillCode() = Command.Fill(
    FieldName.CODE,
    visit { (send(Command.Go(Destination.THERAPIST)).handOut().screen as Screen.Therapist).v1.ready!!.code },
)

private fun Visit.takeIn() = send(Command.Go(Destination.ENTER_CODE)).send(fillCode())

/** Up to home. */
private fun Visit.settled() = takeIn().press("Yes, that’s my session").press("Call 999").press("Next").press("Done")

private fun Visit.calm(pages: Int) = apply { repeat(pages) { press("None of these") } }

private fun Visit.calmUntilPain() = calm(3)

/** Answers the page about pain, what else it asks with the mildest answer. */
private fun Visit.pain(now: String, trend: String) = apply {
    press(now, "pain_now").press(trend)
    (screen as Screen.CheckIn).v1.rows.filterNot { it.question in setOf("pain_now", "pain_trend") }
        .forEach { send(it.options.first().command) }
    press("Next")
}

/** Answers what is left with "None of these". */
private fun Visit.finish() = apply {
    while ((screen as? Screen.CheckIn)?.v1?.noneOfThese !=
        null
    ) {
        press("None of these")
    }
}

private fun Visit.answer(question: String, choice: String) = (screen as Screen.CheckIn).v1.rows
    .flatMap { it.options }.map { it.command }.filterIsInstance<Command.Answer>()
    .first { it.question == question && it.answer == Answer.Choice(choice) }
