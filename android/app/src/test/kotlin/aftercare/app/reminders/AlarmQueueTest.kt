package aftercare.app.reminders

import aftercare.app.Phone
import aftercare.app.START
import aftercare.app.sends
import aftercare.core.Moment
import aftercare.core.Reminder
import aftercare.core.ReminderKind
import aftercare.shell.Clock
import aftercare.shell.ReminderTrouble
import aftercare.shell.zoneAround
import android.app.AlarmManager
import android.app.PendingIntent
import java.io.File
import java.time.Duration
import java.time.ZoneOffset
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf

private fun reminder(id: String, minutes: Long, kind: ReminderKind = ReminderKind.DUE) = Reminder(
    id,
    "h24",
    kind,
    START.plus(Duration.ofMinutes(minutes)),
    "Title $id",
    "Body",
    "Open",
    "Wrong",
)

@RunWith(RobolectricTestRunner::class)
class AlarmQueueTest {
    private val phone = Phone()
    private var now = START
    private var trouble = emptySet<String>()
    private var queue = newQueue()

    /** As a new process makes it. */
    private fun newQueue() = AlarmQueue(
        QueueFile(File(phone.app.noBackupFilesDir, "reminders.json")),
        Alarms(phone.app),
        Notices(phone.app),
        Clock { Moment(now, zoneAround(ZoneOffset.UTC, now)) },
    ) { trouble }

    private fun after(minutes: Long) = START.plus(Duration.ofMinutes(minutes))

    @Test
    fun `an alarm is inexact, wakes the phone in Doze, and carries an id and nothing else`() {
        queue.add(reminder("1/h24.due", 60))
        val alarm = phone.scheduled.single()
        assertTrue(alarm.isAllowWhileIdle)
        assertEquals(AlarmManager.RTC_WAKEUP, alarm.getType())
        assertEquals(after(60).toEpochMilli(), alarm.triggerAtMs)
        val intent = shadowOf(alarm.sends).savedIntent
        assertEquals("reminder:1/h24.due", intent.dataString!!.replace("%2F", "/"))
        assertEquals(null, intent.extras)
        assertEquals(AlarmReceiver::class.java.name, intent.component!!.className)
        assertTrue(shadowOf(alarm.sends).flags and PendingIntent.FLAG_IMMUTABLE != 0)
    }

    @Test
    fun `each reminder has one alarm, and the same id replaces it`() {
        queue.add(reminder("1/h24.due", 60))
        queue.add(reminder("1/h24.nudge1", 240))
        queue.add(reminder("1/h24.due", 90))
        assertEquals(mapOf("1/h24.due" to after(90), "1/h24.nudge1" to after(240)), phone.armed)
        assertEquals(setOf("1/h24.due", "1/h24.nudge1"), queue.pending().map { it.id }.toSet())
        queue.removePending(listOf("1/h24.due", "never there"))
        assertEquals(setOf("1/h24.nudge1"), phone.armed.keys)
        assertEquals(listOf(reminder("1/h24.nudge1", 240)), queue.pending())
    }

    @Test
    fun `a new process knows what was queued and what rang, and sets lost alarms again`() {
        queue.add(reminder("1/h24.due", 60))
        queue.add(reminder("1/h24.nudge1", 240))
        now = after(61)
        queue.ring("1/h24.due")
        phone.loseAlarms()
        queue = newQueue()
        queue.restore()
        assertEquals(listOf(reminder("1/h24.nudge1", 240)), queue.pending())
        assertEquals(listOf("1/h24.due"), queue.delivered())
        assertEquals(mapOf("1/h24.nudge1" to after(240)), phone.armed)
    }

    @Test
    fun `ringing twice shows one notification, and dismissing it is not forgotten`() {
        queue.add(reminder("1/h24.due", 60))
        now = after(60)
        queue.ring("1/h24.due")
        assertEquals("Title 1/h24.due", phone.shown.getValue(Channel.REMINDERS).extras.getString("android.title"))
        phone.notifications.cancelAll()
        queue.ring("1/h24.due")
        assertEquals(emptySet<Channel>(), phone.shown.keys)
        assertEquals(listOf("1/h24.due"), queue.delivered())
        assertEquals(emptyList<Reminder>(), queue.pending())
    }

    @Test
    fun `of several that are due the newest rings for all, and an emergency before any check-in`() {
        queue.add(reminder("1/h24.due", 10))
        queue.add(reminder("1/h24.nudge1", 30))
        queue.add(reminder("1/h48.due", 40))
        now = after(60)
        queue.ring("1/h24.due")
        assertEquals("1/h48.due", phone.reminderOf(Channel.REMINDERS))
        assertEquals(1, phone.shown.size)
        assertEquals(setOf("1/h24.due", "1/h24.nudge1", "1/h48.due"), queue.delivered().toSet())
        assertEquals(emptySet<String>(), phone.armed.keys)

        phone.notifications.cancelAll()
        queue.add(reminder("1/emergency.1.10", 70, ReminderKind.REPEAT))
        queue.add(reminder("1/h72.due", 80))
        now = after(90)
        queue.ring("1/h72.due")
        assertEquals(setOf(Channel.EMERGENCY), phone.shown.keys)
        assertEquals("1/emergency.1.10", phone.reminderOf(Channel.EMERGENCY))
    }

    @Test
    fun `a nudge takes the place of what rang before, and removing the older leaves it`() {
        queue.add(reminder("1/h24.due", 10))
        queue.add(reminder("1/h24.nudge1", 30))
        now = after(10)
        queue.ring("1/h24.due")
        now = after(30)
        queue.ring("1/h24.nudge1")
        assertEquals("1/h24.nudge1", phone.reminderOf(Channel.REMINDERS))
        queue.removeDelivered(listOf("1/h24.due"))
        assertEquals("1/h24.nudge1", phone.reminderOf(Channel.REMINDERS))
        queue.removeDelivered(listOf("1/h24.nudge1"))
        assertEquals(emptySet<Channel>(), phone.shown.keys)
        assertEquals(emptyList<String>(), queue.delivered())
    }

    @Test
    fun `given the clock was put back after an alarm rang then it is set again and nothing is shown`() {
        queue.add(reminder("1/h24.due", 60))
        phone.loseAlarms()
        now = after(20)
        queue.ring("1/h24.due")
        assertEquals(mapOf("1/h24.due" to after(60)), phone.armed)
        assertEquals(emptySet<Channel>(), phone.shown.keys)
    }

    @Test
    fun `what is asked for again under the same id rings again`() {
        queue.add(reminder("1/test", 1, ReminderKind.TEST))
        now = after(1)
        queue.ring("1/test")
        queue.add(reminder("1/test", 5, ReminderKind.TEST))
        assertEquals(emptySet<Channel>(), phone.shown.keys)
        assertEquals(emptyList<String>(), queue.delivered())
        now = after(5)
        queue.ring("1/test")
        assertEquals("1/test", phone.reminderOf(Channel.REMINDERS))
    }

    @Test
    fun `what the system would swallow is not shown and stays queued`() {
        queue.add(reminder("1/h24.due", 60))
        phone.forbidNotifications()
        now = after(60)
        queue.ring("1/h24.due")
        assertEquals(emptyList<String>() to listOf("1/h24.due"), queue.delivered() to queue.pending().map { it.id })
        phone.loseAlarms()
        queue.wake()
        assertEquals(emptySet<String>(), phone.armed.keys)
        phone.allowNotifications()
        queue.wake()
        assertEquals(setOf("1/h24.due"), phone.armed.keys)
        queue.ring("1/h24.due")
        assertEquals(listOf("1/h24.due"), queue.delivered())
    }

    @Test
    fun `an hour late is trouble, until one comes in time`() {
        trouble = setOf(ReminderTrouble.PERMISSION)
        queue.add(reminder("1/h24.due", 0))
        queue.add(reminder("1/h24.nudge1", 200))
        now = after(59)
        queue.ring("1/h24.due")
        assertEquals(listOf(ReminderTrouble.PERMISSION), queue.trouble())
        queue.add(reminder("1/h24.due", 61))
        now = after(121)
        queue.ring("1/h24.due")
        assertEquals(listOf(ReminderTrouble.PERMISSION, ReminderTrouble.LATE), queue.trouble())
        queue = newQueue()
        assertTrue(ReminderTrouble.LATE in queue.trouble())
        now = after(201)
        queue.ring("1/h24.nudge1")
        assertEquals(listOf(ReminderTrouble.PERMISSION), queue.trouble())
    }
}
