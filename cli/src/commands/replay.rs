//! `replay`: plays a scenario on the core alone and prints its transcript. No journal.

use std::path::Path;

use aftercare_core::journey::Command;
use aftercare_core::journey::reminders::Reminder;
use aftercare_core::scenario::{OnCore, play, read};
use aftercare_core::screen::Screen;
use serde::Serialize;

use crate::args::Global;
use crate::exit::{Exit, Failure};
use crate::print;
use crate::shell::content;

#[derive(Serialize)]
struct Transcript<'a> {
    id: &'a str,
    title: &'a str,
    steps: Vec<Step<'a>>,
}

#[derive(Serialize)]
struct Step<'a> {
    at: String,
    /// `null` where the shell only drew again.
    command: Option<&'a Command>,
    screen: &'a Screen,
    reminders: &'a [Reminder],
    saved: bool,
}

/// Plays a file. Its lines are those of the transcripts in `tests/golden/`, so they are not wrapped.
pub(crate) fn run(global: &Global, file: &Path) -> Result<Exit, Failure> {
    let named = |problem: String| Failure::Input(format!("{}: {problem}", file.display()));
    let json = std::fs::read_to_string(file).map_err(|error| named(error.to_string()))?;
    let scenario = read(&json).map_err(|fault| named(fault.to_string()))?;
    let content = content()?;
    let start = scenario.moment(scenario.starts);
    let replay = play(&content, &scenario, &mut OnCore::new(&content, scenario.device.clone(), &start));
    if global.json {
        let steps = replay.steps.iter().map(|step| Step {
            at: step.at.to_rfc3339(),
            command: step.command.as_ref(),
            screen: &step.shown.screen,
            reminders: &step.shown.reminders,
            saved: step.shown.saved,
        });
        print::json(&Transcript { id: &scenario.id, title: &scenario.title, steps: steps.collect() })?;
    } else {
        print::write_lines(replay.transcript().lines())?;
    }
    match replay.mismatch {
        Some(mismatch) => Err(Failure::Mismatch(format!("{}: {mismatch}", file.display()))),
        None => Ok(Exit::Done),
    }
}
