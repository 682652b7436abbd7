//! Laws of every language file, and every screen in a pseudo-language and in each real one.
//!
//! What the sentences may not say is in `texts.rs`; that a language has all texts with all placeholders
//! is checked whenever the content is loaded.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    missing_docs
)]

mod choice;
mod files;
mod screens;
mod support;
mod walk;

#[path = "../scenarios/common.rs"]
mod scenarios;
