//! Instants, zones and local time. The only file that uses chrono.
//!
//! There is no clock and no zone database here: a shell passes the instant, the offset and the
//! coming changes of the offset.

use serde::{Deserialize, Serialize};

/// An instant: milliseconds since 1970-01-01T00:00:00Z. Any value is accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(pub i64);

/// From `at` on the zone's offset from UTC is `offset_s` seconds (east is positive).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OffsetChange {
    /// When the new offset begins.
    pub at: Timestamp,
    /// The new offset, seconds east of UTC.
    pub offset_s: i32,
}

/// A time zone as far as a course can see: its offset and every change near now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Zone {
    /// IANA name, shown only when the zone has changed.
    pub id: String,
    /// Offset before the first of `changes`, seconds east of UTC.
    pub offset_s: i32,
    /// Every offset change from 15 days before now to 15 days after, in order.
    pub changes: Vec<OffsetChange>,
}

/// Now, as a shell knows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Moment {
    /// The instant.
    pub at: Timestamp,
    /// The zone of the device at that instant.
    pub zone: Zone,
}

/// What clocks and calendars on the wall show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LocalTime {
    /// Proleptic Gregorian year.
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
    /// 1 = Monday to 7 = Sunday.
    pub weekday: u8,
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// 0 to 59.
    pub second: u8,
}
