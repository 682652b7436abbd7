//! The drawing of the body: its regions point by point, its file, its words, its picture.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    missing_docs
)]

mod faults;
mod picture;
mod support;
mod taps;
mod tiling;
mod words;
