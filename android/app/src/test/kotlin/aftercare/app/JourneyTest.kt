package aftercare.app

import aftercare.app.reminders.Channel
import aftercare.core.Closing
import aftercare.core.Command
import aftercare.core.Destination
import aftercare.core.FieldName
import aftercare.core.Level
import aftercare.core.Screen
import android.Manifest
import android.content.Intent
import androidx.compose.ui.test.junit4.v2.createEmptyComposeRule
import java.io.File
import java.time.Duration
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNotEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf

/** Whole journeys by touch: the real activity, the real screens, the real framework and the real core. */
@RunWith(RobolectricTestRunner::class)
class JourneyTest {
    @get:Rule
    val rule = createEmptyComposeRule()
    private val phone = Phone()
    private val walker = Walker(rule, phone)

    @After
    fun close(): Unit = walker.close()

    private fun home() = (phone.screen as Screen.Home).v1

    @Test
    fun `a healthy day, from the link to the outcome`() {
        phone.forbidNotifications()
        walker.follow(LINK)
        walker.close()
        walker.takeIn(LINK)
        walker.onActivity {
            val asked = shadowOf(it).lastRequestedPermission.requestedPermissions
            assertEquals(listOf(Manifest.permission.POST_NOTIFICATIONS), asked.toList())
        }
        phone.allowNotifications()
        assertEquals(phone.planned, phone.armed)
        walker.close()

        phone.runUntil(phone.planned.getValue("1/h24.due").plusSeconds(300))
        assertEquals("1/h24.due", phone.reminderOf(Channel.REMINDERS))
        walker.taps = 0
        walker.tapNotification(Channel.REMINDERS)
        val level = walker.answerCalmly()
        assertEquals("${phone.screen}", Level.SELF_CARE, level)
        println("measured: a healthy 24-hour check-in is ${walker.taps} taps from the notification to the outcome")
        assertTrue("${walker.taps} taps", walker.taps <= 14)
        // Nothing more rings for what was answered.
        assertTrue(phone.armed.keys.none { it.startsWith("1/h24.") })
        assertEquals(phone.planned, phone.armed)
        assertEquals(emptySet<Channel>(), phone.shown.keys)
    }

    @Test
    fun `breathless leads to the emergency prompt, and through its guarded closing`() = redFlag("breathless")

    @Test
    fun `redness that spreads leads to the emergency prompt, and through its guarded closing`() =
        redFlag("spreading_redness")

    @Test
    fun `new weakness of a leg leads to the emergency prompt, and through its guarded closing`() =
        redFlag("leg_weakness")

    private fun redFlag(question: String) {
        walker.takeIn(LINK)
        walker.press(home().unwell)
        walker.sayYes(question)
        val prompt = { (phone.screen as Screen.Emergency).v1 }
        assertEquals(3, phone.armed.keys.count { "/emergency." in it })

        walker.back()
        prompt()
        walker.press(prompt().call)
        walker.onActivity {
            val dialled = shadowOf(it).nextStartedActivity
            assertEquals(Intent.ACTION_DIAL, dialled.action)
            assertEquals(prompt().call.dial, dialled.data!!.schemeSpecificPart)
        }
        assertTrue(prompt().gotThrough != null)

        // The process ends while the dialler is open.
        walker.close()
        phone.app.die()
        walker.open()
        prompt()
        walker.press(prompt().card)
        assertTrue(phone.screen is Screen.Card)
        walker.turn()
        assertTrue("turning the phone keeps the card before the crew", phone.screen is Screen.Card)
        walker.back()

        walker.press(prompt().closings.first { it.command == Command.CloseEmergency(Closing.MISTAKE) })
        assertTrue("a mistake is asked twice", phone.screen is Screen.Confirm)
        walker.back()
        walker.press(prompt().closings.first { it.command == Command.CloseEmergency(Closing.SEEN) })
        assertTrue(home().afterEmergency != null)
        assertEquals(0, phone.armed.keys.count { "/emergency." in it })
    }

    @Test
    fun `an emergency left open rings again, and its notification leads back to the prompt`() {
        walker.takeIn(LINK)
        walker.press(home().unwell)
        walker.sayYes("breathless")
        val first = phone.armed.filterKeys { "/emergency." in it }.minOf { it.value }
        walker.close()
        phone.app.die()
        phone.runUntil(first.plusSeconds(60))
        assertEquals(setOf(Channel.EMERGENCY), phone.shown.keys)
        walker.tapNotification(Channel.EMERGENCY)
        assertTrue(phone.screen is Screen.Emergency)
    }

    @Test
    fun `both actions of a notification work with the app dead`() {
        walker.takeIn(LINK)
        val due = phone.planned.getValue("1/h24.due")
        walker.close()
        phone.app.die()
        phone.runUntil(due.plusSeconds(60))
        phone.app.die()
        walker.tapNotification(Channel.REMINDERS, action = 1)
        val unwell = (phone.screen as Screen.CheckIn).v1
        assertEquals("now", home { walker.back() }.unwell.command.let { (it as Command.OpenCheckIn).checkIn })
        assertTrue(unwell.rows.any { it.question == "breathless" })
        assertEquals(emptySet<Channel>(), phone.shown.keys)

        walker.close()
        phone.runUntil(phone.planned.getValue("1/h24.nudge1").plusSeconds(60))
        phone.app.die()
        walker.tapNotification(Channel.REMINDERS, action = 0)
        assertEquals("1 of", (phone.screen as Screen.CheckIn).v1.progress.take(4))
    }

    private fun home(leave: () -> Unit) = leave().let { home() }

    @Test
    fun `an unfinished check-in goes on where it was, after turning and after the process ended`() {
        walker.takeIn(LINK)
        phone.runUntil(phone.planned.getValue("1/h24.due"))
        walker.close()
        walker.open()
        walker.press(checkNotNull(home().primary))
        walker.press(checkNotNull((phone.screen as Screen.CheckIn).v1.noneOfThese))
        val page = (phone.screen as Screen.CheckIn).v1
        walker.turn()
        assertEquals(page, (phone.screen as Screen.CheckIn).v1)
        walker.close()
        phone.app.die()
        walker.open()
        assertEquals(page.step, (phone.screen as Screen.CheckIn).v1.step)
    }

    @Test
    fun `a report outside the schedule is advised at once and leaves the schedule alone`() {
        walker.takeIn(LINK)
        val planned = phone.planned
        walker.press(home().unwell)
        assertNotEquals(Level.EMERGENCY, walker.answerCalmly())
        assertTrue(phone.planned.keys.containsAll(planned.keys.filterNot { it.startsWith("1/h6") }))
        assertEquals(phone.planned, phone.armed)
    }

    @Test
    fun `a second session has reminders of its own, and the first has none left`() {
        val second = anotherLink()
        walker.takeIn(LINK)
        walker.close()
        walker.follow(second)
        walker.press((phone.screen as Screen.HandoutPreview).v1.actions.first())
        assertTrue(phone.armed.isNotEmpty())
        assertEquals(setOf("2"), phone.armed.keys.map { it.substringBefore('/') }.toSet())
        assertEquals(phone.planned, phone.armed)
    }

    /** What a therapist's phone makes. */
    private fun anotherLink(): String = with(phone.care) {
        start()
        send(Command.Go(Destination.THERAPIST))
        send(Command.EndsNow)
        send(Command.SetTechnique("acupuncture"))
        send(Command.Fill(FieldName.PRACTICE_NAME, "Harbour Practice"))
        send((phone.screen as Screen.Therapist).v1.regions.first().options.first().command)
        checkNotNull((phone.screen as Screen.Therapist).v1.ready).link
    }

    @Test
    fun `erased is erased, on the screen, in the system and on the disk`() {
        walker.takeIn(LINK)
        phone.runUntil(phone.planned.getValue("1/h24.due").plusSeconds(60))
        assertFalse(phone.shown.isEmpty())
        walker.press(home().menu.first { it.command == Command.Go(Destination.ERASE) })
        walker.press((phone.screen as Screen.Confirm).v1.actions.first { it.command is Command.ConfirmErase })
        assertTrue(phone.screen is Screen.Welcome)
        assertEquals(emptySet<String>(), phone.armed.keys)
        assertEquals(emptySet<Channel>(), phone.shown.keys)
        assertEquals("[]", File(phone.app.noBackupFilesDir, "reminders.json").readText())
        walker.close()
        phone.app.die()
        walker.open()
        assertTrue(phone.screen is Screen.Welcome)
    }

    @Test
    fun `a link that is not a code is refused in words, also in the middle of an emergency`() {
        walker.follow("aftercare://h#" + "A".repeat(3000))
        assertTrue((phone.screen as Screen.EnterCode).v1.frame.notices.isNotEmpty())
        walker.takeIn(LINK)
        walker.press(home().unwell)
        walker.sayYes("breathless")
        walker.close()
        walker.follow(LINK)
        assertTrue(phone.screen is Screen.Emergency)
    }

    @Test
    fun `a minute that passes is seen, but takes no words away that were just said`() {
        walker.takeIn(LINK)
        walker.close()
        walker.follow("aftercare://h#AAAA")
        val said = (phone.screen as Screen.EnterCode).v1.frame.notices
        assertTrue(said.isNotEmpty())
        phone.app.now += Duration.ofSeconds(20)
        phone.tell(Intent.ACTION_TIME_TICK)
        assertEquals(said, (phone.screen as Screen.EnterCode).v1.frame.notices)
        phone.tell(Intent.ACTION_TIME_TICK)
        assertNotEquals(said, (phone.screen as Screen.EnterCode).v1.frame.notices)

        walker.back()
        phone.app.now = phone.planned.getValue("1/h24.due")
        repeat(2) { phone.tell(Intent.ACTION_TIME_TICK) }
        assertTrue(home().primary != null)
    }
}
