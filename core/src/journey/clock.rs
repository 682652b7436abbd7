//! Noticing that the device's clock was put back.
//!
//! Only that is recorded: a clock that runs ahead cannot be told from an app that was not opened for
//! long.

use super::care::Care;
use super::event::{Event, Recorded};
use crate::time::{MINUTE_MS, Moment, Timestamp};

/// A clock that goes back by less than this was only adjusted.
const JUMP_MS: i64 = MINUTE_MS;

/// Whether a time of the past has come by this clock, too: one that was written down by a clock that ran
/// ahead has not. What was only adjusted makes no difference.
#[must_use]
pub fn has_come(at: Timestamp, now: Timestamp) -> bool {
    at.since(now) <= JUMP_MS
}

/// The event to record when the clock was put back since `last_seen`. Before the first session there
/// is nothing that a wrong clock could confuse.
#[must_use]
pub fn clock_jump(care: &Care, last_seen: Timestamp, now: &Moment) -> Option<Recorded> {
    let back = last_seen.since(now.at) > JUMP_MS;
    (back && care.course().is_some())
        .then(|| Recorded::now(Event::ClockJumped { from: last_seen, to: now.at }, now))
}
