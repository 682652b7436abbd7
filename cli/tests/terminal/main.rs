//! The real binary, driven as people and programs drive it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    missing_docs
)]

mod bad_input;
mod commands;
mod demo;
mod dialog;
mod emergency;
mod journey;
mod language;
mod lines;
mod processes;
mod remind;
mod settings;
mod storage;
mod support;
mod therapist;
