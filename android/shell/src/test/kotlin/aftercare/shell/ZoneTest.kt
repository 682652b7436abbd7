package aftercare.shell

import aftercare.core.OffsetChange
import aftercare.core.Zone
import java.time.Duration
import java.time.Instant
import java.time.ZoneId
import java.time.ZoneOffset
import java.time.zone.ZoneRulesException
import java.time.zone.ZoneRulesProvider
import java.util.SimpleTimeZone
import java.util.TimeZone
import kotlin.io.path.readLines
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

private val REACH: Duration = Duration.ofDays(15)

/**
 * Names with which Java's zone database differs from the one of release 2026e that Rust bundles: why, and the
 * release since which it does not (compared as text).
 */
private val KNOWN_DIFFERENCES: Map<String, Pair<String, String>> = listOf(
    "EST HST MST ROC" to ("old names without a place, which Java leaves out" to "never"),
    "Factory" to ("a device whose zone was never set; Java leaves it out" to "never"),
    "America/Coyhaique" to ("a new name" to "2025b"),
    "Europe/Chisinau Europe/Tiraspol" to ("an hour of Moldova's changes was corrected" to "2026a"),
    "America/Vancouver Canada/Pacific" to ("British Columbia stopped changing clocks" to "2026e"),
    "America/Edmonton America/Inuvik America/Yellowknife Canada/Mountain" to
        ("Alberta stopped changing clocks" to "2026e"),
    "America/Rainy_River America/Winnipeg Canada/Central" to ("Manitoba stopped changing clocks" to "2026e"),
    "Africa/Casablanca Africa/El_Aaiun" to ("Morocco went back to UTC in September 2026" to "2026e"),
).flatMap { (names, known) -> names.split(' ').map { it to known } }.toMap()

/** The release of Java's zone database, such as 2026a. */
private val release: String = ZoneRulesProvider.getVersions("UTC").lastKey()

private fun isKnown(name: String): Boolean = KNOWN_DIFFERENCES[name]?.let { (_, since) -> release < since } ?: false

/** What Rust says of a clock between 2022 and 2029. */
private class History(val names: List<String>, val offset: Int, val changes: List<OffsetChange>) {
    fun around(name: String, at: Instant): Zone {
        val (from, to) = at - REACH to at + REACH
        val before = changes.lastOrNull { it.at < from }?.offsetS ?: offset
        return Zone(name, before, changes.filter { it.at in from..to })
    }
}

private fun histories(): List<History> {
    val blocks = mutableListOf<MutableList<List<String>>>()
    for (line in ROOT.resolve("tests/golden/zones_2022_2028.txt").readLines()) {
        if (line.isBlank() || line.startsWith("#")) continue
        val words = line.split(' ')
        if (words[0] == "zone") blocks.add(mutableListOf())
        blocks.last().add(words)
    }
    return blocks.map { lines ->
        val changes = lines.drop(2).map { (_, at, offset) ->
            OffsetChange(Instant.ofEpochMilli(at.toLong()), offset.toInt())
        }
        History(lines[0].drop(1), lines[1][1].toInt(), changes)
    }
}

/** Zones as Java knows them are those that Rust knows. */
class ZoneTest {
    private val first = Instant.parse("2022-01-01T00:00:00Z") + REACH
    private val last = Instant.parse("2029-01-01T00:00:00Z") - REACH

    @Test
    fun `every zone over seven years is the one that Rust knows`() {
        val every = generateSequence(first) { it + REACH }.takeWhile { it <= last }.toList()
        var names = 0
        var compared = 0
        val differing = sortedSetOf<String>()
        val absent = sortedSetOf<String>()
        for (history in histories()) {
            // Also where a change just comes into reach, or just leaves it.
            val edges = history.changes.flatMap { listOf(it.at - REACH, it.at, it.at + REACH) }
                .flatMap { listOf(it.minusMillis(1), it, it.plusMillis(1)) }
                .filter { it in first..last }
            for (name in history.names) {
                val zone = try {
                    ZoneId.of(name)
                } catch (_: ZoneRulesException) {
                    absent.add(name)
                    continue
                }
                names++
                for (at in every + edges) {
                    compared++
                    if (zoneAround(zone, at) != history.around(zone.id, at)) differing.add(name)
                }
            }
        }
        val known = (differing + absent).filter(::isKnown)
        println("measured: zones compared with Rust's: $names, at $compared moments; Java's are of $release")
        println("measured: known differences: ${known.joinToString(" ")}")
        assertTrue(names > 550 && compared > 100_000)
        assertEquals(emptySet<String>(), differing + absent - known.toSet())
    }

    @Test
    fun `a change that is no daylight saving counts`() {
        val change = OffsetChange(Instant.parse("2024-02-29T18:00:00Z"), 5 * 3600)
        val almaty = zoneAround(ZoneId.of("Asia/Almaty"), Instant.parse("2024-03-01T00:00:00Z"))
        assertEquals(Zone("Asia/Almaty", 6 * 3600, listOf(change)), almaty)
    }

    @Test
    fun `both ends of the thirty days belong to them`() {
        val spring = Instant.parse("2026-03-29T01:00:00Z")
        val change = listOf(OffsetChange(spring, 3600))
        val at = { instant: Instant -> zoneAround(ZoneId.of("Europe/London"), instant) }
        assertEquals(Zone("Europe/London", 0, change), at(spring - REACH))
        assertEquals(Zone("Europe/London", 0, emptyList()), at((spring - REACH).minusMillis(1)))
        assertEquals(Zone("Europe/London", 0, change), at(spring + REACH))
        assertEquals(Zone("Europe/London", 3600, emptyList()), at((spring + REACH).plusMillis(1)))
    }

    @Test
    fun `no instant makes it fail`() {
        for (ms in listOf(Long.MIN_VALUE, -1, 0, Long.MAX_VALUE)) {
            val at = Instant.ofEpochMilli(ms)
            zoneAround(ZoneId.of("America/New_York"), at).changes.forEach { it.at.toEpochMilli() }
        }
        zoneAround(ZoneOffset.UTC, Instant.MIN)
        zoneAround(ZoneOffset.UTC, Instant.MAX)
    }

    @Test
    fun `the system's clock gives now in whole milliseconds`() {
        val (before, moment, after) = Triple(Instant.now(), SystemClock().now(), Instant.now())
        assertTrue(moment.at in before.minusMillis(1)..after)
        assertEquals(0, moment.at.nano % 1_000_000)
        assertEquals(zoneAround(ZoneId.systemDefault(), moment.at), moment.zone)
    }

    @Test
    fun `a zone that Java does not know counts as UTC`() {
        val kept = TimeZone.getDefault()
        try {
            TimeZone.setDefault(SimpleTimeZone(3_600_000, "Mars/Base"))
            assertEquals("Z", SystemClock().now().zone.id)
        } finally {
            TimeZone.setDefault(kept)
        }
    }
}
