//! Advice that could harm is never given: every exclusion over everything that advice reads.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    missing_docs
)]

use aftercare_core::protocol::Protocol;
use aftercare_core::triage::{
    Answer, Assessment, Case, Facts, GivenAnswer, Level, advice, asked, assess, card_hints,
};

const NEEDLING: &str = include_str!("../../core/protocol/needling.json");

/// The questions that advice reads, each with the answers tried.
const READ: [(&str, &[Option<&str>]); 7] = [
    ("needle", &[None, Some("none"), Some("in_skin"), Some("broken")]),
    ("numb", &[None, Some("none"), Some("same"), Some("new_or_growing")]),
    ("bruise", &[None, Some("none"), Some("small"), Some("large")]),
    ("pain_place", &[None, Some("same_place"), Some("spread")]),
    ("faint", &[Some("none"), Some("light_headed")]),
    ("site", &[Some("normal"), Some("warm_swollen")]),
    ("headache", &[Some("none"), Some("mild"), Some("lasting")]),
];

/// All else is harmless, but for one gap or one symptom of each level.
const REST: [(&str, Option<&str>); 5] = [
    ("rash", Some("no")),
    ("rash", None),
    ("rash", Some("yes")),
    ("pregnancy", Some("yes")),
    ("breathless", Some("yes")),
];

/// A case with what is said about it.
struct Given<'a> {
    case: &'a Case,
    asked: Vec<&'a str>,
    found: Assessment,
    rules: Vec<String>,
    advice: Vec<&'a str>,
    hints: Vec<&'a str>,
}

impl Given<'_> {
    /// The answer that counts.
    fn answer(&self, question: &str) -> &str {
        let given = self.case.answers.iter().find(|given| given.question == question);
        match given.filter(|_| self.asked.contains(&question)).map(|given| &given.answer) {
            Some(Answer::Choice(choice)) => choice,
            _ => "",
        }
    }

    fn fired(&self, rule: &str) -> bool {
        self.rules.iter().any(|id| id == rule)
    }

    fn advises(&self, id: &str) -> bool {
        self.advice.contains(&id)
    }

    fn risk(&self, id: &str) -> bool {
        self.case.risks.iter().any(|risk| risk == id)
    }
}

/// Every combination of what advice reads, at `now`, which asks everything, and at check-ins that leave
/// questions out. Gives the count.
fn every_outcome(mut each: impl FnMut(&Given<'_>)) -> u64 {
    let protocol = Protocol::parse(NEEDLING).unwrap();
    let risk_sets: [&[&str]; 4] = [&[], &["blood_thinner"], &["pregnant"], &["blood_thinner", "pregnant"]];
    let combinations: usize = READ.iter().map(|(_, answers)| answers.len()).product();
    let mut count = 0;
    for check_in in ["h6", "h24", "h48", "d7", "now"] {
        for region in ["leg", "neck"] {
            for risks in risk_sets {
                for hours in [3.0, 24.0, 48.0] {
                    for rest in REST {
                        for n in 0..combinations {
                            let case = case(&protocol, check_in, region, risks, hours, rest, n);
                            let facts = Facts::lenient(&protocol, &case);
                            let found = assess(&protocol, &facts);
                            each(&Given {
                                case: &case,
                                asked: asked(&protocol, &facts)
                                    .map(|question| question.id.as_str())
                                    .collect(),
                                found,
                                rules: found.rule_ids(&protocol),
                                advice: advice(&protocol, &facts, &found),
                                hints: card_hints(&protocol, &facts, &found),
                            });
                            count += 1;
                        }
                    }
                }
            }
        }
    }
    count
}

fn case(
    protocol: &Protocol,
    check_in: &str,
    region: &str,
    risks: &[&str],
    hours: f64,
    rest: (&str, Option<&str>),
    mut n: usize,
) -> Case {
    let mut answers = Vec::new();
    for question in &protocol.questions {
        let chosen = match READ.iter().find(|(id, _)| *id == question.id) {
            Some((_, choices)) => {
                let chosen = choices[n % choices.len()];
                n /= choices.len();
                chosen
            }
            None if question.id == rest.0 => rest.1,
            None => question.harmless(),
        };
        let answer = match question.harmless() {
            None => Some(Answer::Scale(3)),
            Some(_) => chosen.map(|choice| Answer::Choice(choice.to_owned())),
        };
        answers.extend(answer.map(|answer| GivenAnswer { question: question.id.clone(), answer }));
    }
    Case {
        hours,
        regions: vec![region.to_owned()],
        risks: risks.iter().map(|risk| (*risk).to_owned()).collect(),
        pain_before: Some(3),
        check_in: check_in.to_owned(),
        answers,
        previous_unanswered: 0,
    }
}

/// One walk through all outcomes, because they are many.
#[test]
fn harmful_advice_is_never_given_due_advice_always_and_hints_follow_the_case() {
    let mut given_once = std::collections::BTreeMap::new();
    let count = every_outcome(|given| {
        for id in &given.advice {
            *given_once.entry((*id).to_owned()).or_insert(0_u64) += 1;
        }
        never_harmful(given);
        given_where_due(given);
        hints_follow(given);
    });
    println!("advice: {count} cases; given {given_once:?}");
    let protocol = Protocol::parse(NEEDLING).unwrap();
    for advice in &protocol.advice {
        assert!(given_once.contains_key(&advice.id), "{} is never given", advice.id);
    }
}

fn never_harmful(given: &Given<'_>) {
    let level = given.found.level;
    let detail = || format!("{:?} {:?} -> {level:?} {:?}", given.case, given.rules, given.advice);
    if level == Level::Emergency {
        assert!(given.advice.is_empty(), "the prompt says what to do: {}", detail());
    }
    if level == Level::Urgent {
        let action = ["needle_keep_still", "needle_broken_still", "maternity", "pen_line", "no_flying"];
        assert!(given.advice.iter().all(|id| action.contains(id)), "{}", detail());
    }
    if given.answer("needle") == "in_skin" {
        // Whom to call is not self-care: the pregnancy rule keeps its own words.
        let others: Vec<_> = given.advice.iter().filter(|id| **id != "maternity").collect();
        assert_eq!(given.advises("needle_keep_still"), level < Level::Emergency, "{}", detail());
        assert!(others.iter().all(|id| **id == "needle_keep_still"), "{}", detail());
    } else {
        assert!(!given.advises("needle_keep_still"), "{}", detail());
    }
    if given.found.unanswered != 0 {
        let always = ["needle_keep_still", "needle_broken_still", "maternity", "pen_line", "no_flying"];
        assert!(given.advice.iter().all(|id| always.contains(id)), "{}", detail());
    }
    if given.fired("incomplete") {
        assert!(given.advice.is_empty(), "{}", detail());
    }
    if given.fired("numb_same") || given.fired("pain_spread") || given.answer("pain_place") == "spread" {
        assert!(!given.advises("stretch_lightly"), "{}", detail());
    }
    let (numb, bruise) = (given.answer("numb"), given.answer("bruise"));
    if numb != "none" || bruise != "none" {
        assert!(!given.advises("warmth"), "bruise and numbness must be known to be none: {}", detail());
    }
    if ["same", "new_or_growing"].contains(&numb) {
        assert!(!given.advises("cold") && !given.advises("stretch_lightly"), "{}", detail());
    }
    if given.risk("blood_thinner") || given.risk("pregnant") || ["small", "large"].contains(&bruise) {
        assert!(!given.advises("nsaid_ask_first"), "{}", detail());
    }
    assert!(!(given.advises("nsaid_ask_first") && given.advises("nsaid_not")), "{}", detail());
}

fn given_where_due(given: &Given<'_>) {
    let level = given.found.level;
    let calm = level <= Level::ContactTherapist && given.found.unanswered == 0;
    let calm = calm && given.answer("needle") != "in_skin";
    let detail = || format!("{:?} {:?} -> {level:?} {:?}", given.case, given.rules, given.advice);
    assert_eq!(given.advises("move_gently"), calm, "{}", detail());
    assert_eq!(given.advises("water"), calm, "{}", detail());
    assert_eq!(given.advises("no_strenuous"), calm && given.case.hours < 48.0, "{}", detail());
    assert_eq!(given.advises("nsaid_ask_first") || given.advises("nsaid_not"), calm, "{}", detail());
    let drowsy = given.case.hours < 24.0 || given.answer("faint") == "light_headed";
    assert_eq!(given.advises("no_driving_drowsy"), calm && drowsy, "{}", detail());
    assert_eq!(given.advises("posture"), calm && given.case.regions == ["neck"], "{}", detail());
    let urgent = level == Level::Urgent;
    assert_eq!(given.advises("maternity"), urgent && given.fired("pregnancy"), "{}", detail());
    let line = urgent && given.answer("site") == "warm_swollen" && given.answer("needle") != "in_skin";
    assert_eq!(given.advises("pen_line"), line, "{}", detail());
    let broken = urgent && given.fired("needle_broken");
    assert_eq!(given.advises("needle_broken_still"), broken, "{}", detail());
}

fn hints_follow(given: &Given<'_>) {
    let (neck, thinner) = (given.case.regions == ["neck"], given.risk("blood_thinner"));
    let hint = |id| given.hints.contains(&id);
    assert_eq!(hint("thorax"), neck);
    assert_eq!((hint("spine"), hint("spine_thinner")), (neck && !thinner, neck && thinner));
    assert_eq!(hint("infection"), given.fired("site_infected"));
    assert!(!hint("abdomen"));
}

/// Rules are negation-free, so there "unknown" and "false" both mean silence; under a `not` they differ.
#[test]
fn given_a_negation_an_open_question_is_unknown_and_one_not_asked_is_false() {
    let cases = [
        (r#"{"flag": "fever"}"#, [false, true, false], true),
        (r#"{"all": [{"flag": "fever"}, {"risk": ["lung"]}]}"#, [true, true, true], true),
        (r#"{"all": [{"flag": "fever"}, {"region": ["leg"]}]}"#, [false, true, false], true),
        (r#"{"any": [{"flag": "fever"}, {"risk": ["lung"]}]}"#, [false, true, false], true),
        (r#"{"any": [{"flag": "fever"}, {"region": ["leg"]}]}"#, [false, false, false], false),
        (r#"{"not": {"flag": "fever"}}"#, [false, false, true], false),
    ];
    for (negated, open_no_yes, not_asked) in cases {
        let mut json: serde_json::Value = serde_json::from_str(NEEDLING).unwrap();
        json["card_hints"][0]["when"] =
            serde_json::json!({ "not": serde_json::from_str::<serde_json::Value>(negated).unwrap() });
        let protocol = Protocol::parse(&json.to_string()).unwrap();
        let hint = |check_in, answer: Option<&str>| {
            let mut case = case(&protocol, check_in, "leg", &[], 24.0, REST[0], 0);
            case.answers.clear();
            case.answers.extend(answer.map(|answer| GivenAnswer {
                question: "fever".to_owned(),
                answer: Answer::Choice(answer.to_owned()),
            }));
            let facts = Facts::strict(&protocol, &case).unwrap();
            card_hints(&protocol, &facts, &assess(&protocol, &facts)).contains(&"thorax")
        };
        let at_h24 = [None, Some("no"), Some("yes")].map(|answer| hint("h24", answer));
        assert_eq!((at_h24, hint("h6", None)), (open_no_yes, not_asked), "{negated}");
    }
}
