//! The therapist's half: the form, its code, what is kept, the body map and the pages to print.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    missing_docs
)]

mod codes;
mod map;
mod pages;
mod privacy;

use aftercare_core::content::Content;
use aftercare_core::journey::{Command, Destination, FieldName};
use aftercare_core::scenario::OnCore;
use aftercare_core::screen::{Screen, TherapistScreen};
use aftercare_core::session::Side;
use aftercare_core::time::Moment;
use aftercare_tests::replay::patient::{ENDED_AT, device, moment};

pub(crate) fn content() -> &'static Content {
    thread_local! {
        static CONTENT: &'static Content = Box::leak(Box::new(Content::shipped().unwrap()));
    }
    CONTENT.with(|content| *content)
}

pub(crate) fn now() -> Moment {
    moment(ENDED_AT)
}

/// A phone that was never used, on the therapist's form.
pub(crate) fn opened() -> OnCore<'static> {
    let mut core = OnCore::new(content(), device(), &now());
    give(&mut core, &Command::Go { to: Destination::Therapist });
    core
}

/// Gives a command that is carried out.
pub(crate) fn give(core: &mut OnCore<'_>, command: &Command) {
    assert_eq!(core.carry_out(command, &now()), None, "{command:?}");
}

pub(crate) fn form(core: &OnCore<'_>, at: &Moment) -> TherapistScreen {
    match core.shown(at, None).screen {
        Screen::Therapist(screen) => screen,
        other => panic!("{}", other.tag()),
    }
}

pub(crate) fn place(region: &str, side: Side) -> Command {
    Command::TogglePlace { region: region.to_owned(), side }
}

pub(crate) fn technique(id: &str) -> Command {
    Command::SetTechnique { technique: id.to_owned() }
}

pub(crate) fn risk(id: &str) -> Command {
    Command::ToggleRisk { risk: id.to_owned() }
}

pub(crate) fn fill(field: FieldName, text: &str) -> Command {
    Command::Fill { field, text: text.to_owned() }
}

pub(crate) fn replay_destinations() -> Vec<Destination> {
    aftercare_tests::replay::patient::DESTINATIONS.into()
}
