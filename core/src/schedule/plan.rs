//! The whole plan: every reminder of a course from now on.
//!
//! `plan` is idempotent: a shell may compute it as often as it likes and make the system's queue
//! equal to it. Reminders already shown are not its memory; they come in as [`Shown`].

use serde::{Deserialize, Serialize};

use super::due::{WindowState, applies, state};
use super::place::{Placed, Room, Which};
use super::quiet::{Quiet, quiet_period};
use super::timing::{CheckInTiming, Timing};
use crate::time::{MINUTE_MS, Moment, Timestamp};

/// What kind of reminder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReminderKind {
    /// A check-in is due.
    Due,
    /// A check-in is still unanswered.
    Nudge,
    /// In place of a reminder that could not ring because the phone was off.
    CatchUp,
    /// The patient asked to be reminded later.
    Later,
    /// The patient asked to hear a reminder once.
    Test,
    /// An emergency is still open.
    Repeat,
}

/// One reminder to be rung.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// Stable id, unique in the plan: `h24.due`, `h24.nudge1`, `emergency.10`, `test`.
    pub id: String,
    /// The check-in it belongs to; `None` for `test` and `repeat`.
    pub check_in: Option<String>,
    /// Its kind.
    pub kind: ReminderKind,
    /// When it rings.
    pub at: Timestamp,
}

/// A reminder that was displayed or, where the system cannot tell, accepted by it with its time past.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shown {
    /// The reminder's id.
    pub id: String,
    /// When it was displayed. Nudges keep their distance from a `catch_up` only if it is known.
    pub at: Option<Timestamp>,
}

/// The patient asked to be reminded of a check-in later.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Later {
    /// The check-in.
    pub check_in: String,
    /// When the patient asked. The next reminder from then on is the one replaced.
    pub asked_at: Timestamp,
    /// When to be reminded.
    pub at: Timestamp,
}

/// What a plan depends on besides the protocol.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanInput {
    /// When the session ended.
    pub ended_at: Timestamp,
    /// Now, and the zone whose clock quiet hours follow.
    pub now: Moment,
    /// Region ids that were needled.
    pub regions: Vec<String>,
    /// Ids of check-ins that are answered.
    pub answered: Vec<String>,
    /// Reminders already displayed. Ids of other courses or older protocols have no effect.
    pub shown: Vec<Shown>,
    /// Quiet hours; `None` = off. Hours that fail [`Quiet::validate`] give way to the default.
    pub quiet: Option<Quiet>,
    /// The newest "remind me later" of the course.
    pub later: Option<Later>,
    /// When the test reminder is to ring.
    pub test_at: Option<Timestamp>,
    /// When the open emergency was raised; `None` when there is none.
    pub emergency_since: Option<Timestamp>,
}

/// Every reminder from now on, in order of time, then id; at most [`Timing::max_reminders`].
#[must_use]
pub fn plan(timing: &Timing, input: &PlanInput) -> Vec<Planned> {
    let quiet = input.quiet.map(|quiet| if quiet.validate().is_ok() { quiet } else { timing.default_quiet });
    let now = input.now.at;
    let each = timing.nudges_ms.len() + 1;
    // A full course and no more: a longer buffer takes the slow path of common allocators.
    let mut reminders = Vec::with_capacity(timing.check_ins.len() * each);
    let mut placed = Vec::with_capacity(each + 1);
    for check_in in &timing.check_ins {
        if !applies(check_in, &input.regions)
            || input.answered.contains(&check_in.id)
            || state(check_in, input.ended_at, now) == WindowState::Closed
        {
            continue;
        }
        let later = input.later.as_ref().filter(|later| later.check_in == check_in.id);
        let room = Room::new(timing, &input.now.zone, quiet, check_in, input.ended_at);
        room.place(later, &mut placed);
        drop_past(&room, check_in, input, later, &mut placed);
        reminders.extend(placed.iter().map(|placed| of_check_in(check_in, *placed)));
    }
    if let Some(since) = input.emergency_since {
        reminders.extend(timing.emergency_repeats_min.iter().map(|minutes| Planned {
            id: format!("emergency.{minutes}"),
            check_in: None,
            kind: ReminderKind::Repeat,
            at: since.plus_ms(i64::from(*minutes) * MINUTE_MS),
        }));
    }
    if let Some(at) = input.test_at {
        reminders.push(Planned { id: "test".to_owned(), check_in: None, kind: ReminderKind::Test, at });
    }
    reminders.retain(|reminder| reminder.at >= now);
    reminders.sort_unstable_by(|a, b| a.at.cmp(&b.at).then_with(|| a.id.cmp(&b.id)));
    keep_to_limit(&mut reminders, timing.max_reminders);
    reminders
}

/// Rule 3: drops what is past and puts one `catch_up` in its place if nobody can have seen it.
fn drop_past(
    room: &Room<'_>,
    check_in: &CheckInTiming,
    input: &PlanInput,
    later: Option<&Later>,
    placed: &mut Vec<Placed>,
) {
    let now = input.now.at;
    let newest_missed = placed.iter().rfind(|placed| placed.at < now).copied();
    placed.retain(|placed| placed.at >= now);
    let is_nudge = |placed: &Placed| matches!(placed.which, Which::Nudge(_));
    let mut caught_up = false;
    for shown in &input.shown {
        if !names(&shown.id, check_in, Which::CatchUp) {
            continue;
        }
        caught_up = true;
        if let Some(at) = shown.at {
            let near = at.plus_ms(room.timing.min_gap_ms);
            placed.retain(|placed| !is_nudge(placed) || placed.at < at || placed.at >= near);
        }
    }
    // What has passed lay in the window and closed check-ins are not planned: this one is open.
    let Some(missed) = newest_missed else { return };
    if caught_up || seen(missed, check_in, input, later) {
        return;
    }
    let quiet_now = room.quiet.and_then(|quiet| quiet_period(room.zone, quiet, now));
    let at = quiet_now.map_or(now, |period| period.ends);
    if at < room.closes {
        placed.retain(|placed| !is_nudge(placed) || placed.at.since(at) >= room.timing.min_gap_ms);
        placed.push(Placed { which: Which::CatchUp, at });
    }
}

/// Whether a reminder was displayed, or stood in the past when the patient asked for a later one.
fn seen(missed: Placed, check_in: &CheckInTiming, input: &PlanInput, later: Option<&Later>) -> bool {
    let asked_at = later.map(|later| later.asked_at);
    if missed.which != Which::Later && asked_at.is_some_and(|asked_at| missed.at < asked_at) {
        return true;
    }
    // `later` may be asked for again and again under one id: only the newest counts.
    let of_this_asking =
        |shown: &Shown| missed.which != Which::Later || shown.at.is_none() || shown.at >= asked_at;
    input.shown.iter().any(|shown| names(&shown.id, check_in, missed.which) && of_this_asking(shown))
}

/// Whether `id` is this reminder of this check-in.
fn names(id: &str, check_in: &CheckInTiming, which: Which) -> bool {
    let Some(name) = id.strip_prefix(check_in.id.as_str()).and_then(|rest| rest.strip_prefix('.')) else {
        return false;
    };
    match which {
        Which::Due => name == "due",
        Which::Nudge(n) => name.strip_prefix("nudge").is_some_and(|number| number.parse() == Ok(n)),
        Which::Later => name == "later",
        Which::CatchUp => name == "catch_up",
    }
}

fn of_check_in(check_in: &CheckInTiming, placed: Placed) -> Planned {
    let (name, kind) = match placed.which {
        Which::Due => (".due", ReminderKind::Due),
        Which::Nudge(_) => (".nudge", ReminderKind::Nudge),
        Which::Later => (".later", ReminderKind::Later),
        Which::CatchUp => (".catch_up", ReminderKind::CatchUp),
    };
    // Put together by hand: `format!` would take half of the time of a plan.
    let mut id = String::with_capacity(check_in.id.len() + name.len() + 2);
    id.push_str(&check_in.id);
    id.push_str(name);
    if let Which::Nudge(n) = placed.which {
        match char::from_digit(n, 10) {
            Some(digit) => id.push(digit),
            None => id.push_str(&n.to_string()),
        }
    }
    Planned { id, check_in: Some(check_in.id.clone()), kind, at: placed.at }
}

/// A protocol with more check-ins than a platform can hold loses the reminders furthest away, but
/// never the repeats of an emergency.
fn keep_to_limit(reminders: &mut Vec<Planned>, max: u32) {
    let max = usize::try_from(max).unwrap_or(usize::MAX);
    while reminders.len() > max {
        let last = reminders.iter().rposition(|reminder| reminder.kind != ReminderKind::Repeat);
        reminders.remove(last.unwrap_or(max));
    }
}
