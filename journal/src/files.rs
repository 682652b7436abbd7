//! The journal's directory: names, permissions, and operations that survive a power cut. It knows nothing of
//! what is in the files.
//!
//! | name | what |
//! |---|---|
//! | `journal.db` | the journal |
//! | `journal.db-journal` | SQLite's rollback journal; empty unless an append was interrupted |
//! | `journal.new.db` | a journal being made; it gets its name only when it is complete |
//! | `journal.aside-*.db` | a damaged journal that was set aside |
//! | `journal.lock` | the lock, and the mark that a journal was made here |

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

const SIDE: &str = "-journal";
const ASIDE: &str = "journal.aside-";

/// An operation that failed: what was attempted on which file, and the system's reason.
#[derive(Debug, thiserror::Error)]
#[error("{doing} {name}: {source}")]
pub(crate) struct FileError {
    doing: &'static str,
    name: String,
    source: io::Error,
}

/// Adds to an error of the system what was attempted, on the file's name without its directory.
pub(crate) fn because(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> FileError {
    let name = name_of(path);
    move |source| FileError { doing, name, source }
}

/// A file's name without its directory, which may hold a user's name.
pub(crate) fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The directory of one journal, as an absolute path.
#[derive(Debug, Clone)]
pub(crate) struct Files {
    directory: PathBuf,
}

impl Files {
    /// Makes the directory absolute, so that a later change of the working directory moves nothing.
    pub(crate) fn at(directory: &Path) -> Result<Self, FileError> {
        let directory = std::path::absolute(directory).map_err(because("find", directory))?;
        Ok(Self { directory })
    }

    pub(crate) fn directory(&self) -> &Path {
        &self.directory
    }

    pub(crate) fn journal(&self) -> PathBuf {
        self.directory.join("journal.db")
    }

    pub(crate) fn unfinished(&self) -> PathBuf {
        self.directory.join("journal.new.db")
    }

    pub(crate) fn lock(&self) -> PathBuf {
        self.directory.join("journal.lock")
    }

    pub(crate) fn aside(&self, suffix: &str) -> PathBuf {
        self.directory.join(format!("{ASIDE}{suffix}.db"))
    }

    /// Creates the directory, readable by its owner only, unless it exists.
    pub(crate) fn make_directory(&self) -> Result<(), FileError> {
        if self.directory.is_dir() {
            return Ok(());
        }
        let mut builder = DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(&self.directory).map_err(because("create", &self.directory))?;
        match self.directory.parent() {
            Some(parent) => sync_directory(parent),
            None => Ok(()),
        }
    }

    /// Makes renames, creations and removals in the directory durable.
    pub(crate) fn sync(&self) -> Result<(), FileError> {
        sync_directory(&self.directory)
    }

    /// Every journal that was set aside, with its side file.
    pub(crate) fn all_aside(&self) -> Result<Vec<PathBuf>, FileError> {
        let failed = |error| because("list", &self.directory)(error);
        let mut found = Vec::new();
        for entry in fs::read_dir(&self.directory).map_err(failed)? {
            let path = entry.map_err(failed)?.path();
            if name_of(&path).starts_with(ASIDE) {
                found.push(path);
            }
        }
        Ok(found)
    }
}

/// SQLite's rollback journal of a database.
pub(crate) fn side_of(database: &Path) -> PathBuf {
    let mut name = database.as_os_str().to_owned();
    name.push(SIDE);
    PathBuf::from(name)
}

/// Opens a file for reading and writing, creating it for its owner only.
pub(crate) fn open_private(path: &Path) -> Result<File, FileError> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map_err(because("open", path))
}

/// A file's length in bytes, `None` when there is no such file.
pub(crate) fn length(path: &Path) -> Result<Option<u64>, FileError> {
    match fs::metadata(path) {
        Ok(metadata) => Ok(Some(metadata.len())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(because("examine", path)(error)),
    }
}

/// Which file has this name now: device and number. Elsewhere than on Unix an open file cannot be replaced, so
/// there it only says that there is one.
pub(crate) fn identity(path: &Path) -> Result<(u64, u64), FileError> {
    let metadata = fs::metadata(path).map_err(because("examine", path))?;
    #[cfg(unix)]
    return Ok((
        std::os::unix::fs::MetadataExt::dev(&metadata),
        std::os::unix::fs::MetadataExt::ino(&metadata),
    ));
    #[cfg(not(unix))]
    Ok((0, u64::from(metadata.is_file())))
}

/// Renames within the directory; replaces what has the new name.
pub(crate) fn rename(from: &Path, to: &Path) -> Result<(), FileError> {
    fs::rename(from, to).map_err(because("rename", from))
}

/// Removes a file; one that is not there is no error.
pub(crate) fn remove(path: &Path) -> Result<(), FileError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(because("remove", path)(error)),
        _ => Ok(()),
    }
}

/// Removes a database and its side file, the side file first: without its database it would be rolled back
/// into the next one of that name.
pub(crate) fn remove_database(path: &Path) -> Result<(), FileError> {
    remove(&side_of(path))?;
    remove(path)
}

#[cfg(unix)]
fn sync_directory(path: &Path) -> Result<(), FileError> {
    File::open(path).and_then(|directory| directory.sync_all()).map_err(because("sync", path))
}

// Elsewhere a directory cannot be opened as a file; the system orders its own changes.
#[cfg(not(unix))]
fn sync_directory(_path: &Path) -> Result<(), FileError> {
    Ok(())
}
