//! The screen port: plain lines on standard output, or JSON. No colour, no cursor movement.

use std::io::{self, Write};

use aftercare_bindings::Output;
use aftercare_core::journey::reminders::Reminder;
use aftercare_core::screen::{Screen, outline};
use serde::Serialize;

use crate::exit::Failure;
use crate::wrap::wrap;

/// Widest line: what fits on any terminal and is still read comfortably.
pub(crate) const MAX_WIDTH: usize = 80;
/// Narrower than this nothing could be read any more.
const MIN_WIDTH: usize = 20;

/// Writes to standard output.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Printer {
    width: usize,
}

impl Printer {
    /// For a terminal of so many columns; 80 where there is none.
    pub(crate) fn new(columns: Option<usize>) -> Self {
        Self { width: columns.unwrap_or(MAX_WIDTH).clamp(MIN_WIDTH, MAX_WIDTH) }
    }

    /// Lines, wrapped.
    pub(crate) fn lines<S: AsRef<str>>(self, lines: impl IntoIterator<Item = S>) -> io::Result<()> {
        let wrapped = lines.into_iter().flat_map(|line| wrap(line.as_ref(), self.width));
        write_lines(wrapped)
    }

    /// A screen under a rule.
    pub(crate) fn screen(self, screen: &Screen) -> io::Result<()> {
        write_lines(["-".repeat(self.width)])?;
        self.lines(outline(screen))
    }
}

/// Lines as they are: what is to be copied must not be broken.
pub(crate) fn write_lines<S: AsRef<str>>(lines: impl IntoIterator<Item = S>) -> io::Result<()> {
    let mut out = io::stdout().lock();
    for line in lines {
        out.write_all(line.as_ref().as_bytes())?;
        out.write_all(b"\n")?;
    }
    out.flush()
}

/// Anything as one line of JSON.
pub(crate) fn json<T: Serialize>(value: &T) -> Result<(), Failure> {
    let text = serde_json::to_string(value).map_err(|error| Failure::Fault(error.to_string()))?;
    Ok(write_lines([text])?)
}

/// An output as one line of JSON.
pub(crate) fn output(output: &Output) -> Result<(), Failure> {
    #[derive(Serialize)]
    struct Shown<'a> {
        screen: &'a Screen,
        reminders: &'a [Reminder],
        saved: bool,
    }
    json(&Shown { screen: &output.screen, reminders: &output.reminders, saved: output.saved })
}
