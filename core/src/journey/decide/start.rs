//! From a code or the form to an accepted session, and the red-flag card's question.

use super::{Draft, therapist};
use crate::handout;
use crate::journey::command::{Destination, FieldName};
use crate::journey::event::Event;
use crate::journey::handover::Handover;
use crate::journey::refusal::Refusal;
use crate::journey::route::{Draft as Form, FormPage, Route};
use crate::session::{Place, Side};
use crate::time::{Timestamp, parse_local};

pub(super) fn fill(
    draft: &mut Draft<'_>,
    route: &Route,
    field: FieldName,
    text: &str,
) -> Result<Route, Refusal> {
    match field {
        FieldName::Code => code(draft, text),
        // Only a therapist's session may end whenever the clock says.
        FieldName::SessionEnd if text.trim().is_empty() && matches!(route, Route::Therapist { .. }) => {
            therapist::ends_now(draft, route)
        }
        FieldName::SessionEnd => {
            let at = parse_local(text, draft.moment).map_err(|_| Refusal::NotATime)?;
            fill_time(draft, route, at)
        }
        FieldName::PracticeName | FieldName::PracticePhone => practice(draft, route, field, text.trim()),
    }
}

fn code(draft: &Draft<'_>, text: &str) -> Result<Route, Refusal> {
    let session = handout::decode(&draft.content.codes, text, draft.moment.at)?;
    let known = draft.care.courses.iter().any(|course| course.session.id == session.id);
    if known { Err(Refusal::SameSession) } else { Ok(Route::Preview { session, from_code: true }) }
}

/// A therapist's practice is remembered; a patient's form keeps its own until the session is accepted.
fn practice(draft: &mut Draft<'_>, route: &Route, field: FieldName, text: &str) -> Result<Route, Refusal> {
    let is_phone = field == FieldName::PracticePhone;
    let fits = if is_phone { handout::practice::is_phone(text) } else { handout::practice::is_name(text) };
    let value = match text {
        "" => None,
        text if fits => Some(text.to_owned()),
        _ => return Err(Refusal::BadText),
    };
    let route = edit(draft, route, |form| match field {
        FieldName::PracticePhone => form.practice_phone = value,
        _ => form.practice_name = value,
    })?;
    if let Route::Therapist { handover } = &route {
        therapist::remember(draft, &handover.draft);
    }
    Ok(route)
}

pub(super) fn fill_time(draft: &Draft<'_>, route: &Route, at: Timestamp) -> Result<Route, Refusal> {
    let now = draft.moment.at;
    if matches!(route, Route::Therapist { .. }) {
        if at < now.plus_ms(-handout::MAX_AGE_MS) {
            return Err(Refusal::TooLongAgoForCode);
        }
    } else if at < now.plus_ms(-draft.content.protocol.watch_ms()) {
        return Err(Refusal::TooLongAgo);
    }
    if at > now.plus_ms(handout::MAX_AHEAD_MS) {
        return Err(Refusal::InTheFuture);
    }
    edit(draft, route, |form| form.ended_at = Some(at))
}

pub(super) fn toggle_place(
    draft: &Draft<'_>,
    route: &Route,
    region: &str,
    side: Side,
) -> Result<Route, Refusal> {
    let known = draft.content.protocol.region(region).ok_or(Refusal::BadText)?;
    if !known.sides && side != Side::Centre {
        return Err(Refusal::BadText);
    }
    // "I don't know where" stands alone, and gives way to a part that is named.
    let stands_alone = |id: &str| draft.content.protocol.region(id).is_some_and(|region| !region.sides);
    edit(draft, route, |form| {
        let before = form.places.iter().find(|place| place.region == region).map(|place| place.side);
        let after = match (before, side) {
            (None, side) => Some(side),
            (Some(before), side) if before == side => None,
            (Some(Side::Left), Side::Right) | (Some(Side::Right), Side::Left) => Some(Side::Both),
            (Some(Side::Both), Side::Left) => Some(Side::Right),
            (Some(Side::Both), Side::Right) => Some(Side::Left),
            (Some(_), side) => Some(side),
        };
        form.places.retain(|place| place.region != region && stands_alone(&place.region) != known.sides);
        form.places.extend(after.map(|side| Place { region: region.to_owned(), side }));
    })
}

pub(super) fn toggle_risk(draft: &Draft<'_>, route: &Route, risk: &str) -> Result<Route, Refusal> {
    draft.content.protocol.risks.iter().find(|known| known.id == risk).ok_or(Refusal::BadText)?;
    edit(draft, route, |form| {
        let before = form.risks.len();
        form.risks.retain(|known| known != risk);
        if form.risks.len() == before {
            form.risks.push(risk.to_owned());
        }
    })
}

pub(super) fn set_technique(draft: &Draft<'_>, route: &Route, technique: &str) -> Result<Route, Refusal> {
    draft.content.protocol.techniques.iter().find(|known| known.id == technique).ok_or(Refusal::BadText)?;
    edit(draft, route, |form| form.technique = Some(technique.to_owned()))
}

pub(super) fn set_pain_before(draft: &Draft<'_>, route: &Route, pain: Option<u8>) -> Result<Route, Refusal> {
    if pain.is_some_and(|pain| pain > crate::triage::SCALE_MAX) {
        return Err(Refusal::BadText);
    }
    edit(draft, route, |form| form.pain_before = pain)
}

/// The next page, or after the last one the session read back. A page that lacks what it needs is
/// not left.
pub(super) fn next_page(draft: &Draft<'_>, route: &Route) -> Result<Route, Refusal> {
    let Route::Form { page, draft: form } = route else { return Err(Refusal::Stale) };
    match page {
        FormPage::When if form.ended_at.is_none() => return Err(Refusal::Missing("time")),
        FormPage::When if form.technique.is_none() => return Err(Refusal::Missing("technique")),
        FormPage::Where if form.places.is_empty() => return Err(Refusal::Missing("place")),
        _ => {}
    }
    if let Some(page) = page.next() {
        return Ok(Route::Form { page, draft: form.clone() });
    }
    let session = form.session(&draft.content.protocol, None).map_err(Refusal::Missing)?;
    Ok(Route::Preview { session, from_code: false })
}

pub(super) fn accept(draft: &mut Draft<'_>, route: &Route) -> Result<Route, Refusal> {
    let Route::Preview { session, from_code } = route else { return Err(Refusal::Stale) };
    let session = session.clone();
    draft.push(Event::SessionAccepted { session, from_code: *from_code });
    Ok(Route::FlagCard { choice: None })
}

pub(super) fn teach_back(draft: &mut Draft<'_>, route: &Route, choice: &str) -> Result<Route, Refusal> {
    let known = crate::journey::TEACH_BACK.contains(&choice);
    let on_card = matches!(route, Route::FlagCard { .. } | Route::Page { to: Destination::FlagCard });
    if !known || !on_card || draft.care.course().is_none() {
        return Err(Refusal::Stale);
    }
    draft.push(Event::FlagCardSeen { choice: choice.to_owned() });
    Ok(Route::FlagCard { choice: Some(choice.to_owned()) })
}

/// Changes the draft of the form that is open, the patient's or a therapist's. A change that changes
/// nothing leaves a therapist's code as it is.
fn edit(draft: &Draft<'_>, route: &Route, change: impl FnOnce(&mut Form)) -> Result<Route, Refusal> {
    match route {
        Route::Form { page, draft: form } => {
            let mut form = form.clone();
            change(&mut form);
            Ok(Route::Form { page: *page, draft: form })
        }
        Route::Therapist { handover } => {
            let mut form = handover.draft.clone();
            change(&mut form);
            if form == handover.draft {
                return Ok(route.clone());
            }
            let handover = Handover { draft: form, changed_at: draft.moment.at, id: None };
            Ok(Route::Therapist { handover })
        }
        _ => Err(Refusal::Stale),
    }
}
