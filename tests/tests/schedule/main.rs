//! The schedule, proved four ways: sentence by sentence, against a second statement of the rules,
//! over every zone of the world, and through its JSON interface.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]
#![allow(clippy::print_stdout)] // figures of the sweep

mod common;
mod interface;
mod later;
mod naive;
mod past;
mod quiet_hours;
mod reminders;
mod sweep;
