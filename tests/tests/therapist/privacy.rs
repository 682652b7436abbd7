//! Nothing about a therapist's patient reaches the journal; a course of the therapist's own goes on.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use aftercare_bindings::CareEngine;
use aftercare_core::journey::{Command, Destination, Event, FieldName, Recorded};
use aftercare_core::screen::{Screen, TherapistScreen};
use aftercare_core::session::Side;
use aftercare_core::triage::Answer;
use aftercare_journal::{Opening, open};
use aftercare_tests::replay::KEY;
use aftercare_tests::replay::patient::{Patient, device, session};

use crate::{content, fill, now, place, risk, technique};

/// Everything a therapist enters about patients, twice.
fn about_patients() -> Vec<Command> {
    vec![
        place("chest", Side::Left),
        place("head", Side::Centre),
        risk("weak_immunity"),
        technique("electro_needling"),
        Command::SetPainBefore { pain: Some(9) },
        fill(FieldName::SessionEnd, "14:11"),
        Command::EndsNow,
        Command::NextPatient,
        place("leg", Side::Right),
        technique("acupuncture"),
        Command::AppOpened,
        Command::Back,
        Command::Go { to: Destination::Therapist },
    ]
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    entries
        .map(|entry| (entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path()).unwrap()))
        .collect()
}

fn ready(screen: &Screen) -> bool {
    matches!(screen, Screen::Therapist(TherapistScreen { ready: Some(_), .. }))
}

#[test]
fn given_two_patients_then_the_journal_holds_the_practice_and_not_a_byte_more() {
    let folder = tempfile::tempdir().unwrap();
    let engine = CareEngine::open(folder.path().to_owned(), Some(KEY.to_vec()), device(), &now()).unwrap();
    let give = |command: &Command| engine.dispatch(command, &now()).unwrap();
    give(&Command::Go { to: Destination::Therapist });
    give(&fill(FieldName::PracticeName, "Harbour Street Physio"));
    give(&fill(FieldName::PracticePhone, "020 7946 0012"));
    let before = files(folder.path());
    let codes = about_patients().iter().filter(|command| ready(&give(command).screen)).count();
    assert!(codes >= 5, "{codes} screens with a code");
    // The same practice once more is nothing new.
    give(&fill(FieldName::PracticePhone, "020 7946 0012"));
    assert_eq!(files(folder.path()), before);
    drop(engine);
    let Opening::Ready { records, .. } = open(folder.path(), Some(&KEY)).unwrap() else { panic!() };
    let events: Vec<Event> = records.iter().map(|json| Recorded::from_json(json).event).collect();
    let name = Some("Harbour Street Physio".to_owned());
    assert_eq!(
        events,
        [
            Event::PracticeSaved { name: name.clone(), phone: None },
            Event::PracticeSaved { name, phone: Some("020 7946 0012".to_owned()) },
        ]
    );
    // What was remembered is there after a restart, and nothing else.
    let engine = CareEngine::open(folder.path().to_owned(), Some(KEY.to_vec()), device(), &now()).unwrap();
    let shown = engine.dispatch(&Command::Go { to: Destination::Therapist }, &now()).unwrap();
    let Screen::Therapist(form) = shown.screen else { panic!("{}", shown.screen.tag()) };
    let values: Vec<&str> = form.fields[..2].iter().map(|field| field.value.as_str()).collect();
    assert_eq!(values, ["Harbour Street Physio", "020 7946 0012"]);
    assert!(form.map.names.is_empty() && form.ready.is_none());
}

#[test]
fn two_engines_never_give_the_same_id() {
    let code = || {
        let folder = tempfile::tempdir().unwrap();
        let engine =
            CareEngine::open(folder.path().to_owned(), Some(KEY.to_vec()), device(), &now()).unwrap();
        engine.dispatch(&Command::Go { to: Destination::Therapist }, &now()).unwrap();
        engine.dispatch(&place("leg", Side::Left), &now()).unwrap();
        let screen = engine.dispatch(&technique("other"), &now()).unwrap().screen;
        let again = engine.refresh(&device(), &now()).unwrap().screen;
        assert_eq!(again, screen, "the code stays while nothing changes");
        match screen {
            Screen::Therapist(TherapistScreen { ready: Some(ready), .. }) => ready.code,
            other => panic!("{}", other.tag()),
        }
    };
    assert_ne!(code(), code());
}

#[test]
fn given_a_course_of_the_therapists_own_then_codes_for_others_leave_it_as_it_is() {
    let mut patient = Patient::after(content(), &session(content(), &["upper_back"], &["lung"]));
    let (care, plan) = (patient.core.care().clone(), patient.shown().reminders);
    patient.gives(&Command::Go { to: Destination::Settings });
    patient.gives(&Command::Go { to: Destination::Therapist });
    for command in about_patients() {
        assert_eq!(patient.gives(&command), None, "{command:?}");
    }
    assert_eq!(patient.core.care(), &care);
    assert_eq!(patient.shown().reminders, plan);
    patient.gives(&fill(FieldName::PracticeName, "Harbour"));
    assert_eq!(patient.core.care().courses, care.courses);
    assert_eq!(patient.shown().reminders, plan);
    patient.gives(&Command::Back);
    assert!(matches!(patient.screen(), Screen::Settings(_)));
}

#[test]
fn given_an_open_emergency_then_it_covers_the_form() {
    let mut patient = Patient::after(content(), &session(content(), &["upper_back"], &[]));
    let run = patient.opens("now");
    patient.gives(&Command::Go { to: Destination::Therapist });
    patient.gives(&place("leg", Side::Left));
    patient.answers(run, "breathless", Answer::Choice("yes".to_owned()));
    assert!(patient.sees_emergency());
    let form = [Command::Go { to: Destination::Therapist }, fill(FieldName::PracticeName, "Harbour")];
    for command in about_patients().iter().chain(&form) {
        patient.gives(command);
        assert!(patient.sees_emergency(), "{command:?}");
    }
    assert_eq!(patient.core.care().practice, Default::default());
}
