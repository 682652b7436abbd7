//! Laws of the emergency prompt: it opens whatever else is true, and closes only by a choice.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    missing_docs
)]

use aftercare_core::content::Content;
use aftercare_core::journey::reminders::Reminder;
use aftercare_core::journey::{Closing, Command, Destination, Event, FieldName, OutcomePart, Reached};
use aftercare_core::schedule::{ReminderKind, WindowState, windows};
use aftercare_core::screen::{Screen, outline};
use aftercare_core::session::Side;
use aftercare_core::time::{DAY_MS, HOUR_MS, MINUTE_MS, Timestamp};
use aftercare_core::triage::{Answer, Level};
use aftercare_tests::replay::patient::{Patient, beginning, code, hours, moment, session};

/// The three of the mission.
const THREE: [&str; 3] = ["breathless", "spreading_redness", "leg_weakness"];
const RAISING: [&str; 2] = ["yes", "not_sure"];

/// Both sides of every hour that a window or a rule knows, and times far outside.
const HOURS: [f64; 28] = [
    0.25, 1.99, 2.0, 6.0, 11.99, 12.0, 15.0, 17.99, 18.0, 23.99, 24.0, 41.99, 42.0, 47.99, 48.0, 65.99, 66.0,
    71.99, 72.0, 119.99, 120.0, 130.0, 143.99, 144.0, 168.0, 335.99, 336.0, 2400.0,
];

fn content() -> Content {
    Content::shipped().unwrap()
}

fn yes() -> Answer {
    Answer::Choice("yes".to_owned())
}

fn ids(list: &[String]) -> Vec<&str> {
    list.iter().map(String::as_str).collect()
}

fn repeats(patient: &Patient<'_>) -> Vec<Reminder> {
    let mut reminders = patient.shown().reminders;
    reminders.retain(|reminder| reminder.kind == ReminderKind::Repeat);
    reminders
}

fn reasons(patient: &Patient<'_>) -> Vec<String> {
    patient.core.care().open_emergency().map(|open| open.reasons.clone()).unwrap_or_default()
}

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
        Command::SetRegion { region: "US".to_owned() },
        Command::RetrySave,
        Command::SetAside,
        Command::RemindersReconciled {
            at: hours(24.5),
            pending: Vec::new(),
            delivered: vec!["1/emergency.1.10".to_owned(), "1/h24.due".to_owned()],
            trouble: Vec::new(),
        },
    ];
    commands.extend(
        [
            Destination::Home,
            Destination::EnterCode,
            Destination::SessionForm,
            Destination::Dates,
            Destination::FlagCard,
            Destination::Card,
            Destination::History,
            Destination::About,
            Destination::Erase,
            Destination::Trouble,
            Destination::Country,
        ]
        .map(|to| Command::Go { to }),
    );
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
        }
        for question in &content.protocol.questions {
            for choice in &question.choices {
                let (question, answer) = (question.id.clone(), Answer::Choice(choice.clone()));
                commands.push(Command::Answer { run, question: question.clone(), answer: answer.clone() });
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

#[test]
fn a_further_red_flag_adds_its_reason_and_does_not_restart_the_repeats() {
    let content = content();
    let mut patient = Patient::after(&content, &session(&content, &["upper_back"], &[]));
    patient.opens_at(hours(24.0));
    let run = patient.opens("h24");
    patient.says(run, "breathless", "yes");
    let first = repeats(&patient);
    let expected = [("1/emergency.1.10", 10), ("1/emergency.1.20", 20), ("1/emergency.1.60", 60)];
    assert_eq!(
        first.iter().map(|reminder| (reminder.id.as_str(), reminder.at)).collect::<Vec<_>>(),
        expected.map(|(id, minutes)| (id, hours(24.0).plus_ms(minutes * MINUTE_MS)))
    );
    patient.now = moment(hours(24.0).plus_ms(5 * MINUTE_MS));
    patient.says(run, "leg_weakness", "not_sure");
    assert_eq!(ids(&reasons(&patient)), ["breathless", "leg_weakness"]);
    assert_eq!(repeats(&patient), first);
    patient.says(run, "breathless", "yes");
    assert_eq!(ids(&reasons(&patient)), ["breathless", "leg_weakness"]);
    // After closing, a new one opens the prompt again with repeats of its own.
    patient.gives(&Command::CloseEmergency { how: Closing::OnTheWay });
    assert!(repeats(&patient).is_empty());
    patient.says(run, "sudden_headache", "yes");
    assert_eq!(ids(&reasons(&patient)), ["sudden_headache"]);
    assert_eq!(repeats(&patient)[0].id, "1/emergency.2.10");
    // Repeats ring in the quiet hours too, and stop an hour after.
    patient.now = moment(patient.now.at.plus_ms(61 * MINUTE_MS));
    assert!(repeats(&patient).is_empty());
    assert!(patient.sees_emergency());
}

#[test]
fn a_clock_put_back_does_not_put_the_repeats_off() {
    let content = content();
    for back_ms in [2 * MINUTE_MS, 2 * DAY_MS, hours(24.0).0] {
        let mut patient = Patient::after(&content, &session(&content, &["upper_back"], &[]));
        patient.opens_at(hours(24.0));
        let run = patient.opens("h24");
        patient.says(run, "breathless", "yes");
        let at = Timestamp(hours(24.0).0 - back_ms);
        patient.opens_at(at);
        assert!(patient.sees_emergency());
        let next = repeats(&patient)[0].at;
        assert!(next.since(at) <= 10 * MINUTE_MS, "{back_ms} ms back: the next rings at {next:?}");
    }
    // Nor does one that ran ahead for a while and was put right start them anew.
    let mut patient = Patient::after(&content, &session(&content, &["upper_back"], &[]));
    patient.opens_at(hours(24.0));
    let run = patient.opens("h24");
    patient.says(run, "breathless", "yes");
    let before = repeats(&patient);
    patient.opens_at(hours(24.0 + 87_600.0));
    patient.opens_at(hours(24.0).plus_ms(MINUTE_MS));
    assert_eq!(repeats(&patient), before);
}

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

#[test]
fn an_emergency_of_the_first_session_stays_open_when_a_second_one_is_taken_in() {
    let content = content();
    let mut patient = Patient::after(&content, &session(&content, &["upper_back"], &[]));
    patient.opens_at(hours(24.0));
    let run = patient.opens("h24");
    patient.answers(run, "breathless", yes());
    let mut second = session(&content, &["leg"], &[]);
    second.id = Some("00112233445566bb".to_owned());
    second.ended_at = hours(23.9);
    for command in beginning(&content, &second) {
        patient.gives(&command);
    }
    assert_eq!(patient.core.care().courses.len(), 2);
    assert!(patient.sees_emergency());
    assert_eq!(repeats(&patient)[0].id, "2/emergency.1.10");
    assert_eq!(repeats(&patient)[0].at, hours(24.0).plus_ms(HOUR_MS / 6));
}
