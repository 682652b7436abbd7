//! The clock port: now, in the device's zone. The only file that uses jiff.

use std::time::{Instant, SystemTime, UNIX_EPOCH};

use aftercare_core::time::{DAY_MS, Moment, OffsetChange, Timestamp, Zone, parse_local};
use jiff::tz::TimeZone;

use crate::exit::Failure;

/// How far on either side of now a zone's changes are passed to the core.
const CHANGES_MS: i64 = 15 * DAY_MS;

/// Real, or started at another time for trying things.
#[derive(Debug)]
pub(crate) struct Clock {
    /// Chosen; else the system's, which can change while the program runs.
    zone: Option<TimeZone>,
    started: Option<(Timestamp, Instant)>,
}

impl Clock {
    /// A clock in `zone` (IANA name), started at `at`.
    ///
    /// # Errors
    /// The option that cannot be used.
    pub(crate) fn new(at: Option<&str>, zone: Option<&str>) -> Result<Self, Failure> {
        let unknown = |name: &str| Failure::Input(format!("--zone: {name:?} is not a time zone known here"));
        let zone = zone.map(|name| named(name).ok_or_else(|| unknown(name))).transpose()?;
        let mut clock = Self { zone, started: None };
        if let Some(text) = at {
            clock.started = Some((clock.read("--at", text)?, Instant::now()));
        }
        Ok(clock)
    }

    /// Now.
    pub(crate) fn now(&self) -> Moment {
        let at = match self.started {
            Some((at, since)) => at.plus_ms(i64::try_from(since.elapsed().as_millis()).unwrap_or(i64::MAX)),
            None => system_time(),
        };
        self.moment(at)
    }

    /// A time given as RFC 3339 or on the local clock.
    ///
    /// # Errors
    /// What is wrong with it, with the name of its field.
    pub(crate) fn read(&self, field: &str, text: &str) -> Result<Timestamp, Failure> {
        let wrong = |fault| {
            let forms = "write it like 2026-03-11T15:30:00Z or '2026-03-11 15:30'";
            Failure::Input(format!("{field}: {text:?}: {fault}; {forms}"))
        };
        let now = self.now();
        let near = parse_local(text, &now).map_err(wrong)?;
        if text.contains('-') {
            // A date far from now needs the offset that holds there.
            parse_local(text, &self.moment(near)).map_err(wrong)
        } else {
            Ok(near)
        }
    }

    fn moment(&self, at: Timestamp) -> Moment {
        let zone = match &self.zone {
            Some(zone) => around(zone, at),
            None => around(&system_zone(), at),
        };
        Moment { at, zone }
    }
}

/// The zone of a name around an instant; `None` for a name that the database does not have.
pub(crate) fn zone(name: &str, at: Timestamp) -> Option<Zone> {
    named(name).map(|zone| around(&zone, at))
}

fn named(name: &str) -> Option<TimeZone> {
    jiff::tz::db().get(name).ok().filter(|zone| !zone.is_unknown())
}

/// UTC where the system does not say, or names a zone that the database does not have.
fn system_zone() -> TimeZone {
    iana_time_zone::get_timezone().ok().and_then(|name| named(&name)).unwrap_or(TimeZone::UTC)
}

fn around(zone: &TimeZone, at: Timestamp) -> Zone {
    let first = instant(at.plus_ms(-CHANGES_MS));
    let last = instant(at.plus_ms(CHANGES_MS));
    let offset_s = zone.to_offset(first).seconds();
    let mut before = offset_s;
    let mut changes = Vec::new();
    for change in zone.following(first).take_while(|change| change.timestamp() <= last) {
        // Some transitions change only the abbreviation.
        let offset_s = change.offset().seconds();
        if offset_s != before {
            changes.push(OffsetChange { at: Timestamp(change.timestamp().as_millisecond()), offset_s });
            before = offset_s;
        }
    }
    Zone { id: zone.iana_name().unwrap_or("UTC").to_owned(), offset_s, changes }
}

fn instant(at: Timestamp) -> jiff::Timestamp {
    let end = if at.0 < 0 { jiff::Timestamp::MIN } else { jiff::Timestamp::MAX };
    jiff::Timestamp::from_millisecond(at.0).unwrap_or(end)
}

fn system_time() -> Timestamp {
    let ms = |duration: std::time::Duration| i64::try_from(duration.as_millis()).unwrap_or(i64::MAX);
    match SystemTime::now().duration_since(UNIX_EPOCH) {
        Ok(since) => Timestamp(ms(since)),
        Err(before) => Timestamp(ms(before.duration()).saturating_neg()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        Timestamp::from_rfc3339(text).unwrap()
    }

    #[test]
    fn a_zone_has_the_changes_of_fifteen_days_on_either_side() {
        let london = |text| zone("Europe/London", at(text)).unwrap();
        let spring = OffsetChange { at: at("2026-03-29T01:00:00Z"), offset_s: 3600 };
        let near = london("2026-03-29T00:00:00Z");
        assert_eq!((near.offset_s, near.changes.as_slice()), (0, [spring.clone()].as_slice()));
        assert_eq!(london("2026-03-14T01:00:00Z").changes, [spring.clone()]);
        assert_eq!(london("2026-03-14T00:59:59Z").changes, []);
        assert_eq!(london("2026-04-13T00:59:59Z").changes, [spring]);
        let after = london("2026-04-13T01:00:01Z");
        assert_eq!((after.offset_s, after.changes), (3600, vec![]));
    }

    #[test]
    fn a_change_that_is_no_daylight_saving_counts() {
        let almaty = zone("Asia/Almaty", at("2024-03-01T00:00:00Z")).unwrap();
        let change = OffsetChange { at: at("2024-02-29T18:00:00Z"), offset_s: 5 * 3600 };
        assert_eq!((almaty.offset_s, almaty.changes), (6 * 3600, vec![change]));
    }

    #[test]
    fn no_instant_makes_it_panic() {
        for ms in [i64::MIN, -1, 0, i64::MAX] {
            assert!(zone("America/New_York", Timestamp(ms)).unwrap().validate().is_ok());
        }
    }

    #[test]
    fn given_a_local_time_then_the_offset_of_its_own_date_holds() {
        let clock = Clock::new(Some("2026-01-10T12:00:00Z"), Some("Europe/London")).unwrap();
        let read = |text| clock.read("x", text).unwrap();
        assert_eq!(read("2026-07-01 15:30"), at("2026-07-01T14:30:00Z"));
        assert_eq!(read("2026-01-10 15:30"), at("2026-01-10T15:30:00Z"));
        assert_eq!(read("2026-07-01T15:30:00+02:00"), at("2026-07-01T13:30:00Z"));
        assert_eq!(read("11:30"), at("2026-01-10T11:30:00Z"));
    }

    #[test]
    fn given_a_wrong_option_then_it_is_named() {
        let fault = |at, zone| Clock::new(at, zone).unwrap_err().to_string();
        assert!(fault(Some("soon"), None).starts_with("--at: \"soon\": "));
        assert!(fault(None, Some("Mars/Base")).starts_with("--zone: \"Mars/Base\" "));
    }
}
