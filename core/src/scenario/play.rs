//! Playing a scenario on anything that carries out commands.

use super::expect::{Mismatch, What};
use super::transcript::step_text;
use super::{Act, Scenario, Step};
use crate::content::Content;
use crate::handout;
use crate::journey::reminders::Reminder;
use crate::journey::{Command, FieldName};
use crate::screen::{Act as Possible, Device, Screen, TherapistScreen, steps};
use crate::time::{Moment, Timestamp};
use crate::triage::Level;

/// Stands for the code that a therapist's screen showed last, where others name a handout of the file.
pub(super) const SHOWN: &str = "shown";

/// Something that a scenario is played on: the core alone, or the engine with its journal.
pub trait Player {
    /// Carries out a command.
    ///
    /// # Errors
    /// A fault of program, key or storage; what a person can cause is a screen.
    fn dispatch(&mut self, command: &Command, moment: &Moment) -> Result<Shown, String>;

    /// Draws again.
    ///
    /// # Errors
    /// As for [`Player::dispatch`].
    fn refresh(&mut self, device: &Device, moment: &Moment) -> Result<Shown, String>;

    /// From now on nothing can be saved, or everything again. Said before every step.
    ///
    /// # Errors
    /// It could not be brought about.
    fn fill_storage(&mut self, full: bool) -> Result<(), String>;
}

/// What there is after a step.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// The screen.
    pub screen: Screen,
    /// The whole plan.
    pub reminders: Vec<Reminder>,
    /// Everything is on disk.
    pub saved: bool,
    /// What the patient was told, where the player can look behind the screen.
    pub told: Option<TellingNow>,
}

/// What the patient was told last.
#[derive(Clone, Debug, PartialEq)]
pub struct TellingNow {
    /// The level.
    pub level: Option<Level>,
    /// The reasons of the open emergency, else the rules told with the level.
    pub reasons: Vec<String>,
    /// An emergency is open.
    pub emergency: bool,
}

/// A scenario that was played, up to its end or its first mismatch.
#[derive(Clone, Debug, PartialEq)]
pub struct Replay {
    /// The steps played; the last is the one that the mismatch is about, if it got a screen.
    pub steps: Vec<Played>,
    /// The first thing that was not as expected.
    pub mismatch: Option<Mismatch>,
}

/// A step that was played.
#[derive(Clone, Debug, PartialEq)]
pub struct Played {
    /// When.
    pub at: Timestamp,
    /// The command that it came to; `None` for a refresh.
    pub command: Option<Command>,
    /// What there was afterwards.
    pub shown: Shown,
    /// The step as a text: time, what was done, screen, reminders.
    pub text: String,
}

impl Replay {
    /// All steps as one text.
    #[must_use]
    pub fn transcript(&self) -> String {
        self.steps.iter().map(|step| step.text.as_str()).collect()
    }
}

/// Plays a scenario. The app is opened at its start, before the first step.
pub fn play(content: &Content, scenario: &Scenario, player: &mut dyn Player) -> Replay {
    let mut replay = Replay { steps: Vec::new(), mismatch: None };
    replay.mismatch = play_into(content, scenario, player, &mut replay.steps).err();
    replay
}

fn play_into(
    content: &Content,
    scenario: &Scenario,
    player: &mut dyn Player,
    steps: &mut Vec<Played>,
) -> Result<(), Mismatch> {
    let failed = |step: u32| move |detail: String| Mismatch { step, what: What::Failed(detail) };
    let first = player.dispatch(&Command::AppOpened, &scenario.moment(scenario.starts)).map_err(failed(0))?;
    let mut progress = Progress::begun(content, scenario.clone(), first);
    while let Some(next) = progress.next()? {
        player.fill_storage(next.storage_full).map_err(failed(next.step))?;
        let shown = match &next.command {
            Some(command) => player.dispatch(command, &next.moment),
            None => player.refresh(&scenario.device, &next.moment),
        };
        let shown = shown.map_err(failed(next.step))?;
        let (played, mismatch) = progress.take(next, shown);
        steps.push(played);
        if let Some(mismatch) = mismatch {
            return Err(mismatch);
        }
    }
    Ok(())
}

/// How far a scenario is played. A player in another language drives it itself: [`Progress::next()`]
/// says what to do, and [`Progress::take()`] takes what there was afterwards.
#[derive(Clone, Debug)]
pub struct Progress<'a> {
    content: &'a Content,
    scenario: Scenario,
    done: u32,
    last: Shown,
    /// The code that a therapist's screen showed last.
    code: Option<String>,
}

/// What is to be done next.
#[derive(Clone, Debug, PartialEq)]
pub struct Next {
    /// The step, counted from 1.
    pub step: u32,
    /// The command to send; `None` for a refresh.
    pub command: Option<Command>,
    /// When.
    pub moment: Moment,
    /// Nothing can be saved.
    pub storage_full: bool,
}

impl<'a> Progress<'a> {
    /// A scenario whose app was opened at its start and showed `first`.
    #[must_use]
    pub fn begun(content: &'a Content, scenario: Scenario, first: Shown) -> Self {
        Self { content, scenario, done: 0, last: first, code: None }
    }

    /// What is to be done next on the last screen; `None` at the end.
    ///
    /// # Errors
    /// [`Mismatch`]: the screen does not offer it.
    pub fn next(&self) -> Result<Option<Next>, Mismatch> {
        let number = self.done.saturating_add(1);
        let Some(step) = self.step() else { return Ok(None) };
        let command = self.command_of(&step.act).map_err(|what| Mismatch { step: number, what })?;
        let (moment, storage_full) = (self.scenario.moment(step.at), step.storage_full);
        Ok(Some(Next { step: number, command, moment, storage_full }))
    }

    /// Takes what there was after a step: its text, and what was not as expected.
    pub fn take(&mut self, next: Next, shown: Shown) -> (Played, Option<Mismatch>) {
        let Next { step: number, command, moment, .. } = next;
        let mut text = String::new();
        let mut mismatch = None;
        if let Some(step) = self.step() {
            text = step_text(number, step, &shown, (number > 1).then_some(&self.last.reminders[..]));
            mismatch = step.expect.compare(&shown).map(|what| Mismatch { step: number, what });
        }
        if let Screen::Therapist(TherapistScreen { ready: Some(ready), .. }) = &shown.screen {
            self.code = Some(ready.code.clone());
        }
        self.last = shown.clone();
        self.done = number;
        (Played { at: moment.at, command, shown, text }, mismatch)
    }

    fn step(&self) -> Option<&Step> {
        self.scenario.steps.get(usize::try_from(self.done).ok()?)
    }

    /// The command that an act comes to on the last screen; `None` for a refresh.
    fn command_of(&self, act: &Act) -> Result<Option<Command>, What> {
        let screen = &self.last.screen;
        match act {
            Act::Refresh => Ok(None),
            Act::Command(command) => Ok(Some(command.clone())),
            Act::Press { label, row } => press(screen, label, row.as_deref()).map(Some),
            Act::Fill { field, text } => {
                let here = steps(screen)
                    .iter()
                    .any(|step| matches!(step, Possible::Fill(known) if known.name == *field));
                if !here {
                    return Err(What::NoField { field: format!("{field:?}") });
                }
                let text = match text.strip_prefix('$') {
                    Some(name) if *field == FieldName::Code => self.code(name)?,
                    _ => text.clone(),
                };
                Ok(Some(Command::Fill { field: *field, text }))
            }
        }
    }

    /// The code of a handout of the file, or the one shown last.
    fn code(&self, name: &str) -> Result<String, What> {
        let failed = |problem: String| What::Handout { name: name.to_owned(), problem };
        if name == SHOWN {
            return self.code.clone().ok_or_else(|| failed("no code was shown".to_owned()));
        }
        let session = self.scenario.handouts.get(name).ok_or_else(|| failed("unknown".to_owned()))?;
        let bytes =
            handout::encode(&self.content.codes, session).map_err(|error| failed(error.to_string()))?;
        Ok(handout::to_code(&bytes))
    }
}

fn press(screen: &Screen, label: &str, row: Option<&str>) -> Result<Command, What> {
    let mut offered = Vec::new();
    let mut found = Vec::new();
    for step in steps(screen) {
        let Possible::Press(button) = step else { continue };
        if button.label == label && row.is_none_or(|row| row_of(&button.command) == Some(row)) {
            found.push(button.command.clone());
        }
        offered.push(button.label);
    }
    found.dedup();
    match (found.pop(), found.len()) {
        (Some(command), 0) => Ok(command),
        (Some(_), others) => Err(What::ManyButtons {
            label: label.to_owned(),
            count: u32::try_from(others).unwrap_or(u32::MAX).saturating_add(1),
        }),
        (None, _) => Err(What::NoButton { label: label.to_owned(), row: row.map(str::to_owned), offered }),
    }
}

/// What tells a button from others with its label.
fn row_of(command: &Command) -> Option<&str> {
    match command {
        Command::Answer { question, .. }
        | Command::ConfirmAnswer { question, .. }
        | Command::CorrectAnswer { question, .. } => Some(question),
        Command::TogglePlace { region, .. } => Some(region),
        Command::SetRegion { region } => region.as_deref(),
        Command::SetLanguage { language } => language.as_deref(),
        Command::ToggleRisk { risk } => Some(risk),
        Command::SetTechnique { technique } => Some(technique),
        Command::OpenCheckIn { check_in } => Some(check_in),
        Command::Called { number } => Some(number),
        _ => None,
    }
}
