//! A process that can be killed or given a failing disk while it writes a journal: it obeys one command a
//! line on standard input and answers with one line each. `journal_writer <directory> <key as 32 characters>`
//!
//! | command (fields parted by tabs) | answer |
//! |---|---|
//! | `open` | `ready <count>`, `trouble <count> <cause>` or `in use` |
//! | `append` record... | `ok` or `error <cause>` |
//! | `close` | `ok` |
//! | `erase` | `ok` or `error <cause>` |
//! | `restart` suffix record... | `ok` or `error <cause>` |

use aftercare_journal::{Journal, OpenError, Opening, erase, open, set_aside_and_restart};
use std::error::Error;
use std::io::{BufRead, Write, stdin, stdout};
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1);
    let directory = arguments.next().ok_or("no directory")?;
    let key = arguments.next().and_then(|key| key.into_string().ok()).ok_or("no key")?;
    let mut journal = None;
    for line in stdin().lock().lines() {
        let line = line?;
        let mut fields = line.split('\t').map(str::to_owned);
        let command = fields.next().unwrap_or_default();
        let fields: Vec<String> = fields.collect();
        let answer = obey(Path::new(&directory), key.as_bytes(), &mut journal, &command, &fields)?;
        let mut output = stdout().lock();
        writeln!(output, "{answer}")?;
        output.flush()?;
    }
    Ok(())
}

fn obey(
    directory: &Path,
    key: &[u8],
    journal: &mut Option<Journal>,
    command: &str,
    fields: &[String],
) -> Result<String, Box<dyn Error>> {
    Ok(match command {
        "open" => match open(directory, Some(key)) {
            Ok(Opening::Ready { journal: opened, records }) => {
                *journal = Some(opened);
                format!("ready {}", records.len())
            }
            Ok(Opening::Trouble { cause, records }) => format!("trouble {} {cause}", records.len()),
            Err(OpenError::InUse) => "in use".to_owned(),
        },
        "append" => outcome(journal.as_mut().ok_or("not open")?.append(fields)),
        "close" => {
            *journal = None;
            "ok".to_owned()
        }
        "erase" => match journal.take() {
            Some(journal) => outcome(journal.erase()),
            None => outcome(erase(directory)),
        },
        "restart" => {
            *journal = None;
            let (suffix, keep) = fields.split_first().ok_or("no suffix")?;
            match set_aside_and_restart(directory, key, keep, suffix) {
                Ok(started) => {
                    *journal = Some(started);
                    "ok".to_owned()
                }
                Err(error) => format!("error {error}"),
            }
        }
        _ => return Err(format!("unknown command {command}").into()),
    })
}

fn outcome(result: Result<(), impl Error>) -> String {
    match result {
        Ok(()) => "ok".to_owned(),
        Err(error) => format!("error {error}"),
    }
}
