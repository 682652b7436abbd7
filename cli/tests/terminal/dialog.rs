//! A person at a terminal of 80 x 24: reads the screen, finds the line, types its number.

use std::time::Duration;

use expectrl::process::unix::{Signal, WaitStatus};
use expectrl::session::OsSession;
use expectrl::{Eof, Expect, Regex, Session};

use super::support::Home;

/// What rustyline draws last when it waits for a line.
const PROMPT: &str = "> \\r\u{1b}\\[2C";
const PATIENCE: Duration = Duration::from_secs(60);

/// An open terminal.
pub(crate) struct Dialog {
    session: OsSession,
    /// The last screen shown, from its rule on.
    pub(crate) screen: String,
    /// Everything printed since the last line typed.
    pub(crate) last: String,
    /// Lines typed.
    pub(crate) typed: u32,
}

impl Dialog {
    /// Starts the program and waits for its first prompt.
    pub(crate) fn open(home: &Home, at: &str, args: &[&str]) -> Self {
        Self::sized(home, at, args, 80, 24)
    }

    pub(crate) fn sized(home: &Home, at: &str, args: &[&str], columns: u16, rows: u16) -> Self {
        Self::of(home.command(at, args), columns, rows)
    }

    /// Starts a command at a terminal of that size.
    pub(crate) fn of(command: std::process::Command, columns: u16, rows: u16) -> Self {
        let mut session = Session::spawn(command).unwrap();
        session.get_process_mut().set_window_size(columns, rows).unwrap();
        session.set_expect_timeout(Some(PATIENCE));
        let mut dialog = Self { session, screen: String::new(), last: String::new(), typed: 0 };
        dialog.wait();
        dialog
    }

    fn wait(&mut self) {
        let found = self.session.expect(Regex(PROMPT)).unwrap();
        self.take(&String::from_utf8_lossy(found.before()));
    }

    fn take(&mut self, raw: &str) {
        self.last = without_escapes(raw);
        if let Some(rule) = self.last.rfind("----------") {
            let start = self.last[..rule].rfind('\n').map_or(0, |end| end + 1);
            self.screen = self.last[start..].to_owned();
        }
    }

    /// Types a line and waits for the next prompt.
    pub(crate) fn enter(&mut self, line: &str) {
        self.session.send(format!("{line}\r")).unwrap();
        self.typed += 1;
        self.wait();
    }

    /// Presses the one button with this label.
    pub(crate) fn press(&mut self, label: &str) {
        let number = number_of(&self.screen, label);
        self.enter(&number);
    }

    /// Presses the button with this label in the row under a title.
    pub(crate) fn answer(&mut self, row: &str, label: &str) {
        let start = self.screen.find(row).unwrap_or_else(|| panic!("no {row:?} on\n{}", self.screen));
        let number = numbers_of(&self.screen[start..], label).first().unwrap().clone();
        self.enter(&number);
    }

    pub(crate) fn shows(&self, text: &str) -> bool {
        unwrapped(&self.screen).contains(text)
    }

    /// Types `q` and gives the exit code and the last words.
    pub(crate) fn leave(self) -> (i32, String) {
        self.end("q\r")
    }

    /// Ends the input with ctrl-D, as a closed window does.
    pub(crate) fn end_of_input(self) -> (i32, String) {
        self.end("\u{4}")
    }

    fn end(mut self, last: &str) -> (i32, String) {
        self.session.send(last).unwrap();
        let rest = self.session.expect(Eof).unwrap();
        let words = without_escapes(&String::from_utf8_lossy(rest.as_bytes()));
        match self.session.get_process().wait().unwrap() {
            WaitStatus::Exited(_, code) => (code, words),
            other => panic!("{other:?} after {words}"),
        }
    }

    /// kill -9.
    pub(crate) fn kill(mut self) {
        self.session.get_process_mut().signal(Signal::SIGKILL).unwrap();
        let status = self.session.get_process().wait().unwrap();
        assert!(matches!(status, WaitStatus::Signaled(..)), "{status:?}");
    }
}

/// The number of a label that stands once on a screen.
pub(crate) fn number_of(screen: &str, label: &str) -> String {
    // The top of the emergency page stands on it twice.
    let mut numbers = numbers_of(screen, label);
    numbers.dedup();
    assert_eq!(numbers.len(), 1, "{label:?} on\n{screen}");
    numbers[0].clone()
}

fn numbers_of(screen: &str, label: &str) -> Vec<String> {
    let screen = unwrapped(screen);
    let needle = format!("] {label}");
    screen
        .match_indices(&needle)
        .filter(|(at, _)| {
            let rest = &screen[at + needle.len()..];
            rest.is_empty() || ["\n", "  ", " (x)"].iter().any(|end| rest.starts_with(end))
        })
        .map(|(at, _)| screen[..at].rsplit('[').next().unwrap().to_owned())
        .collect()
}

/// Lines that hang under a line put back behind it.
pub(crate) fn unwrapped(text: &str) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let hangs = line.starts_with(' ') && !line.trim_start().starts_with('[');
        let sentence = line.starts_with(|c: char| c.is_alphanumeric());
        let after_text = out.lines().last().is_some_and(|last| last.len() > 60 && !last.starts_with("---"));
        if hangs || (sentence && after_text) {
            out.push(' ');
            out.push_str(line.trim_start());
        } else {
            out.push('\n');
            out.push_str(line);
        }
    }
    out
}

/// What a terminal shows: rustyline's escapes (`ESC [ ... letter`) and carriage returns taken away.
fn without_escapes(raw: &str) -> String {
    let mut out = String::new();
    let mut chars = raw.chars();
    while let Some(c) = chars.next() {
        match c {
            '\u{1b}' => {
                let _ = chars.by_ref().skip(1).find(char::is_ascii_alphabetic);
            }
            '\r' => {}
            c => out.push(c),
        }
    }
    out
}
