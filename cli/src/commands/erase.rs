//! `erase`: everything that was kept, and the key to it.

use aftercare_core::journey::{Command, Destination};
use aftercare_core::screen::Screen;

use crate::args::Global;
use crate::exit::{Exit, Failure};
use crate::interact;
use crate::prompt::at_terminal;
use crate::shell::{self, Shell};

/// Erases when that is confirmed. An open emergency is closed first, by the patient.
pub(crate) fn run(global: &Global, yes: bool) -> Result<Exit, Failure> {
    let mut shell = Shell::open(global)?;
    let question = shell.dispatch(&Command::Go { to: Destination::Erase })?;
    let may_ask = matches!(question.screen, Screen::Confirm(_));
    if may_ask && yes {
        let output = shell.dispatch(&Command::ConfirmErase)?;
        if matches!(output.screen, Screen::Welcome(_)) {
            shell.tell("erased", &[])?;
            if shell.is_json() {
                shell.show(&output)?;
            }
            return Ok(shell::done(&output));
        }
        shell.show(&output)?;
        return Ok(Exit::Refused);
    }
    if may_ask && at_terminal() && !shell.is_json() {
        return interact::run(&mut shell, question);
    }
    shell.show(&question)?;
    if may_ask {
        shell.tell("confirm_with_yes", &[])?;
    }
    Ok(Exit::Refused)
}
