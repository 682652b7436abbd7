//! The terminal shell: the patient's course and the therapist's code on any machine.
//!
//! A shell shows what the core decided and hands back what a person typed. Reading order: `args`
//! (what can be asked), `commands` (one file each), `interact` (the loop at the prompt), `therapist` (the form
//! for codes there), `store` (the
//! engine with its clock, device and folder), and one file per port: `clock`, `device`, `data`,
//! `prompt`, `print`, `interrupt`. Beside them stand `remind` (what rings) and `demo` (a course to look at).
//!
//! Not here: decisions, wording (all sentences for people are `terminal.*` in the language files),
//! the form of the journal.

#![forbid(unsafe_code)]

mod args;
mod clock;
mod commands;
mod data;
mod demo;
mod device;
mod exit;
mod input;
mod interact;
mod interrupt;
mod print;
mod prompt;
mod remind;
mod shell;
mod store;
mod therapist;
mod wrap;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let outcome = commands::run(args::Args::parse());
    exit::code(outcome)
}
