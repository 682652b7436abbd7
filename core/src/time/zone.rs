//! Zones: which offset holds when, and when a clock shows a given time.
//!
//! No zone database is here: a [`Zone`] carries the few changes that a course can meet. A zone that
//! fails [`Zone::validate`] is still usable: offsets are clamped to 18 hours, and a change that is
//! not later than the one before it is passed over. A wrong reminder beats none.

use super::{Timestamp, Zone, offset_ms};

/// No clock on earth is further from UTC than this (RFC 9557 and java.time use the same bound).
const MAX_OFFSET_S: i32 = 18 * 3600;

/// What is wrong with a zone that a shell handed in.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ZoneFault {
    /// An offset beyond 18 hours.
    #[error("zone {zone}: an offset of {offset_s} s is more than 18 h from UTC")]
    Offset {
        /// The zone's id.
        zone: String,
        /// The offset, seconds east of UTC.
        offset_s: i32,
    },
    /// A change that is not later than the one before it.
    #[error("zone {zone}: change {index} is not later than the one before it")]
    Order {
        /// The zone's id.
        zone: String,
        /// Position in `changes`, from 0.
        index: u32,
    },
}

impl Zone {
    /// UTC, without changes.
    #[must_use]
    pub fn utc() -> Self {
        Self { id: "UTC".to_owned(), offset_s: 0, changes: Vec::new() }
    }

    /// Checks that every offset is within 18 hours of UTC and that the changes are in order, each
    /// later than the one before.
    ///
    /// # Errors
    /// The first fault found.
    pub fn validate(&self) -> Result<(), ZoneFault> {
        let offsets = std::iter::once(self.offset_s).chain(self.changes.iter().map(|c| c.offset_s));
        for offset_s in offsets {
            if !(-MAX_OFFSET_S..=MAX_OFFSET_S).contains(&offset_s) {
                return Err(ZoneFault::Offset { zone: self.id.clone(), offset_s });
            }
        }
        for (index, (a, b)) in (1u32..).zip(self.changes.iter().zip(self.changes.iter().skip(1))) {
            if b.at <= a.at {
                return Err(ZoneFault::Order { zone: self.id.clone(), index });
            }
        }
        Ok(())
    }

    /// The offset at an instant, seconds east of UTC, within 18 hours.
    #[must_use]
    pub fn offset_at(&self, at: Timestamp) -> i32 {
        let mut offset_s = clamped(self.offset_s);
        for (change, next) in self.changes_in_order() {
            if at < change {
                break;
            }
            offset_s = next;
        }
        offset_s
    }

    /// The first instant at which the zone's clocks show `local_ms` (milliseconds since 1970-01-01
    /// 00:00 on the local clock); a time that is skipped is read with the offset before the change.
    #[must_use]
    pub(crate) fn first_at(&self, local_ms: i64) -> Timestamp {
        let mut before = Timestamp(local_ms).plus_ms(-offset_ms(clamped(self.offset_s)));
        for (change, offset_s) in self.changes_in_order() {
            if before < change {
                break;
            }
            let after = Timestamp(local_ms).plus_ms(-offset_ms(offset_s));
            if after < change {
                // The clock jumped over it: too late for the old offset, too early for the new one.
                break;
            }
            before = after;
        }
        before
    }

    /// The changes as they are used: in order, clamped.
    fn changes_in_order(&self) -> impl Iterator<Item = (Timestamp, i32)> + '_ {
        let mut last: Option<Timestamp> = None;
        self.changes.iter().filter_map(move |change| {
            if last.is_some_and(|last| change.at <= last) {
                return None;
            }
            last = Some(change.at);
            Some((change.at, clamped(change.offset_s)))
        })
    }
}

fn clamped(offset_s: i32) -> i32 {
    offset_s.clamp(-MAX_OFFSET_S, MAX_OFFSET_S)
}

#[cfg(test)]
mod tests {
    use super::super::{HOUR_MS, OffsetChange, instant};
    use super::*;

    fn at(text: &str) -> Timestamp {
        Timestamp::from_rfc3339(text).unwrap()
    }

    fn zone(offset_s: i32, changes: &[(&str, i32)]) -> Zone {
        let changes =
            changes.iter().map(|(t, offset_s)| OffsetChange { at: at(t), offset_s: *offset_s }).collect();
        Zone { id: "Test/Zone".to_owned(), offset_s, changes }
    }

    #[test]
    fn the_new_offset_holds_from_the_very_moment_of_the_change() {
        let london = zone(0, &[("2026-03-29T01:00:00Z", 3600)]);
        assert_eq!(london.offset_at(at("2026-03-29T00:59:59.999Z")), 0);
        assert_eq!(london.offset_at(at("2026-03-29T01:00:00Z")), 3600);
    }

    #[test]
    fn a_skipped_time_is_read_with_the_offset_before() {
        let london = zone(0, &[("2026-03-29T01:00:00Z", 3600)]);
        assert_eq!(instant(&london, 2026, 3, 29, 1, 30), Some(at("2026-03-29T01:30:00Z")));
        assert_eq!(instant(&london, 2026, 3, 29, 0, 59), Some(at("2026-03-29T00:59:00Z")));
        assert_eq!(instant(&london, 2026, 3, 29, 2, 0), Some(at("2026-03-29T01:00:00Z")));
    }

    #[test]
    fn a_time_that_occurs_twice_is_its_first_occurrence() {
        let london = zone(3600, &[("2026-10-25T01:00:00Z", 0)]);
        assert_eq!(instant(&london, 2026, 10, 25, 1, 30), Some(at("2026-10-25T00:30:00Z")));
        assert_eq!(instant(&london, 2026, 10, 25, 2, 0), Some(at("2026-10-25T02:00:00Z")));
    }

    #[test]
    fn half_an_hour_on_lord_howe_and_a_whole_day_on_samoa() {
        let lord_howe = zone(39_600, &[("2026-04-04T15:00:00Z", 37_800)]);
        assert_eq!(instant(&lord_howe, 2026, 4, 5, 1, 45), Some(at("2026-04-04T14:45:00Z")));
        assert_eq!(instant(&lord_howe, 2026, 4, 5, 2, 0), Some(at("2026-04-04T15:30:00Z")));
        // 30 December 2011 did not happen on Samoa.
        let samoa = zone(-36_000, &[("2011-12-30T10:00:00Z", 50_400)]);
        assert_eq!(instant(&samoa, 2011, 12, 30, 7, 0), Some(at("2011-12-30T17:00:00Z")));
        assert_eq!(instant(&samoa, 2011, 12, 31, 7, 0), Some(at("2011-12-30T17:00:00Z")));
    }

    #[test]
    fn two_changes_within_a_course_are_both_kept() {
        // Morocco leaves and resumes its summer time around Ramadan.
        let ramadan = zone(3600, &[("2026-02-15T02:00:00Z", 0), ("2026-03-22T02:00:00Z", 3600)]);
        assert_eq!(ramadan.offset_at(at("2026-03-01T00:00:00Z")), 0);
        assert_eq!(instant(&ramadan, 2026, 3, 22, 7, 0), Some(at("2026-03-22T06:00:00Z")));
        assert_eq!(instant(&ramadan, 2026, 3, 1, 7, 0), Some(at("2026-03-01T07:00:00Z")));
    }

    #[test]
    fn a_faulty_zone_is_named_and_still_works() {
        let far = Zone { id: "Far/Off".to_owned(), offset_s: 70_000, changes: vec![] };
        assert_eq!(
            far.validate().unwrap_err().to_string(),
            "zone Far/Off: an offset of 70000 s is more than 18 h from UTC"
        );
        assert_eq!(far.offset_at(Timestamp(0)), MAX_OFFSET_S);
        let unsorted = zone(0, &[("2026-03-29T01:00:00Z", 3600), ("2026-03-01T01:00:00Z", 7200)]);
        assert_eq!(unsorted.validate(), Err(ZoneFault::Order { zone: "Test/Zone".to_owned(), index: 1 }));
        assert_eq!(unsorted.offset_at(at("2026-06-01T00:00:00Z")), 3600);
        assert_eq!(zone(0, &[("2026-03-29T01:00:00Z", 3600)]).validate(), Ok(()));
    }

    #[test]
    fn no_number_makes_it_panic() {
        for offset_s in [i32::MIN, -1, 0, i32::MAX] {
            for edge in [i64::MIN, -1, 0, i64::MAX] {
                let changes = vec![OffsetChange { at: Timestamp(edge), offset_s }];
                let zone = Zone { id: String::new(), offset_s: 0, changes };
                for ms in [i64::MIN, -HOUR_MS, 0, i64::MAX] {
                    assert!(zone.offset_at(Timestamp(ms)).abs() <= MAX_OFFSET_S);
                    assert!(zone.first_at(ms).since(Timestamp(ms)).abs() <= 18 * HOUR_MS);
                }
            }
        }
    }
}
