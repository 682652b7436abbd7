//! The journey through the engine with real files: storage that fails (`storage.rs`, `held.rs`), clocks
//! (`clocks.rs`), records that cannot be read (`unreadable.rs`).
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    missing_docs
)]

mod clocks;
mod common;
mod held;
mod storage;
mod unreadable;
