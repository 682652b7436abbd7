//! Which check-ins apply, when they are open, and every reminder of a course.
//!
//! - `timing.rs`: the times of the protocol, as the functions here take them.
//! - `due.rs`: windows of the check-ins and their state at a moment.
//! - `quiet.rs`: quiet hours on the local clock.
//! - `place.rs`: rules 1 and 2, where a reminder goes whatever the time is now.
//! - `plan.rs`: rule 3 and the whole plan.
//! - `json.rs`: the plan as a stable JSON interface.
//!
//! What is not here: the queue of a platform. The plan is whole and idempotent; a shell compares it
//! with what the system holds. No text of a notification is here either. The rules are those of
//! `docs/schedule.md`.

mod due;
mod json;
mod place;
mod plan;
mod quiet;
mod timing;

pub use due::{Window, WindowState, applies, elapsed_hours, elapsed_ms, open_window, state, windows};
pub use json::{InputFault, plan_json};
pub use plan::{Later, PlanInput, Planned, ReminderKind, Shown, plan};
pub use quiet::{Quiet, QuietFault, QuietPeriod, is_quiet, quiet_period};
pub use timing::{CheckInTiming, Timing};
