//! Conditions of the protocol, compiled to bit masks, and what they mean for a case.
//!
//! Logic is Kleene's: a question asked and not yet answered is unknown, and unknown stays unknown
//! unless the rest decides. There are no names here; [`crate::protocol`] resolves them when it loads.

use super::facts::{Facts, HARMLESS};
use super::level::Level;

/// The value of a condition. The order makes `all` the minimum and `any` the maximum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Truth {
    /// Does not hold, whatever is still to be answered.
    False,
    /// Depends on an answer that is still missing.
    Unknown,
    /// Holds, whatever is still to be answered.
    True,
}

impl Truth {
    const fn of(known: bool) -> Self {
        if known { Self::True } else { Self::False }
    }

    const fn not(self) -> Self {
        match self {
            Self::False => Self::True,
            Self::Unknown => Self::Unknown,
            Self::True => Self::False,
        }
    }
}

/// What advice and card hints can ask about the assessment; rules never see it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Outcome {
    /// One bit for each rule that fired.
    pub(crate) rules: u64,
    /// The level reached.
    pub(crate) level: Level,
    /// Whether every question asked has its answer and nothing was damaged.
    pub(crate) complete: bool,
}

impl Outcome {
    /// For conditions that do not read it.
    pub(crate) const NONE: Self = Self { rules: 0, level: Level::SelfCare, complete: false };
}

/// A compiled condition. Masks have one bit for each entry of the protocol's table of that kind.
#[derive(Clone, Debug)]
pub(crate) enum Node {
    All(Box<[Node]>),
    Any(Box<[Node]>),
    Not(Box<Node>),
    /// One of the masked answers; flags, choices and scales alike.
    Answer {
        question: u8,
        mask: u16,
    },
    OverBefore {
        question: u8,
        by: u8,
    },
    BeforeUnknown,
    HoursAtLeast(f64),
    HoursUnder(f64),
    CheckIn(u32),
    Region(u32),
    Risk(u32),
    PreviousAtLeast(u32),
    Rule(u64),
    Level(u8),
    Complete,
}

impl Node {
    /// The questions, as bits, without whose answer, worse than harmless, this is never true.
    pub(crate) fn needs(&self) -> u64 {
        match self {
            Self::All(parts) => parts.iter().fold(0, |needs, part| needs | part.needs()),
            Self::Any(parts) => parts.iter().fold(u64::MAX, |needs, part| needs & part.needs()),
            Self::Answer { question, mask } if mask & HARMLESS == 0 => 1 << (question & 63),
            _ => 0,
        }
    }

    /// The condition's value for a case.
    pub(crate) fn truth(&self, facts: &Facts, outcome: &Outcome) -> Truth {
        match self {
            Self::All(parts) => least(parts, facts, outcome),
            Self::Any(parts) => greatest(parts, facts, outcome),
            Self::Not(part) => part.truth(facts, outcome).not(),
            Self::Answer { question, mask } => match facts.answer(*question) {
                0 => facts.without_answer(*question),
                given => Truth::of(given & mask != 0),
            },
            Self::OverBefore { question, by } => match (facts.before(), facts.answer(*question)) {
                (None, _) => Truth::False,
                (Some(_), 0) => facts.without_answer(*question),
                (Some(before), given) => {
                    Truth::of(given.trailing_zeros() >= u32::from(before) + u32::from(*by))
                }
            },
            Self::BeforeUnknown => Truth::of(facts.before().is_none()),
            Self::HoursAtLeast(hours) => Truth::of(facts.hours() >= *hours),
            Self::HoursUnder(hours) => Truth::of(facts.hours() < *hours),
            Self::CheckIn(mask) => Truth::of(facts.check_in_bit() & mask != 0),
            Self::Region(mask) => Truth::of(facts.regions() & mask != 0),
            Self::Risk(mask) => Truth::of(facts.risks() & mask != 0),
            Self::PreviousAtLeast(count) => Truth::of(facts.previous() >= *count),
            Self::Rule(mask) => Truth::of(outcome.rules & mask != 0),
            Self::Level(mask) => Truth::of(1 << (outcome.level as u8) & mask != 0),
            Self::Complete => Truth::of(outcome.complete),
        }
    }
}

fn least(parts: &[Node], facts: &Facts, outcome: &Outcome) -> Truth {
    let mut least = Truth::True;
    for part in parts {
        least = least.min(part.truth(facts, outcome));
        if least == Truth::False {
            break;
        }
    }
    least
}

fn greatest(parts: &[Node], facts: &Facts, outcome: &Outcome) -> Truth {
    let mut greatest = Truth::False;
    for part in parts {
        greatest = greatest.max(part.truth(facts, outcome));
        if greatest == Truth::True {
            break;
        }
    }
    greatest
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A sign reported for a question.
    const fn sign(question: u8) -> Node {
        Node::Answer { question, mask: 0b10 }
    }

    fn all(parts: Vec<Node>) -> Node {
        Node::All(parts.into_boxed_slice())
    }

    fn any(parts: Vec<Node>) -> Node {
        Node::Any(parts.into_boxed_slice())
    }

    #[test]
    fn a_condition_needs_every_question_without_which_it_never_holds_and_no_other() {
        let or_harmless = Node::Answer { question: 4, mask: 0b11 };
        for (node, needs) in [
            (sign(3), 0b1000),
            (or_harmless.clone(), 0),
            (Node::BeforeUnknown, 0),
            (Node::Not(Box::new(sign(3))), 0),
            (all(vec![sign(1), or_harmless, Node::BeforeUnknown, sign(2)]), 0b110),
            (all(vec![sign(1), all(vec![sign(1), sign(2)])]), 0b110),
            (any(vec![sign(1), all(vec![sign(2), sign(1)])]), 0b10),
            (any(vec![sign(1), sign(2)]), 0),
            (any(vec![sign(1), Node::BeforeUnknown]), 0),
        ] {
            assert_eq!(node.needs(), needs, "{node:?}");
        }
    }
}
