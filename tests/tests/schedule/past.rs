//! Rule 3: what has passed, and the one `catch_up` that takes its place.

use crate::common::*;

const ENDED: &str = "2026-05-04T09:00:00Z";

#[test]
fn given_a_reminder_at_this_very_moment_then_it_still_rings() {
    let now = course("UTC", ENDED).only("h24").now("2026-05-05T09:00:00Z");
    assert_eq!(lines(&now)[0], "h24.due 05-05 09:00");
}

#[test]
fn given_a_shown_reminder_is_past_then_only_the_rest_remains() {
    let later = course("UTC", ENDED).only("h24").now("2026-05-05T09:00:01Z").shown("h24.due");
    assert_eq!(lines(&later), ["h24.nudge1 05-05 12:00", "h24.nudge2 05-05 17:00"]);
}

#[test]
fn given_the_phone_was_off_then_one_catch_up_rings_now_and_nudges_keep_an_hour_from_it() {
    let off = course("UTC", ENDED).only("h24");
    let one_hour_before = off.clone().now("2026-05-05T11:00:00Z");
    assert_eq!(
        lines(&one_hour_before),
        ["h24.catch_up 05-05 11:00", "h24.nudge1 05-05 12:00", "h24.nudge2 05-05 17:00"]
    );
    let less = off.now("2026-05-05T11:00:01Z");
    assert_eq!(lines(&less), ["h24.catch_up 05-05 11:00", "h24.nudge2 05-05 17:00"]);
}

#[test]
fn given_the_newest_past_reminder_was_shown_then_an_older_one_is_not_caught_up() {
    let seen = course("UTC", ENDED).only("h24").now("2026-05-05T13:00:00Z").shown("h24.nudge1");
    assert_eq!(lines(&seen), ["h24.nudge2 05-05 17:00"]);
    let only_older = course("UTC", ENDED).only("h24").now("2026-05-05T13:00:00Z").shown("h24.due");
    assert_eq!(lines(&only_older), ["h24.catch_up 05-05 13:00", "h24.nudge2 05-05 17:00"]);
}

#[test]
fn given_now_is_quiet_then_the_catch_up_waits_for_the_end_of_quiet_hours() {
    let h72 = course("UTC", ENDED).only("h72").now("2026-05-07T23:00:00Z");
    assert_eq!(lines(&h72), ["h72.catch_up 05-08 07:00"]);
}

#[test]
fn given_quiet_hours_end_after_closing_then_there_is_no_catch_up() {
    // h24 closes at 03:00 in the night.
    let night = course("UTC", ENDED).only("h24").now("2026-05-06T01:00:00Z");
    assert!(lines(&night).is_empty());
}

#[test]
fn given_a_shown_catch_up_then_there_is_no_second_and_its_hour_stays_free() {
    let shown = course("UTC", ENDED).only("h24").shown_at("h24.catch_up", "2026-05-05T11:30:00Z");
    assert_eq!(lines(&shown.clone().now("2026-05-05T11:31:00Z")), ["h24.nudge2 05-05 17:00"]);
    assert_eq!(lines(&shown.now("2026-05-05T12:05:00Z")), ["h24.nudge2 05-05 17:00"]);
    let long_ago = course("UTC", ENDED).only("h24").shown_at("h24.catch_up", "2026-05-05T11:00:00Z");
    assert_eq!(
        lines(&long_ago.now("2026-05-05T11:31:00Z")),
        ["h24.nudge1 05-05 12:00", "h24.nudge2 05-05 17:00"]
    );
}

#[test]
fn given_a_catch_up_was_shown_at_the_moment_of_a_nudge_then_only_one_of_them_rings() {
    let same = course("UTC", ENDED)
        .only("h24")
        .now("2026-05-05T12:00:00Z")
        .shown_at("h24.catch_up", "2026-05-05T12:00:00Z");
    assert_eq!(lines(&same), ["h24.nudge2 05-05 17:00"]);
}

#[test]
fn given_a_shown_catch_up_without_its_time_then_no_nudge_is_lost_for_it() {
    let shown = course("UTC", ENDED).only("h24").now("2026-05-05T11:31:00Z").shown("h24.catch_up");
    assert_eq!(lines(&shown), ["h24.nudge1 05-05 12:00", "h24.nudge2 05-05 17:00"]);
}

#[test]
fn given_a_catch_up_was_shown_then_the_next_missed_nudge_is_not_caught_up_again() {
    let again = course("UTC", ENDED)
        .only("h24")
        .now("2026-05-05T20:00:00Z")
        .shown_at("h24.catch_up", "2026-05-05T10:00:00Z");
    assert!(lines(&again).is_empty());
}

#[test]
fn given_a_catch_up_shown_by_a_clock_that_ran_ahead_then_nudges_before_it_still_ring() {
    let ahead = course("UTC", ENDED)
        .only("h24")
        .now("2026-05-05T09:30:00Z")
        .shown_at("h24.catch_up", "2036-05-05T10:00:00Z");
    assert_eq!(lines(&ahead), ["h24.nudge1 05-05 12:00", "h24.nudge2 05-05 17:00"]);
}

#[test]
fn given_a_place_moved_into_the_past_then_it_counts_as_missed() {
    // Due at 22:30 moves to 21:30; the session is entered at 21:45.
    let entered = course("UTC", "2026-05-04T22:30:00Z").only("h24").now("2026-05-05T21:45:00Z");
    assert_eq!(lines(&entered), ["h24.catch_up 05-05 21:45", "h24.nudge1 05-06 07:00"]);
}

#[test]
fn given_each_check_in_on_its_own_then_a_missed_one_does_not_touch_the_others() {
    let whole = course("UTC", ENDED).now("2026-05-05T10:00:00Z");
    let planned = lines(&whole);
    assert_eq!(planned[0], "h24.catch_up 05-05 10:00");
    assert!(planned.contains(&"h48.due 05-06 09:00".to_owned()));
    assert!(planned.iter().all(|line| !line.starts_with("h6")));
}

#[test]
fn given_a_shown_reminder_lies_ahead_again_then_it_rings_again() {
    // The clock was put back: ringing twice is better than not at all.
    let back = course("UTC", ENDED).only("h24").shown("h24.due");
    assert_eq!(lines(&back)[0], "h24.due 05-05 09:00");
}
