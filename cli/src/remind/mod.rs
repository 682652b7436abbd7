//! Reminders that ring: a process that waits for the plan's times.
//!
//! - [`mod@queue`]: what is to ring and what has rung, in files of its own beside the journal, as a phone's
//!   system keeps it. Whoever holds the journal writes the plan there, so that an emergency raised in an
//!   open window rings too.
//! - [`mod@due`]: what rings now. Pure.
//! - [`mod@keeper`]: one look: ask the journal, ring, report. The journal is open for that long only.
//! - [`mod@bell`]: the desktop's notification, else the terminal's bell.
//! - [`mod@unit`]: a service for systemd, to be installed by hand.
//!
//! Not here: when something rings and what it says (core decides both), and a second plan: a wake-up that
//! comes more than a minute late leaves it to the core what takes the place of what was missed.

mod bell;
mod due;
mod keeper;
mod queue;
#[cfg(test)]
mod tests;
mod unit;

use std::time::Duration;

use aftercare_core::time::{Moment, Timestamp};

pub(crate) use bell::{Bell, SystemBell};
pub(crate) use keeper::{Keeper, Tick};
pub(crate) use queue::Queue;
pub(crate) use unit::systemd;

use crate::exit::Failure;

/// So often at least the clock, the zone and the journal are looked at: the computer may have slept, and
/// another process may have changed something.
const LONGEST_WAIT: Duration = Duration::from_secs(60);

/// The clock, and waiting by it.
pub(crate) trait Time {
    /// Now.
    fn now(&mut self) -> Moment;
    /// Waits; `false` when the program is to end.
    fn wait(&mut self, at_most: Duration) -> bool;
}

/// Rings until the program is to end. `on_change` hears when the next reminder is another one.
///
/// # Errors
/// A fault of the machine that would silence reminders.
pub(crate) fn keep(
    keeper: &mut Keeper<'_>,
    time: &mut dyn Time,
    bell: &mut dyn Bell,
    mut on_change: impl FnMut(&Tick, &Moment) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut last: Option<Option<Timestamp>> = None;
    loop {
        let now = time.now();
        let tick = keeper.tick(&now, bell)?;
        if last != Some(tick.next) {
            on_change(&tick, &now)?;
            last = Some(tick.next);
        }
        let until_next = tick.next.map(|next| next.since(now.at).max(0));
        let wait = until_next.and_then(|ms| u64::try_from(ms).ok()).map(Duration::from_millis);
        if !time.wait(wait.map_or(LONGEST_WAIT, |wait| wait.min(LONGEST_WAIT))) {
            return Ok(());
        }
    }
}
