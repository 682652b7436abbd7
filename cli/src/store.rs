//! The one store of this shell: the engine with its clock, device and folder.

use aftercare_bindings::{CareEngine, OpenError, Output};
use aftercare_core::content::Content;
use aftercare_core::journey::Command;
use aftercare_core::screen::{Device, Screen};
use aftercare_core::time::Moment;

use crate::args::Global;
use crate::clock::Clock;
use crate::data::{self, Folder};
use crate::device;
use crate::exit::Failure;
use crate::remind::Queue;

/// An open journal. `engine` is `None` only while it is opened anew.
#[derive(Debug)]
pub(crate) struct Store {
    engine: Option<CareEngine>,
    folder: Folder,
    queue: Queue,
    clock: Clock,
    device: Device,
}

impl Store {
    /// Opens the folder and the journal that the options name.
    ///
    /// # Errors
    /// An option that cannot be used, a journal in use, or a broken build. Trouble with storage is no
    /// error; the screens say so.
    pub(crate) fn open(global: &Global, content: &Content) -> Result<Self, Failure> {
        let clock = Clock::new(global.at.as_deref(), global.zone.as_deref())?;
        let device = device::device(global)?;
        let path = match &global.data_dir {
            Some(path) => path.clone(),
            None => data::default_path()?,
        };
        let queue = Queue::of(&path);
        let folder = Folder::open_when_free(&path).map_err(|data::InUse| in_use(content, &device))?;
        let mut store = Self { engine: None, folder, queue, clock, device };
        store.open_engine(content)?;
        Ok(store)
    }

    /// Now.
    pub(crate) fn now(&self) -> Moment {
        self.clock.now()
    }

    /// The device.
    pub(crate) fn device(&self) -> &Device {
        &self.device
    }

    /// Carries out a command. Where `aftercare remind` rings, it is given the new plan: while the journal
    /// is open here it cannot ask for it.
    ///
    /// # Errors
    /// A fault of the machine; nothing that was saved is lost.
    pub(crate) fn dispatch(&mut self, command: &Command, content: &Content) -> Result<Output, Failure> {
        let output = self.carry_out(command, content)?;
        // The plan of a journal that cannot be read is empty: then the one before goes on ringing.
        if output.saved || !output.reminders.is_empty() {
            // Without it, it rings by the plan before, and asks again when the journal is free.
            let _ = self.queue.keep_plan(&output.reminders);
        }
        Ok(output)
    }

    fn carry_out(&mut self, command: &Command, content: &Content) -> Result<Output, Failure> {
        // A journal made with a key that is nowhere on disk could never be opened again.
        if *command == Command::RetrySave && !self.folder.save_key() {
            return self.refresh();
        }
        let outcome = self.engine()?.dispatch(command, &self.now());
        if *command != Command::ConfirmErase {
            return outcome.map_err(fault);
        }
        match outcome {
            Ok(output) if !(output.saved && matches!(output.screen, Screen::Welcome(_))) => Ok(output),
            // Erased, or erased and not started anew: either way the key goes too.
            _ => {
                self.engine = None;
                self.folder.renew().map_err(fault)?;
                self.open_engine(content)?;
                self.refresh()
            }
        }
    }

    fn refresh(&self) -> Result<Output, Failure> {
        self.engine()?.refresh(&self.device, &self.now()).map_err(fault)
    }

    fn engine(&self) -> Result<&CareEngine, Failure> {
        self.engine.as_ref().ok_or_else(|| Failure::Fault("the journal is not open".to_owned()))
    }

    fn open_engine(&mut self, content: &Content) -> Result<(), Failure> {
        let (journal, key) = (self.folder.journal(), self.folder.key());
        let engine = CareEngine::open(journal, key, self.device.clone(), &self.now());
        self.engine = Some(engine.map_err(|error| match error {
            OpenError::InUse => in_use(content, &self.device),
            OpenError::Content { .. } | OpenError::Fault => fault(error),
        })?);
        Ok(())
    }
}

fn fault(error: impl std::fmt::Display) -> Failure {
    Failure::Fault(error.to_string())
}

/// Somebody may need help while the other window cannot be found.
fn in_use(content: &Content, device: &Device) -> Failure {
    let number = content.protocol.numbers_for(&device.region).button();
    Failure::InUse(content.words(&device.languages).with("terminal.in_use", &[("number", number)]))
}
