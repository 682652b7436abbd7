//! Reminders that a patient asks for: again later, and once to try.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use aftercare_core::content::Content;
use aftercare_core::journey::reminders::Reminder;
use aftercare_core::journey::{Command, Destination, Event, Refusal};
use aftercare_core::schedule::ReminderKind;
use aftercare_core::screen::{Button, Screen};
use aftercare_core::time::{HOUR_MS, MINUTE_MS, Timestamp};
use aftercare_tests::replay::patient::{ENDED_AT, Patient, hours, moment, session};

fn content() -> Content {
    Content::shipped().unwrap()
}

fn patient(content: &Content) -> Patient<'_> {
    Patient::after(content, &session(content, &["upper_back"], &[]))
}

fn of_kind(patient: &Patient<'_>, kind: ReminderKind) -> Option<Reminder> {
    patient.shown().reminders.into_iter().find(|reminder| reminder.kind == kind)
}

fn later(check_in: &str, hours: u32) -> Command {
    Command::RemindLater { check_in: check_in.to_owned(), hours }
}

fn offered(patient: &Patient<'_>) -> Vec<Button> {
    let is_later = |button: &Button| matches!(button.command, Command::RemindLater { .. });
    patient.buttons().into_iter().filter(is_later).collect()
}

fn shown_events(patient: &Patient<'_>, id: &str) -> usize {
    let of = |event: &Event| match event {
        Event::RemindersShown { shown } => shown.iter().filter(|shown| shown.id == id).count(),
        _ => 0,
    };
    patient.core.events().iter().map(|record| of(&record.event)).sum()
}

/// Every quarter of an hour of the two weeks, on home and in the check-in.
#[test]
fn what_is_offered_rings_in_the_window_at_the_time_it_says_outside_quiet_hours() {
    let content = content();
    let mut asked = 0;
    let mut none = 0;
    for quarter in 2..(15 * 96) {
        let mut patient = patient(&content);
        patient.opens_at(ENDED_AT.plus_ms(quarter * HOUR_MS / 4));
        patient.gives(&Command::Go { to: Destination::Home });
        let Screen::Home(home) = patient.screen() else { panic!() };
        let buttons = offered(&patient);
        let Some(primary) = home.primary else {
            assert!(buttons.is_empty(), "nothing is open");
            continue;
        };
        let Command::OpenCheckIn { check_in } = &primary.command else { panic!() };
        none += u32::from(buttons.is_empty());
        let mut in_check_in = patient.clone();
        in_check_in.opens(check_in);
        assert_eq!(offered(&in_check_in), buttons, "the same in the check-in");
        let window = aftercare_core::schedule::windows(&content.timing, ENDED_AT, &["upper_back".to_owned()])
            .into_iter()
            .find(|window| window.id == *check_in)
            .unwrap();
        let labels: std::collections::BTreeSet<_> = buttons.iter().map(|button| &button.label).collect();
        assert_eq!(labels.len(), buttons.len(), "each time once");
        for hours in [1, 3, 6] {
            let mut one = in_check_in.clone();
            let refusal = one.gives(&later(check_in, hours));
            let rings = of_kind(&one, ReminderKind::Later);
            assert_eq!(refusal.is_none(), rings.is_some(), "{quarter} {hours}: {refusal:?}");
            let Some(rings) = rings else {
                assert_eq!(refusal, Some(Refusal::TooLateToRemind));
                continue;
            };
            asked += 1;
            assert!(matches!(one.screen(), Screen::Home(_)));
            assert!(window.opens <= rings.at && rings.at < window.closes && rings.at > one.now.at);
            let minute = rings.at.0.div_euclid(MINUTE_MS).rem_euclid(1440);
            assert!((7 * 60..22 * 60).contains(&minute), "rings at minute {minute}");
            let Screen::Home(home) = one.screen() else { panic!() };
            assert!(home.later_coming.is_some());
            let clock = format!("{:02}:{:02}", minute / 60, minute % 60);
            assert!(labels.iter().any(|label| label.ends_with(&clock)), "{clock} in {labels:?}");
            assert!(home.later_coming.unwrap().contains(&clock));
        }
    }
    assert!(asked > 2000 && none > 10, "{asked} {none}");
}

#[test]
fn later_is_refused_by_name_where_it_makes_no_sense() {
    let content = content();
    let mut patient = patient(&content);
    patient.opens_at(hours(24.5));
    for (check_in, hours, refusal) in [
        ("h24", 2, Refusal::TooLateToRemind),
        ("h24", 0, Refusal::TooLateToRemind),
        ("h24", u32::MAX, Refusal::TooLateToRemind),
        ("h6", 1, Refusal::Closed("h6".to_owned())),
        ("h48", 1, Refusal::NotYetOpen("h48".to_owned())),
        ("now", 1, Refusal::NoSuchCheckIn("now".to_owned())),
        ("x", 1, Refusal::NoSuchCheckIn("x".to_owned())),
    ] {
        assert_eq!(patient.gives(&later(check_in, hours)), Some(refusal), "{check_in} {hours}");
    }
    let run = patient.opens("h24");
    patient.says(run, "breathless", "yes");
    for command in [later("h24", 1), Command::TestReminder] {
        assert_eq!(patient.gives(&command), Some(Refusal::Stale), "the prompt is open");
    }
    assert!(patient.sees_emergency());
}

#[test]
fn an_answered_check_in_is_not_reminded_of_although_later_was_asked() {
    let content = content();
    let mut patient = patient(&content);
    patient.opens_at(hours(24.5));
    patient.gives(&later("h24", 3));
    assert!(of_kind(&patient, ReminderKind::Later).is_some());
    let run = patient.opens("h24");
    patient.answers_all_but(run, &[]);
    patient.finishes(run);
    assert_eq!(of_kind(&patient, ReminderKind::Later), None);
    assert_eq!(patient.gives(&later("h24", 3)), Some(Refusal::AlreadyAnswered("h24".to_owned())));
}

#[test]
fn later_asked_for_again_is_caught_up_with_when_the_phone_was_off_and_not_when_it_was_shown() {
    let content = content();
    let mut patient = patient(&content);
    patient.opens_at(hours(19.0));
    patient.gives(&later("h24", 1));
    let report = |at: Timestamp| Command::RemindersReconciled {
        at,
        pending: Vec::new(),
        delivered: vec!["1/h24.later".to_owned()],
        trouble: Vec::new(),
    };
    patient.now = moment(hours(20.05));
    patient.gives(&report(patient.now.at));
    patient.opens_at(hours(20.1));
    assert_eq!(shown_events(&patient, "1/h24.later"), 1);
    patient.gives(&later("h24", 1));
    // The first one still lies in the list of the system; it is not the second.
    patient.gives(&report(patient.now.at));
    assert_eq!(shown_events(&patient, "1/h24.later"), 1);
    let mut off = patient.clone();
    off.now = moment(hours(21.5));
    assert!(of_kind(&off, ReminderKind::CatchUp).is_some(), "the phone was off");
    let mut shown = patient.clone();
    shown.now = moment(hours(21.5));
    shown.gives(&report(hours(21.5)));
    assert_eq!(shown_events(&shown, "1/h24.later"), 2);
    assert_eq!(of_kind(&shown, ReminderKind::CatchUp), None);
    // Opening the app counts as shown, for the second one too.
    patient.opens_at(hours(21.5));
    assert_eq!(shown_events(&patient, "1/h24.later"), 2);
    assert_eq!(of_kind(&patient, ReminderKind::CatchUp), None);
}

#[test]
fn what_a_clock_that_ran_ahead_asked_for_waits_for_its_time() {
    let content = content();
    let mut patient = patient(&content);
    patient.opens_at(hours(30.0));
    patient.gives(&later("h24", 6));
    patient.gives(&Command::TestReminder);
    // The clock is put right: it is six hours earlier.
    patient.opens_at(hours(24.1));
    assert_eq!(of_kind(&patient, ReminderKind::Later), None);
    assert_eq!(of_kind(&patient, ReminderKind::Test), None);
    assert!(of_kind(&patient, ReminderKind::Nudge).is_some());
}

#[test]
fn a_test_rings_once_a_minute_ahead_at_any_hour_and_each_one_shown_is_kept() {
    let content = content();
    let mut patient = patient(&content);
    for hour in 1..48 {
        patient.opens_at(hours(f64::from(hour)));
        assert_eq!(patient.gives(&Command::TestReminder), None);
        assert!(matches!(patient.screen(), Screen::RemindersSet(_)));
        let test = of_kind(&patient, ReminderKind::Test).unwrap();
        assert_eq!((test.id.as_str(), test.at), ("1/test", patient.now.at.plus_ms(MINUTE_MS)));
        assert_eq!(test.check_in, None);
        patient.now = moment(patient.now.at.plus_ms(MINUTE_MS + 1));
        assert_eq!(of_kind(&patient, ReminderKind::Test), None, "never caught up");
        let report = Command::RemindersReconciled {
            at: patient.now.at,
            pending: Vec::new(),
            delivered: vec!["1/test".to_owned()],
            trouble: Vec::new(),
        };
        patient.gives(&report);
        patient.gives(&report);
        assert_eq!(shown_events(&patient, "1/test"), usize::try_from(hour).unwrap());
    }
}
