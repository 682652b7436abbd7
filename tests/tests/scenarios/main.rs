//! Whole journeys from `tests/scenarios/*.json`: on the core, through the engine with real files
//! (`transcripts.rs`), and killed and reopened between any two steps (`kills.rs`), always with the same
//! transcript; and that a wrong scenario is noticed (`mistakes.rs`).
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    missing_docs
)]

mod common;
mod kills;
mod mistakes;
mod transcripts;
