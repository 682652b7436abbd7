package aftercare.app.reminders

import aftercare.core.Reminder
import aftercare.core.ReminderKind
import java.io.File
import java.io.IOException
import java.time.Instant
import org.junit.Assert.assertEquals
import org.junit.Assert.assertThrows
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

@RunWith(RobolectricTestRunner::class)
class QueueFileTest {
    @get:Rule
    val folder = TemporaryFolder()
    private val file by lazy { File(folder.root, "reminders.json") }
    private val entries = ReminderKind.entries.mapIndexed { i, kind ->
        val id = "1/\"ñ\"\n$i"
        val at = Instant.ofEpochMilli(1_774_643_400_123 + i)
        Entry(
            Reminder(id, "h24".takeIf { i % 2 == 0 }, kind, at, "Ready ñ 日", "2 minutes", "Open", "Wrong"),
            rangAt = at.plusMillis(1).takeIf { i % 3 == 0 },
        )
    }

    @Test
    fun `every field of every kind comes back`() {
        QueueFile(file).write(entries)
        assertEquals(entries, QueueFile(file).read())
    }

    @Test
    fun `there is nothing before the first is kept`() {
        assertEquals(emptyList<Entry>(), QueueFile(file).read())
    }

    @Test
    fun `what cannot be read is left out, and only that`() {
        QueueFile(file).write(entries)
        file.writeText(file.readText().replaceFirst("\"DUE\"", "\"SIREN\"").replaceFirst("\"body\":", "\"corpus\":"))
        // The first has a kind that this version does not know; the same entry lost its body.
        assertEquals(entries.drop(1), QueueFile(file).read())
        for (damage in listOf("", "{", "[1, null, \"x\", {}]", "\u0000\u0000")) {
            file.writeText(damage)
            assertEquals(damage, emptyList<Entry>(), QueueFile(file).read())
        }
    }

    @Test
    fun `given a folder that is gone then it says so`() {
        val nowhere = File(File(folder.newFile(), "not-a-folder"), "reminders.json")
        assertThrows(IOException::class.java) { QueueFile(nowhere).write(entries) }
    }
}
