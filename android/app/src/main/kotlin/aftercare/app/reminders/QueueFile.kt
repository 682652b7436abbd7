package aftercare.app.reminders

import aftercare.core.Reminder
import aftercare.core.ReminderKind
import android.util.AtomicFile
import java.io.File
import java.io.IOException
import java.time.Instant
import org.json.JSONArray
import org.json.JSONException
import org.json.JSONObject

/** A reminder that was accepted. */
data class Entry(
    /** The reminder as it was given. */
    val reminder: Reminder,
    /** When it rang; `null` while it is still to ring. */
    val rangAt: Instant? = null,
)

/**
 * What the system was asked to ring, kept over the end of the process: Android tells an app neither which
 * alarms it holds nor which notifications were swiped away. Neutral words, ids and times only.
 */
class QueueFile(file: File) {
    private val file = AtomicFile(file)

    /** What was kept. What cannot be read, an older or a damaged entry, is left out: the plan brings it again. */
    fun read(): List<Entry> {
        val text = try {
            file.readFully().decodeToString()
        } catch (_: IOException) {
            return emptyList()
        }
        val entries = try {
            JSONArray(text)
        } catch (_: JSONException) {
            return emptyList()
        }
        return (0 until entries.length()).mapNotNull { entries.optJSONObject(it)?.let(::entry) }
    }

    /**
     * Keeps these and nothing else.
     *
     * @throws IOException when they are not on disk; what was kept before is then still there
     */
    fun write(entries: Collection<Entry>) {
        val text = JSONArray(entries.map(::json)).toString()
        val stream = file.startWrite()
        try {
            stream.write(text.encodeToByteArray())
        } catch (why: IOException) {
            file.failWrite(stream)
            throw why
        }
        file.finishWrite(stream)
    }
}

private fun json(entry: Entry): JSONObject = with(entry.reminder) {
    JSONObject()
        .put("id", id)
        .putOpt("check_in", checkIn)
        .put("kind", kind.name)
        .put("at", at.toEpochMilli())
        .put("title", title)
        .put("body", body)
        .put("open", openLabel)
        .put("wrong", wrongLabel)
        .putOpt("rang_at", entry.rangAt?.toEpochMilli())
}

private fun entry(json: JSONObject): Entry? = try {
    Entry(
        Reminder(
            id = json.getString("id"),
            checkIn = if (json.has("check_in")) json.getString("check_in") else null,
            kind = ReminderKind.valueOf(json.getString("kind")),
            at = Instant.ofEpochMilli(json.getLong("at")),
            title = json.getString("title"),
            body = json.getString("body"),
            openLabel = json.getString("open"),
            wrongLabel = json.getString("wrong"),
        ),
        rangAt = if (json.has("rang_at")) Instant.ofEpochMilli(json.getLong("rang_at")) else null,
    )
} catch (_: JSONException) {
    null
} catch (_: IllegalArgumentException) {
    // A kind of reminder that this version does not know.
    null
}
