//! The patient's journey: decide, then evolve.
//!
//! [`command`] is what can be asked, [`event`] what can have happened, [`care`] what is known after
//! all events, [`course`] how that looks from a moment, [`route`] which screen is open. [`decide()`]
//! and [`evolve()`] connect them; [`reminders`] is what the system is asked to ring, [`settings`] what
//! holds where the patient has chosen nothing, [`upgrade`] what still holds that was told under another
//! protocol, [`handover`] a therapist's draft on its way to a code.

pub mod care;
pub mod clock;
pub mod command;
pub mod course;
pub mod decide;
pub mod event;
pub mod evolve;
pub mod handover;
pub mod refusal;
pub mod reminders;
pub mod route;
pub mod settings;
pub mod upgrade;

pub use care::Care;
pub use clock::clock_jump;
pub use command::{Command, Destination, FieldName, OutcomePart};
pub use decide::{Decision, decide};
pub use event::{Closing, Event, Reached, Recorded, ShownReminder, Via};
pub use evolve::evolve;
pub use refusal::Refusal;
pub use route::{Route, resume};

/// The choices of the red-flag card's question, in the order shown; the second is right.
pub(crate) const TEACH_BACK: [&str; 3] = ["wait", "call", "message"];
