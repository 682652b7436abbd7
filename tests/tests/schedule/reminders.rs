//! Due and nudges, answered and closed check-ins, emergencies, the test, the limit and the order.

use aftercare_core::schedule::{ReminderKind, WindowState, elapsed_hours, open_window, plan, windows};
use aftercare_core::time::{HOUR_MS, MINUTE_MS};

use crate::common::*;

#[test]
fn given_a_course_over_the_chest_then_each_check_in_has_due_and_two_nudges() {
    let all = course("UTC", "2026-05-04T09:00:00Z").quiet_off();
    assert_eq!(
        lines(&all),
        [
            "h6.due 05-04 15:00",
            "h6.nudge1 05-04 18:00",
            "h24.due 05-05 09:00",
            "h24.nudge1 05-05 12:00",
            "h24.nudge2 05-05 17:00",
            "h48.due 05-06 09:00",
            "h48.nudge1 05-06 12:00",
            "h48.nudge2 05-06 17:00",
            "h72.due 05-07 09:00",
            "h72.nudge1 05-07 12:00",
            "h72.nudge2 05-07 17:00",
            "d7.due 05-11 09:00",
            "d7.nudge1 05-11 12:00",
            "d7.nudge2 05-11 17:00",
        ]
    );
}

#[test]
fn given_no_thorax_region_then_h6_does_not_apply() {
    let mut leg = course("UTC", "2026-05-04T09:00:00Z");
    leg.regions = vec!["leg".to_owned()];
    assert!(lines(&leg).iter().all(|line| !line.starts_with("h6")));
    assert_eq!(windows(&timing(), leg.ended_at, &leg.regions).len(), 4);
    for region in ["neck", "shoulder", "upper_back", "chest", "not_known"] {
        leg.regions = vec!["leg".to_owned(), region.to_owned()];
        assert!(lines(&leg)[0].starts_with("h6.due"), "{region}");
    }
}

#[test]
fn given_a_window_then_it_is_half_open_and_windows_never_overlap() {
    let all = course("UTC", "2026-05-04T09:00:00Z");
    let windows = windows(&timing(), all.ended_at, &all.regions);
    for window in &windows {
        assert_eq!(window.state(window.opens.plus_ms(-1)), WindowState::NotYet);
        assert_eq!(window.state(window.opens), WindowState::Open);
        assert_eq!(window.state(window.closes.plus_ms(-1)), WindowState::Open);
        assert_eq!(window.state(window.closes), WindowState::Closed);
        assert_eq!(open_window(&timing(), all.ended_at, &all.regions, window.opens).as_ref(), Some(window));
    }
    assert!(windows.windows(2).all(|pair| pair[0].closes <= pair[1].opens));
    for hours in [0, 1, 12, 17, 120, 143, 336] {
        let between = all.ended_at.plus_ms(hours * HOUR_MS);
        assert_eq!(open_window(&timing(), all.ended_at, &all.regions, between), None, "{hours} h");
    }
}

#[test]
fn given_a_reminder_at_or_after_closing_then_it_is_dropped() {
    // h6 closes at 12 h, so its nudge at 14 h never is; moved to 21:00 exactly it is dropped too.
    let night = course("UTC", "2026-05-04T19:00:00Z").only("h6");
    assert_eq!(lines(&night), ["h6.due 05-04 21:30"]);
    let ends_at_closing = course("UTC", "2026-05-04T19:00:00Z").only("h6").quiet("23:00", "07:00");
    assert_eq!(lines(&ends_at_closing), ["h6.due 05-04 22:30"]);
    let one_minute_more = course("UTC", "2026-05-04T19:00:00Z").only("h6").quiet("23:00", "06:59");
    assert_eq!(lines(&one_minute_more), ["h6.due 05-04 22:30", "h6.nudge1 05-05 06:59"]);
}

#[test]
fn given_an_answered_check_in_then_it_is_silent() {
    let mut answered = course("UTC", "2026-05-04T09:00:00Z");
    answered.answered = vec!["h24".to_owned()];
    assert!(lines(&answered).iter().all(|line| !line.starts_with("h24")));
    assert!(lines(&answered).iter().any(|line| line.starts_with("h48.due")));
}

#[test]
fn given_a_closed_check_in_then_it_is_silent_even_if_nothing_was_shown() {
    let closing = course("UTC", "2026-05-04T09:00:00Z").quiet_off().only("h24");
    assert_eq!(lines(&closing.clone().now("2026-05-06T02:59:59Z")), ["h24.catch_up 05-06 02:59"]);
    assert!(lines(&closing.now("2026-05-06T03:00:00Z")).is_empty());
}

#[test]
fn given_a_clock_before_the_session_then_nothing_is_elapsed_and_all_is_ahead() {
    let whole = course("UTC", "2026-05-04T09:00:00Z");
    let early = course("UTC", "2026-05-04T09:00:00Z").now("2026-05-01T09:00:00Z");
    assert_eq!(lines(&early), lines(&whole));
    assert!(elapsed_hours(early.ended_at, early.now.at).abs() < f64::EPSILON);
    assert!(
        (elapsed_hours(early.ended_at, early.ended_at.plus_ms(90 * MINUTE_MS)) - 1.5).abs() < f64::EPSILON
    );
}

#[test]
fn given_an_open_emergency_then_it_repeats_in_quiet_hours_too() {
    let mut open = course("UTC", "2026-05-04T09:00:00Z").only("").now("2026-05-04T23:30:00Z");
    open.emergency_since = Some(open.now.at);
    assert_eq!(
        lines(&open),
        ["emergency.10 05-04 23:40", "emergency.20 05-04 23:50", "emergency.60 05-05 00:30"]
    );
    let repeat = plan(&timing(), &open).remove(0);
    assert_eq!((repeat.kind, repeat.check_in), (ReminderKind::Repeat, None));
    assert_eq!(
        lines(&open.clone().now("2026-05-04T23:45:00Z")),
        ["emergency.20 05-04 23:50", "emergency.60 05-05 00:30"]
    );
    assert!(lines(&open.now("2026-05-05T00:30:01Z")).is_empty());
}

#[test]
fn given_a_test_then_it_rings_a_minute_ahead_in_quiet_hours_too() {
    let mut test = course("UTC", "2026-05-04T09:00:00Z").only("").now("2026-05-04T23:30:00Z");
    test.test_at = Some(test.now.at.plus_ms(MINUTE_MS));
    assert_eq!(lines(&test), ["test 05-04 23:31"]);
    assert!(lines(&test.now("2026-05-04T23:31:01Z")).is_empty());
}

#[test]
fn given_everything_at_once_then_the_plan_stays_in_order_and_under_its_limit() {
    let mut all = course("UTC", "2026-05-04T09:00:00Z").quiet_off().later(
        "h24",
        "2026-05-05T06:00:00Z",
        "2026-05-05T07:00:00Z",
    );
    all.emergency_since = Some(all.now.at);
    all.test_at = Some(all.now.at.plus_ms(10 * MINUTE_MS));
    let reminders = plan(&timing(), &all);
    assert!(reminders.len() <= 20);
    assert!(reminders.windows(2).all(|pair| (pair[0].at, &pair[0].id) < (pair[1].at, &pair[1].id)));
    assert_eq!((reminders[0].id.as_str(), reminders[1].id.as_str()), ("emergency.10", "test"));
}

#[test]
fn given_a_protocol_with_too_many_check_ins_then_the_furthest_go_and_emergencies_stay() {
    let mut crowded = timing();
    crowded.nudges_ms = (1..20).map(|n| n * HOUR_MS).collect();
    let mut input = course("UTC", "2026-05-04T09:00:00Z").quiet_off();
    input.emergency_since = Some(input.ended_at.plus_ms(400 * HOUR_MS));
    let reminders = plan(&crowded, &input);
    assert_eq!(reminders.len(), 20);
    assert_eq!(reminders.iter().filter(|r| r.kind == ReminderKind::Repeat).count(), 3);
    assert_eq!(reminders[0].id, "h6.due");
}

#[test]
fn given_numbers_at_the_ends_of_time_then_nothing_panics_and_nothing_leaves_its_window() {
    for ended_at in [i64::MIN, -1, 0, i64::MAX] {
        for now in [i64::MIN, 0, i64::MAX] {
            let mut input = course("UTC", "2026-05-04T09:00:00Z");
            input.ended_at.0 = ended_at;
            input.now.at.0 = now;
            input.emergency_since = Some(input.ended_at);
            input.test_at = Some(input.now.at);
            for reminder in plan(&timing(), &input) {
                assert!(reminder.at >= input.now.at);
            }
        }
    }
}
