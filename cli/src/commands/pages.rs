//! `status`, `history`, `card`: one screen, printed. No event comes of it, except that a clock which
//! was put back is noted, as at every call.

use std::path::Path;

use aftercare_core::journey::{Command, Destination};
use aftercare_core::screen::Screen;

use crate::args::Global;
use crate::exit::{Exit, Failure};
use crate::print::{self, Existing};
use crate::shell::{self, Shell};

/// Prints a screen, and with a file also writes it as pages. Without a session there is no history and no
/// card: refused.
pub(crate) fn run(global: &Global, to: Destination, svg: Option<&Path>) -> Result<Exit, Failure> {
    let mut shell = Shell::open(global)?;
    let output = shell.dispatch(&Command::Go { to })?;
    if let (Some(file), Screen::Card(_)) = (svg, &output.screen) {
        print::pages(&output.screen, file, Existing::Replace).map_err(|failure| failure.named("--svg"))?;
    }
    shell.show(&output)?;
    let refused = to != Destination::Home && matches!(output.screen, Screen::Welcome(_));
    Ok(if refused { Exit::Refused } else { shell::done(&output) })
}
