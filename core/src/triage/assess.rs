//! The assessment: every rule is looked at, all that fire are kept, the highest level wins.

use super::condition::{Node, Outcome, Truth};
use super::facts::{Facts, bits};
use super::level::Level;
use crate::protocol::{Otherwise, Protocol, Question};

/// What an assessment says and why. Bits stand for entries of the protocol that made it, so it is
/// kept by [`rule_ids`](Self::rule_ids), never by its bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// The highest level of all rules that fired.
    pub level: Level,
    /// One bit for each rule that fired.
    pub rules: u64,
    /// One bit for each question that was asked and has no answer.
    pub unanswered: u64,
    /// Something stored could not be read; the level is at least `contact_therapist`.
    pub damaged: bool,
}

impl Assessment {
    /// The rules that fired, in the protocol's order.
    #[must_use]
    pub fn rule_ids(&self, protocol: &Protocol) -> Vec<String> {
        chosen(self.rules, &protocol.rules).map(|rule| rule.id.clone()).collect()
    }

    /// The same, with a level that is at least `level`: what a patient was told may be higher than
    /// what the rules say.
    #[must_use]
    pub fn at_least(self, level: Level) -> Self {
        Self { level: self.level.max(level), ..self }
    }

    /// The questions without an answer, in the protocol's order.
    #[must_use]
    pub fn unanswered_ids(&self, protocol: &Protocol) -> Vec<String> {
        chosen(self.unanswered, &protocol.questions).map(|question| question.id.clone()).collect()
    }
}

/// The questions that the check-in asks, given the answers so far, in the protocol's order. A
/// question whose condition is unknown is not asked yet.
pub fn asked<'p>(protocol: &'p Protocol, facts: &Facts) -> impl Iterator<Item = &'p Question> {
    chosen(facts.asked(), &protocol.questions)
}

/// Assesses a case as if its check-in were finished. Total: every case has a level.
#[must_use]
pub fn assess(protocol: &Protocol, facts: &Facts) -> Assessment {
    let (mut level, mut rules) = fired(protocol, facts);
    let unanswered = facts.unanswered();
    if rules == 0 {
        let closing = if unanswered == 0 { Otherwise::AllAnswered } else { Otherwise::Unanswered };
        // "The usual course" is never said about something that could not be read.
        let silent = facts.damaged() && closing == Otherwise::AllAnswered;
        for ((bit, rule), source) in bits().zip(&protocol.compiled.rules).zip(&protocol.rules) {
            if source.otherwise == Some(closing) && !silent {
                rules |= bit;
                level = level.max(rule.level);
            }
        }
    }
    if facts.damaged() {
        level = level.max(Level::ContactTherapist);
    }
    Assessment { level, rules, unanswered, damaged: facts.damaged() }
}

/// Assesses a check-in that is still being answered: the two closing rules are left out. `None` as
/// long as no rule fires.
#[must_use]
pub fn assess_so_far(protocol: &Protocol, facts: &Facts) -> Option<Assessment> {
    let (level, rules) = fired(protocol, facts);
    let level = if facts.damaged() { level.max(Level::ContactTherapist) } else { level };
    let unanswered = facts.unanswered();
    (rules != 0).then_some(Assessment { level, rules, unanswered, damaged: facts.damaged() })
}

/// The advice that goes along with an assessment, as ids, most important first.
#[must_use]
pub fn advice<'p>(protocol: &'p Protocol, facts: &Facts, assessment: &Assessment) -> Vec<&'p str> {
    let ids = protocol.advice.iter().map(|advice| advice.id.as_str());
    holding(&protocol.compiled.advice, ids, facts, assessment)
}

/// The lines for a doctor that go along with an assessment, as ids, in the protocol's order.
#[must_use]
pub fn card_hints<'p>(protocol: &'p Protocol, facts: &Facts, assessment: &Assessment) -> Vec<&'p str> {
    let ids = protocol.card_hints.iter().map(|hint| hint.id.as_str());
    holding(&protocol.compiled.card_hints, ids, facts, assessment)
}

/// The rules that fire of their own, as bits, and their highest level.
fn fired(protocol: &Protocol, facts: &Facts) -> (Level, u64) {
    let mut level = Level::SelfCare;
    let mut rules = 0;
    for (bit, rule) in bits().zip(&protocol.compiled.rules) {
        // Most cases report little, so most rules are passed over at a glance.
        if rule.needs & !facts.reported() == 0
            && let Some(node) = &rule.when
            && node.truth(facts, &Outcome::NONE) == Truth::True
        {
            rules |= bit;
            level = level.max(rule.level);
        }
    }
    (level, rules)
}

fn holding<'p>(
    nodes: &[Node],
    ids: impl Iterator<Item = &'p str>,
    facts: &Facts,
    assessment: &Assessment,
) -> Vec<&'p str> {
    let complete = assessment.unanswered == 0 && !assessment.damaged;
    let outcome = Outcome { rules: assessment.rules, level: assessment.level, complete };
    nodes
        .iter()
        .zip(ids)
        .filter(|(node, _)| node.truth(facts, &outcome) == Truth::True)
        .map(|(_, id)| id)
        .collect()
}

fn chosen<T>(set: u64, table: &[T]) -> impl Iterator<Item = &T> {
    bits().zip(table).filter(move |(bit, _)| set & bit != 0).map(|(_, entry)| entry)
}
