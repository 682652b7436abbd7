//! The screen port: plain lines on standard output, or JSON. No colour, no cursor movement.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

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
/// Rows around a screen.
const RULE_AND_PROMPT: usize = 2;

/// Writes to standard output.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Printer {
    width: usize,
    /// Rows that are seen at once; `None` where nothing scrolls away.
    rows: Option<usize>,
}

impl Printer {
    /// For a terminal of so many columns and rows; 80 columns where there is none.
    pub(crate) fn new(size: Option<(usize, usize)>) -> Self {
        let width = size.map_or(MAX_WIDTH, |(columns, _)| columns.clamp(MIN_WIDTH, MAX_WIDTH));
        Self { width, rows: size.map(|(_, rows)| rows) }
    }

    /// Lines, wrapped.
    pub(crate) fn lines<S: AsRef<str>>(self, lines: impl IntoIterator<Item = S>) -> io::Result<()> {
        write_lines(lines.into_iter().flat_map(|line| wrap(line.as_ref(), self.width)))
    }

    /// A screen under a rule. What to do in an emergency stands at its top; where that has scrolled
    /// away, it is said once more at the end.
    pub(crate) fn screen(self, screen: &Screen) -> io::Result<()> {
        let outline = outline(screen);
        let wrapped = |line: &String| wrap(line, self.width);
        let mut lines: Vec<String> = outline.iter().flat_map(wrapped).collect();
        if let Screen::Emergency(emergency) = screen
            && self.rows.is_some_and(|rows| rows <= lines.len().saturating_add(RULE_AND_PROMPT))
        {
            lines.push(String::new());
            let top = outline.iter().take_while(|line| **line != emergency.reasons);
            lines.extend(top.flat_map(wrapped));
            lines.truncate(
                lines.iter().rposition(|line| !line.is_empty()).map_or(0, |last| last.saturating_add(1)),
            );
        }
        write_lines(["-".repeat(self.width)])?;
        write_lines(lines)
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

/// What becomes of a file that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Existing {
    /// It is written anew.
    Replace,
    /// It stays, and the writing fails.
    Keep,
}

/// A screen as pages for a printer, each in an SVG file: the first in this one, those after it in files beside
/// it that have their number before the ending.
///
/// # Errors
/// [`Failure::Input`] with the file's name, when it cannot be written; a fault for a screen that has no page.
pub(crate) fn pages(screen: &Screen, file: &Path, existing: Existing) -> Result<(), Failure> {
    let pages = aftercare_bindings::paper(screen).map_err(|error| Failure::Fault(error.to_string()))?;
    let (first, others) =
        pages.split_first().ok_or_else(|| Failure::Fault("this screen has no page".to_owned()))?;
    write_file(first, file, existing)?;
    (2_usize..).zip(others).try_for_each(|(number, svg)| write_file(svg, &numbered(file, number), existing))
}

fn numbered(file: &Path, number: usize) -> PathBuf {
    let mut name = file.file_stem().unwrap_or_default().to_owned();
    name.push(format!("-{number}"));
    if let Some(ending) = file.extension() {
        name.push(".");
        name.push(ending);
    }
    file.with_file_name(name)
}

/// Text into a file.
///
/// # Errors
/// [`Failure::Input`] with the file's name.
pub(crate) fn write_file(text: &str, file: &Path, existing: Existing) -> Result<(), Failure> {
    let mut options = OpenOptions::new();
    options.write(true);
    match existing {
        Existing::Replace => options.create(true).truncate(true),
        Existing::Keep => options.create_new(true),
    };
    options
        .open(file)
        .and_then(|mut open| open.write_all(text.as_bytes()))
        .map_err(|error| Failure::Input(format!("{}: {error}", file.display())))
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
