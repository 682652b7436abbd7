//! The key port: a folder with the journal and, beside it, the key that opens it.
//!
//! One process at a time holds the folder, so that no two make a key. A folder that cannot be
//! written to is no error here: the key then lives in memory, and the engine says that nothing is
//! saved. The form of the journal is not here.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use etcetera::BaseStrategy;

use crate::exit::Failure;
use crate::remind::Queue;

const KEY_BYTES: usize = 32;
/// `aftercare remind` holds the folder for some milliseconds whenever it looks at the plan: nobody is to be
/// turned away by that.
const LOCK_TRIES: u32 = 50;
const LOCK_PAUSE: Duration = Duration::from_millis(10);

/// Another process holds the folder.
#[derive(Debug)]
pub(crate) struct InUse;

/// A held folder with its key.
#[derive(Debug)]
pub(crate) struct Folder {
    path: PathBuf,
    key: Option<Vec<u8>>,
    /// The key is also on disk.
    key_saved: bool,
    _lock: Option<File>,
}

/// Where the data is when the user does not say.
///
/// # Errors
/// When the system knows no home folder.
pub(crate) fn default_path() -> Result<PathBuf, Failure> {
    let base = etcetera::base_strategy::choose_native_strategy().map_err(|_| {
        Failure::Input("--data-dir: no home folder is known, so please name a folder".to_owned())
    })?;
    // The roaming folder of Windows is copied to servers; answers stay on this device.
    let data = if cfg!(windows) { base.cache_dir() } else { base.data_dir() };
    Ok(data.join("aftercare"))
}

impl Folder {
    /// Takes the folder, and makes it and a key when there is no journal yet.
    ///
    /// # Errors
    /// [`InUse`] at once, without waiting.
    pub(crate) fn open(path: PathBuf) -> Result<Self, InUse> {
        // What cannot be made cannot be locked; the journal then reports the storage.
        let _ = make_private(&path);
        let lock = lock(&path)?;
        let mut folder = Self { path, key: None, key_saved: true, _lock: lock };
        match fs::read(folder.key_path()) {
            Ok(key) => folder.key = Some(key),
            Err(error) if is_absent(&error) && !folder.has_journal() => folder.new_key(),
            Err(_) => {}
        }
        Ok(folder)
    }

    /// Takes the folder as [`Folder::open`] does, as soon as whoever only looks at it has let it go.
    ///
    /// # Errors
    /// [`InUse`] when that takes longer than half a second.
    pub(crate) fn open_when_free(path: &Path) -> Result<Self, InUse> {
        for _ in 1..LOCK_TRIES {
            if let Ok(folder) = Self::open(path.to_owned()) {
                return Ok(folder);
            }
            std::thread::sleep(LOCK_PAUSE);
        }
        Self::open(path.to_owned())
    }

    /// The journal's folder.
    pub(crate) fn journal(&self) -> PathBuf {
        self.path.join("journal")
    }

    /// The key; `None` when there is a journal and its key is gone. A key that could not be put on disk
    /// is given only where no journal can be made with it either: nobody could ever open that one again.
    pub(crate) fn key(&self) -> Option<Vec<u8>> {
        let safe = self.key_saved || make_private(&self.journal()).is_err();
        self.key.clone().filter(|_| safe)
    }

    /// Puts the key on disk, if it is not there. Before that no journal may be made with it.
    pub(crate) fn save_key(&mut self) -> bool {
        if !self.key_saved {
            let key = self.key.clone().unwrap_or_default();
            self.key_saved = write_key(&self.path, &self.key_path(), &key).is_ok();
        }
        self.key_saved
    }

    /// After the journal was erased: destroys the key, which ends every copy of the records that the
    /// disk may still hold, and makes a new one. No journal may be open.
    ///
    /// # Errors
    /// When something stays.
    pub(crate) fn renew(&mut self) -> io::Result<()> {
        // The journal first: without one, a key that is left behind by a crash is of no harm.
        gone(fs::remove_dir_all(self.journal()))?;
        Queue::of(&self.path).erase()?;
        gone(fs::remove_file(self.key_path()))?;
        self.new_key();
        Ok(())
    }

    fn new_key(&mut self) {
        let mut key = vec![0; KEY_BYTES];
        // Without random numbers there is no key, and the engine runs in memory.
        self.key = getrandom::fill(&mut key).is_ok().then_some(key);
        self.key_saved = self.key.is_none();
        self.save_key();
    }

    fn key_path(&self) -> PathBuf {
        self.path.join("key")
    }

    /// Whether anything was ever written to the journal's folder. When that cannot be told it counts
    /// as yes: a second key would lock the first one's records away.
    fn has_journal(&self) -> bool {
        let files = match fs::read_dir(self.journal()) {
            Ok(files) => files,
            Err(error) => return !is_absent(&error),
        };
        files
            .into_iter()
            .any(|file| file.and_then(|file| file.metadata()).map_or(true, |data| data.len() > 0))
    }
}

fn lock(folder: &Path) -> Result<Option<File>, InUse> {
    let Ok(file) = private_file().open(folder.join("lock")) else { return Ok(None) };
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Err(InUse),
        // A file system without locks; the journal has a second one of another kind.
        Err(TryLockError::Error(_)) => Ok(None),
    }
}

/// Under another name first: a key that is there is whole.
fn write_key(folder: &Path, path: &Path, key: &[u8]) -> io::Result<()> {
    let unfinished = folder.join("key.new");
    let mut file = private_file().truncate(true).open(&unfinished)?;
    file.write_all(key)?;
    file.sync_all()?;
    fs::rename(&unfinished, path)?;
    // Where a folder can be opened as a file, its entry is made durable too.
    File::open(folder).map_or(Ok(()), |folder| folder.sync_all())
}

/// Nothing of that name; also where a file stands in place of the folder.
fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}

fn gone(removed: io::Result<()>) -> io::Result<()> {
    match removed {
        Err(error) if is_absent(&error) => Ok(()),
        other => other,
    }
}

/// Options for a file that nobody else may read.
#[cfg(unix)]
pub(crate) fn private_file() -> OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;
    let mut options = OpenOptions::new();
    options.write(true).create(true).mode(0o600);
    options
}

/// Options for a file that nobody else may read.
#[cfg(not(unix))]
pub(crate) fn private_file() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true).create(true);
    options
}

/// Makes a folder that nobody else may read.
#[cfg(unix)]
pub(crate) fn make_private(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

/// Makes a folder that nobody else may read.
#[cfg(not(unix))]
pub(crate) fn make_private(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)
}
