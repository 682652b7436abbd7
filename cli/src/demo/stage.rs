//! Where the demonstration is played: an engine with its files in a folder that is removed.

use aftercare_bindings::{CareEngine, Output};
use aftercare_core::journey::Command;
use aftercare_core::journey::reminders::Reminder;
use aftercare_core::scenario::Shown;
use aftercare_core::screen::{Act, Device, Screen, steps};
use aftercare_core::time::{Moment, Timestamp};
use tempfile::TempDir;

use crate::data::{Folder, InUse};
use crate::exit::Failure;

/// The phone of the demonstration.
pub(crate) struct Stage {
    // Dropped in this order: what is open goes before the folder that it is in.
    engine: CareEngine,
    data: Folder,
    folder: TempDir,
    device: Device,
    starts: Moment,
    plan: Vec<Reminder>,
}

/// A reminder that rang.
pub(crate) struct Rung {
    /// When.
    pub(crate) at: Timestamp,
    /// Its first line.
    pub(crate) title: String,
    /// Its second line.
    pub(crate) body: String,
}

impl Stage {
    /// A phone that was never used.
    ///
    /// # Errors
    /// A folder for temporary files that cannot be written to.
    pub(crate) fn open(device: &Device, now: &Moment) -> Result<Self, Failure> {
        let folder = tempfile::Builder::new().prefix("aftercare-demo-").tempdir().map_err(fault)?;
        let data = Folder::open(folder.path().join("data")).map_err(|InUse| fault("folder in use"))?;
        let engine = CareEngine::open(data.journal(), data.key(), device.clone(), now).map_err(fault)?;
        Ok(Self { engine, data, folder, device: device.clone(), starts: now.clone(), plan: Vec::new() })
    }

    /// The app is opened for the first time.
    pub(crate) fn open_app(&mut self) -> Result<Output, Failure> {
        let now = self.starts.clone();
        self.dispatch(&Command::AppOpened, &now).map_err(Failure::Fault)
    }

    /// Rings everything that is planned up to a moment, each at its own time, and tells the engine.
    pub(crate) fn ring_until(&mut self, now: &Moment) -> Result<Vec<Rung>, Failure> {
        let mut rung = Vec::new();
        let mut rung_ids: Vec<String> = Vec::new();
        while let Some(next) =
            self.plan.iter().find(|next| next.at <= now.at && !rung_ids.contains(&next.id)).cloned()
        {
            let pending = self.plan.iter().map(|other| other.id.clone()).filter(|id| *id != next.id);
            let report = Command::RemindersReconciled {
                at: next.at,
                pending: pending.collect(),
                delivered: vec![next.id.clone()],
                trouble: Vec::new(),
            };
            let moment = Moment { at: next.at, zone: now.zone.clone() };
            self.dispatch(&report, &moment).map_err(Failure::Fault)?;
            rung_ids.push(next.id);
            rung.push(Rung { at: next.at, title: next.title, body: next.body });
        }
        Ok(rung)
    }

    /// What the patient does on a screen; `None` draws again.
    ///
    /// # Errors
    /// What the screen does not offer, and faults of the machine.
    pub(crate) fn carry_out(
        &mut self,
        command: Option<&Command>,
        on: &Output,
        now: &Moment,
    ) -> Result<Output, String> {
        let Some(command) = command else {
            return self.engine.refresh(&self.device, now).map_err(|error| error.to_string());
        };
        if !offers(&on.screen, command) {
            return Err(format!("the screen {} does not offer {command:?}", on.screen.tag()));
        }
        self.dispatch(command, now)
    }

    fn dispatch(&mut self, command: &Command, now: &Moment) -> Result<Output, String> {
        let output = self.engine.dispatch(command, now).map_err(|error| error.to_string())?;
        self.plan.clone_from(&output.reminders);
        Ok(output)
    }

    /// Removes the folder with everything in it.
    ///
    /// # Errors
    /// When something stays; says where.
    pub(crate) fn remove(self) -> Result<(), Failure> {
        let Self { engine, data, folder, .. } = self;
        drop((engine, data));
        let path = folder.path().to_owned();
        folder.close().map_err(|error| fault(format!("{}: {error}", path.display())))
    }
}

/// Whether a person could do that here: a button or a field of the screen, or opening the app.
fn offers(screen: &Screen, command: &Command) -> bool {
    *command == Command::AppOpened
        || steps(screen).iter().any(|step| match (step, command) {
            (Act::Press(button), _) => button.command == *command,
            (Act::Fill(field), Command::Fill { field: name, .. }) => field.name == *name,
            (Act::Fill(_), _) => false,
        })
}

/// What a scenario looks at.
pub(crate) fn shown(output: &Output) -> Shown {
    Shown {
        screen: output.screen.clone(),
        reminders: output.reminders.clone(),
        saved: output.saved,
        told: None,
    }
}

fn fault(error: impl std::fmt::Display) -> Failure {
    Failure::Fault(format!("demonstration: {error}"))
}
