//! Rules 1 and 2: where the reminders of one check-in go, whatever the time is now.
//!
//! Nothing here looks at the present. That is what makes the plan stable: a minute later the same
//! reminders stand at the same places, and only rule 3 (in `plan.rs`) sees that time has passed.

use super::plan::Later;
use super::quiet::{Quiet, quiet_period};
use super::timing::{CheckInTiming, Timing};
use crate::time::{Timestamp, Zone};

/// Which reminder of a check-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    /// At the due time.
    Due,
    /// The first, second, ... nudge, from 1.
    Nudge(u32),
    /// The time that the patient asked for.
    Later,
    /// In place of one that was missed.
    CatchUp,
}

/// A reminder at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Placed {
    /// Which one.
    pub(super) which: Which,
    /// Where it stands after rules 1 and 2.
    pub(super) at: Timestamp,
}

/// What placing needs to know of one check-in of one course.
pub(super) struct Room<'a> {
    pub(super) timing: &'a Timing,
    pub(super) zone: &'a Zone,
    pub(super) quiet: Option<Quiet>,
    pub(super) due: Timestamp,
    pub(super) opens: Timestamp,
    pub(super) closes: Timestamp,
}

impl<'a> Room<'a> {
    pub(super) fn new(
        timing: &'a Timing,
        zone: &'a Zone,
        quiet: Option<Quiet>,
        check_in: &CheckInTiming,
        ended_at: Timestamp,
    ) -> Self {
        Self {
            timing,
            zone,
            quiet,
            due: ended_at.plus_ms(check_in.due_ms),
            opens: ended_at.plus_ms(check_in.opens_ms),
            closes: ended_at.plus_ms(check_in.closes_ms),
        }
    }

    /// Puts due, nudges and `later` where rules 1 and 2 want them, in order of time. `placed` is
    /// emptied first; it is handed in so that one buffer serves all check-ins.
    pub(super) fn place(&self, later: Option<&Later>, placed: &mut Vec<Placed>) {
        placed.clear();
        let mut previous = None;
        let mut later = later.and_then(|later| self.settle_later(later));
        let nudges = (1u32..).zip(&self.timing.nudges_ms);
        let wanted = std::iter::once((Which::Due, self.due))
            .chain(nudges.map(|(n, after)| (Which::Nudge(n), self.due.plus_ms(*after))));
        for (which, raw) in wanted {
            let Some(at) = self.settle(raw, previous) else { continue };
            if matches!(which, Which::Nudge(_)) && !self.keeps_gap(at, previous) {
                continue;
            }
            let place = match later {
                Some((asked_at, later_at)) if at >= asked_at => {
                    later = None;
                    Placed { which: Which::Later, at: later_at }
                }
                _ => Placed { which, at },
            };
            placed.push(place);
            previous = Some(place.at);
        }
        if let Some((_, at)) = later {
            placed.push(Placed { which: Which::Later, at });
        }
    }

    /// Rule 1, then the part of rule 2 that holds for every reminder: `None` outside the window.
    fn settle(&self, raw: Timestamp, previous: Option<Timestamp>) -> Option<Timestamp> {
        let at = match self.quiet.and_then(|quiet| quiet_period(self.zone, quiet, raw)) {
            None => raw,
            Some(period) => {
                let early = period.begins.plus_ms(-self.timing.quiet_lead_ms);
                if early >= self.opens && self.keeps_gap(early, previous) { early } else { period.ends }
            }
        };
        (self.opens <= at && at < self.closes).then_some(at)
    }

    /// When the patient asked and where the reminder asked for goes; `None` if it cannot ring, and
    /// then it replaces nothing. Asking counts as the reminder before it: the patient was here.
    fn settle_later(&self, later: &Later) -> Option<(Timestamp, Timestamp)> {
        let asked_at = later.asked_at.min(later.at);
        self.settle(later.at, Some(asked_at)).map(|at| (asked_at, at))
    }

    fn keeps_gap(&self, at: Timestamp, previous: Option<Timestamp>) -> bool {
        previous.is_none_or(|previous| at.since(previous) >= self.timing.min_gap_ms)
    }
}
