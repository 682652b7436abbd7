//! Instants, zones and local time. The only file that uses chrono.
//!
//! There is no clock and no zone database here: a shell passes the instant, the offset and the
//! coming changes of the offset. There are no words either: "yesterday" and month names belong to
//! [`crate::locale`]. Nothing here panics, whatever the numbers are: sums saturate, and the calendar
//! is clamped to the years 1 to 9999.
//!
//! - `time/zone.rs`: offset at an instant, instant of a local time, checks of a zone.
//! - `time/text.rs`: RFC 3339 and what a patient types.

mod text;
mod zone;

use chrono::{DateTime, Datelike, NaiveDate, Timelike};
use serde::{Deserialize, Serialize};

pub use text::{TimeFault, parse_local};
pub use zone::ZoneFault;

/// Milliseconds of a minute.
pub const MINUTE_MS: i64 = 60_000;
/// Milliseconds of an hour.
pub const HOUR_MS: i64 = 60 * MINUTE_MS;
/// Milliseconds of 24 hours; a local day with a change of the clock is longer or shorter.
pub const DAY_MS: i64 = 24 * HOUR_MS;

/// 0001-01-01T00:00:00Z and 9999-12-31T23:59:59.999Z: the calendar that can be written.
const FIRST_MS: i64 = -62_135_596_800_000;
const LAST_MS: i64 = 253_402_300_799_999;

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

impl Timestamp {
    /// This instant `ms` milliseconds later (earlier when negative), saturating.
    #[must_use]
    pub fn plus_ms(self, ms: i64) -> Self {
        Self(self.0.saturating_add(ms))
    }

    /// Milliseconds from `other` to this instant, saturating; negative when this one is earlier.
    #[must_use]
    pub fn since(self, other: Self) -> i64 {
        self.0.saturating_sub(other.0)
    }
}

impl LocalTime {
    /// Whether both stand on the same page of the calendar.
    #[must_use]
    pub fn same_day(&self, other: &Self) -> bool {
        (self.year, self.month, self.day) == (other.year, other.month, other.day)
    }
}

/// What the clocks of a zone show at an instant; before year 1 its first moment, after year 9999 its
/// last. Parts of a second are cut off.
#[must_use]
pub fn local(zone: &Zone, at: Timestamp) -> LocalTime {
    from_local_ms(at.plus_ms(offset_ms(zone.offset_at(at))).0)
}

/// The instant at which the zone's clocks show the given time; `None` when the calendar or the clock
/// has no such time (30 February, 24:00) or the year is outside 1 to 9999.
///
/// A time that occurs twice means its first occurrence; a time that is skipped is read with the
/// offset before the change, so 02:30 in a skipped hour is half an hour after the change.
#[must_use]
pub fn instant(zone: &Zone, year: i32, month: u8, day: u8, hour: u8, minute: u8) -> Option<Timestamp> {
    if hour > 23 || minute > 59 {
        return None;
    }
    let days = day_number(year, month, day)?;
    Some(zone.first_at(days * DAY_MS + i64::from(hour) * HOUR_MS + i64::from(minute) * MINUTE_MS))
}

/// Calendar days from the day of `a` to the day of `b`: 0 today, 1 tomorrow, -1 yesterday. 0 when
/// either is no date of the calendar.
#[must_use]
pub fn days_between(a: &LocalTime, b: &LocalTime) -> i64 {
    match (day_number(a.year, a.month, a.day), day_number(b.year, b.month, b.day)) {
        (Some(from), Some(to)) => to - from,
        _ => 0,
    }
}

/// Milliseconds of an offset given in seconds.
fn offset_ms(offset_s: i32) -> i64 {
    i64::from(offset_s) * 1000
}

/// Days since 1970-01-01 of a date in the years 1 to 9999.
fn day_number(year: i32, month: u8, day: u8) -> Option<i64> {
    if !(1..=9999).contains(&year) {
        return None;
    }
    let date = NaiveDate::from_ymd_opt(year, u32::from(month), u32::from(day))?;
    Some(date.signed_duration_since(DateTime::UNIX_EPOCH.date_naive()).num_days())
}

/// Calendar and clock of local milliseconds, clamped to the years 1 to 9999.
fn from_local_ms(ms: i64) -> LocalTime {
    let clock = DateTime::from_timestamp_millis(ms.clamp(FIRST_MS, LAST_MS)).unwrap_or_default();
    // Every part is at most 59 but for the year, so no cast can cut anything off.
    let small = |part: u32| u8::try_from(part).unwrap_or(u8::MAX);
    LocalTime {
        year: clock.year(),
        month: small(clock.month()),
        day: small(clock.day()),
        weekday: small(clock.weekday().number_from_monday()),
        hour: small(clock.hour()),
        minute: small(clock.minute()),
        second: small(clock.second()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(text: &str) -> Timestamp {
        Timestamp::from_rfc3339(text).unwrap()
    }

    #[test]
    fn local_time_of_kathmandu_is_five_hours_and_three_quarters_ahead() {
        let kathmandu = Zone { id: "Asia/Kathmandu".to_owned(), offset_s: 20_700, changes: vec![] };
        let shown = local(&kathmandu, at("2026-03-10T18:20:30Z"));
        let expected =
            LocalTime { year: 2026, month: 3, day: 11, weekday: 3, hour: 0, minute: 5, second: 30 };
        assert_eq!(shown, expected);
        assert_eq!(instant(&kathmandu, 2026, 3, 11, 0, 5), Some(at("2026-03-10T18:20:00Z")));
    }

    #[test]
    fn a_day_is_a_page_of_the_calendar_not_24_hours() {
        let utc = Zone::utc();
        let late = local(&utc, at("2026-02-28T23:59:00Z"));
        let early = local(&utc, at("2026-03-01T00:01:00Z"));
        assert!(!late.same_day(&early));
        assert_eq!(days_between(&late, &early), 1);
        assert_eq!(days_between(&early, &late), -1);
        assert_eq!(days_between(&early, &local(&utc, at("2026-03-01T23:59:59Z"))), 0);
    }

    #[test]
    fn a_date_or_clock_that_does_not_exist_has_no_instant() {
        let utc = Zone::utc();
        for (year, month, day, hour, minute) in [
            (2026, 2, 29, 0, 0),
            (2026, 13, 1, 0, 0),
            (2026, 0, 1, 0, 0),
            (2026, 1, 0, 0, 0),
            (2026, 1, 1, 24, 0),
            (2026, 1, 1, 0, 60),
            (0, 1, 1, 0, 0),
            (10_000, 1, 1, 0, 0),
        ] {
            assert_eq!(
                instant(&utc, year, month, day, hour, minute),
                None,
                "{year}-{month}-{day} {hour}:{minute}"
            );
        }
        assert_eq!(instant(&utc, 2028, 2, 29, 0, 0), Some(at("2028-02-29T00:00:00Z")));
    }

    #[test]
    fn instants_beyond_the_calendar_show_its_ends() {
        let utc = Zone::utc();
        assert_eq!(local(&utc, Timestamp(i64::MIN)).year, 1);
        assert_eq!(local(&utc, Timestamp(i64::MAX)).year, 9999);
        assert_eq!(Timestamp(i64::MAX).plus_ms(1), Timestamp(i64::MAX));
        assert_eq!(Timestamp(i64::MIN).since(Timestamp(1)), i64::MIN);
    }

    proptest! {
        #[test]
        fn any_instant_shows_a_real_date_in_any_zone(ms: i64, offset_s: i32, change: i64, after: i32) {
            let changes = vec![OffsetChange { at: Timestamp(change), offset_s: after }];
            let shown = local(&Zone { id: String::new(), offset_s, changes }, Timestamp(ms));
            prop_assert!(day_number(shown.year, shown.month, shown.day).is_some());
            prop_assert!((1..=7).contains(&shown.weekday) && shown.hour < 24 && shown.minute < 60);
        }
    }
}
