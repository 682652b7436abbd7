//! One file for each command.

mod case;
mod check_in;
mod demo;
mod erase;
mod handout;
mod pages;
mod protocol;
mod remind;
mod replay;
mod start;

use aftercare_core::journey::{Command as Ask, Destination};

use crate::args::{Args, Command};
use crate::exit::{Exit, Failure};
use crate::interact;
use crate::shell::Shell;

/// Carries out what the command line asks for.
///
/// # Errors
/// Why nothing could be done.
pub(crate) fn run(args: Args) -> Result<Exit, Failure> {
    let global = &args.global;
    match args.command {
        None => {
            let mut shell = Shell::open(global)?;
            let output = shell.dispatch(&Ask::AppOpened)?;
            interact::run(&mut shell, output)
        }
        Some(Command::Handout(handout)) => handout::run(global, &handout),
        Some(Command::Start(start)) => start::run(global, start),
        Some(Command::Now) => check_in::now(global),
        Some(Command::CheckIn { id }) => check_in::run(global, id),
        Some(Command::Status) => pages::run(global, Destination::Home, None),
        Some(Command::History) => pages::run(global, Destination::History, None),
        Some(Command::Card { svg }) => pages::run(global, Destination::Card, svg.as_deref()),
        Some(Command::Erase { yes }) => erase::run(global, yes),
        Some(Command::Assess) => case::assess(),
        Some(Command::Plan) => case::plan(),
        Some(Command::Replay { file }) => replay::run(global, &file),
        Some(Command::Remind(remind)) => remind::run(global, &remind),
        Some(Command::Demo) => demo::run(global),
        Some(Command::Protocol { table, out }) => protocol::run(global, table, out.as_deref()),
    }
}
