//! Questions and the groups in which they are asked. Their words are in the language files.

use serde_json::Value;

use super::condition::Condition;
use super::fault::{Fault, Problem};
use super::fields::{self, Fields};

/// How a question is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuestionKind {
    /// `no`, `not_sure` or `yes`.
    Flag,
    /// One of the question's choices.
    Choice,
    /// A whole number from 0 to 10.
    Scale,
}

/// One question of a check-in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Stable id, e.g. `breathless`.
    pub id: String,
    /// How it is answered.
    pub kind: QuestionKind,
    /// Ids of the answers from harmless to worst: of a flag `no`, `not_sure`, `yes`; of a scale none.
    pub choices: Vec<String>,
    /// A red-flag question: accepted at every check-in, and never below urgent when answered badly.
    pub red: bool,
    /// The answers that make it a red flag: of a flag `not_sure` and `yes`.
    pub red_choices: Vec<String>,
    /// Ids of the check-ins that ask it.
    pub ask_at: Vec<String>,
    /// Asked only when this holds; a condition that is unknown means not asked.
    pub asked_if: Option<Condition>,
}

impl Question {
    /// The answer that reports nothing: `no` or the first choice; a scale has none.
    #[must_use]
    pub fn harmless(&self) -> Option<&str> {
        self.choices.first().map(String::as_str)
    }

    pub(crate) fn read(value: &Value, path: &str, faults: &mut Vec<Fault>) -> Self {
        let mut fields = Fields::of(value, path, faults);
        let kind = match fields.text("kind").as_str() {
            "choice" => QuestionKind::Choice,
            "scale" => QuestionKind::Scale,
            other => {
                if !matches!(other, "flag" | "") {
                    fields.fault("kind", Problem::Unknown { what: "kind".to_owned(), id: other.to_owned() });
                }
                QuestionKind::Flag
            }
        };
        let red = fields.yes_no("red");
        let (choices, red_choices) = match kind {
            QuestionKind::Flag => (
                vec!["no".to_owned(), "not_sure".to_owned(), "yes".to_owned()],
                if red { vec!["not_sure".to_owned(), "yes".to_owned()] } else { Vec::new() },
            ),
            QuestionKind::Scale => (Vec::new(), Vec::new()),
            QuestionKind::Choice => {
                (fields.texts("choices"), if red { fields.texts("red_choices") } else { Vec::new() })
            }
        };
        let question = Self {
            id: fields.text("id"),
            kind,
            choices,
            red,
            red_choices,
            ask_at: fields.texts("ask_at"),
            asked_if: condition(&mut fields, "asked_if"),
        };
        fields.done();
        question
    }
}

/// Questions shown together on one screen, in this order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Ids of one to four questions.
    pub questions: Vec<String>,
}

impl Group {
    pub(crate) fn read(value: &Value, path: &str, faults: &mut Vec<Fault>) -> Self {
        let Some(items) = value.as_array() else {
            faults.push(Fault::new(path, Problem::Expected("a list".to_owned())));
            return Self { questions: Vec::new() };
        };
        let questions: Vec<_> = items
            .iter()
            .enumerate()
            .map(|(i, item)| fields::text(item, &format!("{path}[{i}]"), faults))
            .collect();
        if questions.is_empty() {
            faults.push(Fault::new(path, Problem::Empty));
        }
        Self { questions }
    }
}

/// A condition that may be `null` or absent.
pub(crate) fn condition(fields: &mut Fields<'_, '_>, key: &'static str) -> Option<Condition> {
    let value = fields.optional(key)?;
    let path = fields.at(key);
    Condition::read(value, &path, fields.faults)
}
