//! The rules change in the middle of a course: what was told stays, what is no longer asked is kept and not
//! counted, and the change is said. Answers in `answers.rs`, emergencies in `prompts.rs`, sessions, check-ins
//! and reminders in `courses.rs`, the whole app with its journal in `engine.rs`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod answers;
mod common;
mod courses;
mod engine;
mod prompts;
