//! Every way to break the protocol file is reported at its place, and all ways at once.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use aftercare_core::locale::Locale;
use aftercare_core::protocol::{Fault, Problem, Protocol};
use serde_json::{Value, json};

const NEEDLING: &str = include_str!("../../core/protocol/needling.json");

fn original() -> Value {
    serde_json::from_str(NEEDLING).unwrap()
}

fn faults(protocol: &Value) -> Vec<Fault> {
    Protocol::parse(&protocol.to_string()).err().unwrap_or_default()
}

fn remove(value: &mut Value, key: &str) {
    value.as_object_mut().unwrap().remove(key).unwrap();
}

fn push(list: &mut Value, item: Value) {
    list.as_array_mut().unwrap().push(item);
}

/// Position of an entry by id.
fn at(protocol: &Value, table: &str, id: &str) -> usize {
    protocol[table].as_array().unwrap().iter().position(|entry| entry["id"] == id).unwrap()
}

type Mutation = (&'static str, fn(&mut Value), &'static str, &'static str);

/// What is changed, how, at which path the fault stands, and a part of what it says.
#[rustfmt::skip]
const MUTATIONS: &[Mutation] = &[
    ("a field more", |p| p["colour"] = json!(1), "colour", "unknown field"),
    ("a field more in a rule", |p| p["rules"][0]["note"] = json!("x"), "rules[0].note", "unknown field"),
    ("a field more in a condition", |p| p["rules"][0]["when"]["is"] = json!(["x"]), "rules[0].when.is", "unknown field"),
    ("a field less", |p| remove(&mut p["rules"][1], "level"), "rules[1].level", "missing"),
    ("no version", |p| remove(p, "version"), "version", "missing"),
    ("a section less", |p| remove(p, "numbers"), "numbers", "missing"),
    ("a text for a number", |p| p["check_ins"][1]["due_h"] = json!("24"), "check_ins[1].due_h", "expected a whole number"),
    ("a negative number", |p| p["check_ins"][1]["due_h"] = json!(-24), "check_ins[1].due_h", "out of range"),
    ("a broken number", |p| p["check_ins"][1]["due_h"] = json!(24.5), "check_ins[1].due_h", "out of range"),
    ("a number for a flag", |p| p["questions"][0]["red"] = json!(1), "questions[0].red", "expected true or false"),
    ("an unknown level", |p| p["rules"][0]["level"] = json!("alarm"), "rules[0].level", "unknown level"),
    ("an unknown kind", |p| p["questions"][0]["kind"] = json!("slider"), "questions[0].kind", "unknown kind"),
    ("an unknown question", |p| p["rules"][12]["when"]["all"][0]["flag"] = json!("fewer"), "rules[12].when.all[0].flag", "unknown question \"fewer\""),
    ("an unknown choice", |p| p["rules"][2]["when"]["is"][0] = json!("blod"), "rules[2].when.is[0]", "unknown choice \"blod\""),
    ("no choice", |p| p["rules"][2]["when"]["is"] = json!([]), "rules[2].when.is", "empty"),
    ("an unknown region set", |p| p["rules"][3]["when"]["all"][1]["any"][0]["region_set"] = json!("torso"), "rules[3].when.all[1].any[0].region_set", "unknown region set"),
    ("an unknown risk", |p| p["rules"][3]["when"]["all"][1]["any"][1]["risk"][0] = json!("lungs"), "rules[3].when.all[1].any[1].risk[0]", "unknown risk"),
    ("an unknown region in a set", |p| p["region_sets"][0]["regions"][0] = json!("throat"), "region_sets[0].regions[0]", "unknown region"),
    ("an unknown region in a condition", |p| { let i = at(p, "questions", "belly"); p["questions"][i]["asked_if"]["region"][0] = json!("tummy"); }, "questions[22].asked_if.region[0]", "unknown region"),
    ("an unknown stand-in region", |p| p["unknown_region"] = json!("nowhere"), "unknown_region", "unknown region"),
    ("an unknown check-in", |p| p["questions"][0]["ask_at"][0] = json!("h5"), "questions[0].ask_at[0]", "unknown check-in"),
    ("an unknown source", |p| p["rules"][0]["sources"][1] = json!("S9"), "rules[0].sources[1]", "unknown source"),
    ("no source", |p| p["rules"][0]["sources"] = json!([]), "rules[0].sources", "empty"),
    ("an unknown rule in advice", |p| p["advice"][2]["when"]["all"][1]["rule"][0] = json!("pregnant"), "advice[2].when.all[1].rule[0]", "unknown rule"),
    ("an unknown level in advice", |p| p["advice"][2]["when"]["all"][0]["level"][0] = json!("soon"), "advice[2].when.all[0].level[0]", "unknown level"),
    ("an unknown question in a hint", |p| p["card_hints"][0]["when"] = json!({"flag": "x"}), "card_hints[0].when.flag", "unknown question"),
    ("a condition of an unknown form", |p| p["rules"][0]["when"] = json!({"sometimes": true}), "rules[0].when", "expected a condition"),
    ("a condition that is no object", |p| p["rules"][0]["when"] = json!("breathless"), "rules[0].when", "expected an object"),
    ("a flag of a choice question", |p| p["rules"][0]["when"]["flag"] = json!("cough"), "rules[0].when.flag", "expected a flag question"),
    ("a scale of a flag question", |p| { let i = at(p, "rules", "pain_severe"); p["rules"][i]["when"]["scale"] = json!("fever"); }, "rules[36].when.scale", "expected a scale question"),
    ("an id twice", |p| p["rules"][1]["id"] = json!("breathless"), "rules[1].id", "second time"),
    ("a code twice", |p| p["regions"][3]["code"] = json!(1), "regions[3].code", "second time"),
    ("a code of nought", |p| p["risks"][0]["code"] = json!(0), "risks[0].code", "out of range"),
    ("a choice twice", |p| p["questions"][2]["choices"] = json!(["none", "dry", "blood", "dry"]), "questions[2].choices[3]", "second time"),
    ("an id with a dot", |p| p["techniques"][3]["id"] = json!("other.kind"), "techniques[3].id", "is not an id"),
    ("an empty id", |p| p["techniques"][3]["id"] = json!(""), "techniques[3].id", "empty"),
    ("a threshold above the scale", |p| { let i = at(p, "rules", "pain_severe"); p["rules"][i]["when"]["at_least"] = json!(11); }, "rules[36].when.at_least", "out of range"),
    ("a threshold that is always met", |p| { let i = at(p, "rules", "pain_severe"); p["rules"][i]["when"]["at_least"] = json!(0); }, "rules[36].when.at_least", "out of range"),
    ("a rule at a check-in that never asks", |p| { let i = at(p, "rules", "rash"); p["rules"][i]["when"] = json!({"all": [{"flag": "rash"}, {"check_in": ["d7"]}]}); }, "rules[35].when", "\"rash\" can never fire"),
    ("a rule that needs two answers to one question", |p| { let i = at(p, "rules", "rash"); p["rules"][i]["when"] = json!({"all": [{"flag": "rash"}, {"answer": "numb", "is": ["same"]}, {"answer": "numb", "is": ["none"]}]}); }, "rules[35].when", "can never fire"),
    ("a rule on a hidden question", |p| { let i = at(p, "questions", "function"); p["questions"][i]["asked_if"] = json!({"check_in": ["d7"]}); }, "rules[43].when", "\"function_stopped\" can never fire"),
    ("an empty list of parts", |p| p["rules"][3]["when"]["all"][1]["any"] = json!([]), "rules[3].when.all[1].any", "empty"),
    ("a rule that negates", |p| { let i = at(p, "rules", "rash"); p["rules"][i]["when"] = json!({"all": [{"flag": "rash"}, {"not": {"risk": ["lung"]}}]}); }, "rules[35].when.all[1].not", "may not stand here"),
    ("a rule that ends with time", |p| { let i = at(p, "rules", "rash"); p["rules"][i]["when"] = json!({"all": [{"flag": "rash"}, {"hours_under": 48}]}); }, "rules[35].when.all[1].hours_under", "may not stand here"),
    ("a rule that reads a rule", |p| { let i = at(p, "rules", "rash"); p["rules"][i]["when"] = json!({"any": [{"flag": "rash"}, {"rule": ["fever"]}]}); }, "rules[35].when.any[1].rule", "may not stand here"),
    ("a check-in that depends on an answer", |p| p["check_ins"][0]["applies"] = json!({"flag": "fever"}), "check_ins[0].applies.flag", "may not stand here"),
    ("a question that no rule reads", |p| { let i = at(p, "rules", "rash"); p["rules"].as_array_mut().unwrap().remove(i); }, "questions[20]", "no rule reads question \"rash\""),
    ("a question in no group", |p| { p["groups"][5].as_array_mut().unwrap().remove(0); }, "groups", "question \"rash\" is in no group"),
    ("a question in two groups", |p| push(&mut p["groups"][5], json!("fever")), "groups[5][4]", "second time"),
    ("five rows on a screen", |p| push(&mut p["groups"][5], json!("fever")), "groups[5]", "more than 4"),
    ("an unknown question in a group", |p| p["groups"][0][0] = json!("breath"), "groups[0][0]", "unknown question"),
    ("red flags after other questions", |p| p["groups"].as_array_mut().unwrap().swap(2, 4), "groups[4]", "red flags are asked before"),
    ("a question before the one it depends on", |p| p["groups"][3].as_array_mut().unwrap().swap(0, 3), "groups[3][0]", "must be asked before it"),
    ("the table against its dependencies", |p| p["questions"].as_array_mut().unwrap().swap(13, 14), "questions[13].asked_if", "must stand before it"),
    ("now without a question", |p| { p["questions"][0]["ask_at"].as_array_mut().unwrap().pop(); }, "questions[0].ask_at", "it asks everything"),
    ("a red flag without its rule", |p| p["rules"][0]["level"] = json!("contact_therapist"), "questions[0]", "breathless = not_sure alone"),
    ("a red flag only after a while", |p| p["rules"][0]["when"] = json!({"all": [{"flag": "breathless"}, {"hours_at_least": 2}]}), "questions[0]", "breathless = yes alone"),
    ("a red choice that is the harmless one", |p| p["questions"][2]["red_choices"][0] = json!("none"), "questions[2].red_choices[0]", "unknown choice"),
    ("windows that overlap", |p| p["check_ins"][1]["closes_h"] = json!(43), "check_ins[2].opens_h", "overlaps check_ins[1]"),
    ("a due time outside its window", |p| p["check_ins"][1]["due_h"] = json!(42), "check_ins[1].due_h", "not within the window"),
    ("check-ins out of order", |p| p["check_ins"].as_array_mut().unwrap().swap(1, 2), "check_ins[2].opens_h", "order of time"),
    ("now is a scheduled check-in", |p| p["now"]["id"] = json!("h24"), "now.id", "second time"),
    ("a time of day that is none", |p| p["reminders"]["quiet"]["from"] = json!("24:00"), "reminders.quiet.from", "not a time"),
    ("nudges that fall back", |p| p["reminders"]["nudges"][1]["after_h"] = json!(3), "reminders.nudges", "must rise"),
    ("letters in a number", |p| p["numbers"]["regions"][0]["call"][0] = json!("one12"), "numbers.regions[0].call[0]", "not a number"),
    ("a number with a plus", |p| p["numbers"]["default"]["call"][0] = json!("+112"), "numbers.default.call[0]", "not a number"),
    ("nobody to call", |p| p["numbers"]["regions"][0]["call"] = json!([]), "numbers.regions[0].call", "empty"),
    ("a region twice", |p| p["numbers"]["regions"][1]["code"] = json!("AT"), "numbers.regions[1].code", "second time"),
    ("a region in small letters", |p| p["numbers"]["regions"][1]["code"] = json!("be"), "numbers.regions[1].code", "capital letters"),
    ("a row without a date", |p| p["numbers"]["regions"][1]["date"] = json!("lately"), "numbers.regions[1].date", "not a date"),
    ("a row with an unknown source", |p| p["numbers"]["regions"][1]["source"] = json!("web"), "numbers.regions[1].source", "unknown source"),
    ("levels in another order", |p| p["levels"].as_array_mut().unwrap().swap(0, 3), "levels", "order"),
    ("no closing rule", |p| { p["rules"].as_array_mut().unwrap().pop(); }, "rules", "last two rules"),
    ("a closing rule too high", |p| p["rules"].as_array_mut().unwrap().last_mut().unwrap()["level"] = json!("contact_therapist"), "rules", "last two rules"),
    ("a symptom that leads to self-care", |p| p["rules"][4]["level"] = json!("self_care"), "rules[4].level", "may not stand here"),
    ("a band upside down", |p| p["expected"]["points"][2]["low"] = json!(9), "expected.points[2].low", "above the upper"),
    ("a pain of eleven", |p| p["expected"]["points"][2]["high"] = json!(11), "expected.points[2].high", "out of range"),
];

#[test]
fn every_mutation_of_the_protocol_is_reported_at_its_path() {
    for (name, mutate, path, says) in MUTATIONS {
        let mut protocol = original();
        mutate(&mut protocol);
        assert_ne!(protocol, original(), "{name}: nothing changed");
        let faults = faults(&protocol);
        let found =
            faults.iter().any(|fault| fault.path == *path && fault.problem.to_string().contains(says));
        assert!(found, "{name}: no fault at {path} that says {says:?} in {faults:#?}");
    }
}

#[test]
fn faults_in_several_places_are_reported_together() {
    let mut protocol = original();
    protocol["rules"][0]["sources"][0] = json!("nowhere");
    protocol["numbers"]["regions"][3]["call"][0] = json!("abc");
    protocol["check_ins"][1]["due_h"] = json!(-1);
    protocol["colour"] = json!("red");
    let paths: Vec<String> = faults(&protocol).into_iter().map(|fault| fault.path).collect();
    for path in ["rules[0].sources[0]", "numbers.regions[3].call[0]", "check_ins[1].due_h", "colour"] {
        assert!(paths.iter().any(|found| found == path), "{path} not in {paths:?}");
    }
}

#[test]
fn more_rules_or_questions_than_bits_are_refused() {
    for (table, more) in [("rules", 20), ("questions", 45)] {
        let mut protocol = original();
        for n in 0..more {
            let mut entry = protocol[table][0].clone();
            entry["id"] = json!(format!("copy{n}"));
            protocol[table].as_array_mut().unwrap().insert(0, entry);
        }
        let too_many = Fault { path: table.to_owned(), problem: Problem::TooMany(64) };
        assert!(faults(&protocol).contains(&too_many), "{table}");
    }
}

#[test]
fn a_key_twice_and_broken_json_are_refused() {
    let twice = NEEDLING.replacen("\"version\": \"1\",", "\"version\": \"1\", \"version\": \"2\",", 1);
    for text in [twice.as_str(), "", "[", "{}", "null", "\u{feff}{}"] {
        assert!(Protocol::parse(text).is_err(), "{text:.40}");
    }
    assert!(
        matches!(&Protocol::parse(&twice).unwrap_err()[0].problem, Problem::Json(text) if text.contains("twice"))
    );
}

/// Cutting the file anywhere or breaking any one value is an error or a protocol, never a panic.
#[test]
fn no_damage_makes_the_loader_panic() {
    for cut in (0..NEEDLING.len()).step_by(97).filter(|cut| NEEDLING.is_char_boundary(*cut)) {
        assert!(Protocol::parse(&NEEDLING[..cut]).is_err());
    }
    let mut leaves = 0;
    break_each(&original(), &mut |broken| {
        leaves += 1;
        assert!(Protocol::parse(&broken.to_string()).is_err(), "accepted: {broken:.80}");
    });
    assert!(leaves > 90, "{leaves}");
}

/// Calls `each` with every section replaced by a value of a wrong type.
fn break_each(original: &Value, each: &mut impl FnMut(&Value)) {
    for key in original.as_object().unwrap().keys() {
        for wrong in [json!(3.5), json!([[]]), json!({"a": {}})] {
            let mut broken = original.clone();
            broken[key] = wrong;
            each(&broken);
        }
        let Some(items) = original[key].as_array().filter(|items| items[0].is_object()) else { continue };
        for field in items[0].as_object().unwrap().keys() {
            let mut broken = original.clone();
            broken[key][0][field] = json!(3.5);
            each(&broken);
        }
    }
}

/// A language that has every text the protocol needs, each text being its own key.
fn whole_language(without: &str) -> Locale {
    let empty = Locale::load("en", "{}").unwrap();
    let missing = Protocol::load(NEEDLING, &[&empty]).unwrap_err();
    let texts: serde_json::Map<String, Value> = missing
        .into_iter()
        .filter_map(|fault| match fault.problem {
            Problem::TextMissing(key) if key != without => Some((key.clone(), Value::String(key))),
            _ => None,
        })
        .collect();
    Locale::load("en", &Value::Object(texts).to_string()).unwrap()
}

#[test]
fn a_text_missing_in_a_language_is_named_with_its_language() {
    let whole = whole_language("");
    assert!(Protocol::load(NEEDLING, &[&whole]).is_ok());
    for key in [
        "level.urgent.sentence",
        "question.breathless.title",
        "question.pain_now.card",
        "question.cough.blood",
        "group.6.title",
        "question.pain_now.low",
        "rule.usual_course.because",
        "rule.breathless.card",
        "rule.rash.say",
        "region.leg",
        "place.leg.both",
        "place.not_known.centre",
        "risk.lung.card",
        "technique.other",
        "check_in.now.about",
        "advice.warmth",
        "card_hint.infection",
        "country.GB",
        "country.other",
    ] {
        let faults = Protocol::load(NEEDLING, &[&whole, &whole_language(key)]).unwrap_err();
        let expected =
            Fault { path: "locales/en.json".to_owned(), problem: Problem::TextMissing(key.to_owned()) };
        assert_eq!(faults, [expected]);
    }
    assert!(!whole.has("rule.breathless.say"), "nobody is told to telephone the therapist first");
    assert!(!whole.has("place.not_known.left"), "a region without sides needs only its centre");
    assert!(!whole.has("question.breathless.no"), "the answers of flags are common to all");
}
