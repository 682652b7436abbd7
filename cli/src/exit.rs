//! How a run ends: the numbers that `--help` documents.

use std::io::{self, Write};
use std::process::ExitCode;

/// A run that did something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Done, and saved where there was something to save.
    Done,
    /// Refused; what was printed says why.
    Refused,
    /// Done, but not everything is on disk; what was printed says so.
    NotSaved,
}

/// A run that could not do anything.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// Arguments or standard input are not usable; names the field.
    #[error("{0}")]
    Input(String),
    /// A scenario that did not come out as it expects; what was printed before is its transcript.
    #[error("{0}")]
    Mismatch(String),
    /// Another process holds the journal; says so in the reader's language.
    #[error("{0}")]
    InUse(String),
    /// Standard output does not take what is written.
    #[error("standard output: {0}")]
    Output(#[from] io::Error),
    /// A fault of the program or of the machine.
    #[error("{0}")]
    Fault(String),
}

impl Failure {
    /// A problem of the input with the option that it came from.
    pub(crate) fn named(self, option: &str) -> Self {
        match self {
            Self::Input(problem) => Self::Input(format!("{option}: {problem}")),
            other => other,
        }
    }
}

/// The exit code; a failure is also told on standard error, on one line.
pub(crate) fn code(outcome: Result<Exit, Failure>) -> ExitCode {
    let failure = match outcome {
        Ok(Exit::Done) => return ExitCode::SUCCESS,
        Ok(Exit::Refused) => return ExitCode::from(1),
        Ok(Exit::NotSaved) => return ExitCode::from(4),
        // Whoever read the output has read enough, as in `aftercare history | head`.
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            return ExitCode::SUCCESS;
        }
        Err(failure) => failure,
    };
    let line: String = failure.to_string().chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    // Without a standard error there is nobody left to tell.
    let _ = writeln!(io::stderr(), "{line}");
    ExitCode::from(match failure {
        Failure::Mismatch(_) => 1,
        Failure::Input(_) => 2,
        Failure::InUse(_) => 3,
        Failure::Output(_) | Failure::Fault(_) => 5,
    })
}
