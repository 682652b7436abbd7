//! The rows have teeth: a rule of the articles with another level or with a part taken away, or a number of a
//! rule or advice moved by one, breaks a row.
//!
//! What all advice has in common (never with an unfinished check-in, never with a needle left behind) is no
//! statement of the articles and is not changed here.

use aftercare_core::content::Content;
use aftercare_core::locale::Locale;
use serde_json::{Value, json};

use crate::all_faults;
use crate::rows::{Article, articles};

const NEEDLING: &str = include_str!("../../../core/protocol/needling.json");
const ENGLISH: &str = include_str!("../../../core/locales/en.json");
const LEVELS: [&str; 4] = ["self_care", "contact_therapist", "urgent", "emergency"];

/// Parts that make no difference in any case that can happen, each with the reason.
const SAME: [(&str, &str); 8] = [
    ("/rules/pain_severe_rising: without \"h72\"", LATER),
    ("/rules/pain_severe_rising: without \"d7\"", LATER),
    ("/rules/pain_above_before: without \"h72\"", LATER),
    ("/rules/pain_above_before: without \"d7\"", LATER),
    ("/rules/pain_rising: without \"h72\"", LATER),
    ("/rules/pain_rising: without \"d7\"", LATER),
    ("/rules/pain_past_72: without \"d7\"", LATER),
    (
        "/rules/pain_past_72: without {\"at_least\":1,\"scale\":\"pain_now\"}",
        "the trend is asked only from a pain of 1 on",
    ),
];
const LATER: &str = "the check-in opens after the hour that the rule names anyway";

/// A changed protocol and what was changed.
struct Mutant {
    name: String,
    protocol: Value,
}

/// The changes of one rule or advice that cites an article.
fn mutants(protocol: &Value, table: &str, index: usize) -> Vec<Mutant> {
    let entry = &protocol[table][index];
    let id = entry["id"].as_str().unwrap();
    let mut changes: Vec<(String, Value)> = Vec::new();
    if let Some(level) = entry["level"].as_str().and_then(|id| LEVELS.iter().position(|level| *level == id)) {
        for other in [level.checked_sub(1), Some(level + 1)].into_iter().flatten() {
            if let Some(other) = LEVELS.get(other) {
                let mut changed = entry.clone();
                changed["level"] = json!(other);
                changes.push((format!("level {other}"), changed));
            }
        }
    }
    let mut paths = Vec::new();
    numbers(&entry["when"], "/when", &mut paths);
    for path in paths {
        let number = entry.pointer(&path).unwrap().as_u64().unwrap();
        let key = path.rsplit('/').next().unwrap();
        for other in [number.checked_sub(1), Some(number + 1)].into_iter().flatten() {
            let mut changed = entry.clone();
            *changed.pointer_mut(&path).unwrap() = json!(other);
            changes.push((format!("{key} {number} -> {other}"), changed));
        }
    }
    let mut paths = Vec::new();
    if table == "rules" {
        lists(&entry["when"], "/when", &mut paths);
    }
    for path in paths {
        let parts = entry.pointer(&path).unwrap().as_array().unwrap();
        for (i, part) in parts.iter().enumerate() {
            let mut changed = entry.clone();
            changed.pointer_mut(&path).unwrap().as_array_mut().unwrap().remove(i);
            changes.push((format!("without {part}"), changed));
        }
    }
    let mutant = |(what, changed): (String, Value)| {
        let mut protocol = protocol.clone();
        protocol[table][index] = changed;
        Mutant { name: format!("/{table}/{id}: {what}"), protocol }
    };
    changes.into_iter().map(mutant).collect()
}

/// The paths of all numbers in a condition.
fn numbers(value: &Value, path: &str, found: &mut Vec<String>) {
    match value {
        Value::Number(_) => found.push(path.to_owned()),
        Value::Object(fields) => {
            fields.iter().for_each(|(key, value)| numbers(value, &format!("{path}/{key}"), found));
        }
        Value::Array(items) => {
            (0..).zip(items).for_each(|(i, value): (usize, _)| numbers(value, &format!("{path}/{i}"), found));
        }
        _ => {}
    }
}

/// The paths of all lists in a condition.
fn lists(value: &Value, path: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            fields.iter().for_each(|(key, value)| lists(value, &format!("{path}/{key}"), found));
        }
        Value::Array(items) => {
            found.push(path.to_owned());
            (0..).zip(items).for_each(|(i, value): (usize, _)| lists(value, &format!("{path}/{i}"), found));
        }
        _ => {}
    }
}

fn cites(entry: &Value, articles: &[Article]) -> bool {
    let sources = entry["sources"].as_array().unwrap();
    sources.iter().any(|source| articles.iter().any(|article| *source == json!(article.article)))
}

#[test]
fn given_a_rule_of_the_articles_changed_by_one_step_then_a_row_breaks() {
    let articles = articles();
    let protocol: Value = serde_json::from_str(NEEDLING).unwrap();
    let (mut tried, mut refused, mut unnoticed) = (0, 0, Vec::new());
    for table in ["rules", "advice"] {
        for (index, entry) in protocol[table].as_array().unwrap().iter().enumerate() {
            if !cites(entry, &articles) {
                continue;
            }
            for mutant in mutants(&protocol, table, index) {
                let english = Locale::load("en", ENGLISH).unwrap();
                match Content::new(&mutant.protocol.to_string(), english, Vec::new()) {
                    // The checks on loading came first.
                    Err(_) => refused += 1,
                    Ok(content) => {
                        tried += 1;
                        if all_faults(&content, &articles).is_empty() {
                            unnoticed.push(mutant.name);
                        }
                    }
                }
            }
        }
    }
    println!(
        "counted: seeds: {tried} changed protocols, {} broke a row, {refused} more were not loaded",
        tried - unnoticed.len()
    );
    assert!(tried > 0);
    let mut same = SAME.map(|(name, _)| name);
    same.sort_unstable();
    unnoticed.sort();
    assert_eq!(unnoticed, same, "changes that no row noticed, and those that none can notice");
}
