//! Scenarios played through [`CareEngine`] with real files, and killed between their steps.
//!
//! The format and the runner are in `aftercare_core::scenario`; here are the player with a journal and
//! the way back to a screen that is not kept when the app is killed.

pub mod patient;

use std::fs;
use std::path::PathBuf;

use aftercare_bindings::{CareEngine, Output};
use aftercare_core::journey::{Closing, Command, Destination, Route};
use aftercare_core::scenario::{Player, Shown};
use aftercare_core::screen::Device;
use aftercare_core::time::Moment;

/// The key of every journal in these tests.
pub const KEY: [u8; 32] = [7; 32];

/// An engine on a directory, which can be killed.
#[derive(Debug)]
pub struct OnEngine {
    directory: PathBuf,
    device: Device,
    engine: Option<CareEngine>,
}

impl OnEngine {
    /// Opens an engine on a directory.
    ///
    /// # Errors
    /// What the engine says.
    pub fn open(directory: PathBuf, device: Device, now: &Moment) -> Result<Self, String> {
        let engine = start(&directory, &device, now)?;
        Ok(Self { directory, device, engine: Some(engine) })
    }

    /// Drops the engine without notice and opens another on the same files.
    ///
    /// # Errors
    /// What the engine says.
    pub fn kill_and_reopen(&mut self, now: &Moment) -> Result<(), String> {
        self.kill();
        self.reopen(now)
    }

    /// Drops the engine without notice.
    pub fn kill(&mut self) {
        self.engine = None;
    }

    /// Opens another engine on the same files.
    ///
    /// # Errors
    /// What the engine says; it is in use until it was killed.
    pub fn reopen(&mut self, now: &Moment) -> Result<(), String> {
        self.engine = Some(start(&self.directory, &self.device, now)?);
        Ok(())
    }
}

fn start(directory: &std::path::Path, device: &Device, now: &Moment) -> Result<CareEngine, String> {
    CareEngine::open(directory.to_owned(), Some(KEY.to_vec()), device.clone(), now)
        .map_err(|error| error.to_string())
}

fn shown(output: Output) -> Shown {
    let Output { screen, reminders, saved } = output;
    Shown { screen, reminders, saved, told: None }
}

impl Player for OnEngine {
    fn dispatch(&mut self, command: &Command, moment: &Moment) -> Result<Shown, String> {
        let engine = self.engine.as_ref().ok_or("the engine is not open")?;
        engine.dispatch(command, moment).map(shown).map_err(|error| error.to_string())
    }

    fn refresh(&mut self, device: &Device, moment: &Moment) -> Result<Shown, String> {
        self.device.clone_from(device);
        let engine = self.engine.as_ref().ok_or("the engine is not open")?;
        engine.refresh(device, moment).map(shown).map_err(|error| error.to_string())
    }

    /// A journal goes on being open when its file is taken away, but takes no append.
    fn fill_storage(&mut self, full: bool) -> Result<(), String> {
        let (file, away) = (self.directory.join("journal.db"), self.directory.join("away.db"));
        let (from, to) = if full { (file, away) } else { (away, file) };
        if from.exists() { fs::rename(from, to).map_err(|error| error.to_string()) } else { Ok(()) }
    }
}

/// Whether a screen lives in memory alone by design: the forms, the code's page and the preview.
#[must_use]
pub fn is_form(route: &Route) -> bool {
    matches!(
        route,
        Route::Form { .. }
            | Route::Preview { .. }
            | Route::Therapist { .. }
            | Route::Page { to: Destination::EnterCode }
    )
}

/// The taps that lead a patient from where the app opened back to the screen that was open when it
/// was killed. None of them says anything new. `form` are the commands given since the form was
/// opened; `check_in` is the check-in that an unfinished run belongs to.
#[must_use]
pub fn way_back(
    from: &Route,
    to: &Route,
    form: &[Command],
    check_in: impl Fn(u32) -> Option<String>,
) -> Vec<Command> {
    if from == to {
        return Vec::new();
    }
    match to {
        Route::Form { .. }
        | Route::Preview { .. }
        | Route::Therapist { .. }
        | Route::Page { to: Destination::EnterCode } => form.to_vec(),
        Route::Welcome | Route::Home => vec![Command::Go { to: Destination::Home }],
        Route::FlagCard { .. } => vec![Command::Go { to: Destination::FlagCard }],
        Route::Page { to } => vec![Command::Go { to: *to }],
        Route::QuietEnd { start_min } => vec![Command::PickQuietStart { start_min: *start_min }],
        Route::Emergency => Vec::new(),
        Route::ConfirmMistake => vec![Command::CloseEmergency { how: Closing::Mistake }],
        Route::Outcome { run, part } => vec![Command::OpenOutcome { run: *run, part: *part }],
        Route::CheckIn { run, group } => to_group(from, *run, *group, check_in(*run)),
        Route::Correction { run, group } => vec![Command::OpenCorrection { run: *run, group: *group }],
        Route::ConfirmAnswer { run, group, question, answer } => {
            let (run, group, question, answer) = (*run, *group, question.clone(), answer.clone());
            match check_in(run) {
                None => vec![
                    Command::OpenCorrection { run, group },
                    Command::CorrectAnswer { run, question, answer },
                ],
                open => {
                    let mut taps = to_group(from, run, group, open);
                    taps.push(Command::Answer { run, question, answer });
                    taps
                }
            }
        }
    }
}

/// Opens the check-in anew and goes to a group of it; a group is left by "Leave these open" or Back.
/// `from` tells at which group it opens: the first that has an open row.
fn to_group(from: &Route, run: u32, group: u32, check_in: Option<String>) -> Vec<Command> {
    let opens_at = match from {
        Route::CheckIn { run: open, group } if *open == run => *group,
        _ => return check_in.map(|check_in| Command::OpenCheckIn { check_in }).into_iter().collect(),
    };
    let forward = (opens_at..group).map(|group| Command::NextGroup { run, group });
    let back = (group..opens_at).map(|_| Command::Back);
    forward.chain(back).collect()
}
