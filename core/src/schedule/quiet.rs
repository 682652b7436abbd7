//! Quiet hours: the part of the local day in which no check-in rings.
//!
//! They are periods between two instants, found from the local clock day by day, so that a night in
//! which the clock changes is exactly as long as it really is. What happens to a reminder inside them
//! is not here but in `place.rs`.

use serde::{Deserialize, Serialize};

use crate::time::{DAY_MS, MINUTE_MS, Timestamp, Zone};

/// Minutes of a day on the clock.
const DAY_MIN: u16 = 1440;
/// Quiet hours may last this long on the clock; longer ones could swallow a whole window.
const MAX_MIN: u16 = 12 * 60;

/// A change of the clock further away than this moves no quiet hours of the day: two days, and the
/// widest step that a clock has ever made.
const NEAR_MS: i64 = 3 * DAY_MS;

/// Quiet hours as the patient set them. Start equal to end means off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quiet {
    /// First quiet minute, 0 to 1439 minutes after local midnight.
    pub start_min: u16,
    /// First minute that is no longer quiet, 0 to 1439.
    pub end_min: u16,
}

/// One stretch of quiet hours, `[begins, ends)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuietPeriod {
    /// The first quiet instant.
    pub begins: Timestamp,
    /// The first instant that is no longer quiet.
    pub ends: Timestamp,
}

/// Why quiet hours cannot be set like this.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QuietFault {
    /// A minute outside 0 to 1439.
    #[error("a day has the minutes 0 to 1439, not {minute}")]
    Minute {
        /// The minute given.
        minute: u16,
    },
    /// Longer than 12 hours on the clock.
    #[error("quiet hours last 12 hours at most, not {minutes} minutes")]
    TooLong {
        /// Their length, minutes on the clock.
        minutes: u16,
    },
}

impl Quiet {
    /// Quiet hours that may be used.
    ///
    /// # Errors
    /// A minute that no day has, or more than 12 hours.
    pub fn new(start_min: u16, end_min: u16) -> Result<Self, QuietFault> {
        let quiet = Self { start_min, end_min };
        quiet.validate()?;
        Ok(quiet)
    }

    /// Checks both minutes and the length.
    ///
    /// # Errors
    /// See [`QuietFault`].
    pub fn validate(self) -> Result<(), QuietFault> {
        if let Some(minute) = [self.start_min, self.end_min].into_iter().find(|minute| *minute >= DAY_MIN) {
            return Err(QuietFault::Minute { minute });
        }
        let minutes = (DAY_MIN + self.end_min - self.start_min) % DAY_MIN;
        if minutes > MAX_MIN { Err(QuietFault::TooLong { minutes }) } else { Ok(()) }
    }

    /// Whether they silence nothing because they start when they end.
    #[must_use]
    pub fn is_off(self) -> bool {
        self.start_min == self.end_min
    }
}

/// Whether an instant lies in quiet hours. Hours that fail [`Quiet::validate`] silence nothing.
#[must_use]
pub fn is_quiet(zone: &Zone, quiet: Quiet, at: Timestamp) -> bool {
    quiet_period(zone, quiet, at).is_some()
}

/// The quiet period that contains an instant.
///
/// A start or an end that occurs twice on the local clock means its first occurrence; one that is
/// skipped is read with the offset before the change. A period whose end comes out before its start
/// is empty. Hours that fail [`Quiet::validate`] silence nothing.
#[must_use]
pub fn quiet_period(zone: &Zone, quiet: Quiet, at: Timestamp) -> Option<QuietPeriod> {
    if quiet.is_off() || quiet.validate().is_err() {
        return None;
    }
    let today = at.plus_ms(i64::from(zone.offset_at(at)) * 1000).0.div_euclid(DAY_MS);
    let overnight = i64::from(quiet.end_min < quiet.start_min);
    let instant = |day: i64, minute: u16| {
        zone.first_at(day.saturating_mul(DAY_MS).saturating_add(i64::from(minute) * MINUTE_MS))
    };
    // Today's and yesterday's hours are enough while the clock runs on. Where it is put back over
    // midnight, tomorrow's may have begun already; where a date is skipped, the night before it is two
    // dates away.
    let runs_on = zone.changes.iter().all(|change| change.at.since(at).saturating_abs() > NEAR_MS);
    [today, today - 1, today + 1, today - 2]
        .into_iter()
        .take(if runs_on { 2 } else { 4 })
        .map(|day| QuietPeriod {
            begins: instant(day, quiet.start_min),
            ends: instant(day + overnight, quiet.end_min),
        })
        .find(|period| period.begins <= at && at < period.ends)
}
