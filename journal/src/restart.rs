//! Going on after trouble: the old file is set aside, and a new journal takes its place.

use crate::create::create_unfinished;
use crate::error::RestartError;
use crate::files::{FileError, Files, length, name_of, rename, side_of};
use crate::journal::Journal;
use crate::lock::{Lock, LockError};
use crate::open::{Opening, finish, open_found};
use crate::seal::Sealer;
use std::path::Path;

/// The longest suffix, in characters.
const LONGEST_SUFFIX: usize = 64;

/// Sets the journal file aside as `journal.aside-<suffix>.db`, whatever is wrong with it, and starts a new one
/// that holds `keep` (usually the records that [`open`](crate::open()) could still read).
///
/// The file set aside is never overwritten and never deleted, except by erasing. A crash in between leaves the
/// old journal or the new one, never neither: the new one is complete before the old one is renamed.
///
/// `suffix` makes the name unique, for example the time as text: 1 to 64 of `A-Z a-z 0-9 - _ .`.
///
/// # Errors
/// [`RestartError`]; no record is lost by any of them. When the disk refuses ([`RestartError::Storage`]), the
/// next [`open`](crate::open()) says how things stand.
pub fn set_aside_and_restart(
    directory: &Path,
    key: &[u8],
    keep: &[String],
    suffix: &str,
) -> Result<Journal, RestartError> {
    let sealer = Sealer::new(key).ok_or(RestartError::Key)?;
    if !is_plain(suffix) {
        return Err(RestartError::Suffix);
    }
    let files = Files::at(directory).map_err(failed)?;
    files.make_directory().map_err(failed)?;
    let mut lock = match Lock::acquire(&files) {
        Ok(lock) => lock,
        Err(LockError::InUse) => return Err(RestartError::InUse),
        Err(LockError::File(error)) => return Err(failed(error)),
    };
    let aside = files.aside(suffix);
    for path in [&aside, &side_of(&aside)] {
        if length(path).map_err(failed)?.is_some() {
            return Err(RestartError::NameTaken { name: name_of(path) });
        }
    }
    create_unfinished(&files, &sealer, keep)
        .map_err(|error| RestartError::Storage { detail: error.detail() })?;
    // From here on a missing journal file means: the provisional one takes its place.
    lock.mark().map_err(failed)?;
    set_aside(&files, &aside).map_err(failed)?;
    finish(&files).map_err(failed)?;
    match open_found(files, sealer, lock) {
        Ok(Opening::Ready { journal, .. }) => Ok(journal),
        Ok(Opening::Trouble { cause, .. }) => Err(RestartError::Storage { detail: cause.to_string() }),
        Err(_) => Err(RestartError::InUse),
    }
}

/// Renames the journal and its rollback journal, which together may hold more than either alone.
fn set_aside(files: &Files, aside: &Path) -> Result<(), FileError> {
    let journal = files.journal();
    for (from, to) in [(side_of(&journal), side_of(aside)), (journal, aside.to_owned())] {
        if length(&from)?.is_some() {
            rename(&from, &to)?;
        }
    }
    files.sync()
}

fn is_plain(suffix: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    !suffix.is_empty() && suffix.len() <= LONGEST_SUFFIX && suffix.bytes().all(plain)
}

fn failed(error: FileError) -> RestartError {
    RestartError::Storage { detail: error.to_string() }
}
