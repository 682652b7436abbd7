//! An append that fails while the journal stays open: what was said is held in memory, and the next call saves
//! it. A journal that could not be opened at all is in `storage.rs`.

use std::fs;

use aftercare_bindings::{CareEngine, Output};
use aftercare_core::journey::{Closing, Command, Reached};
use aftercare_core::screen::Screen;
use aftercare_core::time::{MINUTE_MS, Timestamp};
use aftercare_tests::replay::patient::{Patient, device, hours, moment, session};

use crate::common::{answer, begun, content, on_disk, says, send};

/// The place of the red flag in [`said`].
const RED_FLAG: usize = 2;

/// What a patient says after a day; each of these is an event.
fn said() -> Vec<Command> {
    vec![
        Command::SetRegion { region: Some("US".to_owned()) },
        Command::OpenCheckIn { check_in: "h24".to_owned() },
        answer(1, "leg_weakness", "yes"),
        Command::SayReached { reached: Reached::No },
        Command::CloseEmergency { how: Closing::OnTheWay },
        Command::SetRegion { region: Some("GB".to_owned()) },
    ]
}

/// The calls that may come next once there is a disk again; `None` is a refresh.
fn next_calls() -> [Option<Command>; 5] {
    [
        None,
        Some(Command::AppOpened),
        Some(Command::RetrySave),
        Some(Command::SetRegion { region: Some("JP".to_owned()) }),
        // Refused, and what is held is saved all the same.
        Some(answer(99, "leg_weakness", "yes")),
    ]
}

fn call(engine: &CareEngine, command: Option<&Command>, at: Timestamp) -> Output {
    match command {
        Some(command) => send(engine, command, at),
        None => engine.refresh(&device(), &moment(at)).unwrap(),
    }
}

#[test]
fn what_an_open_journal_cannot_take_is_saved_by_the_next_call_once_each_and_in_order() {
    let content = content();
    let said = said();
    let (mut lives, mut saved_late) = (0, 0);
    for next in next_calls() {
        for held in 1..=said.len() {
            let what = format!("{held} held, then {next:?}");
            let calls =
                said[..held].iter().map(Some).chain([next.as_ref()]).chain(said[held..].iter().map(Some));
            // What must be on disk in the end: the same life on the core alone, which has no disk to fail.
            let mut patient = Patient::after(&content, &session(&content, &["leg"], &[]));
            let before = patient.core.events().len();
            let folder = tempfile::tempdir().unwrap();
            let engine = begun(folder.path());
            let (file, away) = (folder.path().join("journal.db"), folder.path().join("away.db"));
            // The journal is open and goes on being open, but a file that has gone takes no append.
            fs::rename(&file, &away).unwrap();
            for (index, command) in calls.enumerate() {
                if index == held {
                    saved_late += patient.core.events().len() - before;
                    fs::rename(&away, &file).unwrap();
                }
                // Each at a time of its own: what is saved late keeps the time at which it was said.
                let at = hours(24.0).plus_ms(i64::try_from(index).unwrap() * MINUTE_MS);
                patient.now = moment(at);
                let events = patient.core.events().len();
                if let Some(command) = command {
                    patient.gives(command);
                }
                let output = call(&engine, command, at);
                assert_eq!(output.saved, index >= held, "{what}: call {index}, {command:?}");
                if index < held {
                    assert!(patient.core.events().len() > events, "{command:?} is an event");
                }
                if command == Some(&said[RED_FLAG]) {
                    assert!(matches!(output.screen, Screen::Emergency(_)), "{what}");
                    assert_eq!(says(&output, "Your last entries are not saved yet"), index < held, "{what}");
                }
            }
            drop(engine);
            assert_eq!(on_disk(folder.path()), patient.core.events(), "{what}");
            lives += 1;
        }
    }
    println!("counted: {lives} lives with a journal that was away, {saved_late} events saved late");
}
