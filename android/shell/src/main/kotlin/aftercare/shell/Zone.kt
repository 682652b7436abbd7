package aftercare.shell

import aftercare.core.OffsetChange
import aftercare.core.Zone
import java.time.Instant
import java.time.ZoneId
import java.time.zone.ZoneRules

/** How far on either side of an instant a zone's changes are passed to the core. */
private const val REACH_MS: Long = 15L * 24 * 60 * 60 * 1000

/**
 * A zone as the core wants it: every change of its offset from 15 days before [at] to 15 days after, both
 * ends included, and the offset before the first of them. Changes that are no daylight saving count.
 *
 * Total: beyond the instants that milliseconds can count it looks no further.
 */
public fun zoneAround(zone: ZoneId, at: Instant): Zone {
    val ms = milliseconds(at)
    val first = Instant.ofEpochMilli(if (ms < Long.MIN_VALUE + REACH_MS) Long.MIN_VALUE else ms - REACH_MS)
    val last = Instant.ofEpochMilli(if (ms > Long.MAX_VALUE - REACH_MS) Long.MAX_VALUE else ms + REACH_MS)
    val rules: ZoneRules = zone.rules
    // A change at `first` itself is one of the changes.
    val before = first.minusNanos(1)
    val changes = generateSequence(rules.nextTransition(before)) { rules.nextTransition(it.instant) }
        .takeWhile { it.instant <= last }
        .map { OffsetChange(it.instant, it.offsetAfter.totalSeconds) }
        .toList()
    return Zone(zone.id, rules.getOffset(before).totalSeconds, changes)
}

private fun milliseconds(at: Instant): Long =
    at.coerceIn(Instant.ofEpochMilli(Long.MIN_VALUE), Instant.ofEpochMilli(Long.MAX_VALUE)).toEpochMilli()
