//! `start`: takes in a therapist's code.

use aftercare_core::journey::{Command, FieldName};
use aftercare_core::screen::Screen;

use crate::args::{Global, Start};
use crate::exit::{Exit, Failure};
use crate::interact;
use crate::prompt::at_terminal;
use crate::shell::Shell;

/// Shows the session of the code, and takes it in when that is confirmed.
pub(crate) fn run(global: &Global, start: Start) -> Result<Exit, Failure> {
    let mut shell = Shell::open(global)?;
    shell.dispatch(&Command::AppOpened)?;
    let preview = shell.dispatch(&Command::Fill { field: FieldName::Code, text: start.code })?;
    match &preview.screen {
        // An open emergency covers everything; the code can wait.
        Screen::Emergency(_) => return interact::run(&mut shell, preview),
        Screen::HandoutPreview(_) => {}
        _ => {
            shell.show(&preview)?;
            return Ok(Exit::Refused);
        }
    }
    if !start.yes {
        if at_terminal() && !shell.is_json() {
            return interact::run(&mut shell, preview);
        }
        shell.show(&preview)?;
        shell.tell("confirm_with_yes", &[])?;
        return Ok(Exit::Refused);
    }
    if !shell.is_json() {
        shell.show(&preview)?;
    }
    let output = shell.dispatch(&Command::AcceptSession)?;
    if matches!(output.screen, Screen::RedFlagCard(_)) {
        return interact::run(&mut shell, output);
    }
    shell.show(&output)?;
    Ok(Exit::Refused)
}
