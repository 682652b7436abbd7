//! Language, quiet hours and country: each takes effect at once.

use super::{Draft, pages};
use crate::journey::command::Destination;
use crate::journey::event::Event;
use crate::journey::refusal::Refusal;
use crate::journey::route::Route;
use crate::schedule::{Quiet, QuietFault};

/// The country may be changed while the emergency prompt is open: its number depends on it.
pub(super) fn set_region(
    draft: &mut Draft<'_>,
    route: &Route,
    region: Option<&str>,
) -> Result<Route, Refusal> {
    let is_code = |region: &str| region.len() == 2 && region.bytes().all(|byte| byte.is_ascii_uppercase());
    if region.is_some_and(|region| !is_code(region)) {
        return Err(Refusal::BadText);
    }
    draft.push(Event::RegionChosen { region: region.map(str::to_owned) });
    Ok(if matches!(route, Route::Page { to: Destination::Country }) {
        pages::back(draft, route)
    } else {
        route.clone()
    })
}

pub(super) fn set_language(
    draft: &mut Draft<'_>,
    route: &Route,
    language: Option<&str>,
) -> Result<Route, Refusal> {
    if language.is_some_and(|tag| draft.content.locale(tag).is_none()) {
        return Err(Refusal::BadText);
    }
    draft.push(Event::LanguageChosen { language: language.map(str::to_owned) });
    Ok(route.clone())
}

pub(super) fn pick_quiet_start(draft: &Draft<'_>, start_min: u16) -> Result<Route, Refusal> {
    checked(Quiet { start_min, end_min: start_min })?;
    Ok(match pages::go(draft, Destination::QuietHours) {
        Route::Page { .. } => Route::QuietEnd { start_min },
        elsewhere => elsewhere,
    })
}

pub(super) fn set_quiet_hours(draft: &mut Draft<'_>, quiet: Quiet) -> Result<Route, Refusal> {
    checked(quiet)?;
    draft.push(Event::QuietHoursSet { quiet });
    Ok(pages::go(draft, Destination::Settings))
}

fn checked(quiet: Quiet) -> Result<(), Refusal> {
    quiet.validate().map_err(|fault| match fault {
        QuietFault::TooLong { .. } => Refusal::QuietTooLong,
        QuietFault::Minute { .. } => Refusal::BadText,
    })
}
