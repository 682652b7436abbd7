//! What is to ring and what has rung, in a folder of its own beside the journal.
//!
//! The folder is there from the first `aftercare remind` on. The plan is written by whoever holds the
//! journal, what has rung by the one process that rings. Ids, times and neutral texts only; erasing
//! removes them.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use aftercare_core::journey::reminders::Reminder;
use aftercare_core::time::Timestamp;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::data::{make_private, private_file};

/// A reminder that rang.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Rung {
    /// Its id.
    pub(crate) id: String,
    /// When it rang.
    pub(crate) at: Timestamp,
    /// The journal has it.
    pub(crate) reported: bool,
}

/// The files of the queue.
#[derive(Debug)]
pub(crate) struct Queue {
    folder: PathBuf,
}

/// The right to ring; one process has it.
#[derive(Debug)]
pub(crate) struct Held(#[expect(dead_code, reason = "the lock ends with the file")] File);

impl Queue {
    /// The queue of a data folder.
    pub(crate) fn of(data: &Path) -> Self {
        Self { folder: data.join("reminders") }
    }

    /// Makes the folder and takes the right to ring; `None` when another process has it.
    ///
    /// # Errors
    /// A folder that cannot be written to: what has rung could not be kept, and would ring again.
    pub(crate) fn hold(&self) -> io::Result<Option<Held>> {
        make_private(&self.folder)?;
        let file = private_file().open(self.folder.join("lock"))?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Held(file))),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    /// Keeps the plan, where somebody rings by it.
    ///
    /// # Errors
    /// When it cannot be written; the plan before is then still there.
    pub(crate) fn keep_plan(&self, plan: &[Reminder]) -> io::Result<()> {
        if !self.folder.is_dir() || self.plan() == plan {
            return Ok(());
        }
        self.write("plan", plan)
    }

    /// The plan as it was kept last; empty when there is none or it cannot be read.
    pub(crate) fn plan(&self) -> Vec<Reminder> {
        self.read("plan")
    }

    /// What has rung of late.
    pub(crate) fn rung(&self) -> Vec<Rung> {
        self.read("rung")
    }

    /// Keeps what has rung.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(crate) fn keep_rung(&self, rung: &[Rung]) -> io::Result<()> {
        if self.rung() == rung { Ok(()) } else { self.write("rung", rung) }
    }

    /// Removes what is kept; the folder stays for the one that rings.
    ///
    /// # Errors
    /// When something stays.
    pub(crate) fn erase(&self) -> io::Result<()> {
        for name in ["plan", "rung"] {
            match fs::remove_file(self.folder.join(name)) {
                Err(error) if error.kind() != io::ErrorKind::NotFound && self.folder.is_dir() => {
                    return Err(error);
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn read<T: DeserializeOwned>(&self, name: &str) -> Vec<T> {
        let bytes = fs::read(self.folder.join(name)).unwrap_or_default();
        serde_json::from_slice(&bytes).unwrap_or_default()
    }

    /// Under another name first: a file that is there is whole.
    fn write<T: Serialize>(&self, name: &str, entries: &[T]) -> io::Result<()> {
        if entries.is_empty() {
            return match fs::remove_file(self.folder.join(name)) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
                _ => Ok(()),
            };
        }
        let unfinished = self.folder.join(format!("{name}.new"));
        let mut file = private_file().truncate(true).open(&unfinished)?;
        serde_json::to_writer(&mut file, entries)?;
        fs::rename(unfinished, self.folder.join(name))
    }
}
