package aftercare.app.reminders

import aftercare.app.MainActivity
import aftercare.app.Phone
import aftercare.app.R
import aftercare.app.START
import aftercare.core.Reminder
import aftercare.core.ReminderKind
import android.app.Notification
import android.app.NotificationManager
import android.app.PendingIntent
import android.graphics.drawable.Icon
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNotEquals
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config

private val DUE =
    Reminder(
        "1/h24.due",
        "h24",
        ReminderKind.DUE,
        START,
        "Your check-in is ready",
        "2 minutes",
        "Open",
        "Something is wrong",
    )

@RunWith(RobolectricTestRunner::class)
class NoticesTest {
    private val phone = Phone()
    private val notices = Notices(phone.app)

    private fun posted(reminder: Reminder): Notification {
        notices.post(reminder)
        return phone.shown.getValue(Channel.of(reminder.kind))
    }

    @Test
    fun `it says what the core says, and on a locked screen less`() {
        val shown = posted(DUE)
        assertEquals(DUE.title, shown.extras.getString(Notification.EXTRA_TITLE))
        assertEquals(DUE.body, shown.extras.getString(Notification.EXTRA_TEXT))
        assertEquals(Notification.VISIBILITY_PRIVATE, shown.visibility)
        val public = shown.publicVersion
        assertEquals(phone.app.getString(R.string.reminder_public), public.extras.getString(Notification.EXTRA_TITLE))
        assertNull(public.extras.getString(Notification.EXTRA_TEXT))
        assertNull(public.actions)
        assertEquals(Channel.REMINDERS.id, public.channelId)
    }

    @Test
    fun `both actions open the app, unlocked, and take no answer`() {
        val shown = posted(DUE)
        assertEquals(listOf(DUE.openLabel, DUE.wrongLabel), shown.actions.map { it.title })
        val intents = shown.actions.map { it.actionIntent } + shown.contentIntent
        for (intent in intents) {
            assertTrue(intent.isActivity)
            assertTrue(shadowOf(intent).flags and PendingIntent.FLAG_IMMUTABLE != 0)
            val saved = shadowOf(intent).savedIntent
            assertEquals(MainActivity::class.java.name, saved.component!!.className)
            assertEquals("1/h24.due", reminderId(saved.data))
            assertNull(saved.extras)
        }
        assertEquals(
            listOf(Tap.OPEN, Tap.WRONG, Tap.OPEN),
            intents.map { Tap.of(shadowOf(it).savedIntent) },
        )
        assertTrue(shown.actions.all { it.isAuthenticationRequired && it.remoteInputs.isNullOrEmpty() })
        assertNull(shown.fullScreenIntent)
        // Swiped away is no answer: nothing listens for it.
        assertNull(shown.deleteIntent)
    }

    @Test
    fun `two reminders of one check-in open with their own ids`() {
        val due = posted(DUE).contentIntent
        val nudge = posted(DUE.copy(id = "1/h24.nudge1")).contentIntent
        assertNotEquals(due, nudge)
        assertEquals("1/h24.nudge1", reminderId(shadowOf(nudge).savedIntent.data))
    }

    @Test
    fun `its channels ring, hide what is private, and have a name in the phone's language`() {
        for (channel in Channel.entries) {
            val made = phone.notifications.getNotificationChannel(channel.id)
            assertEquals(NotificationManager.IMPORTANCE_HIGH, made.importance)
            assertEquals(Notification.VISIBILITY_PRIVATE, made.lockscreenVisibility)
            assertFalse(made.canBypassDnd())
        }
        assertEquals("Check-ins", phone.notifications.getNotificationChannel("reminders.1").name)
        assertEquals("Important", phone.notifications.getNotificationChannel("emergency.1").name)
        assertEquals(
            Channel.entries.map {
                it.id
            }.toSet(),
            phone.notifications.notificationChannels.map { it.id }.toSet(),
        )
    }

    @Test
    @Config(qualifiers = "+es")
    fun `given a phone in Spanish then channels and the locked screen are Spanish`() {
        assertEquals("Cuestionarios", phone.notifications.getNotificationChannel("reminders.1").name)
        val public = posted(DUE).publicVersion
        assertEquals("Hay un recordatorio pendiente", public.extras.getString(Notification.EXTRA_TITLE))
    }

    @Test
    fun `an emergency rings in its own channel`() {
        assertEquals(Channel.EMERGENCY.id, posted(DUE.copy(kind = ReminderKind.REPEAT)).channelId)
        val others = ReminderKind.entries - ReminderKind.REPEAT
        assertEquals(setOf(Channel.REMINDERS), others.map(Channel::of).toSet())
    }

    @Test
    fun `the small icon is a drawing, so that the system can tint it`() {
        assertEquals(Icon.TYPE_RESOURCE, posted(DUE).smallIcon.type)
        assertEquals(R.drawable.ic_reminder, posted(DUE).smallIcon.resId)
    }
}
