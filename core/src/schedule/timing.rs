//! The times of a protocol: all that the schedule needs to know of it.
//!
//! Numbers are not checked here; the protocol is checked when it is loaded. Whatever they are, no
//! function of the schedule panics or leaves a window.

use super::Quiet;

/// One check-in. All times are elapsed milliseconds since the session ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckInTiming {
    /// Id of the protocol, e.g. `h24`.
    pub id: String,
    /// When the first reminder is due.
    pub due_ms: i64,
    /// The first moment at which it can be answered.
    pub opens_ms: i64,
    /// The first moment at which it can no longer be answered.
    pub closes_ms: i64,
    /// It applies only if one of these regions was needled; empty: always.
    pub only_regions: Vec<String>,
}

/// Everything that decides when reminders ring.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timing {
    /// The scheduled check-ins in order of time; their windows do not overlap.
    pub check_ins: Vec<CheckInTiming>,
    /// Every region id of the protocol, so that an unknown one can be refused.
    pub regions: Vec<String>,
    /// When the nudges follow, milliseconds after due, rising: `nudge1`, `nudge2`, ...
    pub nudges_ms: Vec<i64>,
    /// The least time between two reminders of one check-in, milliseconds.
    pub min_gap_ms: i64,
    /// How long before quiet hours an early reminder rings, milliseconds.
    pub quiet_lead_ms: i64,
    /// Quiet hours of somebody who has not chosen any.
    pub default_quiet: Quiet,
    /// When an open emergency is repeated, minutes after it was raised, rising.
    pub emergency_repeats_min: Vec<u32>,
    /// The most reminders a plan may hold; platforms keep only so many.
    pub max_reminders: u32,
}
