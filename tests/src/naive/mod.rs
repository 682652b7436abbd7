//! A second, plain reading of the protocol, to hold the core against.
//!
//! Written from the clinical page and the JSON alone, without a type of the core: names are looked up
//! once, conditions become closures, and every question is simply looked at anew for every case. Slow
//! and obvious on purpose. There is no checking of the file and no text here.

// A test that cannot read its data should stop at once and say where.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod enumerate;
mod random;
mod reads;
mod vector;

use serde_json::Value;

pub use enumerate::{every_case, hour_classes};
pub use random::Random;
pub use reads::{Reads, all_thresholds};
pub use vector::{Bench, Vector};

/// What is seen of a question: it counts as not asked, is open, or has an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// Not asked at this check-in or under this condition.
    NotAsked,
    /// Asked, without an answer.
    Open,
    /// Answered: position of the choice, or the value of the scale.
    Given(u8),
}

/// A condition: `None` is "unknown".
pub type Condition = Box<dyn Fn(&Vector, &[Seen]) -> Option<bool> + Send + Sync>;

/// One question.
pub struct Question {
    /// Its id.
    pub id: String,
    /// Names of its answers by position; of a scale "0" to "10".
    pub values: Vec<String>,
    /// Whether it is a scale.
    pub scale: bool,
    /// Whether it is a red-flag question.
    pub red: bool,
    /// Positions of the answers that are a red flag.
    pub red_values: Vec<u8>,
    /// For each check-in whether it asks.
    pub ask_at: Vec<bool>,
    /// Asked only if.
    pub asked_if: Option<Condition>,
    /// The JSON it came from.
    pub json: Value,
}

/// One rule.
pub struct Rule {
    /// Its id.
    pub id: String,
    /// 0 = `self_care` to 3 = `emergency`.
    pub level: usize,
    /// When it fires; `None` for the closing rules.
    pub when: Option<Condition>,
    /// `unanswered`, `all_answered` or empty.
    pub otherwise: String,
    /// The JSON it came from.
    pub json: Value,
}

/// What the naive reading says about a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// 0 = `self_care` to 3 = `emergency`.
    pub level: usize,
    /// One bit for each rule that fired.
    pub rules: u64,
    /// One bit for each question asked without an answer.
    pub unanswered: u64,
}

/// The protocol, read naively.
pub struct Naive {
    /// Level ids, lowest first.
    pub levels: Vec<String>,
    /// Check-in ids, `now` last.
    pub check_ins: Vec<String>,
    /// Region ids.
    pub regions: Vec<String>,
    /// Risk ids.
    pub risks: Vec<String>,
    /// Questions in order.
    pub questions: Vec<Question>,
    /// Rules in order.
    pub rules: Vec<Rule>,
    /// The file.
    pub json: Value,
}

impl Naive {
    /// Reads the protocol file.
    ///
    /// # Panics
    /// When the file is not as the format says.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let json: Value = serde_json::from_str(text).unwrap();
        let ids = |name: &str| -> Vec<String> {
            json[name].as_array().unwrap().iter().map(|x| x["id"].as_str().unwrap().to_owned()).collect()
        };
        let mut check_ins = ids("check_ins");
        check_ins.push(json["now"]["id"].as_str().unwrap().to_owned());
        let mut naive = Self {
            levels: strings(&json["levels"]),
            check_ins,
            regions: ids("regions"),
            risks: ids("risks"),
            questions: Vec::new(),
            rules: Vec::new(),
            json: json.clone(),
        };
        for question in json["questions"].as_array().unwrap() {
            let kind = question["kind"].as_str().unwrap();
            let values: Vec<String> = match kind {
                "flag" => ["no", "not_sure", "yes"].map(str::to_owned).to_vec(),
                "scale" => (0..=10).map(|n| n.to_string()).collect(),
                _ => strings(&question["choices"]),
            };
            let red = question["red"].as_bool().unwrap();
            let red_values = match kind {
                "flag" if red => vec![1, 2],
                "choice" if red => positions(&values, &strings(&question["red_choices"])),
                _ => Vec::new(),
            };
            let ask_at = strings(&question["ask_at"]);
            naive.questions.push(Question {
                id: question["id"].as_str().unwrap().to_owned(),
                values,
                scale: kind == "scale",
                red,
                red_values,
                ask_at: naive.check_ins.iter().map(|id| ask_at.contains(id)).collect(),
                asked_if: None,
                json: question.clone(),
            });
        }
        for i in 0..naive.questions.len() {
            let condition = naive.questions[i].json["asked_if"].clone();
            naive.questions[i].asked_if = (!condition.is_null()).then(|| naive.condition(&condition));
        }
        for rule in json["rules"].as_array().unwrap() {
            let level = naive.levels.iter().position(|id| id == rule["level"].as_str().unwrap()).unwrap();
            naive.rules.push(Rule {
                id: rule["id"].as_str().unwrap().to_owned(),
                level,
                when: rule.get("when").map(|when| naive.condition(when)),
                otherwise: rule["otherwise"].as_str().unwrap_or_default().to_owned(),
                json: rule.clone(),
            });
        }
        naive
    }

    /// Position of a question.
    ///
    /// # Panics
    /// When there is no such question.
    #[must_use]
    pub fn question(&self, id: &str) -> usize {
        self.questions
            .iter()
            .position(|question| question.id == id)
            .unwrap_or_else(|| panic!("no question {id}"))
    }

    /// What counts of a case: section 5 and the paragraph above the rules in section 6.
    #[must_use]
    pub fn seen(&self, vector: &Vector) -> Vec<Seen> {
        let mut seen = vec![Seen::NotAsked; self.questions.len()];
        for (i, question) in self.questions.iter().enumerate() {
            let asked = question.ask_at[vector.check_in]
                && question.asked_if.as_ref().is_none_or(|condition| condition(vector, &seen) == Some(true));
            seen[i] = match vector.answers[i] {
                Some(value) if asked || question.red => Seen::Given(value),
                None if asked => Seen::Open,
                _ => Seen::NotAsked,
            };
        }
        seen
    }

    /// The verdict on a finished check-in.
    #[must_use]
    pub fn assess(&self, vector: &Vector) -> Verdict {
        self.assess_seen(vector, &self.seen(vector))
    }

    /// The same, where what counts of the case is known already.
    #[must_use]
    pub fn assess_seen(&self, vector: &Vector, seen: &[Seen]) -> Verdict {
        let mut verdict = Verdict { level: 0, rules: 0, unanswered: 0 };
        for (i, seen) in seen.iter().enumerate() {
            if *seen == Seen::Open {
                verdict.unanswered |= 1 << i;
            }
        }
        for (i, rule) in self.rules.iter().enumerate() {
            let fires = match (&rule.when, rule.otherwise.as_str()) {
                (Some(when), _) => when(vector, seen) == Some(true),
                (None, "unanswered") => verdict.rules == 0 && verdict.unanswered != 0,
                _ => verdict.rules == 0 && verdict.unanswered == 0,
            };
            if fires {
                verdict.rules |= 1 << i;
                verdict.level = verdict.level.max(rule.level);
            }
        }
        verdict
    }

    fn condition(&self, json: &Value) -> Condition {
        let (tag, value) = json
            .as_object()
            .unwrap()
            .iter()
            .find(|(k, _)| !["is", "at_least", "by"].contains(&k.as_str()))
            .unwrap();
        match tag.as_str() {
            "all" => {
                let parts: Vec<Condition> =
                    value.as_array().unwrap().iter().map(|x| self.condition(x)).collect();
                Box::new(move |v, s| {
                    let mut unknown = false;
                    for part in &parts {
                        match part(v, s) {
                            Some(false) => return Some(false),
                            Some(true) => {}
                            None => unknown = true,
                        }
                    }
                    if unknown { None } else { Some(true) }
                })
            }
            "any" => {
                let parts: Vec<Condition> =
                    value.as_array().unwrap().iter().map(|x| self.condition(x)).collect();
                Box::new(move |v, s| {
                    let mut unknown = false;
                    for part in &parts {
                        match part(v, s) {
                            Some(true) => return Some(true),
                            Some(false) => {}
                            None => unknown = true,
                        }
                    }
                    if unknown { None } else { Some(false) }
                })
            }
            "flag" => self.on_answer(value, |_, value| value > 0),
            "answer" => {
                let question = self.question(value.as_str().unwrap());
                let counts = positions(&self.questions[question].values, &strings(&json["is"]));
                self.on_answer(value, move |_, value| counts.contains(&value))
            }
            "scale" => {
                let least = json["at_least"].as_u64().unwrap();
                self.on_answer(value, move |_, value| u64::from(value) >= least)
            }
            "scale_over_before" => {
                let by = json["by"].as_u64().unwrap();
                let compare = self.on_answer(value, move |v, value| {
                    v.before.is_some_and(|before| u64::from(value) >= u64::from(before) + by)
                });
                Box::new(move |v, s| if v.before.is_none() { Some(false) } else { compare(v, s) })
            }
            "before_unknown" => Box::new(|v, _| Some(v.before.is_none())),
            "hours_at_least" => {
                let hours = value.as_f64().unwrap();
                Box::new(move |v, _| Some(v.hours >= hours))
            }
            "check_in" => self.on_one_of(&self.check_ins, value, |v, i| v.check_in == i),
            "region" => self.on_one_of(&self.regions, value, |v, i| v.regions[i]),
            "region_set" => {
                let sets = self.json["region_sets"].as_array().unwrap();
                let set = sets.iter().find(|set| set["id"] == *value).unwrap();
                self.on_one_of(&self.regions, &set["regions"], |v, i| v.regions[i])
            }
            "risk" => self.on_one_of(&self.risks, value, |v, i| v.risks[i]),
            "previous_unanswered_at_least" => {
                let count = value.as_u64().unwrap();
                Box::new(move |v, _| Some(u64::from(v.previous) >= count))
            }
            other => panic!("a rule may not say {other}"),
        }
    }

    fn on_answer(
        &self,
        id: &Value,
        holds: impl Fn(&Vector, u8) -> bool + Send + Sync + 'static,
    ) -> Condition {
        let question = self.question(id.as_str().unwrap());
        Box::new(move |v, s| match s[question] {
            Seen::NotAsked => Some(false),
            Seen::Open => None,
            Seen::Given(value) => Some(holds(v, value)),
        })
    }

    fn on_one_of(
        &self,
        table: &[String],
        ids: &Value,
        holds: impl Fn(&Vector, usize) -> bool + Send + Sync + 'static,
    ) -> Condition {
        let positions: Vec<usize> = positions(table, &strings(ids)).into_iter().map(usize::from).collect();
        Box::new(move |v, _| Some(positions.iter().any(|i| holds(v, *i))))
    }
}

/// The texts of a JSON list.
pub(crate) fn strings(list: &Value) -> Vec<String> {
    list.as_array().unwrap().iter().map(|x| x.as_str().unwrap().to_owned()).collect()
}

/// Where in `table` each of `ids` stands.
pub(crate) fn positions(table: &[String], ids: &[String]) -> Vec<u8> {
    ids.iter().map(|id| u8::try_from(table.iter().position(|x| x == id).unwrap()).unwrap()).collect()
}
