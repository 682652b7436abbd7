//! An open journal: append. Opening is in `open.rs`, erasing in `erase.rs`.

use crate::create::seal_rows;
use crate::error::{AppendError, EraseError, Trouble};
use crate::files::{FileError, Files, identity};
use crate::lock::Lock;
use crate::seal::{End, Sealer};
use crate::store::{Fault, Store};

/// A sound journal, held by this value alone until it is dropped.
pub struct Journal {
    /// `None` after a failed append, until the next one opens the file anew.
    store: Option<Box<Store>>,
    /// Which file the store was opened on.
    identity: (u64, u64),
    sealer: Sealer,
    end: End,
    files: Files,
    // Last: it is given back after the file is closed.
    lock: Lock,
}

// Without the key and without what the records say.
impl std::fmt::Debug for Journal {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Journal").field("records", &self.end.count).finish_non_exhaustive()
    }
}

impl Journal {
    pub(crate) fn new(
        store: Store,
        sealer: Sealer,
        end: End,
        files: Files,
        lock: Lock,
    ) -> Result<Self, FileError> {
        let identity = identity(&files.journal())?;
        Ok(Self { store: Some(Box::new(store)), identity, sealer, end, files, lock })
    }

    /// Appends all records in order, or none. When it returns `Ok` they are on the disk and survive a crash
    /// and a power cut.
    ///
    /// # Errors
    /// The journal stays usable: hand the same records in again, first, at the next call. Should the failed
    /// ones have reached the disk after all, that call replaces them, so nothing is stored twice. If the
    /// process ends before, the next [`open`](crate::open()) finds all of them or none.
    pub fn append(&mut self, records: &[String]) -> Result<(), AppendError> {
        if records.is_empty() {
            return Ok(());
        }
        let random = |error| AppendError::Random { detail: format!("{error}") };
        let (rows, end) = seal_rows(&self.sealer, self.end, records).map_err(random)?;
        let head = self.sealer.seal_head(end).map_err(random)?;
        let mut store = self.take_store()?;
        if !store.append(self.end.count, self.end.last, &rows, &head).map_err(refused)? {
            let detail = format!("record {} or the head is not the one written", self.end.count);
            return Err(AppendError::Changed { detail });
        }
        self.store = Some(store);
        self.end = end;
        Ok(())
    }

    /// The open file, taken: it is put back only after success, because SQLite's view of a file is not trusted
    /// after an error.
    fn take_store(&mut self) -> Result<Box<Store>, AppendError> {
        let path = self.files.journal();
        let storage = |error: FileError| AppendError::Storage { detail: error.to_string() };
        let store = match self.store.take() {
            Some(store) => store,
            None => {
                let store = Box::new(Store::open(&path).map_err(refused)?);
                self.identity = identity(&path).map_err(storage)?;
                store
            }
        };
        // A file that was removed or replaced still takes writes, and they would be lost with it.
        if identity(&path).map_err(storage)? != self.identity {
            return Err(AppendError::Changed { detail: "the journal file was replaced".to_owned() });
        }
        Ok(store)
    }

    /// Removes the journal, its side files and every file set aside; see [`erase`](crate::erase()).
    ///
    /// # Errors
    /// [`EraseError::Storage`] when a file stays.
    pub fn erase(self) -> Result<(), EraseError> {
        let Self { store, files, lock, .. } = self;
        drop(store);
        crate::erase::erase_files(&files, lock)
    }
}

fn refused(fault: Fault) -> AppendError {
    let detail = match fault {
        Fault::InUse => "the file is locked".to_owned(),
        Fault::Trouble(Trouble::Storage { detail }) => detail,
        // A read error looks like damage to SQLite.
        Fault::Trouble(other) => other.to_string(),
    };
    AppendError::Storage { detail }
}
