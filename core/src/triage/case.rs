//! A case by names, and how it becomes [`Facts`].
//!
//! Two readers: [`Facts::strict`] refuses by name what does not fit, [`Facts::lenient`] never fails
//! and errs upward. A boundary uses the first, stored events the second.

use serde::{Deserialize, Serialize};

use super::facts::{Facts, Frame, bits};
use crate::protocol::{Protocol, Question, QuestionKind};

/// An answer by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Answer {
    /// Of a flag `no`, `not_sure` or `yes`; of a choice one of its ids.
    Choice(String),
    /// Of a scale: 0 to 10.
    Scale(u8),
}

/// One answer of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GivenAnswer {
    /// The question's id.
    pub question: String,
    /// What was answered.
    pub answer: Answer,
}

/// One case by names.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// Hours since the session ended; negative counts as 0.
    pub hours: f64,
    /// Ids of the regions needled, at least one.
    pub regions: Vec<String>,
    /// Ids of the patient's risks.
    pub risks: Vec<String>,
    /// Pain before the session, 0 to 10, if known.
    pub pain_before: Option<u8>,
    /// Id of the check-in.
    pub check_in: String,
    /// The answers, each question at most once.
    pub answers: Vec<GivenAnswer>,
    /// Scheduled check-ins before this one that were left unanswered, without a break.
    pub previous_unanswered: u32,
}

/// What does not fit in a case. Shown as one line that names the field.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CaseFault {
    /// Hours are infinite or not a number.
    #[error("hours: must be a finite number")]
    Hours,
    /// Not a single region.
    #[error("regions: at least one is needed")]
    NoRegion,
    /// An id that the protocol does not have.
    #[error("{field}: {id:?} is not known")]
    Unknown {
        /// The field of the case.
        field: String,
        /// What it held.
        id: String,
    },
    /// Pain before the session above 10.
    #[error("pain_before: {0} is not from 0 to 10")]
    PainBefore(u8),
    /// An answer that the question does not have.
    #[error("answers.{question}: {answer} is not {expected}")]
    Answer {
        /// The question.
        question: String,
        /// What was answered.
        answer: String,
        /// What it can be answered with.
        expected: String,
    },
    /// A question answered twice.
    #[error("answers.{0}: answered twice")]
    Twice(String),
    /// An answer to a question that this check-in does not ask.
    #[error("answers.{question}: check-in {check_in:?} does not ask it in this case")]
    NotAsked {
        /// The question.
        question: String,
        /// The check-in.
        check_in: String,
    },
}

impl Facts {
    /// Reads a case at a boundary: everything must fit.
    ///
    /// # Errors
    /// The first thing that does not fit, by name.
    pub fn strict(protocol: &Protocol, case: &Case) -> Result<Self, CaseFault> {
        if !case.hours.is_finite() {
            return Err(CaseFault::Hours);
        }
        if case.regions.is_empty() {
            return Err(CaseFault::NoRegion);
        }
        let unknown =
            |field: &str, id: &str| CaseFault::Unknown { field: field.to_owned(), id: id.to_owned() };
        let mut regions = 0;
        for id in &case.regions {
            regions |= region(protocol, id).ok_or_else(|| unknown("regions", id))?;
        }
        let mut risks = 0;
        for id in &case.risks {
            risks |= risk(protocol, id).ok_or_else(|| unknown("risks", id))?;
        }
        if let Some(pain) = case.pain_before.filter(|pain| *pain > 10) {
            return Err(CaseFault::PainBefore(pain));
        }
        let check_in = protocol
            .check_in_ids()
            .position(|id| id == case.check_in)
            .ok_or_else(|| unknown("check_in", &case.check_in))?;
        let mut facts = Self::new(Frame {
            hours: case.hours.max(0.0),
            check_in,
            regions,
            risks,
            previous: case.previous_unanswered,
            before: case.pain_before,
            damaged: false,
        });
        let mut given = 0_u64;
        for GivenAnswer { question: id, answer } in &case.answers {
            let (index, question) = question(protocol, id).ok_or_else(|| unknown("answers", id))?;
            let bit = answer_bit(question, answer).ok_or_else(|| refused(question, answer))?;
            if given & (1 << (index & 63)) != 0 {
                return Err(CaseFault::Twice(id.clone()));
            }
            given |= 1 << (index & 63);
            facts.set(index, bit);
        }
        let dropped = facts.settle(protocol);
        match bits().zip(&protocol.questions).find(|(bit, _)| dropped & bit != 0) {
            None => Ok(facts),
            Some((_, question)) => {
                Err(CaseFault::NotAsked { question: question.id.clone(), check_in: case.check_in.clone() })
            }
        }
    }

    /// Reads a stored case: never fails. What is not known is dropped, marks the case as damaged and
    /// is replaced by the more cautious reading: an unknown region by the region "not known", an
    /// unknown check-in by the one that asks everything, hours that are no number by "long ago". Of
    /// two answers to one question the worse counts. An answer to a question that is known but not
    /// asked does not count and is no damage: a correction can hide a question.
    #[must_use]
    pub fn lenient(protocol: &Protocol, case: &Case) -> Self {
        let mut damaged = !case.hours.is_finite();
        let mut known = |found: Option<u32>| {
            damaged |= found.is_none();
            found
        };
        let not_known = region(protocol, &protocol.unknown_region).unwrap_or_default();
        let mut regions =
            case.regions.iter().fold(0, |set, id| set | known(region(protocol, id)).unwrap_or(not_known));
        if regions == 0 {
            regions = known(None).unwrap_or(not_known);
        }
        let risks = case.risks.iter().fold(0, |set, id| set | known(risk(protocol, id)).unwrap_or_default());
        let check_in = protocol.check_in_ids().position(|id| id == case.check_in);
        let before = case.pain_before.filter(|pain| *pain <= 10);
        damaged |= check_in.is_none() || before != case.pain_before;
        let mut answers = [0_u16; super::MAX_QUESTIONS];
        for GivenAnswer { question: id, answer } in &case.answers {
            let found = question(protocol, id)
                .and_then(|(index, question)| Some((answers.get_mut(index)?, answer_bit(question, answer)?)));
            match found {
                Some((slot, bit)) => {
                    damaged |= *slot != 0;
                    *slot = bit.max(*slot);
                }
                None => damaged = true,
            }
        }
        let mut facts = Self::new(Frame {
            hours: if case.hours.is_finite() { case.hours.max(0.0) } else { f64::MAX },
            check_in: check_in.unwrap_or(protocol.check_ins.len()),
            regions,
            risks,
            previous: case.previous_unanswered,
            before,
            damaged,
        });
        for (index, bit) in answers.into_iter().enumerate() {
            facts.set(index, bit);
        }
        facts.settle(protocol);
        facts
    }
}

fn region(protocol: &Protocol, id: &str) -> Option<u32> {
    protocol.regions.iter().position(|region| region.id == id).map(|index| 1 << (index & 31))
}

fn risk(protocol: &Protocol, id: &str) -> Option<u32> {
    protocol.risks.iter().position(|risk| risk.id == id).map(|index| 1 << (index & 31))
}

fn question<'p>(protocol: &'p Protocol, id: &str) -> Option<(usize, &'p Question)> {
    protocol.questions.iter().enumerate().find(|(_, question)| question.id == id)
}

/// Bit n for choice n or scale value n; `None` when the question has no such answer.
fn answer_bit(question: &Question, answer: &Answer) -> Option<u16> {
    match (question.kind, answer) {
        (QuestionKind::Scale, Answer::Scale(value)) if *value <= 10 => Some(1 << value),
        (QuestionKind::Flag | QuestionKind::Choice, Answer::Choice(id)) => {
            question.choices.iter().position(|choice| choice == id).map(|index| 1 << (index & 15))
        }
        _ => None,
    }
}

fn refused(question: &Question, answer: &Answer) -> CaseFault {
    CaseFault::Answer {
        question: question.id.clone(),
        answer: match answer {
            Answer::Choice(id) => format!("{id:?}"),
            Answer::Scale(value) => value.to_string(),
        },
        expected: match question.kind {
            QuestionKind::Scale => "a whole number from 0 to 10".to_owned(),
            QuestionKind::Flag | QuestionKind::Choice => format!("one of {}", question.choices.join(", ")),
        },
    }
}
