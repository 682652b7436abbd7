//! The whole app over a journal that the version before has written.

use aftercare_bindings::CareEngine;
use aftercare_core::journey::{Command, Destination};
use aftercare_core::screen::{Screen, outline};
use aftercare_core::triage::Level;
use aftercare_journal::{self as journal, Opening};
use aftercare_tests::replay::KEY;
use aftercare_tests::replay::patient::{Patient, device, hours, moment};

use crate::common::{leg, older};

#[test]
fn an_updated_app_goes_on_with_the_journal_of_the_version_before() {
    let older = older();
    let mut patient = Patient::after(&older, &leg(&older));
    patient.opens_at(hours(24.0));
    let run = patient.opens("h24");
    patient.says(run, "dreams", "not_at_all");
    patient.says(run, "breathless", "no");
    let written: Vec<String> = patient.core.events().iter().map(|record| record.to_json()).collect();
    let folder = tempfile::tempdir().unwrap();
    match journal::open(folder.path(), Some(&KEY[..])).unwrap() {
        Opening::Ready { mut journal, .. } => journal.append(&written).unwrap(),
        Opening::Trouble { cause, .. } => panic!("{cause}"),
    }

    let now = moment(hours(25.0));
    let open = || CareEngine::open(folder.path().to_owned(), Some(KEY.to_vec()), device(), &now).unwrap();
    let engine = open();
    let mut output = engine.dispatch(&Command::AppOpened, &now).unwrap();
    for _ in 0..20 {
        let Screen::CheckIn(page) = &output.screen else { break };
        let Some(none) = &page.none_of_these else {
            // The pain page: no pain, and on.
            let pain = page.rows.iter().find(|row| row.question == "pain_now").unwrap();
            engine.dispatch(&pain.options[0].command, &now).unwrap();
            output = engine.dispatch(&page.next.as_ref().unwrap().command, &now).unwrap();
            continue;
        };
        output = engine.dispatch(&none.command, &now).unwrap();
    }
    let Screen::Outcome(outcome) = &output.screen else { panic!("{}", output.screen.tag()) };
    assert_eq!(outcome.level, Level::Urgent, "told by the version before");
    assert!(output.saved);
    drop(engine);

    // Nothing that was written has changed, and after another start all of it is still said.
    let Opening::Ready { journal, records } = journal::open(folder.path(), Some(&KEY[..])).unwrap() else {
        panic!()
    };
    assert_eq!(records[..written.len()], written);
    drop(journal);
    let engine = open();
    let history = engine.dispatch(&Command::Go { to: Destination::History }, &now).unwrap();
    let lines = outline(&history.screen).join("\n");
    assert!(lines.contains("from version 0.9, fingerprint"), "{lines}");
}
