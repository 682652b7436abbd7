//! Erasing everything a journal ever put into its directory.

use crate::error::EraseError;
use crate::files::{FileError, Files, remove, remove_database};
use crate::lock::{Lock, LockError};
use std::path::Path;

/// Removes the journal, its side files and every file set aside; no key is needed, so it works in every
/// trouble. A directory without a journal is no error. The empty lock file stays.
///
/// Flash memory keeps old copies of what is overwritten, so nothing is overwritten. What makes the records
/// unreadable for good is the end of the key: **the shell must destroy it as well.**
///
/// # Errors
/// [`EraseError::InUse`] while a [`Journal`](crate::Journal) is open: use its own
/// [`erase`](crate::Journal::erase). [`EraseError::Storage`] when a file stays.
pub fn erase(directory: &Path) -> Result<(), EraseError> {
    let files = Files::at(directory).map_err(failed)?;
    if !files.directory().exists() {
        return Ok(());
    }
    match Lock::acquire(&files) {
        Ok(lock) => erase_files(&files, lock),
        Err(LockError::InUse) => Err(EraseError::InUse),
        Err(LockError::File(error)) => Err(failed(error)),
    }
}

/// The mark goes first and the journal last: an erasing that a crash interrupts leaves a journal that opens
/// as before, or none.
pub(crate) fn erase_files(files: &Files, mut lock: Lock) -> Result<(), EraseError> {
    lock.unmark().map_err(failed)?;
    let mut removed = Ok(());
    for path in files.all_aside().map_err(failed)? {
        removed = removed.and(remove(&path));
    }
    removed = removed.and(remove_database(&files.unfinished()));
    removed = removed.and(remove_database(&files.journal()));
    removed.and_then(|()| files.sync()).map_err(failed)
}

fn failed(error: FileError) -> EraseError {
    EraseError::Storage { detail: error.to_string() }
}
