//! One look at the plan: ask the journal, ring what is due, report it.

use std::path::PathBuf;
use std::time::SystemTime;

use aftercare_bindings::{CareEngine, OpenError, Output};
use aftercare_core::journey::Command;
use aftercare_core::journey::reminders::Reminder;
use aftercare_core::screen::{Device, Screen};
use aftercare_core::time::{Moment, Timestamp, Zone};

use super::bell::Bell;
use super::due::{self, Plan};
use super::queue::{Queue, Rung};
use crate::data::{Folder, InUse};
use crate::exit::Failure;

/// A key of `reminder_trouble.*`: a reminder could not be shown.
const REFUSED: &str = "refused";

/// Keeps a data folder's reminders ringing.
pub(crate) struct Keeper<'a> {
    data: PathBuf,
    device: Device,
    queue: &'a Queue,
    /// What the plan that is kept was made from; `None` when it is to be asked for again.
    seen: Option<Seen>,
    language: Option<String>,
}

/// What a look left behind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tick {
    /// When the next reminder rings.
    pub(crate) next: Option<Timestamp>,
    /// Something was due and nobody could be told.
    pub(crate) silent: bool,
    /// The language the patient reads; the device's until the journal was seen.
    pub(crate) language: Option<String>,
}

/// A plan holds until one of these changes or a reminder is due.
#[derive(PartialEq)]
struct Seen {
    files: Vec<(PathBuf, u64, Option<SystemTime>)>,
    zone: Zone,
    at: Timestamp,
}

enum Look {
    Plan(Plan),
    /// Another process has it open, or it cannot be read: what is known already has to do.
    Closed,
}

impl<'a> Keeper<'a> {
    /// For a data folder and its queue.
    pub(crate) fn new(data: PathBuf, device: Device, queue: &'a Queue) -> Self {
        Self { data, device, queue, seen: None, language: None }
    }

    /// Rings what is due.
    ///
    /// # Errors
    /// A fault of the program, or of the disk: what has rung could not be kept.
    pub(crate) fn tick(&mut self, now: &Moment, bell: &mut dyn Bell) -> Result<Tick, Failure> {
        let mut kept = self.queue.plan();
        let mut rung = due::remembered(self.queue.rung(), now.at);
        let (mut has_rung, mut silent) = (false, false);
        if !self.is_current(&kept, now) || rung.iter().any(|rung| !rung.reported) {
            let as_of = Moment { at: due::as_of(&kept, &rung, now.at), zone: now.zone.clone() };
            let look = self.look(&as_of, &mut rung, false)?;
            let due = match &look {
                Look::Plan(plan) => due::by_plan(&kept, plan, &rung, now.at),
                Look::Closed => due::by_queue(&kept, &rung, now.at),
            };
            for reminder in due {
                if bell.ring(&reminder, now, self.language.as_deref()) {
                    let new = due::rung_with(&reminder, &kept, now.at);
                    rung.retain(|old| !new.iter().any(|new| new.id == old.id));
                    rung.extend(new);
                    has_rung = true;
                } else {
                    silent = true;
                }
            }
            // Before the journal is told: whatever happens now, it has rung.
            self.queue.keep_rung(&rung).map_err(disk)?;
            let after = if has_rung || silent { Some(self.look(now, &mut rung, silent)?) } else { None };
            // What could not be rung stays in the plan that is kept, for the next look.
            if silent {
                self.seen = None;
            }
            if let Look::Plan(plan) = after.filter(|_| !silent).unwrap_or(look) {
                kept = plan.reminders;
            }
        }
        self.queue.keep_rung(&rung).map_err(disk)?;
        let next = kept.iter().map(|reminder| reminder.at).filter(|at| *at > now.at).min();
        Ok(Tick { next, silent, language: self.language.clone() })
    }

    /// The plan as the journal has it, after it was told what rang. It is kept while the folder is held, so
    /// that it never takes the place of a newer one.
    fn look(&mut self, at: &Moment, rung: &mut [Rung], silent: bool) -> Result<Look, Failure> {
        self.seen = None;
        // Nobody was ever here: nothing is to be made for them.
        if !self.data.join("journal").exists() {
            rung.iter_mut().for_each(|rung| rung.reported = true);
            self.queue.keep_plan(&[]).map_err(disk)?;
            self.seen = Some(Seen { files: Vec::new(), zone: at.zone.clone(), at: at.at });
            return Ok(Look::Plan(Plan { reminders: Vec::new(), emergency: false }));
        }
        let Ok(folder) = Folder::open(self.data.clone()).map_err(|InUse| ()) else { return Ok(Look::Closed) };
        let engine = match CareEngine::open(folder.journal(), folder.key(), self.device.clone(), at) {
            Ok(engine) => engine,
            Err(OpenError::InUse) => return Ok(Look::Closed),
            Err(error) => return Err(Failure::Fault(error.to_string())),
        };
        let fault = |error: &dyn std::fmt::Display| Failure::Fault(error.to_string());
        let mut output = engine.refresh(&self.device, at).map_err(|error| fault(&error))?;
        let trouble: Vec<String> = silent.then(|| REFUSED.to_owned()).into_iter().collect();
        let waiting: Vec<&mut Rung> = rung.iter_mut().filter(|rung| !rung.reported).collect();
        if waiting.is_empty() && silent {
            let report = report(at.at, &output, Vec::new(), trouble.clone());
            output = engine.dispatch(&report, at).map_err(|error| fault(&error))?;
        }
        for rung in waiting {
            let report = report(rung.at, &output, vec![rung.id.clone()], trouble.clone());
            output = engine.dispatch(&report, at).map_err(|error| fault(&error))?;
            rung.reported = output.saved;
        }
        self.language = Some(output.screen.frame().language.clone());
        if !output.saved {
            return Ok(Look::Closed);
        }
        drop(engine);
        if !silent {
            self.queue.keep_plan(&output.reminders).map_err(disk)?;
            self.seen = Some(Seen { files: self.files(), zone: at.zone.clone(), at: at.at });
        }
        drop(folder);
        let emergency = matches!(output.screen, Screen::Emergency(_));
        Ok(Look::Plan(Plan { reminders: output.reminders, emergency }))
    }

    /// Whether the plan that is kept is the journal's, and nothing of it is due.
    fn is_current(&self, kept: &[Reminder], now: &Moment) -> bool {
        let Some(seen) = &self.seen else { return false };
        let clock_stayed = now.at >= seen.at && now.zone.id == seen.zone.id;
        let none_due = kept.iter().all(|reminder| reminder.at > now.at);
        clock_stayed && none_due && self.files() == seen.files
    }

    /// The journal's files with their lengths and times, in order of their names.
    fn files(&self) -> Vec<(PathBuf, u64, Option<SystemTime>)> {
        let entries = std::fs::read_dir(self.data.join("journal")).into_iter().flatten().flatten();
        let mut files: Vec<_> = entries
            .filter_map(|entry| {
                let data = entry.metadata().ok()?;
                Some((entry.path(), data.len(), data.modified().ok()))
            })
            .collect();
        files.sort();
        files
    }
}

fn report(at: Timestamp, output: &Output, delivered: Vec<String>, trouble: Vec<String>) -> Command {
    let pending = output.reminders.iter().filter(|reminder| reminder.at > at);
    let pending = pending.map(|reminder| reminder.id.clone()).collect();
    Command::RemindersReconciled { at, pending, delivered, trouble }
}

fn disk(error: std::io::Error) -> Failure {
    Failure::Fault(format!("reminders: {error}"))
}
