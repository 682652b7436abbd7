//! `demo`: the demonstration, beside the user's own data and without opening it.

use crate::args::Global;
use crate::demo;
use crate::device;
use crate::exit::{Exit, Failure};
use crate::interrupt;
use crate::prompt::Prompt;
use crate::shell::content;

/// Plays it. Its clock is its own, and it is there to be looked at.
pub(crate) fn run(global: &Global) -> Result<Exit, Failure> {
    let unused = [
        ("--at", global.at.is_some()),
        ("--zone", global.zone.is_some()),
        ("--data-dir", global.data_dir.is_some()),
        ("--json", global.json),
    ];
    if let Some((option, _)) = unused.into_iter().find(|(_, given)| *given) {
        return Err(Failure::Input(format!("{option}: the demonstration does not take it")));
    }
    let interrupted = interrupt::listen()?;
    demo::play(&content()?, &device::device(global)?, &mut Prompt::new(), Some(&interrupted))
}
