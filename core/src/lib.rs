//! The core decides; everything here is a pure function of its arguments.
//!
//! # Reading order
//! 1. [`time`]: instants, zones, local time.
//! 2. [`session`]: what was needled, where, when.
//! 3. [`protocol`]: the clinical protocol as data, loaded and checked.
//! 4. [`triage`]: one case in, one level and all its reasons out.
//! 5. [`schedule`]: which check-ins apply, and every reminder of a course.
//! 6. [`handout`]: the therapist's code, written and read back.
//! 7. [`locale`]: every sentence a person reads; [`region_languages`]: which language a doctor reads.
//! 8. [`journey`]: commands, events, and what a course is after them.
//! 9. [`screen`]: what a shell draws.
//! 10. [`body_map`]: the drawing of the body, its regions, and where a tap lands.
//! 11. [`paper`]: the pages that are printed.
//! 12. [`scenario`]: whole journeys from files, played and compared.
//!
//! # Invariants
//! - No clock, file, network, environment, thread or random number is read here; `clippy.toml`
//!   bans them. Time is a [`time::Moment`] in the arguments.
//! - No rule id and no clinical threshold stands in Rust: they are data in `protocol/needling.json`.
//! - No sentence for a person stands in Rust: they are data in `locales/`.
//! - No function panics, whatever it is given.

#![forbid(unsafe_code)]

pub mod body_map;
pub mod content;
pub mod handout;
pub mod journey;
pub mod locale;
pub mod paper;
pub mod protocol;
pub mod region_languages;
pub mod scenario;
pub mod schedule;
pub mod screen;
pub mod session;
pub mod time;
pub mod triage;
mod xml;
