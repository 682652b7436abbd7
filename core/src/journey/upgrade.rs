//! A course that was told something under another protocol than the one in use: what still holds.
//!
//! From the next assessment on the protocol in use decides. What was told stays an event; advice of
//! another protocol stays the least that a check-in says until an answer that led to it is changed.
//! Answers to questions that the protocol no longer has are kept and not counted ([`super::course::case`]).
//! Reminders need nothing here: they are planned anew each time.

use super::care::{Course, Run, Told};
use crate::protocol::Protocol;
use crate::triage::{Answer, Level};

/// The advice of another protocol that still holds in a check-in: the last one, unless an answer that its
/// rules read was changed or taken back since. That a check-in was incomplete, or went the usual course,
/// never holds on.
#[must_use]
pub fn latched<'a>(protocol: &Protocol, run: &'a Run) -> Option<&'a Told> {
    let index = run.told.iter().rposition(|told| told.protocol_sha256 != protocol.sha256)?;
    let told = run.told.get(index)?;
    let closing = |rule: &String| {
        protocol.rule(rule).is_some_and(|rule| rule.otherwise.is_some() || rule.when.is_none())
    };
    if told.level.is_none() || (!told.rules.is_empty() && told.rules.iter().all(closing)) {
        return None;
    }
    let read = protocol.questions_read(&told.rules);
    let mut since = run.told.iter().skip(index).flat_map(|told| &told.changed_since);
    let corrected = since.any(|question| read.contains(question));
    (!corrected).then_some(told)
}

/// What an assessment says together with the advice of another protocol that still holds.
#[must_use]
pub fn with_latched(
    protocol: &Protocol,
    run: &Run,
    level: Option<Level>,
    rules: Vec<String>,
) -> (Option<Level>, Vec<String>) {
    let Some(told) = latched(protocol, run).filter(|told| told.level > level) else {
        return (level, rules);
    };
    // Nothing calm is said beside advice that holds on.
    let new = rules
        .into_iter()
        .filter(|rule| !told.rules.contains(rule) && protocol.rule_level(rule) != Some(Level::SelfCare));
    (told.level, told.rules.iter().cloned().chain(new).collect())
}

/// The current answer to a question, if the protocol has it: one given under another protocol may fit
/// no more, and the question is open then.
#[must_use]
pub fn fitting<'a>(protocol: &Protocol, run: &'a Run, question: &str) -> Option<&'a Answer> {
    run.answer(question).filter(|answer| protocol.accepts(question, answer))
}

/// What was told in a course under other protocols than this one, the first of each.
#[must_use]
pub fn told_under_others<'a>(protocol: &Protocol, course: &'a Course) -> Vec<&'a Told> {
    let mut others: Vec<&Told> = Vec::new();
    for told in course.runs.iter().flat_map(|run| &run.told) {
        let known = others.iter().any(|other| other.protocol_sha256 == told.protocol_sha256);
        if told.protocol_sha256 != protocol.sha256 && !known {
            others.push(told);
        }
    }
    others
}
