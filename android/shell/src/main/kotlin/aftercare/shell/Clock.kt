package aftercare.shell

import aftercare.core.Moment
import java.time.DateTimeException
import java.time.Instant
import java.time.ZoneId
import java.time.ZoneOffset
import java.time.temporal.ChronoUnit

/** The clock port: now, in the device's zone. Nothing else in this package asks what time it is. */
public fun interface Clock {
    /** Now. */
    public fun now(): Moment
}

/** The device's clock. Its zone is looked up each time: it may change while the app runs. */
public class SystemClock : Clock {
    override fun now(): Moment {
        // The core counts milliseconds.
        val at = Instant.now().truncatedTo(ChronoUnit.MILLIS)
        return Moment(at, zoneAround(deviceZone(), at))
    }
}

/** UTC where the device names a zone that its database does not have. */
private fun deviceZone(): ZoneId = try {
    ZoneId.systemDefault()
} catch (_: DateTimeException) {
    ZoneOffset.UTC
}
