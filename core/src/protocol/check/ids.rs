//! Ids, codes and the references between tables.

use super::super::{Fault, Problem, Protocol};
use super::{all_known, no_duplicates};
use crate::triage::Level;

/// Rules and questions are bits of a `u64`, the other tables bits of a `u32`, choices of a `u16`.
const MAX_WIDE: usize = 64;
const MAX_NARROW: usize = 32;
const MAX_CHOICES: usize = 16;

pub(super) fn check(protocol: &Protocol, faults: &mut Vec<Fault>) {
    tables(protocol, faults);
    codes(protocol, faults);
    sources(protocol, faults);
    let known_region = |id: &str| protocol.regions.iter().any(|region| region.id == id);
    for (i, set) in protocol.region_sets.iter().enumerate() {
        let path = format!("region_sets[{i}].regions");
        all_known("region", &set.regions, known_region, &path, faults);
        no_duplicates(set.regions.iter().map(String::as_str), |j| format!("{path}[{j}]"), faults);
    }
    if !known_region(&protocol.unknown_region) {
        let problem = Problem::Unknown { what: "region".to_owned(), id: protocol.unknown_region.clone() };
        faults.push(Fault::new("unknown_region", problem));
    }
    if protocol.levels != Level::ALL {
        faults.push(Fault::new("levels", Problem::Order(Level::ALL.map(Level::id).join(", "))));
    }
}

/// Every table: ids well formed and unique, and no more entries than there are bits.
fn tables(protocol: &Protocol, faults: &mut Vec<Fault>) {
    let p = protocol;
    table("sources", usize::MAX, p.sources.iter().map(|x| x.id.as_str()), faults);
    table("techniques", MAX_NARROW, p.techniques.iter().map(|x| x.id.as_str()), faults);
    table("regions", MAX_NARROW, p.regions.iter().map(|x| x.id.as_str()), faults);
    table("region_sets", MAX_NARROW, p.region_sets.iter().map(|x| x.id.as_str()), faults);
    table("risks", MAX_NARROW, p.risks.iter().map(|x| x.id.as_str()), faults);
    table("check_ins", MAX_NARROW - 1, p.check_ins.iter().map(|x| x.id.as_str()), faults);
    table("questions", MAX_WIDE, p.questions.iter().map(|x| x.id.as_str()), faults);
    table("rules", MAX_WIDE, p.rules.iter().map(|x| x.id.as_str()), faults);
    table("advice", MAX_WIDE, p.advice.iter().map(|x| x.id.as_str()), faults);
    table("card_hints", MAX_WIDE, p.card_hints.iter().map(|x| x.id.as_str()), faults);
    table("reminders.nudges", MAX_NARROW, p.reminders.nudges.iter().map(|x| x.id.as_str()), faults);
    for (i, question) in p.questions.iter().enumerate() {
        let path = format!("questions[{i}].choices");
        for (j, choice) in question.choices.iter().enumerate() {
            well_formed(choice, &format!("{path}[{j}]"), faults);
        }
        no_duplicates(question.choices.iter().map(String::as_str), |j| format!("{path}[{j}]"), faults);
        if question.choices.len() > MAX_CHOICES {
            faults.push(Fault::new(path, Problem::TooMany(MAX_CHOICES as u32)));
        }
    }
    well_formed(&p.now.id, "now.id", faults);
    if p.check_in(&p.now.id).is_some() {
        faults.push(Fault::new("now.id", Problem::Duplicate(p.now.id.clone())));
    }
}

fn table<'a>(name: &str, most: usize, ids: impl Iterator<Item = &'a str> + Clone, faults: &mut Vec<Fault>) {
    if ids.clone().next().is_none() {
        faults.push(Fault::new(name, Problem::Empty));
    }
    if ids.clone().count() > most {
        faults.push(Fault::new(name, Problem::TooMany(u32::try_from(most).unwrap_or(u32::MAX))));
    }
    for (i, id) in ids.clone().enumerate() {
        well_formed(id, &format!("{name}[{i}].id"), faults);
    }
    no_duplicates(ids, |i| format!("{name}[{i}].id"), faults);
}

/// Ids become parts of text keys and of reminder ids, so they hold no dot and no space. An empty one
/// was reported when it was read.
fn well_formed(id: &str, path: &str, faults: &mut Vec<Fault>) {
    if !id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_') {
        faults.push(Fault::new(path, Problem::NotAnId(id.to_owned())));
    }
}

fn codes(protocol: &Protocol, faults: &mut Vec<Fault>) {
    let mut unique = |name: &str, codes: Vec<u8>| {
        let codes: Vec<String> = codes.iter().map(u8::to_string).collect();
        no_duplicates(codes.iter().map(String::as_str), |i| format!("{name}[{i}].code"), faults);
    };
    unique("techniques", protocol.techniques.iter().map(|x| x.code).collect());
    unique("regions", protocol.regions.iter().map(|x| x.code).collect());
    unique("risks", protocol.risks.iter().map(|x| x.code).collect());
}

fn sources(protocol: &Protocol, faults: &mut Vec<Fault>) {
    let known = |id: &str| protocol.sources.iter().any(|source| source.id == id);
    let mut check = |ids: &[String], path: String| all_known("source", ids, known, &path, faults);
    for (i, check_in) in protocol.check_ins.iter().enumerate() {
        check(&check_in.sources, format!("check_ins[{i}].sources"));
    }
    for (i, rule) in protocol.rules.iter().enumerate() {
        check(&rule.sources, format!("rules[{i}].sources"));
    }
    for (i, advice) in protocol.advice.iter().enumerate() {
        check(&advice.sources, format!("advice[{i}].sources"));
    }
    for (i, hint) in protocol.card_hints.iter().enumerate() {
        check(&hint.sources, format!("card_hints[{i}].sources"));
    }
    check(&protocol.expected.sources, "expected.sources".to_owned());
}
