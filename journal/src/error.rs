//! What can go wrong, in words that a shell may log: they name files and record numbers, never a
//! directory and never anything a patient wrote. Nothing here decides what happens next.

use thiserror::Error;

/// Why a journal could not be opened whole. Nothing was changed in the journal file, except that an append
/// which a crash had interrupted was rolled back.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Trouble {
    /// The file exists (or is known to have existed) and is not what was written.
    #[error("the journal is damaged: {detail}")]
    Damaged {
        /// What was found, and where.
        detail: String,
    },
    /// The key is not 32 bytes long, or it opens nothing in an otherwise sound file.
    #[error("the key does not open this journal")]
    WrongKey,
    /// The shell had no key to give.
    #[error("no key was given")]
    MissingKey,
    /// A newer version of the app wrote this file.
    #[error("the journal has format {found}, this version knows formats up to {known}")]
    NewerFormat {
        /// The format number in the file.
        found: u32,
        /// The newest format this version reads.
        known: u32,
    },
    /// The disk or the directory refuses: no space, no permission, an input/output error.
    #[error("the journal's storage does not work: {detail}")]
    Storage {
        /// Which operation failed, and the system's reason.
        detail: String,
    },
}

/// The only way in which [`open`](crate::open()) fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum OpenError {
    /// Another process, or another [`Journal`](crate::Journal) of this one, holds the journal.
    #[error("the journal is in use")]
    InUse,
}

/// Why records were not appended. They may be handed in again: they are never stored twice.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum AppendError {
    /// The disk refused.
    #[error("the records could not be stored: {detail}")]
    Storage {
        /// Which operation failed, and the system's reason.
        detail: String,
    },
    /// The file no longer ends with the record that this journal wrote last; nothing was written.
    #[error("the journal changed underneath: {detail}")]
    Changed {
        /// What was found, and where.
        detail: String,
    },
    /// The system gave no random bytes for a nonce.
    #[error("no random bytes: {detail}")]
    Random {
        /// The system's reason.
        detail: String,
    },
}

/// Why a journal was not, or not wholly, erased.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum EraseError {
    /// Another process, or another [`Journal`](crate::Journal) of this one, holds the journal.
    #[error("the journal is in use")]
    InUse,
    /// A file could not be removed. The others were; erasing may be tried again.
    #[error("the journal could not be erased: {detail}")]
    Storage {
        /// Which file stayed, and the system's reason.
        detail: String,
    },
}

/// Why no new journal was started. The old file is where it was, or already set aside; it is never lost.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RestartError {
    /// Another process, or another [`Journal`](crate::Journal) of this one, holds the journal.
    #[error("the journal is in use")]
    InUse,
    /// The key is not 32 bytes long.
    #[error("the key must be 32 bytes long")]
    Key,
    /// The suffix is empty, longer than 64 characters, or has others than ASCII letters, digits, `-`, `_`, `.`.
    #[error("the suffix of a file set aside must be 1 to 64 of A-Z a-z 0-9 - _ .")]
    Suffix,
    /// A file was set aside under this name before; it is not overwritten. Give another suffix.
    #[error("{name} exists already")]
    NameTaken {
        /// The file's name, without its directory.
        name: String,
    },
    /// The disk refused, or the system gave no random bytes.
    #[error("no new journal could be started: {detail}")]
    Storage {
        /// Which operation failed, and the reason.
        detail: String,
    },
}
