//! Times as text: RFC 3339 between programs, and what a patient types for "when did it end?".
//!
//! Words of a language ("yesterday", month names) are not here.

use super::{
    DAY_MS, FIRST_MS, HOUR_MS, LAST_MS, LocalTime, MINUTE_MS, Moment, Timestamp, Zone, day_number,
    days_between, from_local_ms, instant, local, offset_ms,
};

/// How far ahead of now a typed clock time may be and still mean today: clocks of two people differ.
const AHEAD_MS: i64 = 15 * MINUTE_MS;

/// Why a text is no time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TimeFault {
    /// Not of any form that is understood.
    #[error("not written as a time")]
    Form,
    /// The year is outside 1 to 9999.
    #[error("the year must be from 0001 to 9999")]
    Year,
    /// The month or the day does not exist.
    #[error("there is no such date")]
    Date,
    /// The hour is above 23, or outside 1 to 12 with am or pm.
    #[error("there is no such hour")]
    Hour,
    /// The minute is above 59.
    #[error("the minute must be from 00 to 59")]
    Minute,
    /// The second is above 59; leap seconds do not exist on phones.
    #[error("the second must be from 00 to 59")]
    Second,
    /// A fraction of a second finer than milliseconds, or without digits.
    #[error("a fraction of a second has 1 to 3 digits")]
    Fraction,
    /// Neither `Z` nor an offset from -23:59 to +23:59 at the end.
    #[error("the end must be Z or an offset such as +01:00")]
    Offset,
}

impl Timestamp {
    /// Reads RFC 3339 strictly: `2026-03-10T14:30:00Z`, capital `T` and `Z` or an offset `+01:00`,
    /// at most three digits of a fraction, no leap second, year 0001 to 9999 (in UTC too).
    ///
    /// # Errors
    /// What is wrong with the text.
    pub fn from_rfc3339(text: &str) -> Result<Self, TimeFault> {
        let (date, clock) = text.split_once('T').ok_or(TimeFault::Form)?;
        let days = read_date(date)?;
        let end = clock.find(['Z', '+', '-']).ok_or(TimeFault::Offset)?;
        let (clock, offset) = clock.split_at_checked(end).ok_or(TimeFault::Form)?;
        let (whole, fraction) = match clock.split_once('.') {
            Some((whole, fraction)) => (whole, read_fraction(fraction)?),
            None => (clock, 0),
        };
        let [hour, minute, second] = parts(whole, ':', [2, 2, 2])?;
        let ms = within(hour, 23, TimeFault::Hour)? * HOUR_MS
            + within(minute, 59, TimeFault::Minute)? * MINUTE_MS
            + within(second, 59, TimeFault::Second)? * 1000
            + fraction;
        let at = days * DAY_MS + ms - read_offset(offset)?;
        if (FIRST_MS..=LAST_MS).contains(&at) { Ok(Self(at)) } else { Err(TimeFault::Year) }
    }

    /// RFC 3339 in UTC with whole seconds, `2026-03-10T14:30:00Z`. Parts of a second are cut off;
    /// an instant outside the years 1 to 9999 is written as the nearest one inside.
    #[must_use]
    pub fn to_rfc3339(self) -> String {
        let mut text = written(&from_local_ms(self.0));
        text.push('Z');
        text
    }

    /// RFC 3339 on the zone's clock with its offset, `2026-03-10T15:30:00+01:00`; otherwise as
    /// [`Timestamp::to_rfc3339`]. An offset with seconds is written in whole minutes, and the clock
    /// with it, so that the text still means this instant.
    #[must_use]
    pub fn to_rfc3339_in(self, zone: &Zone) -> String {
        let minutes = zone.offset_at(self).div_euclid(60);
        let clock = written(&from_local_ms(self.plus_ms(offset_ms(minutes * 60)).0));
        let sign = if minutes < 0 { '-' } else { '+' };
        let minutes = minutes.abs();
        format!("{clock}{sign}{:02}:{:02}", minutes / 60, minutes % 60)
    }
}

/// Reads what a patient types for a time in the past: `14:30` or `2:30 pm` (the last time the clock
/// showed it, or up to 15 minutes ahead), `2026-03-10 14:30`, or RFC 3339. Clock times are those of
/// `now`'s zone. Whether the time suits a session is not checked here.
///
/// # Errors
/// What is wrong with the text.
pub fn parse_local(text: &str, now: &Moment) -> Result<Timestamp, TimeFault> {
    let text = text.trim();
    if text.contains('T') {
        return Timestamp::from_rfc3339(text);
    }
    let (date, clock) = match text.split_once(' ') {
        Some((date, clock)) if date.contains('-') => (Some(date), clock.trim_start()),
        _ => (None, text),
    };
    let (hour, minute) = read_clock(clock)?;
    let on_day = |days: i64| {
        let day = from_local_ms(days.saturating_mul(DAY_MS));
        instant(&now.zone, day.year, day.month, day.day, hour, minute).ok_or(TimeFault::Date)
    };
    if let Some(date) = date {
        return on_day(read_date(date)?);
    }
    let epoch = from_local_ms(0);
    let today = days_between(&epoch, &local(&now.zone, now.at));
    let at = on_day(today)?;
    if at.since(now.at) > AHEAD_MS { on_day(today - 1) } else { Ok(at) }
}

/// `2026-03-10T14:30:00`
fn written(at: &LocalTime) -> String {
    format!("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", at.year, at.month, at.day, at.hour, at.minute, at.second)
}

/// Days since 1970-01-01 of `YYYY-MM-DD`.
fn read_date(text: &str) -> Result<i64, TimeFault> {
    let [year, month, day] = parts(text, '-', [4, 2, 2])?;
    let year = i32::try_from(year).ok().filter(|year| *year >= 1).ok_or(TimeFault::Year)?;
    let small = |part: i64| u8::try_from(part).map_err(|_| TimeFault::Date);
    day_number(year, small(month)?, small(day)?).ok_or(TimeFault::Date)
}

/// Hour and minute of `14:30`, `9:05` or `2:30 pm`.
fn read_clock(text: &str) -> Result<(u8, u8), TimeFault> {
    let lower = text.to_ascii_lowercase();
    let (clock, half) = match (lower.strip_suffix("am"), lower.strip_suffix("pm")) {
        (Some(clock), _) => (clock.trim_end(), Some(0)),
        (_, Some(clock)) => (clock.trim_end(), Some(12)),
        _ => (lower.as_str(), None),
    };
    let (hour, minute) = clock.split_once(':').ok_or(TimeFault::Form)?;
    let hour = digits(hour, if hour.len() == 1 { 1 } else { 2 })?;
    let minute = within(digits(minute, 2)?, 59, TimeFault::Minute)?;
    let hour = match half {
        None => within(hour, 23, TimeFault::Hour)?,
        Some(_) if !(1..=12).contains(&hour) => return Err(TimeFault::Hour),
        Some(half) => hour % 12 + half,
    };
    let small = |part: i64| u8::try_from(part).map_err(|_| TimeFault::Form);
    Ok((small(hour)?, small(minute)?))
}

/// Milliseconds of the digits after the point.
fn read_fraction(text: &str) -> Result<i64, TimeFault> {
    let value = digits(text, text.len()).map_err(|_| TimeFault::Fraction)?;
    match text.len() {
        1 => Ok(value * 100),
        2 => Ok(value * 10),
        3 => Ok(value),
        _ => Err(TimeFault::Fraction),
    }
}

/// Milliseconds east of UTC of `Z` or `+01:00`.
fn read_offset(text: &str) -> Result<i64, TimeFault> {
    if text == "Z" {
        return Ok(0);
    }
    let (sign, clock) = match (text.strip_prefix('+'), text.strip_prefix('-')) {
        (Some(clock), _) => (1, clock),
        (_, Some(clock)) => (-1, clock),
        _ => return Err(TimeFault::Offset),
    };
    let [hours, minutes] = parts(clock, ':', [2, 2]).map_err(|_| TimeFault::Offset)?;
    let hours = within(hours, 23, TimeFault::Offset)?;
    let minutes = within(minutes, 59, TimeFault::Offset)?;
    Ok(sign * (hours * HOUR_MS + minutes * MINUTE_MS))
}

/// Exactly `N` numbers of the given widths, separated by `separator`.
fn parts<const N: usize>(text: &str, separator: char, widths: [usize; N]) -> Result<[i64; N], TimeFault> {
    let mut pieces = text.split(separator);
    let mut numbers = [0; N];
    for (number, width) in numbers.iter_mut().zip(widths) {
        *number = digits(pieces.next().ok_or(TimeFault::Form)?, width)?;
    }
    if pieces.next().is_some() { Err(TimeFault::Form) } else { Ok(numbers) }
}

/// A number of exactly `width` ASCII digits; signs and blanks, which `parse` might take, are refused.
fn digits(text: &str, width: usize) -> Result<i64, TimeFault> {
    if text.len() != width || !text.bytes().all(|b| b.is_ascii_digit()) {
        return Err(TimeFault::Form);
    }
    text.parse().map_err(|_| TimeFault::Form)
}

fn within(value: i64, max: i64, fault: TimeFault) -> Result<i64, TimeFault> {
    if value <= max { Ok(value) } else { Err(fault) }
}

#[cfg(test)]
mod tests {
    use super::super::OffsetChange;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn rfc3339_is_read_with_z_offset_and_fraction() {
        for (text, ms) in [
            ("1970-01-01T00:00:00Z", 0),
            ("1970-01-01T00:00:00.5Z", 500),
            ("1970-01-01T00:00:00.123Z", 123),
            ("1970-01-01T01:00:00+01:00", 0),
            ("1969-12-31T18:30:00-05:30", 0),
            ("1970-01-01T00:00:00-00:00", 0),
            ("0001-01-01T00:00:00Z", FIRST_MS),
            ("9999-12-31T23:59:59.999Z", LAST_MS),
            ("2028-02-29T12:00:00Z", 1_835_438_400_000),
        ] {
            assert_eq!(Timestamp::from_rfc3339(text), Ok(Timestamp(ms)), "{text}");
        }
    }

    #[test]
    fn what_is_wrong_with_an_rfc3339_text_is_said() {
        for (text, fault) in [
            ("", TimeFault::Form),
            ("2026-03-10 14:30:00Z", TimeFault::Form),
            ("2026-03-10t14:30:00Z", TimeFault::Form),
            ("2026-3-10T14:30:00Z", TimeFault::Form),
            ("2026-03-10T14:30Z", TimeFault::Form),
            ("2026-03-10T14:30:00:00Z", TimeFault::Form),
            ("+026-03-10T14:30:00Z", TimeFault::Form),
            ("2026-03-1０T14:30:00Z", TimeFault::Form),
            ("0000-01-01T00:00:00Z", TimeFault::Year),
            ("0001-01-01T00:00:00+01:00", TimeFault::Year),
            ("9999-12-31T23:59:59-00:01", TimeFault::Year),
            ("2026-02-29T14:30:00Z", TimeFault::Date),
            ("2026-13-01T14:30:00Z", TimeFault::Date),
            ("2026-03-10T24:00:00Z", TimeFault::Hour),
            ("2026-03-10T14:60:00Z", TimeFault::Minute),
            ("2026-12-31T23:59:60Z", TimeFault::Second),
            ("2026-03-10T14:30:00.1234Z", TimeFault::Fraction),
            ("2026-03-10T14:30:00.Z", TimeFault::Fraction),
            ("2026-03-10T14:30:00", TimeFault::Offset),
            ("2026-03-10T14:30:00z", TimeFault::Offset),
            ("2026-03-10T14:30:00+0100", TimeFault::Offset),
            ("2026-03-10T14:30:00+24:00", TimeFault::Offset),
            ("2026-03-10T14:30:00+01:60", TimeFault::Offset),
            ("2026-03-10T14:30:00Zz", TimeFault::Offset),
        ] {
            assert_eq!(Timestamp::from_rfc3339(text), Err(fault), "{text}");
        }
    }

    #[test]
    fn local_text_carries_the_offset_that_holds_at_that_instant() {
        let at = Timestamp::from_rfc3339("2026-03-29T00:59:59.9Z").unwrap();
        let changes = vec![OffsetChange { at: at.plus_ms(100), offset_s: 3600 }];
        let london = Zone { id: "Europe/London".to_owned(), offset_s: 0, changes };
        assert_eq!(at.to_rfc3339_in(&london), "2026-03-29T00:59:59+00:00");
        assert_eq!(at.plus_ms(100).to_rfc3339_in(&london), "2026-03-29T02:00:00+01:00");
        let odd = Zone { id: "LMT".to_owned(), offset_s: -75, changes: vec![] };
        assert_eq!(Timestamp(0).to_rfc3339_in(&odd), "1969-12-31T23:58:00-00:02");
        assert_eq!(Timestamp(-1).to_rfc3339(), "1969-12-31T23:59:59Z");
        assert_eq!(Timestamp(i64::MIN).to_rfc3339(), "0001-01-01T00:00:00Z");
        assert_eq!(Timestamp(i64::MAX).to_rfc3339(), "9999-12-31T23:59:59Z");
    }

    #[test]
    fn a_patient_types_a_clock_time_of_today_or_yesterday() {
        let zone = Zone { id: "Europe/Berlin".to_owned(), offset_s: 3600, changes: vec![] };
        let now = Moment { at: Timestamp::from_rfc3339("2026-03-10T14:30:00Z").unwrap(), zone };
        for (text, expected) in [
            ("14:30", "2026-03-10T13:30:00Z"),
            ("  9:05 ", "2026-03-10T08:05:00Z"),
            ("2:30 pm", "2026-03-10T13:30:00Z"),
            ("2:30PM", "2026-03-10T13:30:00Z"),
            ("12:10 am", "2026-03-09T23:10:00Z"),
            ("12:10 pm", "2026-03-10T11:10:00Z"),
            ("15:45", "2026-03-10T14:45:00Z"),
            ("15:46", "2026-03-09T14:46:00Z"),
            ("23:00", "2026-03-09T22:00:00Z"),
            ("2026-03-08 14:30", "2026-03-08T13:30:00Z"),
            ("2026-03-08 2:30 pm", "2026-03-08T13:30:00Z"),
            ("2026-03-10T14:30:00-01:00", "2026-03-10T15:30:00Z"),
        ] {
            assert_eq!(parse_local(text, &now).unwrap().to_rfc3339(), expected, "{text}");
        }
        for (text, fault) in [
            ("", TimeFault::Form),
            ("half past two", TimeFault::Form),
            ("14:3", TimeFault::Form),
            ("014:30", TimeFault::Form),
            ("14:30:00", TimeFault::Form),
            ("24:00", TimeFault::Hour),
            ("13:00 pm", TimeFault::Hour),
            ("0:30 am", TimeFault::Hour),
            ("14:60", TimeFault::Minute),
            ("2026-02-30 14:30", TimeFault::Date),
            ("10-03-2026 14:30", TimeFault::Form),
        ] {
            assert_eq!(parse_local(text, &now), Err(fault), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(ms in FIRST_MS..=LAST_MS, offset_min in -1080i32..=1080) {
            let second = Timestamp(ms.div_euclid(1000) * 1000);
            prop_assert_eq!(Timestamp::from_rfc3339(&Timestamp(ms).to_rfc3339()), Ok(second));
            let zone = Zone { id: String::new(), offset_s: offset_min * 60, changes: vec![] };
            if (FIRST_MS + DAY_MS..=LAST_MS - DAY_MS).contains(&ms) {
                prop_assert_eq!(Timestamp::from_rfc3339(&Timestamp(ms).to_rfc3339_in(&zone)), Ok(second));
            }
        }

        #[test]
        fn no_text_makes_it_panic(text in "[0-9TZ:+. apm-]{0,30}|.*", ms: i64) {
            let now = Moment { at: Timestamp(ms), zone: Zone::utc() };
            let _ = Timestamp::from_rfc3339(&text);
            let _ = parse_local(&text, &now);
        }
    }
}
