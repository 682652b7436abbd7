//! "I pressed it by mistake": asked twice, and the answers are asked again, never turned into a no.

use aftercare_core::journey::{Closing, Command, Destination, Event};
use aftercare_core::screen::{Screen, outline};
use aftercare_core::triage::Level;
use aftercare_tests::replay::patient::{Patient, hours, moment, session};

use crate::common::{content, ids, reasons};

/// Answers that together fire one emergency rule each.
const RAISED_BY: [(&[(&str, &str)], &str); 17] = [
    (&[("breathless", "yes")], "breathless"),
    (&[("chest_pain", "not_sure")], "chest_pain"),
    (&[("cough", "blood")], "cough_blood"),
    (&[("very_unwell", "yes")], "very_unwell"),
    (&[("leg_weakness", "yes")], "leg_weakness"),
    (&[("arm_face_weakness", "not_sure")], "arm_face_weakness"),
    (&[("saddle", "yes")], "saddle"),
    (&[("sudden_headache", "yes")], "sudden_headache"),
    (&[("spreading_redness", "not_sure")], "spreading_redness"),
    (&[("swelling_face", "yes")], "swelling_face"),
    (&[("fever", "yes")], "fever_high_risk"),
    (&[("site", "pus"), ("fever", "not_sure")], "fever_high_risk"),
    (&[("bruise", "growing_or_tight")], "bruise_tight"),
    (&[("bruise", "large")], "bruise_thinner"),
    (&[("belly", "severe")], "belly_severe"),
    (&[("site", "pus")], "site_lymph"),
    (&[("site", "warm_swollen")], "site_lymph"),
];

#[test]
fn by_mistake_needs_a_second_yes_asks_again_and_never_stores_a_no() {
    let content = content();
    for (answers, rule) in RAISED_BY {
        let risks = ["blood_thinner", "weak_immunity"];
        let mut patient = Patient::after(&content, &session(&content, &["lower_back"], &risks));
        patient.opens_at(hours(24.1));
        let run = patient.opens("now");
        for (question, answer) in answers {
            patient.says(run, question, answer);
        }
        assert!(reasons(&patient).contains(&rule.to_owned()), "{rule}: {:?}", reasons(&patient));
        patient.gives(&Command::CloseEmergency { how: Closing::Mistake });
        assert!(matches!(patient.screen(), Screen::Confirm(_)), "{rule}");
        assert!(patient.core.care().open_emergency().is_some(), "{rule}");
        let before = patient.core.events().len();
        patient.gives(&Command::ConfirmMistake { emergency: 1 });
        assert!(patient.core.care().open_emergency().is_none(), "{rule}");
        let stored = patient.core.events()[before..].iter().map(|record| &record.event);
        assert!(!stored.clone().any(|event| matches!(event, Event::Answered { .. })), "{rule}");
        assert!(stored.clone().any(|event| matches!(event, Event::AnswersReopened { .. })), "{rule}");
        assert!(matches!(patient.screen(), Screen::CheckIn(_)), "{rule}");
        // Killed before the question is answered again, it is still asked.
        patient.is_killed();
        assert!(matches!(patient.screen(), Screen::CheckIn(_)), "{rule}: after a kill");
        let (question, _) = answers[answers.len() - 1];
        let open = patient.core.care().run(run).unwrap().1.answer(question).is_none();
        assert!(open, "{rule}: {question} is asked again");
        patient.gives(&Command::Go { to: Destination::History });
        assert!(
            outline(&patient.screen()).iter().any(|line| line.contains("was taken back")),
            "{rule}: the history keeps what was taken back"
        );
        patient.answers_all_but(run, &[question]);
        patient.finishes(run);
        assert!(patient.level(run) >= Some(Level::ContactTherapist), "{rule}: incomplete is never fine");
    }
    println!("{} ways to raise, each closed as a mistake", RAISED_BY.len());
}

#[test]
fn a_mistake_takes_back_the_answers_of_every_run_that_gave_a_reason() {
    let content = content();
    for (again, said) in
        [("leg_weakness", &["chest_pain", "leg_weakness"][..]), ("chest_pain", &["chest_pain"])]
    {
        let mut patient = Patient::after(&content, &session(&content, &["upper_back"], &[]));
        patient.opens_at(hours(41.9));
        let first = patient.opens("h24");
        patient.says(first, "chest_pain", "yes");
        // The prompt stays open; a button of the check-in that has closed meanwhile is pressed.
        patient.now = moment(hours(42.1));
        patient.says(first, again, "yes");
        assert_eq!(ids(&reasons(&patient)), said);
        patient.gives(&Command::CloseEmergency { how: Closing::Mistake });
        patient.gives(&Command::ConfirmMistake { emergency: 1 });
        let Screen::CheckIn(screen) = patient.screen() else { panic!("{}", patient.screen().tag()) };
        assert_eq!(screen.step, 1);
        let second = patient.core.care().run(first + 1).unwrap().1;
        assert_eq!(second.answer("leg_weakness"), None);
        assert_eq!(second.answer("chest_pain"), None);
        assert_eq!(second.level(), None);
    }
}
