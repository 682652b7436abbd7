//! The keyboard port: one line at a time, edited by rustyline on a terminal, read plainly from a pipe.
//!
//! Lines are not remembered: a history of what was typed would be a second, open journal.

use std::io::{self, BufRead, BufReader, IsTerminal, Read, Stdin};

use rustyline::error::ReadlineError;
use rustyline::history::MemHistory;
use rustyline::{Config, Editor};

use crate::print;

const MARK: &str = "> ";
/// Longest line looked at, in bytes; a code has at most 772.
const MAX_LINE: u64 = 16 * 1024;

/// Where lines come from.
pub(crate) enum Prompt {
    /// A person at a terminal.
    Terminal(Box<Editor<(), MemHistory>>),
    /// A pipe or a file; what is read is printed behind the mark, so that the output reads as a whole.
    Pipe(BufReader<Stdin>),
}

impl Prompt {
    /// For standard input and output as they are.
    pub(crate) fn new() -> Self {
        let config = Config::builder().auto_add_history(false).build();
        let editor = if at_terminal() {
            let history = MemHistory::with_config(&config);
            Editor::with_history(config, history).ok()
        } else {
            None
        };
        match editor {
            Some(editor) => Self::Terminal(Box::new(editor)),
            None => Self::Pipe(BufReader::new(io::stdin())),
        }
    }

    /// Columns of the terminal; `None` where there is none.
    pub(crate) fn columns(&mut self) -> Option<usize> {
        match self {
            Self::Terminal(editor) => editor.dimensions().map(|(columns, _)| usize::from(columns)),
            Self::Pipe(_) => None,
        }
    }

    /// The next line; `None` at the end of input or when the person interrupts.
    pub(crate) fn read(&mut self) -> io::Result<Option<String>> {
        match self {
            Self::Terminal(editor) => match editor.readline(MARK) {
                Ok(line) => Ok(Some(line)),
                Err(ReadlineError::Eof | ReadlineError::Interrupted) => Ok(None),
                Err(ReadlineError::Io(error)) => Err(error),
                Err(error) => Err(io::Error::other(error.to_string())),
            },
            Self::Pipe(reader) => {
                let mut bytes = Vec::new();
                if reader.by_ref().take(MAX_LINE).read_until(b'\n', &mut bytes)? == 0 {
                    return Ok(None);
                }
                let line = String::from_utf8_lossy(&bytes).trim_end().to_owned();
                print::write_lines([format!("{MARK}{line}")])?;
                Ok(Some(line))
            }
        }
    }
}

/// Whether a person sits there: both standard input and output are terminals.
pub(crate) fn at_terminal() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}
