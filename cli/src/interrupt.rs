//! The interruption port: Ctrl-C, and what a system sends to end a program.

use std::sync::mpsc::{Receiver, sync_channel};

use crate::exit::Failure;

/// From now on an interruption no longer ends the program: it is received here. Once for a process.
///
/// # Errors
/// When the system does not let the program listen.
pub(crate) fn listen() -> Result<Receiver<()>, Failure> {
    let (sender, receiver) = sync_channel(1);
    // One is enough: a full channel means that one waits already.
    let handler = move || {
        let _ = sender.try_send(());
    };
    ctrlc::set_handler(handler).map_err(|error| Failure::Fault(error.to_string()))?;
    Ok(receiver)
}
