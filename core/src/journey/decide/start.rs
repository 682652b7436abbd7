//! From a code or the form to an accepted session, and the red-flag card's question.

use super::Draft;
use crate::handout;
use crate::journey::command::{Destination, FieldName};
use crate::journey::event::Event;
use crate::journey::refusal::Refusal;
use crate::journey::route::{Draft as Form, FormPage, Route};
use crate::session::{Place, Session, Side};
use crate::time::{Timestamp, parse_local};

pub(super) fn fill(draft: &Draft<'_>, route: &Route, field: FieldName, text: &str) -> Result<Route, Refusal> {
    if field == FieldName::Code {
        let session = handout::decode(&draft.content.codes, text, draft.moment.at)?;
        let known = draft.care.courses.iter().any(|course| course.session.id == session.id);
        return if known {
            Err(Refusal::SameSession)
        } else {
            Ok(Route::Preview { session, from_code: true })
        };
    }
    if field == FieldName::SessionEnd {
        let at = parse_local(text, draft.moment).map_err(|_| Refusal::NotATime)?;
        return fill_time(draft, route, at);
    }
    let Route::Form { page, draft: form } = route else { return Err(Refusal::Stale) };
    let mut form = form.clone();
    let text = text.trim();
    let value = (!text.is_empty()).then(|| text.to_owned());
    let checked = value.map(|value| match field {
        FieldName::PracticePhone => handout::practice::is_phone(&value).then_some(value),
        _ => handout::practice::is_name(&value).then_some(value),
    });
    let value = match checked {
        None => None,
        Some(None) => return Err(Refusal::BadText),
        Some(value) => value,
    };
    match field {
        FieldName::PracticePhone => form.practice_phone = value,
        _ => form.practice_name = value,
    }
    Ok(Route::Form { page: *page, draft: form })
}

pub(super) fn fill_time(draft: &Draft<'_>, route: &Route, at: Timestamp) -> Result<Route, Refusal> {
    let oldest = draft.moment.at.plus_ms(-draft.content.protocol.watch_ms());
    if at < oldest {
        return Err(Refusal::TooLongAgo);
    }
    if at > draft.moment.at.plus_ms(handout::MAX_AHEAD_MS) {
        return Err(Refusal::InTheFuture);
    }
    edit(route, |form| form.ended_at = Some(at))
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
    edit(route, |form| {
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
    edit(route, |form| {
        let before = form.risks.len();
        form.risks.retain(|known| known != risk);
        if form.risks.len() == before {
            form.risks.push(risk.to_owned());
        }
    })
}

pub(super) fn set_technique(draft: &Draft<'_>, route: &Route, technique: &str) -> Result<Route, Refusal> {
    draft.content.protocol.techniques.iter().find(|known| known.id == technique).ok_or(Refusal::BadText)?;
    edit(route, |form| form.technique = Some(technique.to_owned()))
}

pub(super) fn set_pain_before(route: &Route, pain: Option<u8>) -> Result<Route, Refusal> {
    if pain.is_some_and(|pain| pain > crate::triage::SCALE_MAX) {
        return Err(Refusal::BadText);
    }
    edit(route, |form| form.pain_before = pain)
}

/// The next page, or after the last one the session read back. A page that lacks what it needs is
/// not left.
pub(super) fn next_page(route: &Route) -> Result<Route, Refusal> {
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
    let session = Session {
        id: None,
        technique: form.technique.clone().ok_or(Refusal::Missing("technique"))?,
        ended_at: form.ended_at.ok_or(Refusal::Missing("time"))?,
        places: form.places.clone(),
        risks: form.risks.clone(),
        pain_before: form.pain_before,
        practice_name: form.practice_name.clone(),
        practice_phone: form.practice_phone.clone(),
    };
    Ok(Route::Preview { session, from_code: false })
}

/// The form with what a session read back says, so that it can be corrected.
pub(super) fn form_of(session: &Session) -> Form {
    Form {
        ended_at: Some(session.ended_at),
        technique: Some(session.technique.clone()),
        places: session.places.clone(),
        risks: session.risks.clone(),
        pain_before: session.pain_before,
        practice_name: session.practice_name.clone(),
        practice_phone: session.practice_phone.clone(),
    }
}

pub(super) fn accept(draft: &mut Draft<'_>, route: &Route) -> Result<Route, Refusal> {
    let Route::Preview { session, from_code } = route else { return Err(Refusal::Stale) };
    let mut session = session.clone();
    let protocol = &draft.content.protocol;
    session.places.sort_by_key(|place| protocol.regions.iter().position(|region| region.id == place.region));
    session.risks.sort_by_key(|id| protocol.risks.iter().position(|risk| risk.id == *id));
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

fn edit(route: &Route, change: impl FnOnce(&mut Form)) -> Result<Route, Refusal> {
    let Route::Form { page, draft } = route else { return Err(Refusal::Stale) };
    let mut draft = draft.clone();
    change(&mut draft);
    Ok(Route::Form { page: *page, draft })
}
