//! That every law can fail: a true step keeps all of them, and the same step, changed as the fault would
//! change it, breaks the one that is meant.

use std::borrow::Cow;

use aftercare_core::content::Content;
use aftercare_core::journey::care::Closed;
use aftercare_core::journey::{Care, Closing, Command};
use aftercare_core::triage::{Answer, Level};
use aftercare_tests::replay::patient::{Patient, device, hours, session};

use crate::laws::{LAWS, Step, fold_again};

fn step<'a>(patient: &'a mut Patient<'_>, languages: &'a [String], command: Command) -> Step<'a> {
    let (before, from) = (patient.core.care().clone(), patient.core.events().len());
    assert_eq!(patient.gives(&command), None);
    Step {
        command: Some(command),
        started: false,
        before,
        after: Cow::Borrowed(patient.core.care()),
        new: &patient.core.events()[from..],
        erased: false,
        now: patient.now.clone(),
        shown: patient.shown(),
        read_again: Cow::Owned(fold_again(Care::default(), patient.core.events())),
        languages,
    }
}

/// The laws that a step breaks.
fn broken(content: &Content, step: &Step<'_>) -> Vec<&'static str> {
    LAWS.into_iter().filter(|(_, law)| law(content, step).is_err()).map(|(name, _)| name).collect()
}

fn breathless(run: u32) -> Command {
    Command::Answer { run, question: "breathless".to_owned(), answer: Answer::Choice("yes".to_owned()) }
}

#[test]
fn an_emergency_answer_without_its_prompt_is_seen() {
    let (content, languages) = (Content::shipped().unwrap(), device().languages);
    let mut patient = Patient::after(&content, &session(&content, &["leg"], &[]));
    patient.opens_at(hours(24.0));
    let run = patient.opens("h24");
    let check_in = patient.screen();
    let mut step = step(&mut patient, &languages, breathless(run));
    assert!(broken(&content, &step).is_empty());
    step.shown.screen = check_in;
    assert!(broken(&content, &step).contains(&LAWS[0].0));
}

#[test]
fn a_prompt_that_closes_by_itself_is_seen() {
    let (content, languages) = (Content::shipped().unwrap(), device().languages);
    let mut patient = Patient::after(&content, &session(&content, &["leg"], &[]));
    patient.opens_at(hours(24.0));
    let run = patient.opens("h24");
    patient.gives(&breathless(run));
    let mut step = step(&mut patient, &languages, Command::AppOpened);
    assert!(broken(&content, &step).is_empty());
    let closed = Closed { at: step.now.at, how: Closing::Seen };
    step.after.to_mut().emergencies.last_mut().unwrap().closed = Some(closed);
    assert!(broken(&content, &step).contains(&LAWS[1].0));
}

#[test]
fn self_care_from_silence_a_plan_that_is_not_current_and_a_level_that_falls_are_seen() {
    let (content, languages) = (Content::shipped().unwrap(), device().languages);
    let mut patient = Patient::after(&content, &session(&content, &["leg"], &[]));
    patient.opens_at(hours(24.0));
    let run = patient.opens("h24");
    patient.answers_all_but(run, &[]);
    let true_step = step(&mut patient, &languages, Command::NextGroup { run, group: 5 });
    assert_eq!(true_step.after.courses[0].runs[0].level(), Some(Level::SelfCare));
    assert!(broken(&content, &true_step).is_empty());

    for question in ["breathless", "rash"] {
        let mut step = true_step.clone();
        step.after.to_mut().courses[0].runs[0].given.retain(|given| given.question != question);
        assert!(broken(&content, &step).contains(&LAWS[2].0), "{question}");
    }
    let mut step = true_step.clone();
    step.shown.reminders.pop();
    assert_eq!(broken(&content, &step), [LAWS[3].0]);
    let mut step = true_step.clone();
    let run = &mut step.after.to_mut().courses[0].runs[0];
    run.finished_at = None;
    run.check_in = "h48".to_owned();
    step.read_again = step.after.clone();
    assert!(broken(&content, &step).contains(&LAWS[3].0), "the check-in is answered no more");
    let mut step = true_step.clone();
    step.read_again.to_mut().last_at = None;
    assert_eq!(broken(&content, &step), [LAWS[4].0]);
    let mut step = true_step;
    let mut told = step.after.courses[0].runs[0].told[0].clone();
    told.level = Some(Level::Urgent);
    step.before.courses[0].runs[0].told.push(told);
    assert_eq!(broken(&content, &step), [LAWS[5].0]);
}
