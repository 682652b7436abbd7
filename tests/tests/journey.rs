//! Laws of the whole journey on the core: taps, levels, corrections, clocks, reminders.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    missing_docs
)]

use std::collections::BTreeMap;

use aftercare_core::content::Content;
use aftercare_core::journey::{
    Care, Closing, Command, Destination, Event, OutcomePart, Reached, Recorded, Refusal, Route, course,
    evolve, resume,
};
use aftercare_core::scenario::OnCore;
use aftercare_core::screen::{Button, Screen, Strength, outline};
use aftercare_core::time::{DAY_MS, Timestamp};
use aftercare_core::triage::{Answer, Level};
use aftercare_tests::replay::patient::{ENDED_AT, Patient, device, hours, moment, session};

fn content() -> Content {
    Content::shipped().unwrap()
}

/// Taps of a healthy patient from the notification to the outcome. Opening it is the first.
fn taps(patient: &mut Patient<'_>, at: Timestamp, pain: u8) -> (u32, Option<Level>) {
    patient.opens_at(at);
    let mut taps = 1;
    loop {
        let button = match patient.screen() {
            Screen::Home(home) => home.primary.expect("a check-in to start"),
            Screen::CheckIn(page) => match page.none_of_these {
                Some(button) => button,
                None => page
                    .rows
                    .iter()
                    .find(|row| row.options.iter().all(|option| option.strength != Strength::Chosen))
                    .map_or_else(|| page.next.clone().unwrap(), |row| calm_answer(&row.options, pain)),
            },
            Screen::Outcome(outcome) => return (taps, Some(outcome.level)),
            other => panic!("{} on a healthy day", other.tag()),
        };
        assert_eq!(patient.gives(&button.command), None, "{}", button.label);
        taps += 1;
        assert!(taps < 100);
    }
}

fn calm_answer(options: &[Button], pain: u8) -> Button {
    let is_pain = |button: &&Button| matches!(&button.command, Command::Answer { answer: Answer::Scale(value), .. } if *value == pain);
    options.iter().find(is_pain).unwrap_or(&options[0]).clone()
}

#[test]
fn a_healthy_check_in_takes_few_taps_from_the_notification_to_the_outcome() {
    let content = content();
    let regions: Vec<String> = content.protocol.regions.iter().map(|region| region.id.clone()).collect();
    let mut most: BTreeMap<&str, u32> = BTreeMap::new();
    for region in &regions {
        for risk in content.protocol.risks.iter().map(|risk| Some(risk.id.as_str())).chain([None]) {
            let risks: Vec<&str> = risk.into_iter().collect();
            let patient = Patient::after(&content, &session(&content, &[region], &risks));
            // By the seventh day a healthy patient's pain is gone.
            for (check_in, due, pain, limit) in [("h6", 6.0, 0, 5), ("h24", 24.0, 3, 12), ("d7", 168.0, 0, 8)]
            {
                let mut patient = patient.clone();
                let planned = course::planned(
                    &content,
                    patient.core.care(),
                    patient.core.care().course().unwrap(),
                    ENDED_AT,
                );
                if !planned.iter().any(|planned| planned.window.id == check_in) {
                    continue;
                }
                let (taps, level) = taps(&mut patient, hours(due), pain);
                assert_eq!(level, Some(Level::SelfCare), "{check_in}, {region}, {risk:?}");
                // A pregnant patient is asked one question more, in a group of its own on day 7.
                let more = u32::from(risk == Some("pregnant") && check_in == "d7");
                assert!(taps <= limit + more, "{check_in}, {region}, {risk:?}: {taps} taps");
                let entry = most.entry(check_in).or_default();
                *entry = (*entry).max(taps - more);
            }
        }
    }
    println!("most taps: {most:?}");
    assert_eq!(most.len(), 3);
}

#[test]
fn an_answer_that_lowers_is_asked_a_second_time_and_both_are_in_the_history() {
    let content = content();
    let mut asked = 0;
    for question in &content.protocol.questions {
        for high in &question.choices {
            let mut patient = Patient::after(&content, &session(&content, &["upper_back"], &["pregnant"]));
            patient.opens_at(hours(49.0));
            let run = patient.opens("now");
            patient.says(run, &question.id, high);
            if patient.core.care().open_emergency().is_some() {
                patient.gives(&Command::CloseEmergency { how: Closing::OnTheWay });
            }
            let Some(told) = patient.level(run) else { continue };
            let Some(harmless) = content.protocol.harmless(&question.id) else { continue };
            patient.gives(&Command::OpenCheckIn { check_in: "now".to_owned() });
            patient.answers(run, &question.id, harmless.clone());
            let what = format!("{}: {high}", question.id);
            assert!(matches!(patient.screen(), Screen::Confirm(_)), "{what}");
            assert_eq!(patient.level(run), Some(told), "{what}");
            // Keeping the first answer changes nothing.
            let mut keeps = patient.clone();
            keeps.gives(&Command::Back);
            assert_eq!(keeps.level(run), Some(told), "{what}");
            assert!(matches!(keeps.screen(), Screen::CheckIn(_)), "{what}");
            let yes = patient.buttons()[1].clone();
            patient.gives(&yes.command);
            assert!(patient.level(run) < Some(told), "{what}");
            let (_, known) = patient.core.care().run(run).unwrap();
            let change = known.changes.last().unwrap();
            assert_eq!(change.from, Answer::Choice(high.clone()), "{what}");
            assert_eq!(change.to, Some(harmless), "{what}");
            patient.gives(&Command::Go { to: Destination::History });
            assert!(outline(&patient.screen()).iter().any(|line| line.contains("changed from")), "{what}");
            asked += 1;
        }
    }
    println!("{asked} lowering answers asked twice");
    assert!(asked >= 30);
}

#[test]
fn a_correction_that_hides_an_answer_asks_too() {
    let content = content();
    let mut patient = Patient::after(&content, &session(&content, &["leg"], &[]));
    patient.opens_at(hours(49.0));
    let run = patient.opens("h48");
    patient.answers(run, "pain_now", Answer::Scale(3));
    patient.says(run, "pain_place", "down_limb");
    assert_eq!(patient.level(run), Some(Level::Urgent));
    patient.answers(run, "pain_now", Answer::Scale(0));
    assert!(matches!(patient.screen(), Screen::Confirm(_)));
    assert_eq!(patient.level(run), Some(Level::Urgent));
}

#[test]
fn a_clock_put_back_within_a_check_in_takes_no_rule_away() {
    let content = content();
    let mut patient = Patient::after(&content, &session(&content, &["leg"], &[]));
    patient.opens_at(hours(24.5));
    let run = patient.opens("now");
    patient.says(run, "numb", "same");
    assert_eq!(patient.level(run), Some(Level::ContactTherapist));
    patient.now = moment(hours(20.0));
    patient.says(run, "numb", "same");
    assert_eq!(patient.level(run), Some(Level::ContactTherapist));
    patient.says(run, "rash", "no");
    assert_eq!(patient.level(run), Some(Level::ContactTherapist));
}

#[test]
fn a_reminder_noted_by_a_clock_that_ran_ahead_is_caught_up_with_all_the_same() {
    let content = content();
    let session = session(&content, &["leg"], &[]);
    let ids = |patient: &Patient<'_>| -> Vec<String> {
        patient.shown().reminders.into_iter().map(|reminder| reminder.id).collect()
    };
    let mut patient = Patient::after(&content, &session);
    let plan = ids(&patient);
    for ahead in [DAY_MS, 3650 * DAY_MS] {
        let mut patient = patient.clone();
        patient.opens_at(hours(2.0).plus_ms(ahead));
        patient.opens_at(hours(2.0));
        assert_eq!(ids(&patient), plan, "every reminder is still to come");
        // The phone is off when the first one rings.
        patient.now = moment(hours(25.0));
        assert!(ids(&patient).contains(&"1/h24.catch_up".to_owned()), "{:?}", ids(&patient));
        patient.gives(&Command::AppOpened);
        assert!(!ids(&patient).contains(&"1/h24.catch_up".to_owned()), "once seen it is not offered again");
    }
    patient.opens_at(hours(25.0));
    assert!(!ids(&patient).iter().any(|id| id.contains("catch_up")));
}

#[test]
fn reports_of_reminders_that_no_course_has_are_not_kept() {
    let content = content();
    let mut patient = Patient::after(&content, &session(&content, &["leg"], &[]));
    let before = patient.core.events().len();
    let report = |delivered: &[&str]| Command::RemindersReconciled {
        at: hours(25.0),
        pending: Vec::new(),
        delivered: delivered.iter().map(|id| (*id).to_owned()).collect(),
        trouble: Vec::new(),
    };
    patient.now = moment(hours(25.0));
    patient.gives(&report(&["", "/", "9/h24.due", "x/h24.due", "1/emergency.1.10", "h24.due"]));
    assert_eq!(patient.core.events().len(), before);
    patient.gives(&report(&["1/h24.due"]));
    patient.gives(&report(&["1/h24.due"]));
    assert_eq!(patient.core.events().len(), before + 1);
}

#[test]
fn after_an_urgent_check_in_the_next_outcome_first_asks_whether_the_patient_was_seen() {
    let content = content();
    for (seen, level) in [(true, Level::SelfCare), (false, Level::ContactTherapist)] {
        let mut patient = Patient::after(&content, &session(&content, &["leg"], &[]));
        patient.opens_at(hours(24.0));
        let run = patient.opens("h24");
        patient.says(run, "fever", "yes");
        patient.answers_all_but(run, &[]);
        patient.finishes(run);
        assert!(matches!(patient.screen(), Screen::Outcome(_)), "nothing was told before this one");
        patient.opens_at(hours(48.0));
        let run = patient.opens("h48");
        patient.answers_all_but(run, &[]);
        patient.finishes(run);
        assert!(matches!(patient.screen(), Screen::Confirm(_)));
        // Not to be passed by, not even by a kill.
        patient.is_killed();
        patient.gives(&Command::OpenOutcome { run, part: OutcomePart::Summary });
        assert!(matches!(patient.screen(), Screen::Confirm(_)));
        assert_eq!(patient.gives(&Command::SaySeen { run: 1, seen: true }), Some(Refusal::Stale));
        assert_eq!(patient.gives(&Command::SaySeen { run, seen }), None);
        let Screen::Outcome(outcome) = patient.screen() else { panic!("{}", patient.screen().tag()) };
        assert_eq!(outcome.level, level);
        assert_eq!(patient.gives(&Command::SaySeen { run, seen: true }), Some(Refusal::Stale));
        // The one after that does not ask: it follows an outcome that was not urgent.
        patient.opens_at(hours(72.0));
        let run = patient.opens("h72");
        patient.answers_all_but(run, &[]);
        patient.finishes(run);
        assert!(matches!(patient.screen(), Screen::Outcome(_)));
    }
}

#[test]
fn a_record_of_a_newer_version_is_kept_and_no_outcome_is_below_the_therapist() {
    let content = content();
    let json = r#"{"at":1773153900000,"zone":"UTC","offset_s":0,"event":{"type":"hologram_shown","x":[1]}}"#;
    let mut patient = Patient::after(&content, &session(&content, &["leg"], &[]));
    let mut events = patient.core.events().to_vec();
    events.push(Recorded::from_json(json));
    patient.core = OnCore::reopened(&content, device(), &patient.now, events);
    patient.opens_at(hours(24.0));
    let run = patient.opens("h24");
    patient.answers_all_but(run, &[]);
    patient.finishes(run);
    assert_eq!(patient.level(run), Some(Level::ContactTherapist));
    assert!(outline(&patient.screen()).iter().any(|line| line.contains("could not be read")));
    assert!(patient.core.events().iter().any(|event| event.to_json() == json), "word for word");
}

#[test]
fn an_event_that_fits_nothing_changes_nothing_but_the_clock() {
    let strange = [
        Event::Answered {
            run: 7,
            question: "breathless".to_owned(),
            answer: Answer::Choice("yes".to_owned()),
            via: aftercare_core::journey::Via::Row,
        },
        Event::CheckInOpened { run: 1, check_in: "h24".to_owned() },
        Event::CheckInFinished { run: 3 },
        Event::EmergencyClosed { how: Closing::Seen },
        Event::EmergencyReached { reached: Reached::No },
        Event::FlagCardSeen { choice: "call".to_owned() },
        Event::WorriedAnyway { run: 1 },
        Event::SeenAnswered { run: 1, seen: true },
        Event::RemindersShown { shown: Vec::new() },
    ];
    for event in strange {
        let now = moment(hours(1.0));
        let care = evolve(Care::default(), &Recorded::now(event.clone(), &now));
        assert_eq!(care, Care { last_at: Some(now.at), ..Care::default() }, "{event:?}");
        assert_eq!(resume(&content(), &care, &now), Route::Welcome);
    }
}

/// The group on screen, from 1.
fn step(patient: &Patient<'_>) -> u32 {
    match patient.screen() {
        Screen::CheckIn(page) => page.step,
        other => panic!("{} where a check-in should be", other.tag()),
    }
}

#[test]
fn who_presses_unwell_now_again_sees_the_worst_questions_first() {
    let content = content();
    let mut patient = Patient::after(&content, &session(&content, &["leg"], &[]));
    patient.opens_at(hours(30.0));
    let run = patient.opens("now");
    patient.gives(&Command::NoneOfThese { run, group: 0 });
    patient.gives(&Command::NoneOfThese { run, group: 1 });
    assert_eq!(step(&patient), 3);
    // A minute later, because of something new: the same check-in, from its first questions on.
    patient.gives(&Command::Go { to: Destination::Home });
    assert_eq!(patient.opens("now"), run);
    assert_eq!(step(&patient), 1);
    patient.says(run, "breathless", "yes");
    assert!(patient.sees_emergency());
}

#[test]
fn a_check_in_left_for_over_an_hour_starts_again_at_its_first_question() {
    let content = content();
    for (hours_away, expected) in [(0.9, 2), (1.1, 1), (10.0, 1)] {
        let mut patient = Patient::after(&content, &session(&content, &["leg"], &[]));
        patient.opens_at(hours(20.0));
        let run = patient.opens("h24");
        patient.gives(&Command::NoneOfThese { run, group: 0 });
        assert_eq!(step(&patient), 2);
        // Killed, or only left: both come back to the same place.
        patient.now = moment(hours(20.0 + hours_away));
        let resumed = resume(&content, patient.core.care(), &patient.now);
        assert_eq!(resumed, Route::CheckIn { run, group: expected - 1 }, "{hours_away} hours away");
        patient.gives(&Command::Go { to: Destination::Home });
        assert_eq!(patient.opens("h24"), run);
        assert_eq!(step(&patient), expected, "{hours_away} hours away");
    }
}

#[test]
fn an_unwell_now_left_for_over_an_hour_counts_as_it_stands_and_a_new_one_asks_everything() {
    let content = content();
    let mut patient = Patient::after(&content, &session(&content, &["leg"], &[]));
    patient.opens_at(hours(30.0));
    let run = patient.opens("now");
    patient.gives(&Command::NoneOfThese { run, group: 0 });
    patient.now = moment(hours(31.1));
    assert_ne!(patient.opens("now"), run);
    let (course, left) = patient.core.care().run(run).unwrap();
    let level = course::standing_level(&content, patient.core.care(), course, left, patient.now.at);
    // Questions without an answer are never "fine".
    assert_eq!(level, Some(Level::ContactTherapist));
}
