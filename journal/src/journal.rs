//! An open journal: append. Opening is in `open.rs`, erasing in `erase.rs`.

use crate::create::seal_rows;
use crate::error::{AppendError, EraseError, Trouble};
use crate::files::Files;
use crate::lock::Lock;
use crate::seal::{End, Sealer};
use crate::store::{Fault, Store};

/// A sound journal, held by this value alone until it is dropped.
pub struct Journal {
    /// `None` after a failed append, until the next one opens the file anew.
    store: Option<Box<Store>>,
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
    pub(crate) fn new(store: Store, sealer: Sealer, end: End, files: Files, lock: Lock) -> Self {
        Self { store: Some(Box::new(store)), sealer, end, files, lock }
    }

    /// Appends all records in order, or none. When it returns `Ok` they are on the disk and survive a crash
    /// and a power cut.
    ///
    /// # Errors
    /// The journal stays usable: hand the same records in again, first, at the next call. Should the failed
    /// ones have reached the disk after all, that call replaces them, so nothing is stored twice. If the
    /// process ends before, the next [`open`](crate::open) finds all of them or none.
    pub fn append(&mut self, records: &[String]) -> Result<(), AppendError> {
        if records.is_empty() {
            return Ok(());
        }
        let random = |error| AppendError::Random { detail: format!("{error}") };
        let (rows, end) = seal_rows(&self.sealer, self.end, records).map_err(random)?;
        let head = self.sealer.seal_head(end).map_err(random)?;
        // Taken, and put back only after success: SQLite's view of the file is not trusted after an error.
        let mut store = match self.store.take() {
            Some(store) => store,
            None => Box::new(Store::open(&self.files.journal()).map_err(refused)?),
        };
        if !store.append(self.end.count, self.end.last, &rows, &head).map_err(refused)? {
            let detail = format!("record {} or the head is not the one written", self.end.count);
            return Err(AppendError::Changed { detail });
        }
        self.store = Some(store);
        self.end = end;
        Ok(())
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
    match fault {
        Fault::InUse => AppendError::Storage { detail: "the file is locked".to_owned() },
        Fault::Trouble(Trouble::Storage { detail }) => AppendError::Storage { detail },
        Fault::Trouble(other) => AppendError::Changed { detail: other.to_string() },
    }
}
