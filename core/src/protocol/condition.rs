//! The condition language of the protocol: its forms, and how they are read from JSON.
//!
//! What a condition means for a case is in [`crate::triage`]; here it is only a tree of names.

use serde_json::Value;

use super::fault::{Fault, Problem};
use super::fields::{self, Fields};
use crate::triage::Level;

/// A three-valued statement about a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// Every part holds. `{"all": [..]}`
    All(Vec<Condition>),
    /// At least one part holds. `{"any": [..]}`
    Any(Vec<Condition>),
    /// The part does not hold; never in a rule, so that more symptoms never lower a level. `{"not": ..}`
    Not(Box<Condition>),
    /// The flag question was answered `yes` or `not_sure`. `{"flag": "fever"}`
    Flag(String),
    /// The choice question was answered with one of these. `{"answer": "site", "is": ["pus"]}`
    Answer {
        /// The choice question.
        question: String,
        /// Its choices that count.
        is: Vec<String>,
    },
    /// The scale answer reaches a value, 1 to 10. `{"scale": "pain_now", "at_least": 7}`
    Scale {
        /// The scale question.
        question: String,
        /// The least value that counts.
        at_least: u8,
    },
    /// The scale answer is at least `by` above the pain before the session; false when that is not
    /// known. `{"scale_over_before": "pain_now", "by": 2}`
    ScaleOverBefore {
        /// The scale question.
        question: String,
        /// 0 to 10.
        by: u8,
    },
    /// The pain before the session is not known. `{"before_unknown": true}`
    BeforeUnknown,
    /// So many hours or more since the session ended. `{"hours_at_least": 48}`
    HoursAtLeast(u32),
    /// Fewer hours than this since the session ended; never in a rule. `{"hours_under": 48}`
    HoursUnder(u32),
    /// The check-in is one of these. `{"check_in": ["h48", "h72"]}`
    CheckIn(Vec<String>),
    /// A needled region belongs to the set. `{"region_set": "thorax"}`
    RegionSet(String),
    /// A needled region is one of these. `{"region": ["abdomen_flank"]}`
    Region(Vec<String>),
    /// The patient has one of these risks. `{"risk": ["lung"]}`
    Risk(Vec<String>),
    /// So many scheduled check-ins in a row were left unanswered. `{"previous_unanswered_at_least": 2}`
    PreviousUnansweredAtLeast(u32),
    /// One of these rules fired; only in advice and card hints. `{"rule": ["fever"]}`
    Rule(Vec<String>),
    /// The level is one of these; only in advice and card hints. `{"level": ["urgent"]}`
    Level(Vec<Level>),
    /// Every question asked has its answer; only in advice and card hints. `{"complete": true}`
    Complete,
}

impl Condition {
    /// Reads a condition; every fault gets its path. `None` when the form itself is not known.
    pub(crate) fn read(value: &Value, path: &str, faults: &mut Vec<Fault>) -> Option<Self> {
        const FORMS: &str = "a condition, e.g. {\"flag\": ..}";
        let form = value.as_object().and_then(|map| {
            // The tag is the one key that is not a parameter.
            map.keys().find(|key| !matches!(key.as_str(), "is" | "at_least" | "by")).map(String::as_str)
        });
        let mut fields = Fields::of(value, path, faults);
        let read = match form {
            Some("all") => Self::All(parts(&mut fields, "all")),
            Some("any") => Self::Any(parts(&mut fields, "any")),
            Some("not") => Self::Not(Box::new(fields.object("not", Self::read)??)),
            Some("flag") => Self::Flag(fields.text("flag")),
            Some("answer") => Self::Answer { question: fields.text("answer"), is: fields.texts("is") },
            Some("scale") => {
                Self::Scale { question: fields.text("scale"), at_least: small(&mut fields, "at_least", 1) }
            }
            Some("scale_over_before") => Self::ScaleOverBefore {
                question: fields.text("scale_over_before"),
                by: small(&mut fields, "by", 0),
            },
            Some("before_unknown") => {
                only_true(&mut fields, "before_unknown");
                Self::BeforeUnknown
            }
            Some("complete") => {
                only_true(&mut fields, "complete");
                Self::Complete
            }
            Some("hours_at_least") => Self::HoursAtLeast(fields.number("hours_at_least", 1..=MAX_HOURS)),
            Some("hours_under") => Self::HoursUnder(fields.number("hours_under", 1..=MAX_HOURS)),
            Some("check_in") => Self::CheckIn(fields.texts("check_in")),
            Some("region_set") => Self::RegionSet(fields.text("region_set")),
            Some("region") => Self::Region(fields.texts("region")),
            Some("risk") => Self::Risk(fields.texts("risk")),
            Some("previous_unanswered_at_least") => {
                Self::PreviousUnansweredAtLeast(fields.number("previous_unanswered_at_least", 1..=1000))
            }
            Some("rule") => Self::Rule(fields.texts("rule")),
            Some("level") => Self::Level(fields.list("level", read_level)),
            _ => {
                if value.is_object() {
                    fields.faults.push(Fault::new(path, Problem::Expected(FORMS.to_owned())));
                }
                return None;
            }
        };
        fields.done();
        Some(read)
    }
}

/// Ten years; no course lasts as long, so a larger threshold is a slip of the pen.
const MAX_HOURS: u32 = 87_600;

pub(crate) fn read_level(value: &Value, path: &str, faults: &mut Vec<Fault>) -> Level {
    let id = fields::text(value, path, faults);
    Level::from_id(&id).unwrap_or_else(|| {
        faults.push(Fault::new(path, Problem::Unknown { what: "level".to_owned(), id }));
        Level::Emergency
    })
}

fn parts(fields: &mut Fields<'_, '_>, key: &'static str) -> Vec<Condition> {
    let before = fields.faults.len();
    let parts: Vec<_> = fields.list(key, Condition::read).into_iter().flatten().collect();
    if parts.is_empty() && fields.faults.len() == before {
        fields.fault(key, Problem::Empty);
    }
    parts
}

fn small(fields: &mut Fields<'_, '_>, key: &'static str, least: u32) -> u8 {
    u8::try_from(fields.number(key, least..=10)).unwrap_or_default()
}

fn only_true(fields: &mut Fields<'_, '_>, key: &'static str) {
    if !fields.yes_no(key) {
        fields.fault(key, Problem::Expected("true".to_owned()));
    }
}
