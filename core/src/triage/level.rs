//! The four levels of urgency, in order.

use serde::{Deserialize, Serialize};

/// How urgent it is; a higher level wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Within the usual course.
    SelfCare,
    /// Call the therapist today or on the next working day.
    ContactTherapist,
    /// Medical help on the same day.
    Urgent,
    /// Call the emergency number now.
    Emergency,
}

impl Level {
    /// All levels, lowest first.
    pub const ALL: [Self; 4] = [Self::SelfCare, Self::ContactTherapist, Self::Urgent, Self::Emergency];

    /// The stable id, e.g. `contact_therapist`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::SelfCare => "self_care",
            Self::ContactTherapist => "contact_therapist",
            Self::Urgent => "urgent",
            Self::Emergency => "emergency",
        }
    }

    /// The level with this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.id() == id)
    }
}
