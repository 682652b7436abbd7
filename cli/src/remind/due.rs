//! What rings now, from the plan of the journal or, while that cannot be asked, from the one kept before.

use aftercare_core::journey::reminders::Reminder;
use aftercare_core::schedule::ReminderKind;
use aftercare_core::time::{HOUR_MS, MINUTE_MS, Timestamp};

use super::queue::Rung;

/// A wake-up that comes later than its reminder by no more than this is on time. The core counts two
/// times that are no further apart as the same (`has_come`), so it may be asked as of the earlier one.
const ON_TIME_MS: i64 = MINUTE_MS;
/// What has rung and is known to the journal is remembered for so long, so that nothing rings twice.
const REMEMBERED_MS: i64 = HOUR_MS;

/// What the journal plans.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Plan {
    /// Every reminder from the time asked for on.
    pub(crate) reminders: Vec<Reminder>,
    /// An emergency is open.
    pub(crate) emergency: bool,
}

/// The time to ask the core for: that of the first reminder that is due and not late, else now. Asked for
/// now, the core would take what is due since a moment ago for missed.
pub(crate) fn as_of(kept: &[Reminder], rung: &[Rung], now: Timestamp) -> Timestamp {
    let due = kept.iter().filter(|reminder| is_due(reminder, rung, now)).map(|reminder| reminder.at);
    due.filter(|at| now.since(*at) <= ON_TIME_MS).min().unwrap_or(now)
}

/// What rings now by a fresh plan. Of the repeats of an open emergency one that is late rings too: the core
/// knows nothing that takes their place.
pub(crate) fn by_plan(kept: &[Reminder], plan: &Plan, rung: &[Rung], now: Timestamp) -> Vec<Reminder> {
    let repeats = || plan.reminders.iter().filter(|reminder| reminder.kind == ReminderKind::Repeat);
    let of_this_emergency = |late: &&Reminder| {
        plan.emergency && repeats().next().is_none_or(|repeat| subject(&repeat.id) == subject(&late.id))
    };
    let late = kept.iter().filter(|reminder| reminder.kind == ReminderKind::Repeat).filter(of_this_emergency);
    let due = plan.reminders.iter().chain(late).filter(|reminder| is_due(reminder, rung, now));
    newest_of_each(due)
}

/// What rings now by the plan that was kept. What is planned in place of a reminder that rang already is
/// left out: the journal does not know yet that it rang.
pub(crate) fn by_queue(kept: &[Reminder], rung: &[Rung], now: Timestamp) -> Vec<Reminder> {
    let has_rung = |reminder: &Reminder| {
        reminder.kind == ReminderKind::CatchUp
            && rung.iter().any(|rung| !rung.reported && subject(&rung.id) == subject(&reminder.id))
    };
    newest_of_each(kept.iter().filter(|reminder| is_due(reminder, rung, now) && !has_rung(reminder)))
}

/// What has rung, without what no longer matters: what the journal has had for long, and what was written
/// down by a clock that ran ahead.
pub(crate) fn remembered(rung: Vec<Rung>, now: Timestamp) -> Vec<Rung> {
    rung.into_iter()
        .filter(|rung| rung.at.since(now) <= ON_TIME_MS)
        .filter(|rung| !rung.reported || now.since(rung.at) <= REMEMBERED_MS)
        .collect()
}

/// A reminder that rings, and what is past together with it: that has rung with it, and is not told.
pub(crate) fn rung_with(reminder: &Reminder, kept: &[Reminder], now: Timestamp) -> Vec<Rung> {
    let mut ids: Vec<String> = kept
        .iter()
        .filter(|other| other.at <= now && subject(&other.id) == subject(&reminder.id))
        .map(|other| other.id.clone())
        .chain([reminder.id.clone()])
        .collect();
    ids.sort();
    ids.dedup();
    ids.into_iter().map(|id| Rung { reported: id != reminder.id, id, at: now }).collect()
}

fn is_due(reminder: &Reminder, rung: &[Rung], now: Timestamp) -> bool {
    // `test` and `later` come again under the same id, at a later time.
    let done = rung.iter().any(|rung| rung.id == reminder.id && rung.at >= reminder.at);
    reminder.at <= now && !done
}

/// After a sleep a check-in or an emergency rings once, not for each of its reminders.
fn newest_of_each<'a>(due: impl Iterator<Item = &'a Reminder>) -> Vec<Reminder> {
    let mut newest: Vec<Reminder> = Vec::new();
    for reminder in due {
        match newest.iter_mut().find(|other| subject(&other.id) == subject(&reminder.id)) {
            Some(other) if other.at <= reminder.at => other.clone_from(reminder),
            Some(_) => {}
            None => newest.push(reminder.clone()),
        }
    }
    newest
}

/// What a reminder is about, its id without the last part: `2/h24` of `2/h24.due`.
fn subject(id: &str) -> &str {
    id.rsplit_once('.').map_or(id, |(subject, _)| subject)
}
