//! `now` and `check-in`: opens a check-in and goes on at the prompt.

use aftercare_core::journey::{Command, Destination};
use aftercare_core::screen::Screen;

use crate::args::Global;
use crate::exit::{Exit, Failure};
use crate::interact;
use crate::shell::Shell;

/// "I feel unwell now".
pub(crate) fn now(global: &Global) -> Result<Exit, Failure> {
    let mut shell = Shell::open(global)?;
    shell.dispatch(&Command::AppOpened)?;
    let check_in = shell.content().protocol.now.id.clone();
    open(&mut shell, Command::OpenCheckIn { check_in })
}

/// The check-in of an id, or the one that is open.
pub(crate) fn run(global: &Global, id: Option<String>) -> Result<Exit, Failure> {
    let mut shell = Shell::open(global)?;
    let known: Vec<&str> = shell.content().protocol.check_in_ids().collect();
    if let Some(id) = id.as_deref().filter(|id| !known.contains(id)) {
        return Err(Failure::Input(format!("check-in: {id:?} is none of {}", known.join(", "))));
    }
    shell.dispatch(&Command::AppOpened)?;
    if let Some(check_in) = id {
        return open(&mut shell, Command::OpenCheckIn { check_in });
    }
    let output = shell.dispatch(&Command::Go { to: Destination::Home })?;
    match &output.screen {
        Screen::Home(home) => match home.primary.clone() {
            Some(button) => open(&mut shell, button.command),
            None => {
                shell.show(&output)?;
                shell.tell("no_check_in", &[])?;
                Ok(Exit::Refused)
            }
        },
        Screen::Emergency(_) => interact::run(&mut shell, output),
        _ => {
            shell.show(&output)?;
            Ok(Exit::Refused)
        }
    }
}

fn open(shell: &mut Shell, command: Command) -> Result<Exit, Failure> {
    let output = shell.dispatch(&command)?;
    if matches!(output.screen, Screen::CheckIn(_) | Screen::Emergency(_)) {
        return interact::run(shell, output);
    }
    shell.show(&output)?;
    Ok(Exit::Refused)
}
