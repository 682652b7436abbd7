package aftercare.shell

import aftercare.core.Moment

/** The clock port: now, in the device's zone. Nothing else in this package asks what time it is. */
public interface Clock {
    /** Now. */
    public fun now(): Moment
}
