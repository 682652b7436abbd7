//! What opens the prompt: the three of the mission at every hour, and every red flag on a screen gone stale.

use aftercare_core::schedule::{WindowState, windows};
use aftercare_core::time::DAY_MS;
use aftercare_core::triage::{Answer, Level};
use aftercare_tests::replay::patient::{Patient, hours, moment, session};

use crate::common::content;

/// The three of the mission.
const THREE: [&str; 3] = ["breathless", "spreading_redness", "leg_weakness"];
const RAISING: [&str; 2] = ["yes", "not_sure"];

/// Both sides of every hour that a window or a rule knows, and times far outside.
const HOURS: [f64; 28] = [
    0.25, 1.99, 2.0, 6.0, 11.99, 12.0, 15.0, 17.99, 18.0, 23.99, 24.0, 41.99, 42.0, 47.99, 48.0, 65.99, 66.0,
    71.99, 72.0, 119.99, 120.0, 130.0, 143.99, 144.0, 168.0, 335.99, 336.0, 2400.0,
];

#[test]
fn the_three_raise_the_prompt_at_every_hour_region_risk_and_check_in_first_last_and_after_a_restart() {
    let content = content();
    let regions: Vec<String> = content.protocol.regions.iter().map(|region| region.id.clone()).collect();
    let risks: Vec<Option<String>> = std::iter::once(None)
        .chain(content.protocol.risks.iter().map(|risk| Some(risk.id.clone())))
        .collect();
    let (mut first, mut last, mut restarted, mut calm) = (0, 0, 0, 0);
    for region in &regions {
        for risk in &risks {
            let risks: Vec<&str> = risk.iter().map(String::as_str).collect();
            let session = session(&content, &[region], &risks);
            let patient = Patient::after(&content, &session);
            for hour in HOURS {
                let at = hours(hour);
                let open = windows(&content.timing, session.ended_at, std::slice::from_ref(region))
                    .into_iter()
                    .filter(|window| window.state(at) == WindowState::Open)
                    .map(|window| window.id);
                for check_in in open.chain(["now".to_owned()]) {
                    let mut opened = patient.clone();
                    opened.opens_at(at);
                    let run = opened.opens(&check_in);
                    for question in THREE {
                        let what = format!("{question} at {hour} h in {check_in}, {region}, {risk:?}");
                        let mut full = opened.clone();
                        full.answers_all_but(run, &[question]);
                        for answer in RAISING {
                            let mut as_first = opened.clone();
                            assert_eq!(as_first.says(run, question, answer), None, "{what}");
                            assert!(as_first.sees_emergency(), "first: {what}");
                            assert_eq!(as_first.level(run), Some(Level::Emergency), "{what}");
                            first += 1;
                            // The check-in was never finished, and the app was killed.
                            as_first.is_killed();
                            assert!(as_first.sees_emergency(), "restart: {what}");
                            as_first.opens_at(at.plus_ms(30 * DAY_MS));
                            assert!(as_first.sees_emergency(), "30 days on: {what}");
                            restarted += 1;

                            let mut as_last = full.clone();
                            assert_eq!(as_last.says(run, question, answer), None, "{what}");
                            assert!(as_last.sees_emergency(), "last: {what}");
                            last += 1;
                        }
                        let mut says_no = full.clone();
                        says_no.says(run, question, "no");
                        assert!(!says_no.sees_emergency(), "no: {what}");
                        calm += 1;
                    }
                }
            }
        }
    }
    println!(
        "{first} as the first answer, {last} as the last, {restarted} after a restart, {calm} calm with no"
    );
    assert!(first > 20_000);
}

#[test]
fn every_red_flag_on_a_screen_whose_check_in_has_closed_is_still_heard() {
    let content = content();
    let session = session(&content, &["upper_back"], &[]);
    let red: Vec<String> = content
        .protocol
        .questions
        .iter()
        .map(|question| question.id.clone())
        .filter(|id| content.protocol.is_red_flag(id))
        .collect();
    let mut heard = 0;
    for question in &red {
        let question_of = content.protocol.question(question).unwrap();
        for answer in question_of.choices.iter().map(|choice| Answer::Choice(choice.clone())) {
            let mut patient = Patient::after(&content, &session);
            patient.opens_at(hours(41.9));
            let run = patient.opens("h24");
            patient.now = moment(hours(42.1));
            patient.answers(run, question, answer.clone());
            let dry = question == "cough" && answer == Answer::Choice("dry".to_owned());
            let raises = !dry && !content.protocol.is_harmless(question, &answer);
            assert_eq!(patient.sees_emergency(), raises, "{question}: {answer:?}");
            heard += usize::from(raises);
        }
    }
    println!("{} red flags, {heard} answers heard", red.len());
    assert_eq!(heard, 19);
}
