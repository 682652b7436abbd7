//! Remind me later.

use crate::common::*;

const ENDED: &str = "2026-05-04T09:00:00Z";

#[test]
fn given_later_in_an_hour_then_it_replaces_the_next_reminder_only() {
    let asked = course("UTC", ENDED).only("h24").now("2026-05-05T09:01:00Z").shown("h24.due").later(
        "h24",
        "2026-05-05T09:01:00Z",
        "2026-05-05T10:01:00Z",
    );
    assert_eq!(lines(&asked), ["h24.later 05-05 10:01", "h24.nudge2 05-05 17:00"]);
}

#[test]
fn given_later_beyond_a_nudge_then_no_nudge_rings_before_it_or_within_an_hour_after() {
    let asked = |minute: &str| {
        course("UTC", ENDED).only("h24").now("2026-05-05T08:00:00Z").later(
            "h24",
            "2026-05-05T08:00:00Z",
            &format!("2026-05-05T{minute}:00Z"),
        )
    };
    assert_eq!(lines(&asked("14:00")), ["h24.later 05-05 14:00", "h24.nudge2 05-05 17:00"]);
    assert_eq!(lines(&asked("11:30")), ["h24.later 05-05 11:30", "h24.nudge2 05-05 17:00"]);
    assert_eq!(
        lines(&asked("11:00")),
        ["h24.later 05-05 11:00", "h24.nudge1 05-05 12:00", "h24.nudge2 05-05 17:00"]
    );
}

#[test]
fn given_later_then_the_plan_stays_the_same_until_it_rings() {
    let asked = course("UTC", ENDED).only("h24").shown("h24.due").later(
        "h24",
        "2026-05-05T09:01:00Z",
        "2026-05-05T12:01:00Z",
    );
    for now in
        ["2026-05-05T09:01:00Z", "2026-05-05T11:59:00Z", "2026-05-05T12:00:30Z", "2026-05-05T12:01:00Z"]
    {
        assert_eq!(
            lines(&asked.clone().now(now)),
            ["h24.later 05-05 12:01", "h24.nudge2 05-05 17:00"],
            "{now}"
        );
    }
    assert_eq!(
        lines(&asked.now("2026-05-05T12:02:00Z").shown_at("h24.later", "2026-05-05T12:01:00Z")),
        ["h24.nudge2 05-05 17:00"]
    );
}

#[test]
fn given_no_reminder_is_left_then_later_adds_one() {
    let asked = course("UTC", ENDED).only("h24").now("2026-05-05T17:30:00Z").shown("h24.nudge2").later(
        "h24",
        "2026-05-05T17:30:00Z",
        "2026-05-05T20:30:00Z",
    );
    assert_eq!(lines(&asked), ["h24.later 05-05 20:30"]);
}

#[test]
fn given_later_in_quiet_hours_then_it_moves_to_the_evening_or_the_morning() {
    let asked = |asked_at: &str, at: &str| {
        course("UTC", ENDED).only("h72").now(asked_at).shown("h72.nudge2").later("h72", asked_at, at)
    };
    // 21:30 is an hour or more after asking.
    let evening = asked("2026-05-07T20:30:00Z", "2026-05-07T23:30:00Z");
    assert_eq!(lines(&evening), ["h72.later 05-07 21:30"]);
    let too_near = asked("2026-05-07T20:31:00Z", "2026-05-07T23:31:00Z");
    assert_eq!(lines(&too_near), ["h72.later 05-08 07:00"]);
    let in_the_past = asked("2026-05-07T21:45:00Z", "2026-05-07T22:45:00Z");
    assert_eq!(lines(&in_the_past), ["h72.later 05-08 07:00"]);
}

#[test]
fn given_later_cannot_ring_before_closing_then_it_replaces_nothing() {
    let asked = course("UTC", ENDED).only("h6").now("2026-05-04T16:00:00Z").shown("h6.due").later(
        "h6",
        "2026-05-04T16:00:00Z",
        "2026-05-04T22:00:00Z",
    );
    assert_eq!(lines(&asked), ["h6.nudge1 05-04 18:00"]);
}

#[test]
fn given_later_in_the_night_then_it_takes_the_place_of_a_catch_up() {
    let asked = course("UTC", ENDED).only("h72").now("2026-05-08T01:30:00Z").later(
        "h72",
        "2026-05-08T01:30:00Z",
        "2026-05-08T07:30:00Z",
    );
    assert_eq!(lines(&asked), ["h72.later 05-08 07:30"]);
}

#[test]
fn given_a_missed_later_then_it_is_caught_up() {
    let missed = course("UTC", ENDED).only("h24").shown("h24.due").now("2026-05-05T11:00:00Z").later(
        "h24",
        "2026-05-05T09:01:00Z",
        "2026-05-05T10:01:00Z",
    );
    assert_eq!(lines(&missed), ["h24.catch_up 05-05 11:00", "h24.nudge2 05-05 17:00"]);
    // The one shown was asked for earlier.
    let earlier = missed.clone().shown_at("h24.later", "2026-05-05T09:00:30Z");
    assert_eq!(lines(&earlier), lines(&missed));
    let at_once = missed.clone().shown_at("h24.later", "2026-05-05T09:01:00Z");
    assert_eq!(lines(&at_once), ["h24.nudge2 05-05 17:00"]);
    let this_one = missed.shown_at("h24.later", "2026-05-05T10:01:00Z");
    assert_eq!(lines(&this_one), ["h24.nudge2 05-05 17:00"]);
}

#[test]
fn given_later_of_a_check_in_answered_or_not_part_of_the_course_then_it_is_silent() {
    let mut answered = course("UTC", ENDED).only("h24").now("2026-05-05T09:01:00Z").later(
        "h24",
        "2026-05-05T09:01:00Z",
        "2026-05-05T10:01:00Z",
    );
    answered.answered.push("h24".to_owned());
    assert!(lines(&answered).is_empty());
    let mut leg = course("UTC", ENDED).only("h6").later("h6", "2026-05-04T12:00:00Z", "2026-05-04T15:00:00Z");
    leg.regions = vec!["leg".to_owned()];
    assert!(lines(&leg).is_empty());
}

#[test]
fn given_later_asked_at_the_very_moment_of_a_reminder_then_that_one_is_replaced() {
    let asked = course("UTC", ENDED).only("h24").shown("h24.due").now("2026-05-05T12:00:00Z").later(
        "h24",
        "2026-05-05T12:00:00Z",
        "2026-05-05T13:00:00Z",
    );
    assert_eq!(lines(&asked), ["h24.later 05-05 13:00", "h24.nudge2 05-05 17:00"]);
    // If it cannot ring, that reminder stays, and counts as missed like any other.
    let in_vain = course("UTC", ENDED).only("h6").shown("h6.due").now("2026-05-04T18:05:00Z").later(
        "h6",
        "2026-05-04T18:00:00Z",
        "2026-05-05T00:00:00Z",
    );
    assert_eq!(lines(&in_vain), ["h6.catch_up 05-04 18:05"]);
}

#[test]
fn given_later_for_a_time_before_it_was_asked_then_reminders_stay_in_order() {
    let backwards = course("UTC", ENDED).only("h24").shown("h24.due").now("2026-05-05T09:30:00Z").later(
        "h24",
        "2026-05-05T13:00:00Z",
        "2026-05-05T10:00:00Z",
    );
    assert_eq!(lines(&backwards), ["h24.later 05-05 10:00", "h24.nudge2 05-05 17:00"]);
}
