//! One case as JSON in, its assessment as JSON out: a stable interface for other programs.
//!
//! Input: `hours`, `regions`, `risks`, `check_in` and `answers` are required; `pain_before`,
//! `previous_unanswered`, `region` and `language` may be absent or `null`. The case is assessed as if
//! its check-in were finished; whether the check-in applies or is open is not looked at.

use serde::Serialize;
use serde_json::{Map, Value};

use super::assess::assess;
use super::case::{Answer, Case, CaseFault, GivenAnswer};
use super::facts::Facts;
use super::level::Level;
use crate::content::Content;
use crate::protocol::strict_json;

/// Why an input is refused. Shown as one line that names the field.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InputFault {
    /// Not JSON, or an object with a key twice.
    #[error("input: {0}")]
    Json(String),
    /// A field that has to be there is not.
    #[error("{0}: missing")]
    Missing(String),
    /// A field that the interface does not have.
    #[error("{}: unknown field", .0.escape_debug())]
    UnknownField(String),
    /// A value of another type or outside its range.
    #[error("{}: expected {expected}", .field.escape_debug())]
    Expected {
        /// The field.
        field: String,
        /// What belongs there.
        expected: String,
    },
    /// A value that does not fit the protocol.
    #[error(transparent)]
    Case(#[from] CaseFault),
}

const FIELDS: [&str; 9] = [
    "hours",
    "regions",
    "risks",
    "pain_before",
    "check_in",
    "answers",
    "previous_unanswered",
    "region",
    "language",
];

/// The output; the order of its fields is part of the interface.
#[derive(Serialize)]
struct Output<'a> {
    level: Level,
    rules: Vec<String>,
    unanswered: Vec<String>,
    emergency_number: &'a str,
    title: String,
    protocol: ProtocolId<'a>,
}

#[derive(Serialize)]
struct ProtocolId<'a> {
    id: &'a str,
    version: &'a str,
    sha256: &'a str,
}

/// Assesses one case.
///
/// # Errors
/// The first field that is wrong, by name.
pub fn assess_json(content: &Content, input: &str) -> Result<String, InputFault> {
    let value = strict_json::read(input).map_err(InputFault::Json)?;
    let Value::Object(fields) = value else { return Err(expected("input", "an object")) };
    if let Some(unknown) = fields.keys().find(|key| !FIELDS.contains(&key.as_str())) {
        return Err(InputFault::UnknownField(unknown.clone()));
    }
    let case = case(&fields)?;
    let region = optional(&fields, "region", "a text or null", |value| value.as_str().map(str::to_owned))?;
    let language =
        optional(&fields, "language", "a text or null", |value| value.as_str().map(str::to_owned))?;

    let protocol = &content.protocol;
    let assessment = assess(protocol, &Facts::strict(protocol, &case)?);
    let languages: Vec<String> = language.into_iter().collect();
    let output = Output {
        level: assessment.level,
        rules: assessment.rule_ids(protocol),
        unanswered: assessment.unanswered_ids(protocol),
        emergency_number: protocol.numbers_for(&region.unwrap_or_default()).button(),
        title: content.words(&languages).get(&format!("level.{}.title", assessment.level.id())),
        protocol: ProtocolId { id: &protocol.id, version: &protocol.version, sha256: &protocol.sha256 },
    };
    serde_json::to_string(&output).map_err(|e| InputFault::Json(e.to_string()))
}

fn case(fields: &Map<String, Value>) -> Result<Case, InputFault> {
    let answers = required(fields, "answers", "an object", Value::as_object)?;
    let answers = answers.iter().map(|(question, value)| {
        let answer = match value {
            Value::String(choice) => Some(Answer::Choice(choice.clone())),
            value => small(value).map(Answer::Scale),
        };
        let refusal = || expected(&format!("answers.{question}"), "a text, or a whole number from 0 to 10");
        Ok(GivenAnswer { question: question.clone(), answer: answer.ok_or_else(refusal)? })
    });
    let count = |value: &Value| value.as_u64().and_then(|count| u32::try_from(count).ok());
    Ok(Case {
        hours: required(fields, "hours", "a number", Value::as_f64)?,
        regions: required(fields, "regions", "a list of texts", texts)?,
        risks: required(fields, "risks", "a list of texts", texts)?,
        pain_before: optional(fields, "pain_before", "a whole number from 0 to 10, or null", small)?,
        check_in: required(fields, "check_in", "a text", |value| value.as_str().map(str::to_owned))?,
        answers: answers.collect::<Result<_, InputFault>>()?,
        previous_unanswered: optional(fields, "previous_unanswered", "a whole number", count)?.unwrap_or(0),
    })
}

fn required<'v, T>(
    fields: &'v Map<String, Value>,
    field: &str,
    what: &str,
    read: impl FnOnce(&'v Value) -> Option<T>,
) -> Result<T, InputFault> {
    let value = fields.get(field).ok_or_else(|| InputFault::Missing(field.to_owned()))?;
    read(value).ok_or_else(|| expected(field, what))
}

fn optional<T>(
    fields: &Map<String, Value>,
    field: &str,
    what: &str,
    read: impl FnOnce(&Value) -> Option<T>,
) -> Result<Option<T>, InputFault> {
    match fields.get(field) {
        None | Some(Value::Null) => Ok(None),
        Some(value) => read(value).map(Some).ok_or_else(|| expected(field, what)),
    }
}

fn expected(field: &str, what: &str) -> InputFault {
    InputFault::Expected { field: field.to_owned(), expected: what.to_owned() }
}

fn small(value: &Value) -> Option<u8> {
    value.as_u64().and_then(|value| u8::try_from(value).ok()).filter(|value| *value <= 10)
}

fn texts(value: &Value) -> Option<Vec<String>> {
    value.as_array()?.iter().map(|item| item.as_str().map(str::to_owned)).collect()
}
