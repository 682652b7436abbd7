//! Reminders that a patient asks for, and which ones were shown.

use super::{Draft, check_in, pages};
use crate::journey::command::Destination;
use crate::journey::event::{Event, ShownReminder};
use crate::journey::refusal::Refusal;
use crate::journey::reminders;
use crate::journey::route::Route;
use crate::schedule::ReminderKind;
use crate::time::{MINUTE_MS, Timestamp};

/// Replaces the check-in's next reminder; the newest asking counts.
pub(super) fn later(draft: &mut Draft<'_>, check_in: &str, hours: u32) -> Result<Route, Refusal> {
    not_in_emergency(draft)?;
    check_in::is_open(draft, check_in)?;
    let offered = draft.content.protocol.reminders.later_h.contains(&hours);
    let rings = reminders::later_times(draft.content, &draft.care, draft.moment, check_in, &[hours]);
    if !offered || rings.is_empty() {
        return Err(Refusal::TooLateToRemind);
    }
    let at = reminders::wanted_at(draft.moment.at, hours);
    draft.push(Event::LaterAsked { check_in: check_in.to_owned(), at });
    Ok(Route::Home)
}

/// A test rings a minute ahead, quiet hours or not.
pub(super) fn test(draft: &mut Draft<'_>) -> Result<Route, Refusal> {
    not_in_emergency(draft)?;
    draft.care.course().ok_or(Refusal::NoSession)?;
    draft.push(Event::TestAsked { at: draft.moment.at.plus_ms(MINUTE_MS) });
    Ok(pages::go(draft, Destination::Dates))
}

/// While the prompt is open nothing else is to ring.
fn not_in_emergency(draft: &Draft<'_>) -> Result<(), Refusal> {
    if draft.care.open_emergency().is_some() { Err(Refusal::Stale) } else { Ok(()) }
}

/// Keeps which reminders the system has shown. One that was asked for again under the same id and has
/// not rung yet is the one before it, still in the list of the system.
pub(super) fn reconciled(draft: &mut Draft<'_>, at: Timestamp, delivered: &[String]) {
    let still_to_come = |id: &str| {
        let kind = if id.ends_with("/test") { ReminderKind::Test } else { ReminderKind::Later };
        let asked_for = reminders::course_of(&draft.care, id).and_then(|course| course.asked_at(id));
        let coming = reminders::coming(draft.content, &draft.care, draft.moment, kind);
        asked_for.is_some() && coming.is_some_and(|coming| coming > at)
    };
    let new = |id: &&String| {
        reminders::course_of(&draft.care, id).is_some_and(|course| !course.was_shown(id, draft.moment.at))
            && !still_to_come(id)
    };
    let shown: Vec<ShownReminder> =
        delivered.iter().filter(new).map(|id| ShownReminder { id: id.clone(), at }).collect();
    if !shown.is_empty() {
        draft.push(Event::RemindersShown { shown });
    }
}
