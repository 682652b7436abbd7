//! Questions: each is asked on one screen, in an order that works, and its answer changes something.

use std::collections::BTreeSet;

use super::super::{Condition, Fault, Problem, Protocol, QuestionKind};
use crate::triage::{Facts, Frame, Level, assess_so_far};

/// The most rows on one screen.
const MAX_ROWS: usize = 4;

pub(super) fn check(protocol: &Protocol, faults: &mut Vec<Fault>) {
    groups(protocol, faults);
    let mut read_by_rules = BTreeSet::new();
    for rule in &protocol.rules {
        rule.when.iter().for_each(|when| reads(when, &mut read_by_rules));
    }
    let mut earlier = BTreeSet::new();
    for (i, question) in protocol.questions.iter().enumerate() {
        let path = format!("questions[{i}]");
        if !read_by_rules.contains(question.id.as_str()) {
            faults.push(Fault::new(&path, Problem::Unread(question.id.clone())));
        }
        let mut needed = BTreeSet::new();
        question.asked_if.iter().for_each(|condition| reads(condition, &mut needed));
        if let Some(later) = needed.difference(&earlier).next() {
            let problem = Problem::Order(format!("{later:?} must stand before it"));
            faults.push(Fault::new(format!("{path}.asked_if"), problem));
        }
        earlier.insert(question.id.as_str());
        if !question.ask_at.contains(&protocol.now.id) {
            let problem = Problem::Expected(format!("{:?} among them: it asks everything", protocol.now.id));
            faults.push(Fault::new(format!("{path}.ask_at"), problem));
        }
        red_choices(protocol, i, faults);
    }
}

/// Every question in one group, worst first, and none before the question it depends on.
fn groups(protocol: &Protocol, faults: &mut Vec<Fault>) {
    let mut asked: BTreeSet<&str> = BTreeSet::new();
    let mut calm_group = None;
    for (i, group) in protocol.groups.iter().enumerate() {
        if group.questions.len() > MAX_ROWS {
            faults.push(Fault::new(format!("groups[{i}]"), Problem::TooMany(MAX_ROWS as u32)));
        }
        let mut any_red = false;
        for (j, id) in group.questions.iter().enumerate() {
            let path = format!("groups[{i}][{j}]");
            let Some(question) = protocol.question(id) else {
                faults
                    .push(Fault::new(path, Problem::Unknown { what: "question".to_owned(), id: id.clone() }));
                continue;
            };
            any_red |= question.red;
            let mut needed = BTreeSet::new();
            question.asked_if.iter().for_each(|condition| reads(condition, &mut needed));
            if let Some(later) = needed.difference(&asked).next() {
                faults.push(Fault::new(&path, Problem::Order(format!("{later:?} must be asked before it"))));
            }
            if !asked.insert(id) {
                faults.push(Fault::new(path, Problem::Duplicate(id.clone())));
            }
        }
        if any_red && let Some(calm) = calm_group {
            let problem =
                Problem::Order(format!("red flags are asked before groups[{calm}], which has none"));
            faults.push(Fault::new(format!("groups[{i}]"), problem));
        }
        if !any_red {
            calm_group = calm_group.or(Some(i));
        }
    }
    for question in protocol.questions.iter().filter(|question| !asked.contains(question.id.as_str())) {
        let problem = Problem::Ungrouped(question.id.clone());
        faults.push(Fault::new("groups", problem));
    }
}

/// Each red-flag answer leads to urgent or emergency of itself: at every check-in, in every region,
/// without any risk, at once, whatever the pain before. Since rules are negation-free, more can only
/// raise it.
fn red_choices(protocol: &Protocol, index: usize, faults: &mut Vec<Fault>) {
    let Some(question) = protocol.questions.get(index) else { return };
    if question.red && question.kind == QuestionKind::Scale {
        let problem = Problem::Expected("false: a scale has no red-flag answer".to_owned());
        faults.push(Fault::new(format!("questions[{index}].red"), problem));
    }
    for (i, choice) in question.red_choices.iter().enumerate() {
        let Some(position) = question.choices.iter().position(|known| known == choice).filter(|at| *at > 0)
        else {
            let problem = Problem::Unknown {
                what: "choice that is not the harmless one".to_owned(),
                id: choice.clone(),
            };
            faults.push(Fault::new(format!("questions[{index}].red_choices[{i}]"), problem));
            continue;
        };
        let enough = (0..=protocol.check_ins.len()).all(|check_in| {
            [None, Some(0), Some(10)].into_iter().all(|before| {
                let frame =
                    Frame { hours: 0.0, check_in, regions: 0, risks: 0, previous: 0, before, damaged: false };
                let mut facts = Facts::new(frame);
                facts.set(index, 1 << (position & 15));
                facts.settle(protocol);
                assess_so_far(protocol, &facts).is_some_and(|found| found.level >= Level::Urgent)
            })
        });
        if !enough {
            let problem = Problem::RedWithoutRule { question: question.id.clone(), answer: choice.clone() };
            faults.push(Fault::new(format!("questions[{index}]"), problem));
        }
    }
}

/// Adds the questions that a condition reads.
pub(super) fn reads<'a>(condition: &'a Condition, into: &mut BTreeSet<&'a str>) {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => parts.iter().for_each(|part| reads(part, into)),
        Condition::Not(part) => reads(part, into),
        Condition::Flag(question)
        | Condition::Answer { question, .. }
        | Condition::Scale { question, .. }
        | Condition::ScaleOverBefore { question, .. } => {
            into.insert(question);
        }
        Condition::BeforeUnknown
        | Condition::HoursAtLeast(_)
        | Condition::HoursUnder(_)
        | Condition::CheckIn(_)
        | Condition::RegionSet(_)
        | Condition::Region(_)
        | Condition::Risk(_)
        | Condition::PreviousUnansweredAtLeast(_)
        | Condition::Rule(_)
        | Condition::Level(_)
        | Condition::Complete => {}
    }
}
