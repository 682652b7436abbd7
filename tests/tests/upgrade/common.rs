//! Two protocols: the shipped one, and others made from it.

use aftercare_core::content::Content;
use aftercare_core::journey::{Command, Destination};
use aftercare_core::locale::Locale;
use aftercare_core::screen::outline;
use aftercare_core::session::Session;
use aftercare_tests::replay::patient::{Patient, session};
use serde_json::{Value, json};

const NEEDLING: &str = include_str!("../../../core/protocol/needling.json");
const ENGLISH: &str = include_str!("../../../core/locales/en.json");

pub(crate) fn shipped() -> Content {
    Content::shipped().unwrap()
}

/// The shipped protocol with changes and further texts, in English alone.
pub(crate) fn altered(texts: &[(&str, &str)], change: impl FnOnce(&mut Value)) -> Content {
    let mut protocol: Value = serde_json::from_str(NEEDLING).unwrap();
    change(&mut protocol);
    let mut english: Value = serde_json::from_str(ENGLISH).unwrap();
    for (key, text) in texts {
        english[key] = json!(text);
    }
    let english = Locale::load("en", &english.to_string()).unwrap();
    Content::new(&protocol.to_string(), english, Vec::new()).unwrap_or_else(|error| panic!("{error}"))
}

/// An entry of a table by id.
pub(crate) fn entry<'a>(protocol: &'a mut Value, table: &str, id: &str) -> &'a mut Value {
    protocol[table].as_array_mut().unwrap().iter_mut().find(|entry| entry["id"] == id).unwrap()
}

/// Puts a rule before the two closing ones.
pub(crate) fn add_rule(protocol: &mut Value, rule: Value) {
    let rules = protocol["rules"].as_array_mut().unwrap();
    rules.insert(rules.len() - 2, rule);
}

/// An older version: it asks what the patient dreamt and has a check-in, a part of the body, a risk and a
/// technique that this version no longer knows.
pub(crate) fn older() -> Content {
    let group = shipped().protocol.groups.len() + 1;
    let texts = [
        ("question.dreams.title", "Dreams"),
        ("question.dreams.detail", "Since the session."),
        ("question.dreams.card", "Dreams"),
        ("question.dreams.well", "Well"),
        ("question.dreams.badly", "Badly"),
        ("question.dreams.not_at_all", "Not at all"),
        ("rule.no_dreams.because", "you did not dream at all"),
        ("rule.no_dreams.card", "Did not dream"),
        ("rule.no_dreams.say", "I did not dream."),
        (&format!("group.{group}.title"), "Dreams"),
        ("region.knee", "Knee"),
        ("place.knee.left", "Left knee"),
        ("place.knee.right", "Right knee"),
        ("place.knee.both", "Both knees"),
        ("place.knee.centre", "Knee"),
        ("risk.feeble", "You are feeble"),
        ("risk.feeble.card", "Feeble"),
        ("technique.laser", "Laser"),
        ("check_in.d5.name", "5-day check-in"),
        ("check_in.d5.about", "5 days after."),
    ];
    altered(&texts, |protocol| {
        protocol["version"] = json!("0.9");
        let ask_at = json!(["h24", "h48", "now"]);
        let dreams = json!({"id": "dreams", "kind": "choice", "choices": ["well", "badly", "not_at_all"],
            "red": false, "ask_at": ask_at, "asked_if": null});
        protocol["questions"].as_array_mut().unwrap().push(dreams);
        protocol["groups"].as_array_mut().unwrap().push(json!(["dreams"]));
        let when = json!({"answer": "dreams", "is": ["not_at_all"]});
        let rule = json!({"id": "no_dreams", "level": "urgent", "when": when, "sources": ["S0"], "reviewed_by": null});
        add_rule(protocol, rule);
        let region = json!({"id": "knee", "code": 212, "sides": true});
        protocol["regions"].as_array_mut().unwrap().push(region);
        protocol["risks"].as_array_mut().unwrap().push(json!({"id": "feeble", "code": 208}));
        protocol["techniques"].as_array_mut().unwrap().push(json!({"id": "laser", "code": 205}));
        let d5 = json!({"id": "d5", "due_h": 132, "opens_h": 120, "closes_h": 144, "applies": null,
            "counts_as_missed": true, "sources": ["S0"]});
        let check_ins = protocol["check_ins"].as_array_mut().unwrap();
        check_ins.insert(check_ins.len() - 1, d5);
        for question in ["breathless", "chest_pain", "pain_now", "pain_trend"] {
            entry(protocol, "questions", question)["ask_at"].as_array_mut().unwrap().push(json!("d5"));
        }
    })
}

/// A needled leg.
pub(crate) fn leg(content: &Content) -> Session {
    session(content, &["leg"], &[])
}

pub(crate) fn lines(patient: &Patient<'_>) -> String {
    outline(&patient.screen()).join("\n")
}

/// A screen by name, as lines.
pub(crate) fn page(patient: &mut Patient<'_>, to: Destination) -> String {
    patient.gives(&Command::Go { to });
    lines(patient)
}
