//! A needling session as the therapist hands it over or the patient enters it.
//!
//! Ids of regions, risks and techniques are those of the protocol; no name of a person is here.

use serde::{Deserialize, Serialize};

use crate::time::Timestamp;

/// The patient's own side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The patient's left.
    Left,
    /// The patient's right.
    Right,
    /// Left and right.
    Both,
    /// On or near the midline, or a region without sides.
    Centre,
}

/// A needled part of the body.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// Region id of the protocol, e.g. `upper_back`.
    pub region: String,
    /// Which side of it.
    pub side: Side,
}

/// One needling session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Session {
    /// 16 hex digits from the handout; `None` when the patient entered the session.
    pub id: Option<String>,
    /// Technique id of the protocol, e.g. `dry_needling`.
    pub technique: String,
    /// When the session ended; all hours count from here.
    pub ended_at: Timestamp,
    /// One or more places, in the protocol's order of regions, each region once.
    pub places: Vec<Place>,
    /// Risk ids of the protocol, in its order, each once.
    pub risks: Vec<String>,
    /// Pain before the session, 0 to 10.
    pub pain_before: Option<u8>,
    /// The practice's name; shown, never used otherwise.
    pub practice_name: Option<String>,
    /// The practice's telephone number; shown, dialled only by the system dialler.
    pub practice_phone: Option<String>,
}
