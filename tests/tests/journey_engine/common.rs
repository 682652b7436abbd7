//! An engine on real files, and what its output and its journal say.

use std::path::Path;

use aftercare_bindings::{CareEngine, Output};
use aftercare_core::content::Content;
use aftercare_core::journey::{Command, Recorded};
use aftercare_core::screen::{Screen, outline};
use aftercare_core::time::Timestamp;
use aftercare_core::triage::Answer;
use aftercare_journal::{self as journal, Opening};
use aftercare_tests::replay::KEY;
use aftercare_tests::replay::patient::{beginning, device, hours, moment, session};

pub(crate) fn content() -> Content {
    Content::shipped().unwrap()
}

pub(crate) fn open(folder: &Path, at: Timestamp) -> CareEngine {
    CareEngine::open(folder.to_owned(), Some(KEY.to_vec()), device(), &moment(at)).unwrap()
}

pub(crate) fn send(engine: &CareEngine, command: &Command, at: Timestamp) -> Output {
    engine.dispatch(command, &moment(at)).unwrap()
}

/// A course after needling the leg, all of it saved.
pub(crate) fn begun(folder: &Path) -> CareEngine {
    let content = content();
    let engine = open(folder, hours(0.25));
    for command in beginning(&content, &session(&content, &["leg"], &[])) {
        assert!(send(&engine, &command, hours(0.25)).saved);
    }
    engine
}

pub(crate) fn answer(run: u32, question: &str, answer: &str) -> Command {
    Command::Answer { run, question: question.to_owned(), answer: Answer::Choice(answer.to_owned()) }
}

pub(crate) fn says(output: &Output, text: &str) -> bool {
    outline(&output.screen).iter().any(|line| line.contains(text))
}

/// The records on disk; the journal must be whole.
pub(crate) fn on_disk(folder: &Path) -> Vec<Recorded> {
    match journal::open(folder, Some(&KEY[..])).unwrap() {
        Opening::Ready { records, .. } => records.iter().map(|json| Recorded::from_json(json)).collect(),
        Opening::Trouble { cause, .. } => panic!("{cause}"),
    }
}

/// Answers a whole check-in with nothing to report and gives the outcome.
pub(crate) fn calm(engine: &CareEngine, check_in: &str, at: Timestamp) -> Output {
    let mut output = send(engine, &Command::OpenCheckIn { check_in: check_in.to_owned() }, at);
    for _ in 0..30 {
        let Screen::CheckIn(page) = &output.screen else { return output };
        let pain = page.rows.iter().find(|row| row.question == "pain_now");
        let button = match (&page.none_of_these, pain) {
            (Some(button), _) => button.clone(),
            (None, Some(row)) if !row.options.iter().any(|option| says_chosen(&option.label, &output)) => {
                row.options[0].clone()
            }
            _ => page.next.clone().unwrap(),
        };
        output = send(engine, &button.command, at);
    }
    panic!("no outcome")
}

/// Whether the pain page shows a chosen number.
fn says_chosen(label: &str, output: &Output) -> bool {
    says(output, &format!("] {label} (x)"))
}
