//! What keeps reminders from ringing is said where a patient would wait for one, with what to do.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use aftercare_bindings::CareEngine;
use aftercare_core::content::Content;
use aftercare_core::journey::{Command, Destination};
use aftercare_core::screen::{Screen, outline};
use aftercare_journal::{self as journal, Opening};
use aftercare_tests::replay::KEY;
use aftercare_tests::replay::patient::{Patient, beginning, device, hours, moment, session};

const KEYS: [&str; 5] = ["permission", "channel_muted", "background_restricted", "refused", "late"];

fn found(trouble: &[&str]) -> Command {
    Command::RemindersReconciled {
        at: hours(1.0),
        pending: Vec::new(),
        delivered: Vec::new(),
        trouble: trouble.iter().map(|key| (*key).to_owned()).collect(),
    }
}

fn notices(screen: &Screen) -> Vec<String> {
    screen.frame().notices.clone()
}

#[test]
fn each_reason_is_said_on_home_and_with_the_dates_until_a_report_says_otherwise() {
    let content = Content::shipped().unwrap();
    let mut patient = Patient::after(&content, &session(&content, &["leg"], &[]));
    let mut said = Vec::new();
    for key in KEYS {
        patient.gives(&found(&[key]));
        let [home] = &notices(&patient.screen())[..] else { panic!("{key}: {:?}", patient.screen()) };
        assert_eq!(*home, content.words(&[]).get(&format!("reminder_trouble.{key}")));
        said.push(home.clone());
        patient.gives(&Command::Go { to: Destination::Dates });
        assert_eq!(notices(&patient.screen()), [home.as_str()], "{key}");
        assert!(outline(&patient.screen()).contains(&format!("* {home}")), "in the terminal too");
        // Not where it would stand in the way.
        patient.gives(&Command::OpenCheckIn { check_in: "now".to_owned() });
        assert!(notices(&patient.screen()).is_empty(), "{key}");
        patient.gives(&Command::Go { to: Destination::Home });
        assert_eq!(notices(&patient.screen()), [home.as_str()], "still so on the way back");
    }
    said.dedup();
    assert_eq!(said.len(), KEYS.len(), "each says something else");
    patient.gives(&found(&KEYS));
    assert_eq!(notices(&patient.screen()).len(), KEYS.len());
    patient.gives(&found(&[]));
    assert!(notices(&patient.screen()).is_empty());
}

#[test]
fn reasons_that_are_not_known_get_one_general_text() {
    let content = Content::shipped().unwrap();
    let mut patient = Patient::after(&content, &session(&content, &["leg"], &[]));
    patient.gives(&found(&["moon_phase", "", "{number}", "permission.detail"]));
    assert_eq!(notices(&patient.screen()), [content.words(&[]).get("reminder_trouble.other")]);
}

#[test]
fn it_is_not_recorded_and_a_new_start_waits_for_a_new_report() {
    let content = Content::shipped().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let now = moment(hours(0.25));
    let open = || CareEngine::open(folder.path().to_owned(), Some(KEY.to_vec()), device(), &now).unwrap();
    let engine = open();
    for command in beginning(&content, &session(&content, &["leg"], &[])) {
        engine.dispatch(&command, &now).unwrap();
    }
    let output = engine.dispatch(&found(&["refused"]), &now).unwrap();
    assert_eq!(notices(&output.screen).len(), 1);
    assert_eq!(notices(&engine.refresh(&device(), &now).unwrap().screen).len(), 1, "redrawn with it");
    drop(engine);
    let Opening::Ready { journal, records } = journal::open(folder.path(), Some(&KEY[..])).unwrap() else {
        panic!()
    };
    assert_eq!(records.len(), 2, "{records:?}");
    drop(journal);
    let output = open().dispatch(&Command::AppOpened, &now).unwrap();
    assert!(notices(&output.screen).is_empty());
}
