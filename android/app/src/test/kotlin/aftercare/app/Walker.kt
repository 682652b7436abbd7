package aftercare.app

import aftercare.app.reminders.Channel
import aftercare.core.Button
import aftercare.core.Command
import aftercare.core.Level
import aftercare.core.Row
import aftercare.core.Screen
import aftercare.core.Strength
import android.content.Intent
import android.net.Uri
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.ComposeTestRule
import androidx.compose.ui.test.onFirst
import androidx.compose.ui.test.performSemanticsAction
import androidx.test.core.app.ActivityScenario
import org.robolectric.Shadows.shadowOf

/** A person with the app: sees the words on the screen and presses them. Nothing is sent past the activity. */
class Walker(private val rule: ComposeTestRule, private val phone: Phone) {
    /** How often something was pressed. */
    var taps = 0

    private var scenario: ActivityScenario<MainActivity>? = null

    /** Opens the app from its icon. */
    fun open(): Unit = open(Intent(phone.app, MainActivity::class.java).setAction(Intent.ACTION_MAIN))

    /** Follows a link with a therapist's code. */
    fun follow(link: String): Unit =
        open(Intent(Intent.ACTION_VIEW, Uri.parse(link)).setClass(phone.app, MainActivity::class.java))

    /** Taps the notification in a channel, or one of its actions. */
    fun tapNotification(channel: Channel, action: Int? = null) {
        val shown = phone.shown.getValue(channel)
        val intent = action?.let { shown.actions[it].actionIntent } ?: shown.contentIntent
        taps++
        open(shadowOf(intent).savedIntent)
    }

    private fun open(intent: Intent) {
        close()
        scenario = ActivityScenario.launch(intent)
        rule.waitForIdle()
    }

    /** Leaves the app. */
    fun close() {
        scenario?.close()
        scenario = null
    }

    /** The system's Back. */
    fun back() {
        onActivity { it.onBackPressedDispatcher.onBackPressed() }
        rule.waitForIdle()
    }

    /** The phone is turned. */
    fun turn() {
        checkNotNull(scenario).recreate()
        rule.waitForIdle()
    }

    /** Looks at the activity itself. */
    fun onActivity(look: (MainActivity) -> Unit) {
        checkNotNull(scenario).onActivity(look)
    }

    /** Presses the words of a button. */
    fun press(label: String): Unit = tap(hasText(label) and hasClickAction())

    /** Presses a button of the screen. */
    fun press(button: Button): Unit = press(button.label)

    /** Presses an answer of a question: the screen reader hears both. */
    fun answer(row: Row, option: Button): Unit =
        tap(hasContentDescription("${row.title}: ${option.label}") and hasClickAction())

    /** As a screen reader presses: also what is further down the page. */
    private fun tap(what: SemanticsMatcher) {
        rule.onAllNodes(what).onFirst().performSemanticsAction(SemanticsActions.OnClick)
        taps++
        rule.waitForIdle()
    }

    /** From the link to home, the permission asked for on the way where it lacks. */
    fun takeIn(link: String) {
        follow(link)
        press((phone.screen as Screen.HandoutPreview).v1.actions.first())
        press((phone.screen as Screen.RedFlagCard).v1.choices.first { it.command == Command.AnswerTeachBack("call") })
        press((phone.screen as Screen.RedFlagCard).v1.actions.first())
        if (!phone.notifications.areNotificationsEnabled()) press(phone.app.getString(R.string.ui_allow_reminders))
        press((phone.screen as Screen.RemindersSet).v1.actions.first())
        check(phone.screen is Screen.Home)
    }

    /** Says "none of these", little pain that is better, and "next", page by page, to the end. */
    fun answerCalmly(): Level {
        repeat(30) {
            val page = (phone.screen as? Screen.CheckIn)?.v1 ?: return (phone.screen as Screen.Outcome).v1.level
            val open = page.rows.firstOrNull { row -> row.options.none { it.strength == Strength.CHOSEN } }
            val none = page.noneOfThese
            when {
                none != null -> press(none)

                // An answer may bring another question.
                open != null -> answerCalmly(open)

                else -> press(checkNotNull(page.next))
            }
        }
        error("no end: ${phone.screen}")
    }

    private fun answerCalmly(row: Row) {
        answer(row, row.options.find { it.label == "2" } ?: row.options.first())
    }

    /** Goes on until a page asks this, and says the first of its answers: "Yes". */
    fun sayYes(question: String) {
        repeat(20) {
            val page = (phone.screen as Screen.CheckIn).v1
            val row = page.rows.find { it.question == question }
            if (row != null) return answer(row, row.options.first())
            press(checkNotNull(page.noneOfThese))
        }
        error("nobody asks $question")
    }
}
