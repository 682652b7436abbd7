//! Making a journal file: under another name first, so that a file called `journal.db` is always complete.
//! An empty or cut one is therefore damage, never a start that was interrupted.

use crate::files::{FileError, Files, open_private, remove, remove_database, side_of};
use crate::seal::{End, SealError, Sealer};
use crate::store::{Fault, HeadRow, Row, Store};

/// Why no file was made.
#[derive(Debug)]
pub(crate) enum CreateError {
    File(FileError),
    Seal(SealError),
    Store(Fault),
}

impl CreateError {
    /// The cause in words.
    pub(crate) fn detail(&self) -> String {
        match self {
            Self::File(error) => error.to_string(),
            Self::Seal(error) => error.to_string(),
            Self::Store(Fault::InUse) => "the new journal file is locked".to_owned(),
            Self::Store(Fault::Trouble(trouble)) => trouble.to_string(),
        }
    }
}

impl From<FileError> for CreateError {
    fn from(error: FileError) -> Self {
        Self::File(error)
    }
}

/// Makes a complete journal holding `records`, durably, under its provisional name.
pub(crate) fn create_unfinished(
    files: &Files,
    sealer: &Sealer,
    records: &[String],
) -> Result<(), CreateError> {
    let path = files.unfinished();
    remove_database(&path)?;
    let (rows, end) = seal_rows(sealer, End::EMPTY, records).map_err(CreateError::Seal)?;
    let head = HeadRow {
        key_check: sealer.seal_key_check().map_err(CreateError::Seal)?,
        sealed: sealer.seal_head(end).map_err(CreateError::Seal)?,
    };
    // SQLite gives the rollback journal the permissions of the database, so these come first.
    drop(open_private(&path)?);
    Store::create(&path, &head, &rows).map_err(CreateError::Store)?;
    remove(&side_of(&path))?;
    Ok(files.sync()?)
}

/// Seals the records that follow `end`; also says where they end.
pub(crate) fn seal_rows(sealer: &Sealer, end: End, records: &[String]) -> Result<(Vec<Row>, End), SealError> {
    let mut rows = Vec::with_capacity(records.len());
    let mut end = end;
    for text in records {
        let sealed = sealer.seal_record(end, text)?;
        end = end.after(&sealed);
        rows.push(Row { seq: end.count, sealed });
    }
    Ok((rows, end))
}
