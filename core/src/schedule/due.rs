//! Windows of the check-ins: which apply, and whether they are not yet open, open or closed.
//!
//! Elapsed time alone decides; time zones play no part here.

use super::timing::{CheckInTiming, Timing};
use crate::time::{HOUR_MS, Timestamp};

/// A check-in that applies, on the time line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    /// The check-in, e.g. `h24`.
    pub id: String,
    /// When its first reminder is due, before quiet hours are considered.
    pub due: Timestamp,
    /// The first instant at which it is open.
    pub opens: Timestamp,
    /// The first instant at which it is closed: the window is half-open, `[opens, closes)`.
    pub closes: Timestamp,
}

/// Where a moment lies with regard to a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WindowState {
    /// Before it opens.
    NotYet,
    /// It can be answered.
    Open,
    /// It can no longer be answered.
    Closed,
}

impl Window {
    /// The window of a check-in after a session that ended at `ended_at`.
    #[must_use]
    pub fn of(check_in: &CheckInTiming, ended_at: Timestamp) -> Self {
        Self {
            id: check_in.id.clone(),
            due: ended_at.plus_ms(check_in.due_ms),
            opens: ended_at.plus_ms(check_in.opens_ms),
            closes: ended_at.plus_ms(check_in.closes_ms),
        }
    }

    /// Its state at an instant.
    #[must_use]
    pub fn state(&self, at: Timestamp) -> WindowState {
        state_between(self.opens, self.closes, at)
    }
}

/// Whether the check-in is part of a course with these regions.
#[must_use]
pub fn applies(check_in: &CheckInTiming, regions: &[String]) -> bool {
    check_in.only_regions.is_empty() || check_in.only_regions.iter().any(|only| regions.contains(only))
}

/// The state of one check-in at an instant, without regard to whether it applies.
#[must_use]
pub fn state(check_in: &CheckInTiming, ended_at: Timestamp, at: Timestamp) -> WindowState {
    state_between(ended_at.plus_ms(check_in.opens_ms), ended_at.plus_ms(check_in.closes_ms), at)
}

/// The windows of all check-ins that apply, in the protocol's order.
#[must_use]
pub fn windows(timing: &Timing, ended_at: Timestamp, regions: &[String]) -> Vec<Window> {
    timing
        .check_ins
        .iter()
        .filter(|check_in| applies(check_in, regions))
        .map(|check_in| Window::of(check_in, ended_at))
        .collect()
}

/// The check-in that is open at an instant, answered or not; `None` between windows.
#[must_use]
pub fn open_window(
    timing: &Timing,
    ended_at: Timestamp,
    regions: &[String],
    at: Timestamp,
) -> Option<Window> {
    timing
        .check_ins
        .iter()
        .find(|check_in| applies(check_in, regions) && state(check_in, ended_at, at) == WindowState::Open)
        .map(|check_in| Window::of(check_in, ended_at))
}

/// Milliseconds since the session ended; 0 while the clock stands before its end.
#[must_use]
pub fn elapsed_ms(ended_at: Timestamp, at: Timestamp) -> i64 {
    at.since(ended_at).max(0)
}

/// Hours since the session ended, with fractions; 0 while the clock stands before its end.
#[must_use]
#[allow(clippy::cast_precision_loss)] // exact below 2^53 ms, which is 285,000 years
pub fn elapsed_hours(ended_at: Timestamp, at: Timestamp) -> f64 {
    elapsed_ms(ended_at, at) as f64 / HOUR_MS as f64
}

fn state_between(opens: Timestamp, closes: Timestamp, at: Timestamp) -> WindowState {
    if at < opens {
        WindowState::NotYet
    } else if at < closes {
        WindowState::Open
    } else {
        WindowState::Closed
    }
}
