//! One case in, one level and all its reasons out.
//!
//! # Reading order
//! 1. [`Level`]: the four levels.
//! 2. [`Case`]: a case by names, and the two ways to read it: [`Facts::strict`] at a boundary,
//!    [`Facts::lenient`] for what was stored.
//! 3. [`assess()`], [`assess_so_far`]: the levels and their reasons.
//! 4. [`advice`], [`card_hints`], [`asked`]: what goes along with an assessment.
//! 5. [`json`]: the same as a JSON interface for other programs.
//!
//! There is no rule here and no threshold: those are data of [`crate::protocol`]. Nothing is
//! remembered here either: that a level does not fall within an open check-in is the business of
//! [`crate::journey`].

mod assess;
mod case;
mod condition;
mod facts;
pub mod json;
mod level;

pub use assess::{Assessment, advice, asked, assess, assess_so_far, card_hints};
pub use case::{Answer, Case, CaseFault, GivenAnswer};
pub use condition::Truth;
pub use facts::Facts;
pub use level::Level;

/// The worst value of a scale; the best is 0.
pub const SCALE_MAX: u8 = 10;

pub(crate) use condition::{Node, Outcome};
pub(crate) use facts::{Frame, MAX_QUESTIONS};
