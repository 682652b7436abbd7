//! Turns conditions by name into bit masks, and reports every name that leads nowhere.

use super::condition::Condition;
use super::fault::{Fault, Problem};
use super::{Protocol, QuestionKind};
use crate::triage::{Level, Node};

/// What triage evaluates; made once when the protocol is loaded.
#[derive(Clone, Debug, Default)]
pub(crate) struct Compiled {
    pub(crate) questions: Vec<CompiledQuestion>,
    pub(crate) rules: Vec<CompiledRule>,
    pub(crate) advice: Vec<Node>,
    pub(crate) card_hints: Vec<Node>,
}

/// When a question is asked.
#[derive(Clone, Debug)]
pub(crate) struct CompiledQuestion {
    /// One bit for each check-in that asks it.
    pub(crate) ask_at: u32,
    pub(crate) asked_if: Option<Node>,
    pub(crate) red: bool,
}

/// When a rule fires; `None` for the closing rules.
#[derive(Clone, Debug)]
pub(crate) struct CompiledRule {
    pub(crate) level: Level,
    pub(crate) when: Option<Node>,
    /// Questions, as bits, that must have an answer worse than harmless before it can fire.
    pub(crate) needs: u64,
}

/// Where a condition stands, which decides what it may read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Rules and `asked_if`: negation-free, so that more symptoms never ask or say less.
    Rule,
    /// `applies`: regions only, so that the schedule is known before the first answer.
    Applies,
    /// Advice and card hints: everything.
    Outcome,
}

/// Compiles the whole protocol.
pub(crate) fn compile(protocol: &Protocol, faults: &mut Vec<Fault>) -> Compiled {
    let mut compiler = Compiler { protocol, faults };
    for (i, check_in) in protocol.check_ins.iter().enumerate() {
        compiler.optional(check_in.applies.as_ref(), &format!("check_ins[{i}].applies"), Place::Applies);
    }
    let questions = protocol.questions.iter().enumerate().map(|(i, question)| CompiledQuestion {
        ask_at: compiler.mask("check-in", &question.ask_at, &format!("questions[{i}].ask_at"), |id| {
            protocol.check_in_ids().position(|known| known == id)
        }) as u32,
        asked_if: compiler.optional(
            question.asked_if.as_ref(),
            &format!("questions[{i}].asked_if"),
            Place::Rule,
        ),
        red: question.red,
    });
    let questions = questions.collect();
    let rules = protocol.rules.iter().enumerate().map(|(i, rule)| {
        let when = compiler.optional(rule.when.as_ref(), &format!("rules[{i}].when"), Place::Rule);
        CompiledRule { level: rule.level, needs: when.as_ref().map_or(0, Node::needs), when }
    });
    let rules = rules.collect();
    let advice = protocol.advice.iter().enumerate().filter_map(|(i, advice)| {
        compiler.optional(advice.when.as_ref(), &format!("advice[{i}].when"), Place::Outcome)
    });
    let advice = advice.collect();
    let card_hints = protocol.card_hints.iter().enumerate().filter_map(|(i, hint)| {
        compiler.optional(hint.when.as_ref(), &format!("card_hints[{i}].when"), Place::Outcome)
    });
    let card_hints = card_hints.collect();
    Compiled { questions, rules, advice, card_hints }
}

struct Compiler<'p, 'f> {
    protocol: &'p Protocol,
    faults: &'f mut Vec<Fault>,
}

impl Compiler<'_, '_> {
    fn optional(&mut self, condition: Option<&Condition>, path: &str, place: Place) -> Option<Node> {
        condition.map(|condition| self.node(condition, path, place))
    }

    fn node(&mut self, condition: &Condition, path: &str, place: Place) -> Node {
        let form = form(condition);
        let allowed = match place {
            Place::Outcome => true,
            Place::Rule => !matches!(form, "not" | "hours_under" | "rule" | "level" | "complete"),
            Place::Applies => matches!(form, "all" | "any" | "region" | "region_set"),
        };
        if !allowed {
            self.faults.push(Fault::new(format!("{path}.{form}"), Problem::NotAllowedHere(form.to_owned())));
        }
        let here = format!("{path}.{form}");
        let protocol = self.protocol;
        match condition {
            Condition::All(parts) => Node::All(self.parts(parts, &here, place)),
            Condition::Any(parts) => Node::Any(self.parts(parts, &here, place)),
            Condition::Not(part) => Node::Not(Box::new(self.node(part, &here, place))),
            Condition::Flag(question) => {
                // Everything but the harmless first answer, `no`.
                Node::Answer { question: self.question(question, QuestionKind::Flag, &here), mask: 0b110 }
            }
            Condition::Answer { question, is } => {
                let index = self.question(question, QuestionKind::Choice, &here);
                let choices = protocol.question(question).map(|q| q.choices.as_slice()).unwrap_or_default();
                let mask = self.mask("choice", is, &format!("{path}.is"), |id| {
                    choices.iter().position(|choice| choice == id)
                });
                Node::Answer { question: index, mask: mask as u16 }
            }
            Condition::Scale { question, at_least } => Node::Answer {
                question: self.question(question, QuestionKind::Scale, &here),
                mask: (*at_least..=10).fold(0, |mask, value| mask | 1 << value),
            },
            Condition::ScaleOverBefore { question, by } => {
                Node::OverBefore { question: self.question(question, QuestionKind::Scale, &here), by: *by }
            }
            Condition::BeforeUnknown => Node::BeforeUnknown,
            Condition::HoursAtLeast(hours) => Node::HoursAtLeast(f64::from(*hours)),
            Condition::HoursUnder(hours) => Node::HoursUnder(f64::from(*hours)),
            Condition::CheckIn(ids) => Node::CheckIn(
                self.mask("check-in", ids, &here, |id| protocol.check_in_ids().position(|known| known == id))
                    as u32,
            ),
            Condition::RegionSet(id) => {
                let regions = protocol.region_set(id).map(|set| set.regions.as_slice());
                if regions.is_none() {
                    self.unknown("region set", id, &here);
                }
                // Unknown regions of a set are reported where the set is defined.
                Node::Region(protocol.region_mask(regions.unwrap_or_default().iter()))
            }
            Condition::Region(ids) => {
                self.mask("region", ids, &here, |id| {
                    protocol.regions.iter().position(|region| region.id == id)
                });
                Node::Region(protocol.region_mask(ids.iter()))
            }
            Condition::Risk(ids) => Node::Risk(
                self.mask("risk", ids, &here, |id| protocol.risks.iter().position(|risk| risk.id == id))
                    as u32,
            ),
            Condition::PreviousUnansweredAtLeast(count) => Node::PreviousAtLeast(*count),
            Condition::Rule(ids) => Node::Rule(
                self.mask("rule", ids, &here, |id| protocol.rules.iter().position(|rule| rule.id == id)),
            ),
            Condition::Level(levels) => {
                if levels.is_empty() {
                    self.faults.push(Fault::new(here, Problem::Empty));
                }
                Node::Level(levels.iter().fold(0, |mask, level| mask | 1 << (*level as u8)))
            }
            Condition::Complete => Node::Complete,
        }
    }

    fn parts(&mut self, parts: &[Condition], path: &str, place: Place) -> Box<[Node]> {
        parts.iter().enumerate().map(|(i, part)| self.node(part, &format!("{path}[{i}]"), place)).collect()
    }

    fn question(&mut self, id: &str, kind: QuestionKind, path: &str) -> u8 {
        let index = self.protocol.questions.iter().position(|question| question.id == id);
        match self.protocol.question(id) {
            None => self.unknown("question", id, path),
            Some(question) if question.kind != kind => {
                let problem = Problem::Expected(format!("a {kind:?} question",).to_lowercase());
                self.faults.push(Fault::new(path, problem));
            }
            Some(_) => {}
        }
        index.and_then(|index| u8::try_from(index).ok()).unwrap_or_default()
    }

    /// One bit for each id, found by `position`; ids that are unknown or named twice are faults.
    fn mask(
        &mut self,
        what: &str,
        ids: &[String],
        path: &str,
        position: impl Fn(&str) -> Option<usize>,
    ) -> u64 {
        let mut mask = 0;
        for (i, id) in ids.iter().enumerate() {
            let bit = position(id).map_or(0, |index| 1_u64 << (index & 63));
            if bit == 0 {
                self.unknown(what, id, &format!("{path}[{i}]"));
            } else if mask & bit != 0 {
                self.faults.push(Fault::new(format!("{path}[{i}]"), Problem::Duplicate(id.clone())));
            }
            mask |= bit;
        }
        mask
    }

    fn unknown(&mut self, what: &str, id: &str, path: &str) {
        self.faults.push(Fault::new(path, Problem::Unknown { what: what.to_owned(), id: id.to_owned() }));
    }
}

/// The tag of the condition in JSON.
fn form(condition: &Condition) -> &'static str {
    match condition {
        Condition::All(_) => "all",
        Condition::Any(_) => "any",
        Condition::Not(_) => "not",
        Condition::Flag(_) => "flag",
        Condition::Answer { .. } => "answer",
        Condition::Scale { .. } => "scale",
        Condition::ScaleOverBefore { .. } => "scale_over_before",
        Condition::BeforeUnknown => "before_unknown",
        Condition::HoursAtLeast(_) => "hours_at_least",
        Condition::HoursUnder(_) => "hours_under",
        Condition::CheckIn(_) => "check_in",
        Condition::RegionSet(_) => "region_set",
        Condition::Region(_) => "region",
        Condition::Risk(_) => "risk",
        Condition::PreviousUnansweredAtLeast(_) => "previous_unanswered_at_least",
        Condition::Rule(_) => "rule",
        Condition::Level(_) => "level",
        Condition::Complete => "complete",
    }
}
