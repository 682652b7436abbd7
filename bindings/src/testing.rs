//! What tests in Kotlin and Swift use: whole journeys from files, every error, and a fault on
//! purpose. Compiled only with the feature `testing`, which no package has.

use std::sync::{Mutex, MutexGuard, PoisonError};

use aftercare_core::journey::Command;
use aftercare_core::scenario::{Next, Progress, Scenario, Shown, read};
use aftercare_core::screen::{Device, Screen};
use aftercare_core::time::Moment;

use crate::engine::content;
use crate::{CareEngine, EngineError, OpenError, Output};

/// A step of a scenario.
#[uniffi::remote(Record)]
pub struct Next {
    pub step: u32,
    pub command: Option<Command>,
    pub moment: Moment,
    pub storage_full: bool,
}
/// Why a scenario cannot go on.
#[derive(Debug, thiserror::Error, uniffi::Error)]
#[uniffi(flat_error)]
pub enum ScenarioError {
    /// The file is not a scenario.
    #[error("{0}")]
    Unreadable(String),
    /// Something was not as the scenario expects.
    #[error("{0}")]
    Mismatch(String),
    /// It was not begun.
    #[error("the scenario was not begun")]
    NotBegun,
}

/// A scenario that a shell plays on its own engine, with its own copies of screens and commands.
#[derive(Debug, uniffi::Object)]
pub struct ScenarioRun {
    scenario: Scenario,
    progress: Mutex<Option<Progress<'static>>>,
}

#[uniffi::export]
impl ScenarioRun {
    /// Takes a scenario's file in.
    ///
    /// # Errors
    /// [`ScenarioError::Unreadable`].
    #[uniffi::constructor]
    pub fn read(json: &str) -> Result<Self, ScenarioError> {
        let scenario = read(json).map_err(|fault| ScenarioError::Unreadable(fault.to_string()))?;
        Ok(Self { scenario, progress: Mutex::new(None) })
    }

    /// The device of the journey.
    ///
    /// # Errors
    /// None.
    pub fn device(&self) -> Result<Device, ScenarioError> {
        Ok(self.scenario.device.clone())
    }

    /// When the app is opened for the first time.
    ///
    /// # Errors
    /// None.
    pub fn start(&self) -> Result<Moment, ScenarioError> {
        Ok(self.scenario.moment(self.scenario.starts))
    }

    /// Begins with what there was after the app was opened.
    ///
    /// # Errors
    /// [`ScenarioError::Unreadable`] when the content of this build does not load.
    pub fn begin(&self, output: &Output) -> Result<(), ScenarioError> {
        let content = content().map_err(|error| ScenarioError::Unreadable(error.to_string()))?;
        *self.lock() = Some(Progress::begun(content, self.scenario.clone(), shown(output)));
        Ok(())
    }

    /// What is to be done next; none at the end.
    ///
    /// # Errors
    /// [`ScenarioError`]: the last screen does not offer it.
    pub fn next(&self) -> Result<Option<Next>, ScenarioError> {
        let progress = self.lock();
        let progress = progress.as_ref().ok_or(ScenarioError::NotBegun)?;
        progress.next().map_err(|mismatch| ScenarioError::Mismatch(mismatch.to_string()))
    }

    /// Takes what there was after a step and gives the step's text.
    ///
    /// # Errors
    /// [`ScenarioError`]: it was not as expected.
    pub fn take(&self, next: Next, output: &Output) -> Result<String, ScenarioError> {
        let mut progress = self.lock();
        let progress = progress.as_mut().ok_or(ScenarioError::NotBegun)?;
        match progress.take(next, shown(output)) {
            (played, None) => Ok(played.text),
            (_, Some(mismatch)) => Err(ScenarioError::Mismatch(mismatch.to_string())),
        }
    }
}

impl ScenarioRun {
    fn lock(&self) -> MutexGuard<'_, Option<Progress<'static>>> {
        self.progress.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn shown(output: &Output) -> Shown {
    let Output { screen, reminders, saved } = output.clone();
    Shown { screen, reminders, saved, told: None }
}

/// A screen as plain lines.
///
/// # Errors
/// None.
#[uniffi::export]
pub fn outline(screen: &Screen) -> Result<Vec<String>, EngineError> {
    Ok(aftercare_core::screen::outline(screen))
}

/// Fails with the `number`th way in which opening can fail, from 0; none beyond the last.
///
/// # Errors
/// The one asked for.
#[uniffi::export]
pub fn fail_to_open(number: u32) -> Result<(), OpenError> {
    let detail = "detail".to_owned();
    match number {
        0 => Err(OpenError::InUse),
        1 => Err(OpenError::Content { detail }),
        2 => Err(OpenError::Fault),
        _ => Ok(()),
    }
}

/// Fails with the `number`th way in which a call can fail, from 0; none beyond the last.
///
/// # Errors
/// The one asked for.
#[uniffi::export]
pub fn fail_to_call(number: u32) -> Result<(), EngineError> {
    let detail = "detail".to_owned();
    match number {
        0 => Err(EngineError::NotErased { detail }),
        1 => Err(EngineError::Restart { detail }),
        2 => Err(EngineError::Fault),
        _ => Ok(()),
    }
}

/// Makes the next dispatch of an engine panic after its events were recorded. Not a method: the
/// interface of the engine is the same in tests and in packages.
///
/// # Errors
/// None.
#[uniffi::export]
pub fn break_next_dispatch(engine: &CareEngine) -> Result<(), EngineError> {
    engine.call(|engine| {
        engine.is_to_break = true;
        Ok(())
    })
}
