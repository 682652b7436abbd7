//! The texts that a protocol needs in every language.

use super::super::{Fault, Problem, Protocol, QuestionKind};
use crate::locale::Locale;
use crate::triage::Level;

/// Every text that a language lacks.
pub(in super::super) fn missing_texts(protocol: &Protocol, locales: &[&Locale]) -> Vec<Fault> {
    let keys = needed(protocol);
    let mut faults = Vec::new();
    for locale in locales {
        for key in keys.iter().filter(|key| !locale.has(key)) {
            let path = format!("locales/{}.json", locale.tag);
            faults.push(Fault::new(path, Problem::TextMissing(key.clone())));
        }
    }
    faults
}

/// Every key that follows from the protocol, in the order of its tables.
fn needed(protocol: &Protocol) -> Vec<String> {
    let mut keys = Vec::new();
    for level in &protocol.levels {
        keys.extend(["name", "title", "sentence"].map(|part| format!("level.{}.{part}", level.id())));
    }
    for question in &protocol.questions {
        keys.extend(["title", "detail", "card"].map(|part| format!("question.{}.{part}", question.id)));
        if question.kind == QuestionKind::Scale {
            keys.extend(["low", "high"].map(|end| format!("question.{}.{end}", question.id)));
        }
        if question.kind == QuestionKind::Choice {
            keys.extend(question.choices.iter().map(|choice| format!("question.{}.{choice}", question.id)));
        }
    }
    keys.extend((1..=protocol.groups.len()).map(|n| format!("group.{n}.title")));
    for rule in &protocol.rules {
        keys.extend(["because", "card"].map(|part| format!("rule.{}.{part}", rule.id)));
        // What to say to the therapist on the telephone; with an emergency nobody is told to do that.
        if matches!(rule.level, Level::ContactTherapist | Level::Urgent) {
            keys.push(format!("rule.{}.say", rule.id));
        }
    }
    for region in &protocol.regions {
        keys.push(format!("region.{}", region.id));
        let sides: &[&str] = if region.sides { &["left", "right", "both", "centre"] } else { &["centre"] };
        keys.extend(sides.iter().map(|side| format!("place.{}.{side}", region.id)));
    }
    for risk in &protocol.risks {
        keys.extend([format!("risk.{}", risk.id), format!("risk.{}.card", risk.id)]);
    }
    keys.extend(protocol.techniques.iter().map(|technique| format!("technique.{}", technique.id)));
    for id in protocol.check_in_ids() {
        keys.extend(["name", "about"].map(|part| format!("check_in.{id}.{part}")));
    }
    keys.extend(protocol.advice.iter().map(|advice| format!("advice.{}", advice.id)));
    keys.extend(protocol.card_hints.iter().map(|hint| format!("card_hint.{}", hint.id)));
    keys.extend(protocol.numbers.iter().filter_map(|row| Some(format!("country.{}", row.code.as_ref()?))));
    keys.push("country.other".to_owned());
    keys
}
