//! "I'm worried anyway": raises, opens the prompt from urgent, never lowers.

use aftercare_core::journey::{Command, OutcomePart};
use aftercare_core::screen::Screen;
use aftercare_core::triage::{Answer, Level};
use aftercare_tests::replay::patient::{Patient, hours, session};

use crate::common::{content, ids, reasons};

#[test]
fn worried_raises_to_urgent_then_opens_the_prompt_and_never_lowers() {
    let content = content();
    let mut patient = Patient::after(&content, &session(&content, &["leg"], &[]));
    patient.opens_at(hours(24.1));
    let run = patient.opens("h24");
    patient.answers_all_but(run, &[]);
    patient.finishes(run);
    assert_eq!(patient.level(run), Some(Level::SelfCare));
    patient.gives(&Command::Worried { run });
    assert_eq!(patient.level(run), Some(Level::Urgent));
    assert!(!patient.sees_emergency());
    patient.gives(&Command::Worried { run });
    assert!(patient.sees_emergency());
    assert_eq!(ids(&reasons(&patient)), ["worried"]);
}

#[test]
fn worried_in_an_unfinished_check_in_holds_whatever_is_answered_after_it() {
    let content = content();
    let mut patient = Patient::after(&content, &session(&content, &["leg"], &[]));
    patient.opens_at(hours(24.1));
    let run = patient.opens("h24");
    patient.answers(run, "pain_now", Answer::Scale(8));
    assert_eq!(patient.level(run), Some(Level::ContactTherapist));
    // The history shows the outcome so far, and the button with it.
    patient.gives(&Command::OpenOutcome { run, part: OutcomePart::Summary });
    patient.gives(&Command::Worried { run });
    assert_eq!(patient.level(run), Some(Level::Urgent));
    patient.says(run, "numb", "same");
    assert_eq!(patient.level(run), Some(Level::Urgent));
    patient.answers_all_but(run, &[]);
    patient.finishes(run);
    assert_eq!(patient.level(run), Some(Level::Urgent));
}

/// Self-care advice belongs to `self_care` and `contact_therapist` only; being worried is told as more.
#[test]
fn worried_at_a_calm_outcome_takes_the_self_care_advice_away() {
    let content = content();
    let mut patient = Patient::after(&content, &session(&content, &["leg"], &[]));
    patient.opens_at(hours(24.1));
    let run = patient.opens("h24");
    patient.answers_all_but(run, &[]);
    patient.finishes(run);
    let helps = |patient: &mut Patient<'_>| {
        patient.gives(&Command::OpenOutcome { run, part: OutcomePart::Helps });
        match patient.screen() {
            Screen::Helps(page) => page.advice,
            other => panic!("{}", other.tag()),
        }
    };
    assert!(!helps(&mut patient).is_empty());
    patient.gives(&Command::Worried { run });
    assert_eq!(helps(&mut patient), Vec::<String>::new());
}
