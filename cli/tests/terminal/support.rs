//! A patient's folder, and runs of the binary in it.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// When the session of the tests ends.
pub(crate) const ENDED: &str = "2026-03-10T14:00:00Z";
/// A few minutes later, still in the practice.
pub(crate) const AT_FIRST: &str = "2026-03-10T14:10:00Z";
/// 24 hours and a little after the session.
pub(crate) const NEXT_DAY: &str = "2026-03-11T14:05:00Z";

/// A folder that nobody else uses.
pub(crate) struct Home(TempDir);

/// What a run left behind.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Home {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// A home whose patient took a code in and read the card.
    pub(crate) fn with_session() -> Self {
        let home = Self::new();
        let run = home.pipe(AT_FIRST, &["start", "--yes", &link(&[])], "2\n");
        assert_eq!(run.code, 0, "{run:?}");
        home
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.0.path().join("data")
    }

    pub(crate) fn key(&self) -> PathBuf {
        self.path().join("key")
    }

    pub(crate) fn journal(&self) -> PathBuf {
        self.path().join("journal")
    }

    pub(crate) fn command(&self, at: &str, args: &[&str]) -> Command {
        command_in(&self.path(), at, args)
    }

    /// Runs with text on standard input.
    pub(crate) fn pipe(&self, at: &str, args: &[&str], input: &str) -> Run {
        run(self.command(at, args), input.as_bytes())
    }

    /// Runs without input.
    pub(crate) fn run(&self, at: &str, args: &[&str]) -> Run {
        self.pipe(at, args, "")
    }
}

fn command_in(folder: &Path, at: &str, args: &[&str]) -> Command {
    let mut command = plain();
    command.args(["--zone", "Europe/London", "--lang", "en-GB", "--at", at]);
    command.arg("--data-dir").arg(folder).args(args);
    command
}

/// The binary with nothing of this machine's environment.
pub(crate) fn plain() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_aftercare"));
    command.env_clear().env("TERM", "xterm");
    command
}

pub(crate) fn run(mut command: Command, input: &[u8]) -> Run {
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // The program may have left before it read everything.
    let _ = child.stdin.take().unwrap().write_all(input);
    let output = child.wait_with_output().unwrap();
    Run {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// A link for a session of both sides of the upper back, plus more options.
pub(crate) fn link(more: &[&str]) -> String {
    let made = handout(more);
    made.out.lines().find(|line| line.starts_with("aftercare://")).unwrap().to_owned()
}

pub(crate) fn handout(more: &[&str]) -> Run {
    let args = ["handout", "--ended-at", ENDED, "--place", "upper_back:both", "--pain-before", "4"];
    let practice = ["--practice", "Harbour Street Physio", "--phone", "020 7946 0012"];
    let nowhere = tempfile::tempdir().unwrap();
    let made = run(command_in(nowhere.path(), AT_FIRST, &[&args[..], &practice, more].concat()), b"");
    assert_eq!(made.code, 0, "{made:?}");
    made
}
