//! What screens need to know of the protocol to choose their words. No rule reads it.

use serde_json::Value;

use super::Protocol;
use super::fault::{Fault, Problem};
use super::fields::{self, Fields};

/// Ids that screens give a special wording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// The question whose answers make the curve of soreness.
    pub soreness: String,
    /// The set of regions with the lung within reach of a needle.
    pub lung_regions: String,
    /// The risk that asks for a neighbour.
    pub lives_alone: String,
    /// Emergency rules after which the patient sits up; they come before `lie_still`.
    pub sit_up: Vec<String>,
    /// Emergency rules after which the patient lies still.
    pub lie_still: Vec<String>,
    /// Advice that comes before any telephone call.
    pub first_advice: Vec<String>,
    /// The line on the expected course by elapsed hours, in order.
    pub course: Vec<CourseLine>,
    /// The question and answer that add the line on mild headache.
    pub headache: HeadacheLine,
}

/// A line on the expected course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CourseLine {
    /// Its text is `expected.<id>`.
    pub id: String,
    /// Applies from this hour on.
    pub from_h: u32,
    /// The hour that it names.
    pub until_h: u32,
}

/// When a mild headache is spoken of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadacheLine {
    /// Question id.
    pub question: String,
    /// Its answer.
    pub is: String,
}

impl Wording {
    pub(crate) fn read(value: &Value, path: &str, faults: &mut Vec<Fault>) -> Self {
        let mut fields = Fields::of(value, path, faults);
        let wording = Self {
            soreness: fields.text("soreness"),
            lung_regions: fields.text("lung_regions"),
            lives_alone: fields.text("lives_alone"),
            sit_up: fields.list("sit_up", fields::text),
            lie_still: fields.list("lie_still", fields::text),
            first_advice: fields.list("first_advice", fields::text),
            course: fields.list("course", CourseLine::read),
            headache: fields
                .object("headache", HeadacheLine::read)
                .unwrap_or(HeadacheLine { question: String::new(), is: String::new() }),
        };
        fields.done();
        wording
    }

    /// Every id must be one of the protocol.
    pub(crate) fn check(&self, protocol: &Protocol, faults: &mut Vec<Fault>) {
        let mut must = |known: bool, field: &str, what: &str, id: &str| {
            if !known {
                let problem = Problem::Unknown { what: what.to_owned(), id: id.to_owned() };
                faults.push(Fault::new(format!("wording.{field}"), problem));
            }
        };
        must(protocol.question(&self.soreness).is_some(), "soreness", "question", &self.soreness);
        must(
            protocol.region_set(&self.lung_regions).is_some(),
            "lung_regions",
            "region set",
            &self.lung_regions,
        );
        must(
            protocol.risks.iter().any(|risk| risk.id == self.lives_alone),
            "lives_alone",
            "risk",
            &self.lives_alone,
        );
        for (field, ids) in [("sit_up", &self.sit_up), ("lie_still", &self.lie_still)] {
            for id in ids {
                must(protocol.rule(id).is_some(), field, "rule", id);
            }
        }
        for id in &self.first_advice {
            must(protocol.advice.iter().any(|advice| advice.id == *id), "first_advice", "advice", id);
        }
        let headache = protocol.question(&self.headache.question);
        must(headache.is_some(), "headache.question", "question", &self.headache.question);
        let choice = headache.is_none_or(|question| question.choices.contains(&self.headache.is));
        must(choice, "headache.is", "choice", &self.headache.is);
        if self.course.first().is_none_or(|first| first.from_h != 0)
            || !self.course.windows(2).all(|pair| matches!(pair, [a, b] if a.from_h < b.from_h))
        {
            faults.push(Fault::new(
                "wording.course",
                Problem::OutOfRange("from_h must rise from 0".to_owned()),
            ));
        }
    }
}

impl CourseLine {
    fn read(value: &Value, path: &str, faults: &mut Vec<Fault>) -> Self {
        let mut fields = Fields::of(value, path, faults);
        let line = Self {
            id: fields.text("id"),
            from_h: fields.number("from_h", 0..=1_000),
            until_h: fields.number("until_h", 0..=1_000),
        };
        fields.done();
        line
    }
}

impl HeadacheLine {
    fn read(value: &Value, path: &str, faults: &mut Vec<Fault>) -> Self {
        let mut fields = Fields::of(value, path, faults);
        let line = Self { question: fields.text("question"), is: fields.text("is") };
        fields.done();
        line
    }
}
