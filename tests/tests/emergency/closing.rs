//! What closes the prompt: no command but an explicit choice, and that choice is kept.

use aftercare_core::content::Content;
use aftercare_core::journey::{Closing, Command, Destination, FieldName, OutcomePart, Reached};
use aftercare_core::schedule::Quiet;
use aftercare_core::screen::{Screen, outline};
use aftercare_core::session::Side;
use aftercare_core::triage::Answer;
use aftercare_tests::replay::patient::{DESTINATIONS, Patient, code, hours, session};

use crate::common::{content, repeats};

/// Everything that can be asked for, with the numbers that a stale screen could still hold.
fn vocabulary(content: &Content) -> Vec<Command> {
    let session = session(content, &["neck"], &["lung"]);
    let mut commands = vec![
        Command::AppOpened,
        Command::Back,
        Command::FillTime { at: hours(0.0) },
        Command::Next,
        Command::AcceptSession,
        Command::TogglePlace { region: "leg".to_owned(), side: Side::Left },
        Command::ToggleRisk { risk: "lung".to_owned() },
        Command::SetTechnique { technique: "other".to_owned() },
        Command::SetPainBefore { pain: Some(3) },
        Command::AnswerTeachBack { choice: "call".to_owned() },
        Command::Fill { field: FieldName::Code, text: code(content, &session) },
        Command::Fill { field: FieldName::Code, text: "x".to_owned() },
        Command::Called { number: "999".to_owned() },
        Command::CloseEmergency { how: Closing::Mistake },
        Command::SetRegion { region: Some("US".to_owned()) },
        Command::SetRegion { region: None },
        Command::SetLanguage { language: Some("en".to_owned()) },
        Command::PickQuietStart { start_min: 21 * 60 },
        Command::SetQuietHours { quiet: Quiet { start_min: 0, end_min: 0 } },
        Command::TestReminder,
        Command::RemindLater { check_in: "h24".to_owned(), hours: 1 },
        Command::RetrySave,
        Command::SetAside,
        Command::RemindersReconciled {
            at: hours(24.5),
            pending: Vec::new(),
            delivered: vec!["1/emergency.1.10".to_owned(), "1/h24.due".to_owned()],
            trouble: Vec::new(),
        },
    ];
    commands.extend(DESTINATIONS.map(|to| Command::Go { to }));
    commands.extend(
        [Reached::Yes, Reached::No, Reached::SomeoneTaking].map(|reached| Command::SayReached { reached }),
    );
    for check_in in ["now", "h6", "h24", "h48", "h72", "d7", "?"] {
        commands.push(Command::OpenCheckIn { check_in: check_in.to_owned() });
    }
    for emergency in [0, 2, 3] {
        commands.push(Command::ConfirmMistake { emergency });
    }
    for run in [0, 1, 2, 9] {
        commands.push(Command::Worried { run });
        commands.push(Command::SaySeen { run, seen: true });
        for part in [OutcomePart::Summary, OutcomePart::Why, OutcomePart::Helps] {
            commands.push(Command::OpenOutcome { run, part });
        }
        for group in 0..6 {
            commands.push(Command::NoneOfThese { run, group });
            commands.push(Command::NextGroup { run, group });
            commands.push(Command::OpenCorrection { run, group });
        }
        for question in &content.protocol.questions {
            for choice in &question.choices {
                let (question, answer) = (question.id.clone(), Answer::Choice(choice.clone()));
                commands.push(Command::Answer { run, question: question.clone(), answer: answer.clone() });
                commands.push(Command::CorrectAnswer {
                    run,
                    question: question.clone(),
                    answer: answer.clone(),
                });
                commands.push(Command::ConfirmAnswer { run, question, answer });
            }
        }
    }
    commands
}

#[test]
fn no_command_but_an_explicit_choice_closes_the_prompt() {
    let content = content();
    let mut patient = Patient::after(&content, &session(&content, &["upper_back"], &[]));
    patient.opens_at(hours(24.1));
    let run = patient.opens("h24");
    patient.says(run, "breathless", "yes");
    assert!(patient.sees_emergency());
    let commands = vocabulary(&content);
    let covers = |patient: &Patient<'_>, what: &str| {
        assert!(patient.core.care().open_emergency().is_some(), "{what}");
        let shown = patient.shown();
        // Only what the caller or the crew needs, or the second question, may stand in front.
        assert!(
            matches!(
                shown.screen,
                Screen::Emergency(_) | Screen::Card(_) | Screen::Country(_) | Screen::Confirm(_)
            ),
            "{what}: {}",
            shown.screen.tag()
        );
    };
    for command in &commands {
        let mut one = patient.clone();
        one.gives(command);
        covers(&one, &format!("{command:?}"));
        one.gives(&Command::AppOpened);
        assert!(one.sees_emergency(), "{command:?}, then the app is opened");
        one.gives(command);
        one.gives(&Command::Back);
        assert!(one.sees_emergency(), "{command:?}, then Back");
        one.is_killed();
        assert!(one.sees_emergency(), "{command:?}, then a kill");
    }
    // One after the other as well.
    for command in &commands {
        patient.gives(command);
        covers(&patient, &format!("after all before it {command:?}"));
    }
    println!("{} commands, none closes the prompt", commands.len());
}

#[test]
fn closing_by_choice_leads_home_and_is_kept() {
    let content = content();
    for (how, word) in [(Closing::OnTheWay, "Help is on the way"), (Closing::Seen, "I have been seen")] {
        let mut patient = Patient::after(&content, &session(&content, &["leg"], &[]));
        patient.opens_at(hours(24.1));
        let run = patient.opens("h24");
        patient.says(run, "leg_weakness", "yes");
        patient.gives(&Command::CloseEmergency { how });
        assert!(matches!(patient.screen(), Screen::Home(_)));
        assert!(repeats(&patient).is_empty());
        patient.is_killed();
        assert!(!patient.sees_emergency());
        patient.gives(&Command::Go { to: Destination::History });
        assert!(outline(&patient.screen()).iter().any(|line| line.contains(word)));
    }
}
