//! What the journal's tests share: records, opening, a seeded generator, and the writer process.

use aftercare_journal::{Journal, OpenError, Opening, Trouble, open};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use tempfile::TempDir;

pub(crate) const KEY: &[u8; 32] = b"0123456789abcdef0123456789abcdef";

/// The `n`th record: mostly as long as an event, now and then longer than two pages of the file.
pub(crate) fn record(n: usize) -> String {
    let filler = if n % 17 == 16 { 9_000 } else { 20 + n * 37 % 300 };
    format!(r#"{{"n":{n},"text":"{}"}}"#, "é".repeat(filler / 2))
}

pub(crate) fn records(range: std::ops::Range<usize>) -> Vec<String> {
    range.map(record).collect()
}

/// A directory on the disk, without symbolic links in its path.
pub(crate) fn on_disk() -> (TempDir, PathBuf) {
    let holder = tempfile::tempdir().unwrap();
    let path = holder.path().canonicalize().unwrap().join("journal");
    (holder, path)
}

/// A directory in memory where there is one: for thousands of openings that prove nothing about the disk.
pub(crate) fn in_memory() -> (TempDir, PathBuf) {
    let memory = Path::new("/dev/shm");
    let holder = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }.unwrap();
    let path = holder.path().canonicalize().unwrap().join("journal");
    (holder, path)
}

pub(crate) fn ready(directory: &Path) -> (Journal, Vec<String>) {
    match open(directory, Some(KEY)).unwrap() {
        Opening::Ready { journal, records } => (journal, records),
        Opening::Trouble { cause, records } => panic!("{cause}; {} records readable", records.len()),
    }
}

pub(crate) fn troubled(directory: &Path, key: Option<&[u8]>) -> (Trouble, Vec<String>) {
    match open(directory, key).unwrap() {
        Opening::Ready { records, .. } => panic!("ready with {} records", records.len()),
        Opening::Trouble { cause, records } => (cause, records),
    }
}

pub(crate) fn is_in_use(directory: &Path) -> bool {
    matches!(open(directory, Some(KEY)), Err(OpenError::InUse))
}

/// A closed journal holding these records, one append each.
pub(crate) fn written(directory: &Path, texts: &[String]) {
    let (mut journal, _) = ready(directory);
    for text in texts {
        journal.append(std::slice::from_ref(text)).unwrap();
    }
}

/// SplitMix64: the same numbers on every run.
pub(crate) struct Seeded(pub(crate) u64);

impl Seeded {
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % bound as u64) as usize
    }
}

/// The writer process (`src/bin/journal_writer.rs`); killed when dropped.
pub(crate) struct Writer {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Writer {
    pub(crate) fn start(directory: &Path, environment: &[(&str, String)]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_journal_writer"));
        command.envs(environment.iter().map(|(name, value)| (name, value)));
        Self::spawn(command, directory)
    }

    /// As another user, which only root may do.
    #[cfg(unix)]
    pub(crate) fn start_as(directory: &Path, user: u32) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_journal_writer"));
        std::os::unix::process::CommandExt::uid(&mut command, user);
        Self::spawn(command, directory)
    }

    fn spawn(mut command: Command, directory: &Path) -> Self {
        let mut child = command
            .arg(directory)
            .arg(std::str::from_utf8(KEY).unwrap())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let input = child.stdin.take().unwrap();
        let output = BufReader::new(child.stdout.take().unwrap());
        Self { child, input, output }
    }

    /// Sends a command without waiting; a writer that has died is noticed when its answer is read.
    pub(crate) fn send(&mut self, command: &str, fields: &[String]) {
        let line = std::iter::once(command).chain(fields.iter().map(String::as_str)).collect::<Vec<_>>();
        let _ = writeln!(self.input, "{}", line.join("\t"));
    }

    /// The next answer; `None` when the writer has died.
    pub(crate) fn answer(&mut self) -> Option<String> {
        let mut line = String::new();
        self.output.read_line(&mut line).unwrap();
        line.strip_suffix('\n').map(str::to_owned)
    }

    pub(crate) fn ask(&mut self, command: &str, fields: &[String]) -> Option<String> {
        self.send(command, fields);
        self.answer()
    }

    /// SIGKILL, and the answers that were already on their way.
    pub(crate) fn kill(mut self) -> Vec<String> {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        std::iter::from_fn(|| self.answer()).collect()
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
