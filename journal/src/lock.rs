//! One writer: the lock that a [`Journal`](crate::Journal) holds for its life, and the mark in the lock file.
//!
//! *Mark.* A lock file that is not empty says: a journal was completed in this directory. Records are
//! accepted only after the mark is on disk, so a journal file that has gone is reported and never taken for a
//! first start.
//!
//! *Two locks.* The system's file lock keeps other processes out and ends with the process, crash or not.
//! Rust's standard library before 1.98 offers no file locks on Android; therefore a list in memory keeps this
//! process's own handles apart everywhere, and SQLite's exclusive lock on `journal.db` is the second defence.

use crate::files::{FileError, Files, because, length, open_private};
use std::collections::BTreeSet;
use std::fs::{File, TryLockError};
use std::io::{ErrorKind, Write};
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

/// Directories whose journal this process holds.
static HELD: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// Why there is no lock.
pub(crate) enum LockError {
    InUse,
    File(FileError),
}

impl From<FileError> for LockError {
    fn from(error: FileError) -> Self {
        Self::File(error)
    }
}

/// The right to write; given back when dropped.
pub(crate) struct Lock {
    file: File,
    path: PathBuf,
    _held: Held,
}

impl Lock {
    /// Takes the lock at once or not at all. The directory must exist.
    pub(crate) fn acquire(files: &Files) -> Result<Self, LockError> {
        let directory = files.directory();
        let held = Held::take(directory.canonicalize().map_err(because("find", directory))?)?;
        let path = files.lock();
        let file = open_private(&path)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {}
            Err(TryLockError::WouldBlock) => return Err(LockError::InUse),
            Err(TryLockError::Error(error)) => return Err(because("lock", &path)(error).into()),
        }
        Ok(Self { file, path, _held: held })
    }

    /// Whether a journal was completed here and not erased since.
    pub(crate) fn is_marked(&self) -> Result<bool, FileError> {
        Ok(length(&self.path)?.is_some_and(|length| length > 0))
    }

    /// Writes the mark, durably.
    pub(crate) fn mark(&mut self) -> Result<(), FileError> {
        if self.is_marked()? {
            return Ok(());
        }
        self.file
            .write_all(b"a journal was made here\n")
            .and_then(|()| self.file.sync_all())
            .map_err(because("write", &self.path))
    }

    /// Removes the mark, durably.
    pub(crate) fn unmark(&mut self) -> Result<(), FileError> {
        self.file.set_len(0).and_then(|()| self.file.sync_all()).map_err(because("empty", &self.path))
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Closing is not enough: a child process that is just being started holds a copy of the file until it
        // runs its own program, and with it the lock. Where there are no locks this fails, and nothing is held.
        let _ = self.file.unlock();
    }
}

/// An entry in the list of this process.
struct Held(PathBuf);

impl Held {
    fn take(directory: PathBuf) -> Result<Self, LockError> {
        let mut held = HELD.lock().unwrap_or_else(PoisonError::into_inner);
        if held.insert(directory.clone()) { Ok(Self(directory)) } else { Err(LockError::InUse) }
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        HELD.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.0);
    }
}
