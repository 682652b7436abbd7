//! Screens opened by name, and Back.

use super::{Draft, correct, therapist};
use crate::journey::command::{Destination, OutcomePart};
use crate::journey::course;
use crate::journey::event::Event;
use crate::journey::reminders;
use crate::journey::route::{self, Draft as Form, FormPage, Route};

/// The app came to the front: an open emergency comes back, a check-in that closed meanwhile gives
/// way, and every reminder whose time is past counts as shown.
pub(super) fn app_opened(draft: &mut Draft<'_>, route: &Route) -> Route {
    let past = reminders::past(draft.content, &draft.care, draft.moment);
    if !past.is_empty() {
        draft.push(Event::RemindersShown { shown: past });
    }
    if draft.care.open_emergency().is_some() {
        return Route::Emergency;
    }
    match route {
        Route::ConfirmAnswer { run, .. } if correct::correctable(draft, *run).is_ok() => route.clone(),
        Route::CheckIn { run, .. } | Route::ConfirmAnswer { run, .. } => {
            let open = draft.care.run(*run).is_some_and(|(course, run)| {
                course::takes_answers(draft.content, &draft.care, course, run, draft.moment.at)
            });
            if open { route.clone() } else { route::resume(draft.content, &draft.care, draft.moment) }
        }
        _ => route.clone(),
    }
}

pub(super) fn back(draft: &Draft<'_>, route: &Route) -> Route {
    if draft.care.open_emergency().is_some() {
        return Route::Emergency;
    }
    let home = go(draft, Destination::Home);
    match route {
        Route::CheckIn { run, group } => match group.checked_sub(1) {
            Some(group) => Route::CheckIn { run: *run, group },
            None => home,
        },
        Route::ConfirmAnswer { run, group, .. } if correct::correctable(draft, *run).is_ok() => {
            Route::Correction { run: *run, group: *group }
        }
        Route::ConfirmAnswer { run, group, .. } => Route::CheckIn { run: *run, group: *group },
        Route::Correction { run, group } => correct::back(draft, *run, *group),
        Route::Outcome { run, part: OutcomePart::Why | OutcomePart::Helps } => {
            Route::Outcome { run: *run, part: OutcomePart::Summary }
        }
        Route::Form { page, draft: form } => match page.previous() {
            Some(page) => Route::Form { page, draft: form.clone() },
            None => home,
        },
        Route::Therapist { .. } => therapist::back(draft),
        Route::Preview { session, from_code: false } => {
            Route::Form { page: FormPage::Therapist, draft: Form::of(session) }
        }
        Route::Preview { from_code: true, .. } => Route::Page { to: Destination::EnterCode },
        Route::QuietEnd { .. } => Route::Page { to: Destination::QuietHours },
        Route::Page { to: Destination::Country | Destination::QuietHours } => {
            Route::Page { to: Destination::Settings }
        }
        _ => home,
    }
}

/// A screen by name. While the prompt is open only what the crew or the caller needs opens.
pub(super) fn go(draft: &Draft<'_>, to: Destination) -> Route {
    let in_emergency = draft.care.open_emergency().is_some();
    if in_emergency && !matches!(to, Destination::Card | Destination::Country) {
        return Route::Emergency;
    }
    let has_course = draft.care.course().is_some();
    match to {
        Destination::SessionForm => Route::Form { page: FormPage::When, draft: Default::default() },
        Destination::Therapist => therapist::open(draft),
        Destination::Home if has_course => Route::Home,
        Destination::FlagCard if has_course => Route::FlagCard { choice: None },
        Destination::Home | Destination::FlagCard => Route::Welcome,
        Destination::Dates | Destination::Card | Destination::History if !has_course => Route::Welcome,
        _ => Route::Page { to },
    }
}
