//! Where events go: the journal, or memory while there is no journal to write to.
//!
//! Events that could not be appended stay in order and go first at the next call. Storage never
//! stands in the way of advice.

use std::path::PathBuf;

use aftercare_core::journey::Recorded;
use aftercare_core::screen::{Saving, TroubleCause};
use aftercare_core::time::Timestamp;
use aftercare_journal::{self as journal, Journal, Opening, Trouble};

use crate::error::{EngineError, OpenError};

/// The journal with what it could not take yet.
#[derive(Debug)]
pub(crate) struct Store {
    directory: PathBuf,
    key: Option<Vec<u8>>,
    state: State,
    /// Read from a journal in trouble; part of what a new journal starts with.
    kept: Vec<String>,
    held: Vec<Recorded>,
    detail: String,
}

#[derive(Debug)]
enum State {
    Open(Journal),
    Closed(TroubleCause),
}

impl Store {
    /// Opens the journal and gives the records that can be read.
    pub(crate) fn open(directory: PathBuf, key: Option<Vec<u8>>) -> Result<(Self, Vec<String>), OpenError> {
        let opening = journal::open(&directory, key.as_deref()).map_err(|_| OpenError::InUse)?;
        let (state, kept, records, detail) = match opening {
            Opening::Ready { journal, records } => (State::Open(journal), Vec::new(), records, String::new()),
            Opening::Trouble { cause, records } => {
                (State::Closed(cause_of(&cause)), records.clone(), records, cause.to_string())
            }
        };
        Ok((Self { directory, key, state, kept, held: Vec::new(), detail }, records))
    }

    /// How saving stands.
    pub(crate) fn saving(&self) -> Saving {
        match &self.state {
            State::Open(_) if self.held.is_empty() => Saving::Saved,
            State::Open(_) => Saving::Held {
                held: u32::try_from(self.held.len()).unwrap_or(u32::MAX),
                detail: self.detail.clone(),
            },
            State::Closed(cause) => Saving::InMemory {
                cause: *cause,
                kept_until: self.kept.last().map(|record| Recorded::from_json(record).at),
                detail: self.detail.clone(),
            },
        }
    }

    /// Whether everything is on disk.
    pub(crate) fn is_saved(&self) -> bool {
        self.saving() == Saving::Saved
    }

    /// Whether some of what was saved could not be read.
    pub(crate) fn is_damaged(&self) -> bool {
        matches!(self.state, State::Closed(TroubleCause::Damaged))
    }

    /// Saves what is held and then these, in one step: all of it is on disk afterwards, or none.
    pub(crate) fn append(&mut self, records: Vec<Recorded>) {
        self.held.extend(records);
        let State::Open(journal) = &mut self.state else { return };
        if self.held.is_empty() {
            return;
        }
        let texts: Vec<String> = self.held.iter().map(Recorded::to_json).collect();
        match journal.append(&texts) {
            Ok(()) => {
                self.held.clear();
                self.detail.clear();
            }
            Err(error) => self.detail = error.to_string(),
        }
    }

    /// Tries once more to open a journal whose storage did not work, and to save what is held. When
    /// the journal can be read now, whole or in part, the caller gets all there is: what was read, then
    /// what is held.
    pub(crate) fn retry(&mut self) -> Option<Vec<String>> {
        let mut found = None;
        if matches!(self.state, State::Closed(TroubleCause::Storage)) {
            match journal::open(&self.directory, self.key.as_deref()) {
                Ok(Opening::Ready { journal, records }) => {
                    self.state = State::Open(journal);
                    self.kept.clear();
                    found = Some(self.with_held(records));
                }
                Ok(Opening::Trouble { cause, records }) => {
                    self.detail = cause.to_string();
                    self.state = State::Closed(cause_of(&cause));
                    self.kept.clone_from(&records);
                    found = Some(self.with_held(records));
                }
                Err(error) => self.detail = error.to_string(),
            }
        }
        self.append(Vec::new());
        found
    }

    fn with_held(&self, records: Vec<String>) -> Vec<String> {
        records.into_iter().chain(self.held.iter().map(Recorded::to_json)).collect()
    }

    /// Sets a journal that cannot be used aside and goes on with what could be read, marked with
    /// `mark`, then what is held: the records that the new journal begins with. `None` when that is
    /// not possible.
    pub(crate) fn set_aside(&mut self, now: Timestamp, mark: &Recorded) -> Option<Vec<String>> {
        let State::Closed(cause) = &self.state else { return None };
        let key = self.key.as_deref().filter(|_| cause.can_set_aside())?;
        let mut keep = self.kept.clone();
        keep.push(mark.to_json());
        let keep = self.with_held(keep);
        let suffix = now.0.to_string();
        match journal::set_aside_and_restart(&self.directory, key, &keep, &suffix) {
            Ok(journal) => {
                self.state = State::Open(journal);
                self.kept.clear();
                self.held.clear();
                self.detail.clear();
                Some(keep)
            }
            Err(error) => {
                self.detail = error.to_string();
                None
            }
        }
    }

    /// Erases every journal of the directory, also those set aside, and starts an empty one.
    pub(crate) fn erase(&mut self) -> Result<(), EngineError> {
        // The lock is released first, or erasing would find the journal in use.
        self.state = State::Closed(TroubleCause::Storage);
        if let Err(error) = journal::erase(&self.directory) {
            // What is there is opened again, so that the course goes on.
            self.retry();
            return Err(EngineError::NotErased { detail: error.to_string() });
        }
        self.held.clear();
        self.kept.clear();
        self.retry();
        if self.is_saved() { Ok(()) } else { Err(EngineError::Restart { detail: self.detail.clone() }) }
    }
}

fn cause_of(trouble: &Trouble) -> TroubleCause {
    match trouble {
        Trouble::Damaged { .. } => TroubleCause::Damaged,
        Trouble::WrongKey => TroubleCause::WrongKey,
        Trouble::MissingKey => TroubleCause::MissingKey,
        Trouble::NewerFormat { .. } => TroubleCause::NewerFormat,
        Trouble::Storage { .. } => TroubleCause::Storage,
    }
}
