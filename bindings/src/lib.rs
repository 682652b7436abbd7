//! The care engine: core and journal behind one lock.
//!
//! A shell opens a [`CareEngine`], dispatches [`Command`](aftercare_core::journey::Command)s and shows
//! the [`Output`] it gets back. Every event of a command is on disk before its output is returned, or
//! the output says that it is not.
//!
//! Not here: decisions (core) and the form of the file (journal).

mod engine;
mod error;
mod store;

pub use engine::{CareEngine, Output};
pub use error::{EngineError, OpenError};
