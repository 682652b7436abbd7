//! What the journal promises, proved from outside: `behaviour.rs` (the interface), `tamper.rs` (a file that was
//! changed), `crash.rs` (a process that was killed), `faults.rs` (a disk that fails), `golden.rs` (old files).
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    missing_docs
)]

mod behaviour;
mod crash;
mod faults;
mod golden;
mod support;
mod tamper;
