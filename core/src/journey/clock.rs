//! Noticing that the device's clock was put back.
//!
//! Only that is recorded: a clock that runs ahead cannot be told from an app that was not opened for
//! long.

use super::care::Care;
use super::event::{Event, Recorded};
use crate::time::{MINUTE_MS, Moment, Timestamp};

/// A clock that goes back by less than this was only adjusted.
const JUMP_MS: i64 = MINUTE_MS;

/// The event to record when the clock was put back since `last_seen`. Before the first session there
/// is nothing that a wrong clock could confuse.
#[must_use]
pub fn clock_jump(care: &Care, last_seen: Timestamp, now: &Moment) -> Option<Recorded> {
    let back = last_seen.since(now.at) > JUMP_MS;
    (back && care.course().is_some())
        .then(|| Recorded::now(Event::ClockJumped { from: last_seen, to: now.at }, now))
}
