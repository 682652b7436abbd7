//! Opening: which file is the journal, and whether it may be written to.

use crate::create::create_unfinished;
use crate::error::{OpenError, Trouble};
use crate::files::{FileError, Files, length, open_private, remove, remove_database, rename, side_of};
use crate::journal::Journal;
use crate::lock::{Lock, LockError};
use crate::seal::Sealer;
use crate::store::{Fault, Store};
use crate::verify::{self, Reading};
use std::path::Path;

/// The length in bytes of SQLite's smallest page. SQLite takes a file shorter than that for a new one and would
/// write into it; a complete journal has three pages.
const SMALLEST: u64 = 512;

/// What [`open`] found.
#[derive(Debug)]
pub enum Opening {
    /// A sound journal, or a new one.
    Ready {
        /// The journal, held until it is dropped.
        journal: Journal,
        /// Every record ever appended, in order.
        records: Vec<String>,
    },
    /// The journal cannot be used. It is left as it is, and no lock is held.
    Trouble {
        /// Why.
        cause: Trouble,
        /// The authentic records from the first on, in order, up to the first that is not. Not proof that
        /// there were no more.
        records: Vec<String>,
    },
}

/// Opens the journal in `directory`, or starts one. `key` is 32 random bytes that the shell keeps; the
/// directory is created for its owner only, if it is not there.
///
/// Takes the key first (without a usable one the disk is not touched), then the lock, then reads and
/// authenticates every record.
///
/// # Errors
/// [`OpenError::InUse`] at once, without waiting, while another [`Journal`] is open in this or another
/// process. Everything else is an [`Opening::Trouble`].
pub fn open(directory: &Path, key: Option<&[u8]>) -> Result<Opening, OpenError> {
    let Some(key) = key else { return Ok(trouble(Trouble::MissingKey)) };
    let Some(sealer) = Sealer::new(key) else { return Ok(trouble(Trouble::WrongKey)) };
    let files = match Files::at(directory).and_then(|files| files.make_directory().map(|()| files)) {
        Ok(files) => files,
        Err(error) => return Ok(trouble(storage(&error))),
    };
    let lock = match Lock::acquire(&files) {
        Ok(lock) => lock,
        Err(LockError::InUse) => return Err(OpenError::InUse),
        Err(LockError::File(error)) => return read_without_lock(&files, &sealer, &error),
    };
    match find_or_start(&files, &sealer, &lock) {
        Ok(None) => open_found(files, sealer, lock),
        Ok(Some(cause)) | Err(Fault::Trouble(cause)) => Ok(trouble(cause)),
        Err(Fault::InUse) => Err(OpenError::InUse),
    }
}

/// Sees to it that `journal.db` is there, when it may be. `Some`: what forbids it.
fn find_or_start(files: &Files, sealer: &Sealer, lock: &Lock) -> Result<Option<Trouble>, Fault> {
    let present = |path: &Path| length(path).map_err(|error| Fault::Trouble(storage(&error)));
    let damaged = |detail: &str| Some(Trouble::Damaged { detail: detail.to_owned() });
    let unfinished = files.unfinished();
    match present(&files.journal())? {
        Some(length) if length < SMALLEST => return Ok(damaged("the journal file is cut to almost nothing")),
        Some(_) => {
            // Left by an interrupted restart; should the journal go missing, it must not take its place.
            return Ok(remove_database(&unfinished).err().map(|error| storage(&error)));
        }
        None => {}
    }
    let marked = lock.is_marked().map_err(|error| Fault::Trouble(storage(&error)))?;
    if !marked {
        if let Err(error) = create_unfinished(files, sealer, &[]) {
            return Ok(Some(Trouble::Storage { detail: error.detail() }));
        }
    } else if present(&unfinished)?.is_none() {
        return Ok(damaged("the journal file is missing"));
    }
    // Marked, and a file under the provisional name: a restart was interrupted after the old journal was set
    // aside, so the new one is complete.
    Ok(finish(files).err().map(|error| storage(&error)))
}

/// Gives a complete new journal its name. A rollback journal that waits for a file of that name would be
/// rolled back into it, so it goes first.
pub(crate) fn finish(files: &Files) -> Result<(), FileError> {
    remove(&side_of(&files.journal()))?;
    rename(&files.unfinished(), &files.journal())?;
    files.sync()
}

/// Opens the file that is there, and checks that it can be written to.
pub(crate) fn open_found(files: Files, sealer: Sealer, mut lock: Lock) -> Result<Opening, OpenError> {
    // A transient read error looks like damage to SQLite: nothing is called damaged that reads well the second
    // time.
    let mut found = read_file(&files, &sealer);
    if is_damaged(&found) {
        drop(found);
        found = read_file(&files, &sealer);
    }
    let (store, reading) = match found {
        Ok(found) => found,
        Err(Fault::InUse) => return Err(OpenError::InUse),
        Err(Fault::Trouble(cause)) => return Ok(trouble(cause)),
    };
    let Reading { records, end, trouble } = reading;
    if let Some(cause) = trouble.or_else(|| refuses_writing(&files, &store, &mut lock)) {
        return Ok(Opening::Trouble { cause, records });
    }
    Ok(match Journal::new(store, sealer, end, files, lock) {
        Ok(journal) => Opening::Ready { journal, records },
        Err(error) => Opening::Trouble { cause: storage(&error), records },
    })
}

fn is_damaged(found: &Result<(Store, Reading), Fault>) -> bool {
    let cause = match found {
        Ok((_, reading)) => reading.trouble.as_ref(),
        Err(Fault::Trouble(cause)) => Some(cause),
        Err(Fault::InUse) => None,
    };
    matches!(cause, Some(Trouble::Damaged { .. }))
}

fn read_file(files: &Files, sealer: &Sealer) -> Result<(Store, Reading), Fault> {
    let path = files.journal();
    let store = Store::open(&path)?;
    // After opening: rolling back an interrupted append shortens the file.
    let length = length(&path).map_err(|error| Fault::Trouble(storage(&error)))?;
    let reading = verify::read(&store, sealer, length.unwrap_or(0))?;
    Ok((store, reading))
}

/// Finds out now what would make every append fail, and sets the mark that appending relies on.
fn refuses_writing(files: &Files, store: &Store, lock: &mut Lock) -> Option<Trouble> {
    match store.is_read_only() {
        Ok(false) => {}
        Ok(true) => return Some(Trouble::Storage { detail: "the journal file is read-only".to_owned() }),
        Err(Fault::Trouble(cause)) => return Some(cause),
        Err(Fault::InUse) => {
            return Some(Trouble::Storage { detail: "the journal file is locked".to_owned() });
        }
    }
    let side = open_private(&side_of(&files.journal())).map(drop);
    side.and_then(|()| lock.mark()).err().map(|error| storage(&error))
}

/// Without a lock nothing may be written; what is there is shown all the same.
fn read_without_lock(files: &Files, sealer: &Sealer, error: &FileError) -> Result<Opening, OpenError> {
    let records = match read_file(files, sealer) {
        Ok((_store, reading)) => reading.records,
        Err(Fault::InUse) => return Err(OpenError::InUse),
        Err(Fault::Trouble(_)) => Vec::new(),
    };
    Ok(Opening::Trouble { cause: storage(error), records })
}

fn trouble(cause: Trouble) -> Opening {
    Opening::Trouble { cause, records: Vec::new() }
}

fn storage(error: &FileError) -> Trouble {
    Trouble::Storage { detail: error.to_string() }
}
