//! Rules: each can fire, and the two closing rules come last.

use std::collections::BTreeSet;

use super::super::{Fault, Otherwise, Problem, Protocol, QuestionKind, Rule};
use super::questions::reads;
use crate::triage::{Facts, Frame, Level, Outcome, Truth};

/// The most questions a rule can read: beyond it, nobody could check it over all answers.
const MAX_READ: usize = 6;

pub(super) fn check(protocol: &Protocol, faults: &mut Vec<Fault>) {
    for (i, rule) in protocol.rules.iter().enumerate() {
        let path = format!("rules[{i}].when");
        let Some(read) = everything_read(protocol, rule) else { continue };
        if read.len() > MAX_READ {
            faults.push(Fault::new(path, Problem::TooMany(MAX_READ as u32)));
        } else if !faults.iter().any(|fault| fault.path.starts_with(&path)) && !can_fire(protocol, i, &read) {
            // A condition with unknown names was compiled to something else: saying more would mislead.
            faults.push(Fault::new(path, Problem::NeverFires(rule.id.clone())));
        }
    }
    closing(protocol, faults);
}

/// The last two rules, and only they, say what holds when nothing fired.
fn closing(protocol: &Protocol, faults: &mut Vec<Fault>) {
    let (ordinary, last) = protocol.rules.split_at(protocol.rules.len().saturating_sub(2));
    let kinds: Vec<_> = last.iter().map(|rule| (rule.otherwise, rule.level)).collect();
    let expected = [
        (Some(Otherwise::Unanswered), Level::ContactTherapist),
        (Some(Otherwise::AllAnswered), Level::SelfCare),
    ];
    if kinds != expected || ordinary.iter().any(|rule| rule.otherwise.is_some()) {
        faults.push(Fault::new("rules", Problem::Closing));
    }
    for (i, _) in ordinary.iter().enumerate().filter(|(_, rule)| rule.level == Level::SelfCare) {
        // A symptom that leads to self-care would hide that something was reported.
        let problem = Problem::NotAllowedHere(Level::SelfCare.id().to_owned());
        faults.push(Fault::new(format!("rules[{i}].level"), problem));
    }
}

/// Positions of the questions that a rule reads, and of those that decide whether they are asked.
fn everything_read(protocol: &Protocol, rule: &Rule) -> Option<Vec<usize>> {
    let mut ids = BTreeSet::new();
    reads(rule.when.as_ref()?, &mut ids);
    // A question depends only on earlier ones, so one walk from the end finds all.
    for question in protocol.questions.iter().rev().filter(|question| question.asked_if.is_some()) {
        if ids.contains(question.id.as_str()) {
            question.asked_if.iter().for_each(|condition| reads(condition, &mut ids));
        }
    }
    let positions = protocol.questions.iter().enumerate();
    Some(positions.filter(|(_, question)| ids.contains(question.id.as_str())).map(|(i, _)| i).collect())
}

/// Tries every answer to every question the rule reads, at every check-in. All regions, all risks, a
/// long time and many missed check-ins are set at once: conditions of rules are negation-free, so
/// what does not fire then never fires. Pain before is tried as unknown and as 0 for the same reason.
fn can_fire(protocol: &Protocol, rule: usize, read: &[usize]) -> bool {
    let node = protocol.compiled.rules.get(rule).and_then(|rule| rule.when.as_ref());
    let Some(node) = node else { return true };
    (0..=protocol.check_ins.len()).any(|check_in| {
        [None, Some(0)].into_iter().any(|before| {
            let frame = Frame {
                hours: f64::MAX,
                check_in,
                regions: u32::MAX,
                risks: u32::MAX,
                previous: u32::MAX,
                before,
                damaged: false,
            };
            any_answers(protocol, read, &Facts::new(frame), &mut |facts| {
                let mut facts = facts.clone();
                facts.settle(protocol);
                node.truth(&facts, &Outcome::NONE) == Truth::True
            })
        })
    })
}

/// Whether `holds` for some answers to the questions `read`, worst answers first.
fn any_answers(
    protocol: &Protocol,
    read: &[usize],
    facts: &Facts,
    holds: &mut impl FnMut(&Facts) -> bool,
) -> bool {
    let Some((question, rest)) = read.split_first() else { return holds(facts) };
    let answers = protocol.questions.get(*question).map_or(0, |question| match question.kind {
        QuestionKind::Scale => 11,
        QuestionKind::Flag | QuestionKind::Choice => question.choices.len().min(16),
    });
    (0..answers).rev().any(|answer| {
        let mut facts = facts.clone();
        facts.set(*question, 1 << answer);
        any_answers(protocol, rest, &facts, holds)
    })
}
