//! What a rule can see: every name and threshold in its condition, and in the conditions under which
//! the questions it reads are asked. The laws are proved over exactly these inputs.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Naive, positions, strings};

/// The inputs that a condition can tell apart.
#[derive(Clone, Debug, Default)]
pub struct Reads {
    /// Positions of questions.
    pub questions: BTreeSet<usize>,
    /// Thresholds on hours.
    pub hours: BTreeSet<u32>,
    /// Whether any region matters.
    pub regions: bool,
    /// Positions of risks.
    pub risks: BTreeSet<usize>,
    /// Whether pain before matters.
    pub before: bool,
    /// Thresholds on missed check-ins.
    pub previous: BTreeSet<u32>,
}

impl Reads {
    /// What a condition of the protocol reads.
    #[must_use]
    pub fn of(naive: &Naive, condition: &Value) -> Self {
        let mut reads = Self::default();
        reads.add(naive, condition);
        reads
    }

    /// Adds one more question and what decides whether it is asked.
    pub fn question(&mut self, naive: &Naive, question: usize) {
        if self.questions.insert(question) {
            let condition = &naive.questions[question].json["asked_if"];
            if !condition.is_null() {
                self.add(naive, condition);
            }
        }
    }

    fn add(&mut self, naive: &Naive, condition: &Value) {
        for (tag, value) in condition.as_object().unwrap() {
            let number = || u32::try_from(value.as_u64().unwrap()).unwrap();
            match tag.as_str() {
                "all" | "any" => value.as_array().unwrap().iter().for_each(|part| self.add(naive, part)),
                "flag" | "answer" | "scale" => self.question(naive, naive.question(value.as_str().unwrap())),
                "scale_over_before" => {
                    self.before = true;
                    self.question(naive, naive.question(value.as_str().unwrap()));
                }
                "before_unknown" => self.before = true,
                "hours_at_least" => {
                    self.hours.insert(number());
                }
                "region" | "region_set" => self.regions = true,
                "risk" => {
                    self.risks.extend(positions(&naive.risks, &strings(value)).into_iter().map(usize::from))
                }
                "previous_unanswered_at_least" => {
                    self.previous.insert(number());
                }
                // The check-in is always gone through, and these belong to a tag above.
                "check_in" | "is" | "at_least" | "by" => {}
                other => panic!("a rule may not say {other}"),
            }
        }
    }
}

/// Every threshold on hours in the whole file, advice included.
#[must_use]
pub fn all_thresholds(json: &Value) -> BTreeSet<u32> {
    match json {
        Value::Array(items) => items.iter().flat_map(all_thresholds).collect(),
        Value::Object(map) => map
            .iter()
            .flat_map(|(key, value)| match (key.as_str(), value.as_u64()) {
                ("hours_at_least" | "hours_under", Some(hours)) => {
                    BTreeSet::from([u32::try_from(hours).unwrap()])
                }
                _ => all_thresholds(value),
            })
            .collect(),
        _ => BTreeSet::new(),
    }
}
