//! Laws 4 and 8: what is refused by name, what damage leads to, and what an input can never change.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use aftercare_core::content::Content;
use aftercare_core::locale::Locale;
use aftercare_core::protocol::{Problem, Protocol};
use aftercare_core::triage::json::assess_json;
use aftercare_core::triage::{Answer, Case, Facts, GivenAnswer, Level, assess, assess_so_far};
use aftercare_tests::naive::Random;
use serde_json::{Value, json};

const NEEDLING: &str = include_str!("../../core/protocol/needling.json");

/// The protocol with a language in which each text is its own key, so that these tests do not depend on
/// wording.
fn content() -> Content {
    let empty = Locale::load("en", "{}").unwrap();
    let missing = Protocol::load(NEEDLING, &[&empty]).unwrap_err();
    let keys = missing.into_iter().filter_map(|fault| match fault.problem {
        Problem::TextMissing(key) => Some((key.clone(), Value::String(key))),
        _ => None,
    });
    let texts = Value::Object(keys.collect()).to_string();
    let spanish =
        Locale::load("es", &texts.replace("level.self_care.title\":\"", "level.self_care.title\":\"es "))
            .unwrap();
    Content::new(NEEDLING, Locale::load("en", &texts).unwrap(), vec![spanish]).unwrap()
}

fn good() -> Value {
    json!({
        "hours": 8.0, "regions": ["upper_back"], "risks": [], "pain_before": 4, "check_in": "now",
        "answers": {"breathless": "yes", "pain_now": 3}, "previous_unanswered": 0, "region": "GB", "language": "en"
    })
}

#[test]
fn the_documented_example_gives_the_documented_keys_in_order() {
    let content = content();
    let output = assess_json(&content, &good().to_string()).unwrap();
    let start =
        r#"{"level":"emergency","rules":["breathless"],"unanswered":["chest_pain","cough","very_unwell","#;
    assert!(output.starts_with(start), "{output}");
    let end = format!(
        r#""emergency_number":"999","title":"level.emergency.title","protocol":{{"id":"needling","version":"1","sha256":"{}"}}}}"#,
        content.protocol.sha256
    );
    assert!(output.ends_with(&end), "{output}");
    assert_eq!(content.protocol.sha256.len(), 64);
    let unanswered: Value = serde_json::from_str(&output).unwrap();
    let unanswered: Vec<&str> =
        unanswered["unanswered"].as_array().unwrap().iter().map(|id| id.as_str().unwrap()).collect();
    assert!(unanswered.contains(&"pain_trend") && unanswered.contains(&"pain_place"), "pain 3 asks both");
    assert!(!unanswered.contains(&"function"), "asked from pain 4 on");
    assert!(!unanswered.contains(&"pregnancy") && !unanswered.contains(&"belly"), "not asked here");
}

#[test]
fn what_is_optional_may_be_absent_or_null() {
    let content = content();
    let mut input = good();
    for field in ["pain_before", "previous_unanswered", "region", "language"] {
        input[field] = Value::Null;
    }
    let null = assess_json(&content, &input.to_string()).unwrap();
    for field in ["pain_before", "previous_unanswered", "region", "language"] {
        input.as_object_mut().unwrap().remove(field);
    }
    assert_eq!(null, assess_json(&content, &input.to_string()).unwrap());
    assert!(null.contains(r#""emergency_number":"112""#), "unknown region: {null}");
}

#[test]
fn the_language_follows_its_primary_subtag_and_falls_back_to_english() {
    let content = content();
    for (language, title) in [
        ("es", "es level.self_care.title"),
        ("es-MX", "es level.self_care.title"),
        ("ES_mx", "es level.self_care.title"),
        ("tlh", "level.self_care.title"),
        ("", "level.self_care.title"),
    ] {
        let words = content.words(&[language.to_owned()]);
        assert_eq!(words.get("level.self_care.title"), title, "{language}");
    }
    let wanted = ["tlh".to_owned(), "es".to_owned(), "en".to_owned()];
    assert_eq!(content.words(&wanted).get("level.self_care.title"), "es level.self_care.title");
}

#[test]
fn a_bad_value_is_refused_in_one_line_that_names_it() {
    let content = content();
    type Change = (fn(&mut Value), &'static str);
    let changes: [Change; 27] = [
        (|v| v["hours"] = json!("8"), "hours: expected a number"),
        (|v| v["hours"] = Value::Null, "hours: expected a number"),
        (|v| v["regions"] = json!([]), "regions: at least one"),
        (|v| v["regions"] = json!("leg"), "regions: expected a list"),
        (|v| v["regions"] = json!(["leg", "tail"]), "regions: \"tail\""),
        (|v| v["regions"] = json!([1]), "regions: expected a list of texts"),
        (|v| v["risks"] = json!(["luck"]), "risks: \"luck\""),
        (|v| v["pain_before"] = json!(11), "pain_before: expected"),
        (|v| v["pain_before"] = json!(-1), "pain_before: expected"),
        (|v| v["pain_before"] = json!(4.5), "pain_before: expected"),
        (|v| v["check_in"] = json!("h12"), "check_in: \"h12\""),
        (|v| v["check_in"] = json!(24), "check_in: expected a text"),
        (|v| v["answers"] = json!([]), "answers: expected an object"),
        (
            |v| v["answers"]["breathless"] = json!("maybe"),
            "answers.breathless: \"maybe\" is not one of no, not_sure, yes",
        ),
        (|v| v["answers"]["breathless"] = json!(true), "answers.breathless: expected"),
        (|v| v["answers"]["breathless"] = json!(1), "answers.breathless: 1 is not one of"),
        (|v| v["answers"]["breathless"] = Value::Null, "answers.breathless: expected"),
        (|v| v["answers"]["cough"] = json!("Dry"), "answers.cough: \"Dry\" is not one of none, dry, blood"),
        (|v| v["answers"]["pain_now"] = json!("3"), "answers.pain_now: \"3\" is not a whole number"),
        (|v| v["answers"]["pain_now"] = json!(11), "answers.pain_now: expected"),
        (|v| v["answers"]["mood"] = json!("good"), "answers: \"mood\""),
        (
            |v| v["answers"]["function"] = json!("stopped"),
            "answers.function: check-in \"now\" does not ask it",
        ),
        (|v| v["previous_unanswered"] = json!(-1), "previous_unanswered: expected"),
        (|v| v["region"] = json!(44), "region: expected"),
        (|v| v["language"] = json!(["en"]), "language: expected"),
        (|v| v["answers"]["a\nb"] = json!(99), "answers.a\\nb: expected"),
        (|v| v["a\nb"] = json!(1), "a\\nb: unknown field"),
    ];
    for (change, says) in changes {
        let mut input = good();
        change(&mut input);
        let fault = assess_json(&content, &input.to_string()).unwrap_err().to_string();
        assert!(fault.starts_with(says) && !fault.contains('\n'), "{fault:?} should start with {says:?}");
    }
    for field in ["hours", "regions", "risks", "check_in", "answers"] {
        let mut input = good();
        input.as_object_mut().unwrap().remove(field);
        assert_eq!(
            assess_json(&content, &input.to_string()).unwrap_err().to_string(),
            format!("{field}: missing")
        );
    }
    for text in ["", "[]", "8", "{\"hours\": 1e999}", "{\"hours\": NaN}", "{} {}"] {
        assert!(assess_json(&content, text).unwrap_err().to_string().starts_with("input: "), "{text}");
    }
}

#[test]
fn a_question_answered_twice_is_refused() {
    let content = content();
    let twice =
        good().to_string().replace(r#""breathless":"yes""#, r#""breathless":"yes","breathless":"no""#);
    assert_ne!(twice, good().to_string());
    let fault = assess_json(&content, &twice).unwrap_err().to_string();
    assert!(fault.contains("\"breathless\" is named twice"), "{fault}");
    let given = |answer: &str| GivenAnswer {
        question: "fever".to_owned(),
        answer: Answer::Choice(answer.to_owned()),
    };
    let mut case = whole_case(&content.protocol, "h24");
    case.answers = vec![given("no"), given("yes")];
    assert_eq!(
        Facts::strict(&content.protocol, &case).unwrap_err().to_string(),
        "answers.fever: answered twice"
    );
    // Stored twice: the worse one counts, whatever the order.
    for answers in [["no", "yes"], ["yes", "no"], ["not_sure", "no"]] {
        case.answers = answers.map(given).to_vec();
        let facts = Facts::lenient(&content.protocol, &case);
        assert!(facts.damaged());
        assert_eq!(assess_so_far(&content.protocol, &facts).unwrap().level, Level::Urgent);
    }
}

#[test]
fn a_red_flag_is_taken_where_it_is_not_asked_and_nothing_else_is() {
    let content = content();
    let protocol = &content.protocol;
    for check_in in protocol.check_in_ids() {
        for question in &protocol.questions {
            for choice in &question.choices {
                let mut case = whole_case(protocol, check_in);
                case.answers.retain(|given| given.question != question.id);
                let answer = Answer::Choice(choice.clone());
                case.answers.push(GivenAnswer { question: question.id.clone(), answer });
                let asks = question.ask_at.iter().any(|id| id == check_in);
                let taken = Facts::strict(protocol, &case).is_ok();
                // With pain 0, on a leg and without risks no condition of a question holds.
                let expected = question.red || asks && question.asked_if.is_none();
                assert_eq!(taken, expected, "{} = {choice} at {check_in}", question.id);
            }
        }
    }
}

/// Law 8: the number depends on the region alone, and no input brings its own.
#[test]
fn emergency_numbers_and_rules_come_from_the_app() {
    let content = content();
    for field in ["emergency_number", "rules", "level", "protocol", "call", "numbers", "practice_phone"] {
        let mut input = good();
        input[field] = json!("0900 123 456");
        let fault = assess_json(&content, &input.to_string()).unwrap_err().to_string();
        assert_eq!(fault, format!("{field}: unknown field"));
    }
    let regions = content.protocol.numbers.iter().filter_map(|row| row.code.clone()).chain(["XX".to_owned()]);
    for region in regions {
        for (check_in, risks) in
            [("now", json!([])), ("h24", json!(["lung", "pregnant"])), ("d7", json!(["implant"]))]
        {
            let mut input = good();
            input["region"] = json!(region);
            input["check_in"] = json!(check_in);
            input["risks"] = risks;
            let output: Value =
                serde_json::from_str(&assess_json(&content, &input.to_string()).unwrap()).unwrap();
            assert_eq!(
                output["emergency_number"],
                content.protocol.numbers_for(&region).button(),
                "{region}"
            );
        }
    }
}

#[test]
fn hours_below_nought_count_as_nought() {
    let protocol = Protocol::parse(NEEDLING).unwrap();
    let mut case = whole_case(&protocol, "h24");
    case.hours = -0.5;
    assert_eq!(Facts::strict(&protocol, &case).unwrap().hours(), 0.0);
    assert_eq!(Facts::lenient(&protocol, &case).hours(), 0.0);
    for bad in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        case.hours = bad;
        assert_eq!(
            Facts::strict(&protocol, &case).unwrap_err().to_string(),
            "hours: must be a finite number"
        );
        assert!(Facts::lenient(&protocol, &case).damaged());
    }
}

/// A case that is whole and harmless, without pain.
fn whole_case(protocol: &Protocol, check_in: &str) -> Case {
    let asked = protocol
        .questions
        .iter()
        .filter(|question| question.asked_if.is_none() && question.ask_at.iter().any(|id| id == check_in));
    let answers = asked.map(|question| GivenAnswer {
        question: question.id.clone(),
        answer: question.harmless().map_or(Answer::Scale(0), |choice| Answer::Choice(choice.to_owned())),
    });
    Case {
        hours: 24.0,
        regions: vec!["leg".to_owned()],
        risks: Vec::new(),
        pain_before: Some(4),
        check_in: check_in.to_owned(),
        answers: answers.collect(),
        previous_unanswered: 0,
    }
}

#[test]
fn one_damaged_part_of_a_harmless_case_is_never_self_care() {
    let protocol = Protocol::parse(NEEDLING).unwrap();
    let damages: [fn(&mut Case); 9] = [
        |case| case.hours = f64::NAN,
        |case| case.regions.clear(),
        |case| case.regions.push("tail".to_owned()),
        |case| case.risks.push("luck".to_owned()),
        |case| case.pain_before = Some(11),
        |case| case.check_in = "h12".to_owned(),
        |case| case.answers[0].answer = Answer::Scale(3),
        |case| case.answers[0].question = "mood".to_owned(),
        |case| case.answers.push(case.answers[0].clone()),
    ];
    for check_in in protocol.check_in_ids() {
        let whole = whole_case(&protocol, check_in);
        assert_eq!(assess(&protocol, &Facts::lenient(&protocol, &whole)).level, Level::SelfCare);
        for (i, damage) in damages.iter().enumerate() {
            let mut case = whole.clone();
            damage(&mut case);
            let found = assess(&protocol, &Facts::lenient(&protocol, &case));
            assert!(found.damaged && found.level >= Level::ContactTherapist, "{i} at {check_in}");
            assert!(!found.rule_ids(&protocol).contains(&"usual_course".to_owned()), "{i} at {check_in}");
            assert!(Facts::strict(&protocol, &case).is_err(), "{i} at {check_in}");
        }
        let marked = assess(&protocol, &Facts::lenient(&protocol, &whole).marked_damaged());
        assert!(marked.damaged && marked.level == Level::ContactTherapist && marked.rules == 0, "{check_in}");
    }
}

/// Whatever a journal holds: a level comes out; it is as high as without the damage; and what the strict
/// reading takes, the lenient reading reads alike.
#[test]
fn any_stored_case_gets_a_level_and_damage_never_lowers_it() {
    let protocol = Protocol::parse(NEEDLING).unwrap();
    let mut random = Random::new(4);
    let ids = |random: &mut Random, known: &[String]| -> Vec<String> {
        let strange = ["", "?", "tail", "BREATHLESS", "yes"].map(str::to_owned);
        (0..random.below(5))
            .map(|_| {
                let table = if random.permille(200) { &strange } else { known };
                table[random.below(table.len())].clone()
            })
            .collect()
    };
    let regions: Vec<String> = protocol.regions.iter().map(|region| region.id.clone()).collect();
    let risks: Vec<String> = protocol.risks.iter().map(|risk| risk.id.clone()).collect();
    let check_ins: Vec<String> = protocol.check_in_ids().map(str::to_owned).collect();
    let questions: Vec<String> = protocol.questions.iter().map(|question| question.id.clone()).collect();
    let choices: Vec<String> =
        protocol.questions.iter().flat_map(|question| question.choices.clone()).collect();
    let (mut damaged, mut taken) = (0, 0);
    for _ in 0..200_000 {
        let mut answers = Vec::new();
        for _ in 0..random.below(30) {
            let question = ids(&mut random, &questions).pop().unwrap_or_default();
            let right = protocol.question(&question).filter(|_| random.permille(900));
            let answer = match right.map(|question| &question.choices) {
                Some(choices) if choices.is_empty() => Answer::Scale(random.small(11)),
                Some(choices) => Answer::Choice(choices[random.below(choices.len())].clone()),
                None if random.permille(500) => Answer::Scale(random.small(256)),
                None => Answer::Choice(choices[random.below(choices.len())].clone()),
            };
            answers.push(GivenAnswer { question, answer });
        }
        let case = Case {
            hours: [0.0, 24.0, 1e300, -5.0, f64::NAN, f64::INFINITY][random.below(6)],
            regions: ids(&mut random, &regions),
            risks: ids(&mut random, &risks),
            pain_before: [None, Some(random.small(12))][random.below(2)],
            check_in: ids(&mut random, &check_ins).pop().unwrap_or_default(),
            answers,
            previous_unanswered: random.bits() as u32,
        };
        let facts = Facts::lenient(&protocol, &case);
        let found = assess(&protocol, &facts);
        damaged += u64::from(found.damaged);
        assert!(!found.damaged || found.level >= Level::ContactTherapist, "{case:?}");
        if let Ok(strict) = Facts::strict(&protocol, &case) {
            taken += 1;
            assert_eq!(strict, facts, "{case:?}");
        }
        // A readable red flag stands, whatever else is broken.
        let red = |given: &GivenAnswer| match (&given.answer, protocol.question(&given.question)) {
            (Answer::Choice(choice), Some(question)) => question.red_choices.contains(choice),
            _ => false,
        };
        assert!(!case.answers.iter().any(red) || found.level == Level::Emergency, "{case:?}");
    }
    assert!(damaged > 10_000 && taken > 100, "{damaged} damaged, {taken} taken");
}

/// A good input with some of its characters replaced: an answer or one line, never a panic.
#[test]
fn no_broken_text_makes_the_json_interface_panic() {
    let content = content();
    let good: Vec<char> = good().to_string().chars().collect();
    let spare: Vec<char> = "\"{}[]:,0129.-e\\nué\u{0}\u{202e}truefalsenull ".chars().collect();
    let mut random = Random::new(8);
    let (mut answered, mut refused) = (0, 0);
    for _ in 0..100_000 {
        let mut text = good.clone();
        for _ in 0..=random.below(4) {
            let at = random.below(text.len());
            match random.below(3) {
                0 => text[at] = spare[random.below(spare.len())],
                1 => text.insert(at, spare[random.below(spare.len())]),
                _ => text.truncate(at.max(1)),
            }
        }
        match assess_json(&content, &text.into_iter().collect::<String>()) {
            Ok(_) => answered += 1,
            Err(fault) => {
                refused += 1;
                assert!(!fault.to_string().contains('\n'), "{fault:?}");
            }
        }
    }
    assert!(answered > 100 && refused > 10_000, "{answered} answered, {refused} refused");
}
