//! The care engine: core and journal behind one lock.
//!
//! A shell opens a [`CareEngine`], dispatches [`Command`](aftercare_core::journey::Command)s and shows
//! the [`Output`] it gets back. Every event of a command is on disk before its output is returned, or
//! the output says that it is not.
//!
//! Not here: decisions (core) and the form of the file (journal).

// The scaffolding that UniFFI writes is made of C functions; no other unsafe code is in this crate.
#![allow(unsafe_code)]

mod body;
mod boundary;
mod engine;
mod error;
mod store;
#[cfg(feature = "testing")]
pub mod testing;

pub use body::{body_map, body_map_tap, paper};
pub use engine::{CareEngine, Output, session_id};
pub use error::{EngineError, OpenError};

uniffi::setup_scaffolding!("aftercare");
