//! Answers and advice across an update.

use aftercare_core::journey::{Command, Destination, OutcomePart, Route};
use aftercare_core::protocol::QuestionKind;
use aftercare_core::screen::Screen;
use aftercare_core::triage::{Answer, Level};
use aftercare_tests::replay::patient::{Patient, hours};
use serde_json::json;

use crate::common::{altered, entry, leg, lines, older, page, shipped};

fn choice(id: &str) -> Answer {
    Answer::Choice(id.to_owned())
}

/// A patient of the older version in the middle of `h24`, with one answer to its own question.
fn dreamt<'a>(older: &'a aftercare_core::content::Content, how: &str) -> (Patient<'a>, u32) {
    let mut patient = Patient::after(older, &leg(older));
    patient.opens_at(hours(24.0));
    let run = patient.opens("h24");
    assert_eq!(patient.says(run, "dreams", how), None);
    (patient, run)
}

#[test]
fn an_answer_to_a_question_no_longer_asked_is_kept_and_does_not_count() {
    let (older, shipped) = (older(), shipped());
    let (mut patient, run) = dreamt(&older, "badly");
    patient.says(run, "breathless", "no");
    patient.is_updated(&shipped);
    assert!(matches!(patient.core.route(), Route::CheckIn { run: open, .. } if *open == run), "goes on");
    assert!(!lines(&patient).contains("ream"), "it is not asked any more");
    patient.answers_all_but(run, &[]);
    patient.finishes(run);
    assert_eq!(patient.level(run), Some(Level::SelfCare));
    let (_, kept) = patient.core.care().run(run).unwrap();
    assert_eq!(kept.answer("dreams"), Some(&choice("badly")));
    let history = page(&mut patient, Destination::History);
    assert!(
        history.contains("“dreams” (from another version of this app): “badly” (from another"),
        "{history}"
    );
    // Nothing had been told before, so nothing has changed for the patient.
    assert!(!history.contains("The rules of this app changed"), "{history}");
}

#[test]
fn advice_of_the_version_before_is_the_least_that_its_check_in_says() {
    let (older, shipped) = (older(), shipped());
    let (mut patient, run) = dreamt(&older, "not_at_all");
    assert_eq!(patient.level(run), Some(Level::Urgent));
    patient.is_updated(&shipped);
    patient.says(run, "rash", "yes");
    assert_eq!(patient.level(run), Some(Level::Urgent), "an answer that leads to less lowers nothing");
    patient.answers_all_but(run, &[]);
    patient.says(run, "numb", "same");
    patient.finishes(run);
    let (_, told) = patient.core.care().run(run).unwrap();
    let last = told.told.last().unwrap();
    assert_eq!(last.level, Some(Level::Urgent));
    assert_eq!(last.rules, ["no_dreams", "numb_same", "rash"]);
    assert_eq!(last.protocol_sha256, shipped.protocol.sha256, "told under the rules in use");
    let first = &told.told[0];
    assert_eq!((&first.protocol_version[..], first.level), ("0.9", Some(Level::Urgent)), "and not rewritten");
    let outcome = lines(&patient);
    assert!(outcome.starts_with("Get medical help today"), "{outcome}");
    assert!(outcome.contains("“no_dreams” (from another version of this app)"), "{outcome}");
    assert!(outcome.contains("The rules changed during this course: from version 0.9"), "{outcome}");
    // Every page that shows it says so, and none shows the name of a text.
    for to in [Destination::History, Destination::Card] {
        let page = page(&mut patient, to);
        assert!(page.contains("The rules changed during this course: from version 0.9"), "{page}");
        assert!(!page.contains("rule.") && !page.contains("question."), "{page}");
    }
    patient.gives(&Command::OpenOutcome { run, part: OutcomePart::Why });
    let why = lines(&patient);
    assert!(why.contains("“no_dreams”") && why.contains("The rules changed during this course"), "{why}");
    // The next check-in begins anew under the rules in use.
    patient.opens_at(hours(48.0));
    let next = patient.opens("h48");
    patient.answers_all_but(next, &[]);
    patient.finishes(next);
    assert_eq!(patient.level(next), Some(Level::SelfCare));
}

#[test]
fn a_check_in_that_closed_before_the_update_says_that_it_was_told_under_other_rules() {
    let (older, shipped) = (older(), shipped());
    let (mut patient, run) = dreamt(&older, "not_at_all");
    patient.answers_all_but(run, &[]);
    patient.finishes(run);
    patient.is_updated(&shipped);
    patient.opens_at(hours(43.0));
    assert_eq!(patient.level(run), Some(Level::Urgent));
    let history = page(&mut patient, Destination::History);
    assert!(history.contains("Told under other rules: version 0.9, fingerprint"), "{history}");
    assert!(history.contains("Get medical help today"), "{history}");
    // What is corrected now cannot take the advice away: no rule in use knows what led to it.
    patient.gives(&Command::CorrectAnswer { run, question: "rash".to_owned(), answer: choice("yes") });
    assert_eq!(patient.level(run), Some(Level::Urgent));
    assert!(page(&mut patient, Destination::History).contains("The rules of this app changed"));
}

#[test]
fn only_a_correction_of_what_led_to_it_said_twice_lowers_advice_of_the_version_before() {
    let stricter = altered(&[], |protocol| entry(protocol, "rules", "rash")["level"] = json!("urgent"));
    let shipped = shipped();
    let mut patient = Patient::after(&stricter, &leg(&stricter));
    patient.opens_at(hours(24.0));
    let run = patient.opens("h24");
    patient.says(run, "rash", "yes");
    patient.says(run, "numb", "none");
    patient.is_updated(&shipped);
    assert_eq!(patient.level(run), Some(Level::Urgent));
    // Another answer: no question, and nothing falls.
    patient.says(run, "numb", "same");
    assert!(matches!(patient.screen(), Screen::CheckIn(_)));
    patient.says(run, "numb", "none");
    assert!(matches!(patient.screen(), Screen::CheckIn(_)), "{}", lines(&patient));
    assert_eq!(patient.level(run), Some(Level::Urgent));
    // The one that led to it: asked a second time first.
    patient.says(run, "rash", "no");
    assert!(matches!(patient.core.route(), Route::ConfirmAnswer { .. }));
    patient.gives(&Command::Back);
    assert_eq!(patient.level(run), Some(Level::Urgent));
    let (question, answer) = ("rash".to_owned(), choice("no"));
    patient.says(run, "rash", "no");
    patient.gives(&Command::ConfirmAnswer { run, question, answer });
    assert_eq!(patient.level(run), None);
    patient.says(run, "numb", "same");
    assert_eq!(patient.level(run), Some(Level::ContactTherapist), "and stays lowered");
}

#[test]
fn whatever_led_to_advice_under_stricter_rules_nothing_answered_under_the_new_ones_lowers_it() {
    let shipped = shipped();
    let stricter = altered(&[], |protocol| {
        for rule in protocol["rules"].as_array_mut().unwrap() {
            if rule["level"] == "contact_therapist" && rule.get("otherwise").is_none() {
                rule["level"] = json!("urgent");
            }
        }
    });
    let mut held = 0;
    for question in shipped.protocol.questions.iter().filter(|question| !question.red) {
        let worse: Vec<Answer> = match question.kind {
            QuestionKind::Scale => (1..=10).map(Answer::Scale).collect(),
            _ => question.choices.iter().skip(1).map(|id| choice(id)).collect(),
        };
        for answer in worse {
            let mut patient = Patient::after(&stricter, &leg(&stricter));
            patient.opens_at(hours(50.0));
            let run = patient.opens("now");
            if patient.answers(run, &question.id, answer.clone()).is_some() || patient.sees_emergency() {
                continue;
            }
            let told = patient.level(run);
            patient.is_updated(&shipped);
            patient.answers_all_but(run, &[]);
            assert!(patient.level(run) >= told, "{} {answer:?}", question.id);
            patient.finishes(run);
            assert!(patient.level(run) >= told, "{} {answer:?}", question.id);
            held += u32::from(told == Some(Level::Urgent));
        }
    }
    assert!(held >= 15, "{held}");
}

#[test]
fn a_stored_answer_that_its_question_no_longer_takes_leaves_the_question_open_and_is_never_fine() {
    let shipped = shipped();
    // "Light-headed" and "fainted" become yes or no.
    let flag = altered(&[], |protocol| {
        let faint = entry(protocol, "questions", "faint");
        faint["kind"] = json!("flag");
        faint.as_object_mut().unwrap().remove("choices");
        entry(protocol, "rules", "fainted")["when"] = json!({"flag": "faint"});
        protocol["rules"].as_array_mut().unwrap().retain(|rule| rule["id"] != "light_headed_late");
        let advice = entry(protocol, "advice", "no_driving_drowsy");
        advice["when"]["all"][3] = json!({"any": [{"hours_under": 24}, {"flag": "faint"}]});
    });
    for stored in ["none", "light_headed"] {
        let mut patient = Patient::after(&shipped, &leg(&shipped));
        patient.opens_at(hours(20.0));
        let run = patient.opens("h24");
        patient.answers_all_but(run, &["faint", "rash"]);
        patient.says(run, "faint", stored);
        assert_eq!(patient.level(run), None);
        patient.is_updated(&flag);
        // It opens where the question is asked again, and "None of these" answers it.
        let Screen::CheckIn(asks) = patient.screen() else { panic!("{}", lines(&patient)) };
        let row = asks.rows.iter().find(|row| row.question == "faint").expect("it is open again");
        assert!(row.options.iter().all(|option| option.strength != aftercare_core::screen::Strength::Chosen));
        let none = asks.none_of_these.expect("a row is open").command;

        // Left open: careful, and said why.
        let mut left = patient.clone();
        left.says(run, "rash", "no");
        left.finishes(run);
        assert_eq!(left.level(run), Some(Level::ContactTherapist), "{stored}");
        assert!(lines(&left).contains("could not be read"), "{}", lines(&left));
        assert!(left.core.care().run(run).unwrap().1.answer("faint").is_some(), "kept");

        // Answered anew: everything fits again, and the old answer stays in the history.
        patient.gives(&none);
        patient.says(run, "rash", "no");
        patient.finishes(run);
        assert_eq!(patient.level(run), Some(Level::SelfCare), "{stored}");
        let history = page(&mut patient, Destination::History);
        assert!(history.contains("Fainted or light-headed: changed from"), "{history}");
        assert_eq!(patient.core.care().run(run).unwrap().1.changes[0].from, choice(stored));
    }
}
