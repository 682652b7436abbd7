//! Rules, advice and hints for a doctor: each an id with the condition under which it holds.

use serde_json::Value;

use super::condition::{Condition, read_level};
use super::fault::{Fault, Problem};
use super::fields::Fields;
use crate::triage::Level;

/// When a rule is looked at only after all others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Otherwise {
    /// Nothing else fired and a question asked has no answer.
    Unanswered,
    /// Nothing else fired and every question asked has its answer.
    AllAnswered,
}

/// One triage rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Stable id, e.g. `cough_dry`.
    pub id: String,
    /// The level it gives.
    pub level: Level,
    /// Fires when this is true; `None` for the two closing rules.
    pub when: Option<Condition>,
    /// Set for the two closing rules only.
    pub otherwise: Option<Otherwise>,
    /// Ids of the sources it rests on.
    pub sources: Vec<String>,
    /// The clinician who signed it; none so far.
    pub reviewed_by: Option<String>,
}

impl Rule {
    pub(crate) fn read(value: &Value, path: &str, faults: &mut Vec<Fault>) -> Self {
        let mut fields = Fields::of(value, path, faults);
        let level = fields.object("level", read_level).unwrap_or(Level::Emergency);
        let otherwise = fields.optional_text("otherwise").and_then(|text| match text.as_str() {
            "unanswered" => Some(Otherwise::Unanswered),
            "all_answered" => Some(Otherwise::AllAnswered),
            _ => {
                fields.fault("otherwise", Problem::Expected("\"unanswered\" or \"all_answered\"".to_owned()));
                None
            }
        });
        let when = match otherwise {
            None => fields.object("when", Condition::read).flatten(),
            Some(_) => None,
        };
        let rule = Self {
            id: fields.text("id"),
            level,
            when,
            otherwise,
            sources: fields.texts("sources"),
            reviewed_by: fields.optional_text("reviewed_by"),
        };
        fields.done();
        rule
    }
}

/// One piece of self-care advice; the list is in order of importance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    /// Stable id, e.g. `warmth`.
    pub id: String,
    /// Shown when this is true.
    pub when: Option<Condition>,
    /// Ids of the sources it rests on.
    pub sources: Vec<String>,
}

impl Advice {
    pub(crate) fn read(value: &Value, path: &str, faults: &mut Vec<Fault>) -> Self {
        let mut fields = Fields::of(value, path, faults);
        let advice = Self {
            id: fields.text("id"),
            when: fields.object("when", Condition::read).flatten(),
            sources: fields.texts("sources"),
        };
        fields.done();
        advice
    }
}

/// One line for a doctor on the card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardHint {
    /// Stable id, e.g. `thorax`.
    pub id: String,
    /// Shown when this is true.
    pub when: Option<Condition>,
    /// Ids of the sources it rests on.
    pub sources: Vec<String>,
}

impl CardHint {
    pub(crate) fn read(value: &Value, path: &str, faults: &mut Vec<Fault>) -> Self {
        let Advice { id, when, sources } = Advice::read(value, path, faults);
        Self { id, when, sources }
    }
}

/// A source that rules and numbers refer to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Stable id, e.g. `S0`.
    pub id: String,
    /// The citation in short.
    pub text: String,
}

impl Source {
    pub(crate) fn read(value: &Value, path: &str, faults: &mut Vec<Fault>) -> Self {
        let mut fields = Fields::of(value, path, faults);
        let source = Self { id: fields.text("id"), text: fields.text("text") };
        fields.done();
        source
    }
}
