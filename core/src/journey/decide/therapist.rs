//! The therapist's half: one draft after another, of which only the practice is kept.
//!
//! What both halves fill in the same way (places, risks, time) is in [`super::start`].

use super::{Draft, pages};
use crate::journey::command::Destination;
use crate::journey::event::Event;
use crate::journey::handover::Handover;
use crate::journey::refusal::Refusal;
use crate::journey::route::{Draft as Form, Route};

/// An empty draft with the practice remembered.
pub(super) fn open(draft: &Draft<'_>) -> Route {
    Route::Therapist { handover: Handover::new(&draft.care.practice, draft.moment.at) }
}

pub(super) fn next_patient(draft: &Draft<'_>, route: &Route) -> Result<Route, Refusal> {
    if matches!(route, Route::Therapist { .. }) { Ok(open(draft)) } else { Err(Refusal::Stale) }
}

/// The end is no longer the one that was set; it is now, and follows the clock again.
pub(super) fn ends_now(draft: &Draft<'_>, route: &Route) -> Result<Route, Refusal> {
    let Route::Therapist { handover } = route else { return Err(Refusal::Stale) };
    let form = Form { ended_at: None, ..handover.draft.clone() };
    Ok(Route::Therapist { handover: Handover { draft: form, changed_at: draft.moment.at, id: None } })
}

/// Keeps the practice, when it is another than the one known. Nothing else of the draft is ever kept.
pub(super) fn remember(draft: &mut Draft<'_>, form: &Form) {
    let (name, phone) = (form.practice_name.clone(), form.practice_phone.clone());
    if (&name, &phone) != (&draft.care.practice.name, &draft.care.practice.phone) {
        draft.push(Event::PracticeSaved { name, phone });
    }
}

/// Back goes to where the form was opened: the settings of a phone with a course, else Welcome.
pub(super) fn back(draft: &Draft<'_>) -> Route {
    let from = if draft.care.course().is_some() { Destination::Settings } else { Destination::Home };
    pages::go(draft, from)
}
