//! Records that cannot be read: of a newer version, or in a damaged journal. Advice stays careful.

use std::fs;
use std::path::Path;

use aftercare_core::journey::{Care, Closing, Command, Destination, Event, Recorded, evolve};
use aftercare_core::screen::{Act, Screen, steps};
use aftercare_core::triage::Level;
use aftercare_journal::{self as journal, Opening};
use aftercare_tests::replay::KEY;
use aftercare_tests::replay::patient::hours;

use crate::common::{answer, begun, calm, on_disk, open, says, send};

#[test]
fn a_record_of_a_newer_version_stays_word_for_word_and_keeps_advice_careful() {
    let folder = tempfile::tempdir().unwrap();
    drop(begun(folder.path()));
    let newer =
        r#"{"at":1773153960000,"zone":"UTC","offset_s":0,"event":{"type":"hologram_shown","x":[1,2]}}"#;
    match journal::open(folder.path(), Some(&KEY[..])).unwrap() {
        Opening::Ready { mut journal, .. } => journal.append(&[newer.to_owned()]).unwrap(),
        Opening::Trouble { cause, .. } => panic!("{cause}"),
    }
    let engine = open(folder.path(), hours(24.0));
    let home = send(&engine, &Command::AppOpened, hours(24.0));
    assert!(matches!(home.screen, Screen::Home(_)) && says(&home, "Please update the app"));
    let output = calm(&engine, "h24", hours(24.0));
    let Screen::Outcome(outcome) = &output.screen else { panic!() };
    assert_eq!(outcome.level, Level::ContactTherapist);
    assert!(says(&output, "Please update the app") && says(&output, "could not be read"));
    drop(engine);
    assert!(on_disk(folder.path()).iter().any(|record| record.to_json() == newer));
    // Another start changes nothing about it.
    let engine = open(folder.path(), hours(48.0));
    assert!(says(&send(&engine, &Command::AppOpened, hours(48.0)), "Please update the app"));
    let Screen::Outcome(outcome) = calm(&engine, "h48", hours(48.0)).screen else { panic!() };
    assert_eq!(outcome.level, Level::ContactTherapist);
}

#[test]
fn the_version_that_understands_a_record_reads_it_from_the_same_words_and_asks_for_no_update() {
    let folder = tempfile::tempdir().unwrap();
    drop(begun(folder.path()));
    // To the version that wrote it, it was this; to one before that, it is words.
    let at = hours(1.0).0;
    let known = format!(
        r#"{{"at":{at},"zone":"UTC","offset_s":0,"event":{{"type":"region_chosen","region":"US"}}}}"#
    );
    let kept = Recorded { event: Event::Unknown { json: known.clone() }, ..Recorded::from_json(&known) };
    let older = on_disk(folder.path())
        .into_iter()
        .chain([kept.clone()])
        .fold(Care::default(), |care, record| evolve(care, &record));
    assert!(older.is_partly_unread() && older.region.is_none());
    match journal::open(folder.path(), Some(&KEY[..])).unwrap() {
        Opening::Ready { mut journal, .. } => journal.append(&[kept.to_json()]).unwrap(),
        Opening::Trouble { cause, .. } => panic!("{cause}"),
    }
    let engine = open(folder.path(), hours(24.0));
    assert!(!says(&send(&engine, &Command::AppOpened, hours(24.0)), "update the app"));
    let output = calm(&engine, "h24", hours(24.0));
    let Screen::Outcome(outcome) = &output.screen else { panic!() };
    assert_eq!(outcome.level, Level::SelfCare);
    assert!(!says(&output, "update the app"));
}

/// Changes one byte in the last tenth of the journal's file, where the newest records are.
fn damage(folder: &Path) {
    let path = folder.join("journal.db");
    let whole = fs::read(&path).unwrap();
    for index in (0..whole.len()).rev().step_by(41) {
        let mut bytes = whole.clone();
        bytes[index] ^= 0x10;
        fs::write(&path, &bytes).unwrap();
        if let Opening::Trouble { cause: journal::Trouble::Damaged { .. }, records } =
            journal::open(folder, Some(&KEY[..])).unwrap()
            && !records.is_empty()
        {
            return;
        }
    }
    panic!("no byte damages the journal and leaves some of it readable")
}

#[test]
fn a_damaged_journal_is_told_is_answered_with_care_and_set_aside_keeps_what_could_be_read() {
    let folder = tempfile::tempdir().unwrap();
    let engine = begun(folder.path());
    calm(&engine, "h24", hours(24.0));
    drop(engine);
    damage(folder.path());

    let engine = open(folder.path(), hours(48.0));
    let output = send(&engine, &Command::AppOpened, hours(48.0));
    assert!(matches!(output.screen, Screen::Trouble(_)), "{}", output.screen.tag());
    assert!(!output.saved);
    assert!(output.reminders.iter().any(|reminder| reminder.id.starts_with("1/h48")), "the course goes on");
    // Before anything is set aside: careful, and every red flag heard.
    let Screen::Outcome(outcome) = calm(&engine, "h48", hours(48.1)).screen else { panic!() };
    assert!(outcome.level >= Level::ContactTherapist);
    send(&engine, &Command::OpenCheckIn { check_in: "now".to_owned() }, hours(48.2));
    let output = send(&engine, &answer(99, "leg_weakness", "yes"), hours(48.2));
    assert!(!matches!(output.screen, Screen::Emergency(_)), "a run that does not exist is refused");
    let Screen::CheckIn(page) = &output.screen else { panic!("{}", output.screen.tag()) };
    let yes = page.rows[0].options[0].command.clone();
    let output = send(&engine, &yes, hours(48.2));
    assert!(matches!(output.screen, Screen::Emergency(_)));
    assert!(!output.saved);
    assert!(says(&output, "Nothing can be saved now"));
    send(&engine, &Command::CloseEmergency { how: Closing::OnTheWay }, hours(48.3));

    let output = send(&engine, &Command::Go { to: Destination::Trouble }, hours(48.3));
    let aside = steps(&output.screen).into_iter().find_map(|step| match step {
        Act::Press(button) if button.command == Command::SetAside => Some(button.command),
        _ => None,
    });
    let output = send(&engine, &aside.expect("it can be set aside"), hours(48.3));
    assert!(output.saved);
    drop(engine);
    let records = on_disk(folder.path());
    let count = |wanted: fn(&Event) -> bool| records.iter().filter(|record| wanted(&record.event)).count();
    assert_eq!(count(|event| matches!(event, Event::SessionAccepted { .. })), 1);
    assert_eq!(count(|event| matches!(event, Event::RecordsLost {})), 1);
    assert_eq!(count(|event| matches!(event, Event::EmergencyRaised { .. })), 1);
    let kept = fs::read_dir(folder.path())
        .unwrap()
        .filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().contains("aside"))
        .count();
    assert!(kept >= 1, "the damaged file is not deleted");

    // From now on no outcome is below the therapist.
    let engine = open(folder.path(), hours(72.0));
    let output = calm(&engine, "h72", hours(72.0));
    let Screen::Confirm(_) = &output.screen else { panic!("{}", output.screen.tag()) };
    let seen = steps(&output.screen).into_iter().find_map(|step| match step {
        Act::Press(button) if matches!(button.command, Command::SaySeen { seen: true, .. }) => {
            Some(button.command)
        }
        _ => None,
    });
    let output = send(&engine, &seen.unwrap(), hours(72.0));
    let Screen::Outcome(outcome) = &output.screen else { panic!("{}", output.screen.tag()) };
    assert_eq!(outcome.level, Level::ContactTherapist);
    assert!(says(&output, "could not be read"));
}

#[test]
fn damage_that_a_retry_finds_is_treated_like_damage_found_at_the_start() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("journal");
    drop(begun(&place));
    damage(&place);
    // A file in its place: the storage does not work, and nothing can be read.
    let away = folder.path().join("away");
    fs::rename(&place, &away).unwrap();
    fs::write(&place, "no folder").unwrap();
    let engine = open(&place, hours(24.0));
    let output = send(&engine, &Command::AppOpened, hours(24.0));
    assert!(!output.saved && output.reminders.is_empty());

    fs::remove_file(&place).unwrap();
    fs::rename(&away, &place).unwrap();
    let output = send(&engine, &Command::RetrySave, hours(24.0));
    assert!(!output.saved);
    assert!(output.reminders.iter().any(|reminder| reminder.id.starts_with("1/h24")), "the course is there");
    let output = send(&engine, &Command::SetAside, hours(24.1));
    assert!(output.saved);
    assert!(output.reminders.iter().any(|reminder| reminder.id.starts_with("1/h48")), "and goes on");
    let Screen::Outcome(outcome) = calm(&engine, "h24", hours(24.2)).screen else { panic!() };
    assert!(outcome.level >= Level::ContactTherapist, "records were lost");
}
