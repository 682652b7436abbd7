//! What can be said about a treatment: techniques, regions, sets of regions, risks.
//!
//! Each has a small code that stays the same for ever, because handouts carry codes, not ids.

use serde_json::Value;

use super::fault::Fault;
use super::fields::Fields;

/// A technique of needling; no rule reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Technique {
    /// Stable id, e.g. `dry_needling`.
    pub id: String,
    /// Code in the handout, 1 to 255.
    pub code: u8,
}

/// A part of the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    /// Stable id, e.g. `upper_back`.
    pub id: String,
    /// Code in the handout, 1 to 255.
    pub code: u8,
    /// Whether left, right and both make sense; otherwise only the centre.
    pub sides: bool,
}

/// Regions that share a danger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegionSet {
    /// Stable id, e.g. `thorax`.
    pub id: String,
    /// Ids of its regions.
    pub regions: Vec<String>,
}

/// A fact about the patient that makes harm likelier or worse.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Risk {
    /// Stable id, e.g. `blood_thinner`.
    pub id: String,
    /// Code in the handout, 1 to 255.
    pub code: u8,
}

impl Technique {
    pub(crate) fn read(value: &Value, path: &str, faults: &mut Vec<Fault>) -> Self {
        let Risk { id, code } = Risk::read(value, path, faults);
        Self { id, code }
    }
}

impl Region {
    pub(crate) fn read(value: &Value, path: &str, faults: &mut Vec<Fault>) -> Self {
        let mut fields = Fields::of(value, path, faults);
        let region = Self { id: fields.text("id"), code: code(&mut fields), sides: fields.yes_no("sides") };
        fields.done();
        region
    }
}

impl RegionSet {
    pub(crate) fn read(value: &Value, path: &str, faults: &mut Vec<Fault>) -> Self {
        let mut fields = Fields::of(value, path, faults);
        let set = Self { id: fields.text("id"), regions: fields.texts("regions") };
        fields.done();
        set
    }
}

impl Risk {
    pub(crate) fn read(value: &Value, path: &str, faults: &mut Vec<Fault>) -> Self {
        let mut fields = Fields::of(value, path, faults);
        let risk = Self { id: fields.text("id"), code: code(&mut fields) };
        fields.done();
        risk
    }
}

fn code(fields: &mut Fields<'_, '_>) -> u8 {
    u8::try_from(fields.number("code", 1..=255)).unwrap_or_default()
}
