//! Laws of the emergency prompt: it opens whatever else is true (`raising.rs`, `worried.rs`), closes only by a
//! choice (`closing.rs`, `mistake.rs`), and rings until then (`repeats.rs`).
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    missing_docs
)]

mod closing;
mod common;
mod mistake;
mod raising;
mod repeats;
mod worried;
