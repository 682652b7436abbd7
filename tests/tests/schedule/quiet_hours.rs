//! Rule 1: quiet hours on the local clock, and where they move a reminder.

use aftercare_core::schedule::{Quiet, QuietFault, is_quiet};

use crate::common::*;

fn quiet_at(zone_name: &str, hours: (&str, &str), text: &str) -> bool {
    is_quiet(&zone(zone_name, at(text)), quiet(hours.0, hours.1), at(text))
}

const NIGHT: (&str, &str) = ("22:00", "07:00");

#[test]
fn given_the_default_night_then_its_first_minute_is_quiet_and_its_end_minute_is_not() {
    for (text, expected) in [
        ("2026-05-04T21:59:59.999Z", false),
        ("2026-05-04T22:00:00Z", true),
        ("2026-05-05T00:00:00Z", true),
        ("2026-05-05T06:59:59.999Z", true),
        ("2026-05-05T07:00:00Z", false),
    ] {
        assert_eq!(quiet_at("UTC", NIGHT, text), expected, "{text}");
    }
}

#[test]
fn given_the_limits_then_twelve_hours_pass_and_more_is_refused() {
    assert!(Quiet::new(20 * 60, 8 * 60).is_ok());
    assert_eq!(Quiet::new(20 * 60, 8 * 60 + 1), Err(QuietFault::TooLong { minutes: 721 }));
    assert_eq!(Quiet::new(9 * 60, 8 * 60), Err(QuietFault::TooLong { minutes: 1380 }));
    assert_eq!(Quiet::new(0, 1440), Err(QuietFault::Minute { minute: 1440 }));
    assert!(Quiet::new(60, 60).unwrap().is_off());
}

#[test]
fn given_hours_that_cannot_be_then_the_default_holds_in_a_plan() {
    let sound = course("UTC", "2026-05-04T22:30:00Z");
    for (start_min, end_min) in [(9 * 60, 8 * 60), (0, 1440), (u16::MAX, 0)] {
        let mut broken = sound.clone();
        broken.quiet = Some(Quiet { start_min, end_min });
        assert!(!is_quiet(&broken.now.zone, Quiet { start_min, end_min }, broken.ended_at));
        assert_eq!(lines(&broken), lines(&sound));
    }
}

#[test]
fn given_start_equal_to_end_then_quiet_hours_are_off() {
    let off = course("UTC", "2026-05-04T22:30:00Z").quiet_off();
    let equal = course("UTC", "2026-05-04T22:30:00Z").quiet("22:00", "22:00");
    assert_eq!(lines(&off), lines(&equal));
}

#[test]
fn given_a_reminder_in_quiet_hours_then_it_rings_half_an_hour_before_they_begin() {
    let evening = course("UTC", "2026-05-04T22:30:00Z").only("h24");
    assert_eq!(lines(&evening), ["h24.due 05-05 21:30", "h24.nudge1 05-06 07:00"]);
}

#[test]
fn given_the_evening_is_before_opening_then_it_rings_at_the_end_of_quiet_hours() {
    // h6 opens 2 h after the session: 21:30 is just in time for one that ended at 19:30.
    let just_open = course("UTC", "2026-05-04T19:30:00Z").only("h6");
    assert_eq!(lines(&just_open), ["h6.due 05-04 21:30", "h6.nudge1 05-05 07:00"]);
    let not_open = course("UTC", "2026-05-04T19:30:01Z").only("h6");
    assert_eq!(lines(&not_open), ["h6.due 05-05 07:00"]);
}

#[test]
fn given_the_previous_reminder_is_less_than_an_hour_before_the_evening_then_it_waits_for_the_morning() {
    // due 20:30, nudge1 23:30: 21:30 is one hour after due.
    let one_hour = course("UTC", "2026-05-04T20:30:00Z").only("h24");
    assert_eq!(lines(&one_hour), ["h24.due 05-05 20:30", "h24.nudge1 05-05 21:30", "h24.nudge2 05-06 07:00"]);
    let less = course("UTC", "2026-05-04T20:30:01Z").only("h24");
    assert_eq!(lines(&less), ["h24.due 05-05 20:30", "h24.nudge1 05-06 07:00"]);
}

#[test]
fn given_a_nudge_less_than_an_hour_after_one_moved_to_the_morning_then_it_is_dropped() {
    // nudge1 of 00:15 goes to 07:00 and nudge2 of 05:15 would too.
    let night = course("UTC", "2026-05-04T21:15:00Z").only("h24");
    assert_eq!(lines(&night), ["h24.due 05-05 21:15", "h24.nudge1 05-06 07:00"]);
    let an_hour_later = course("UTC", "2026-05-04T21:15:00Z").only("h24").quiet("22:00", "04:15");
    assert_eq!(
        lines(&an_hour_later),
        ["h24.due 05-05 21:15", "h24.nudge1 05-06 04:15", "h24.nudge2 05-06 05:15"]
    );
}

#[test]
fn given_the_night_of_the_spring_change_then_quiet_hours_end_at_seven_on_the_new_clock() {
    // London 2026-03-29: 01:00 GMT becomes 02:00 BST; the night is 8 hours long.
    assert!(quiet_at("Europe/London", NIGHT, "2026-03-29T05:59:59Z"));
    assert!(!quiet_at("Europe/London", NIGHT, "2026-03-29T06:00:00Z"));
    let night = course("Europe/London", "2026-03-27T23:30:00Z").only("h48").quiet("22:00", "07:00");
    // Due is 48 elapsed hours later, 00:30 on the new clock.
    assert_eq!(lines(&night), ["h48.due 03-29 21:30", "h48.nudge1 03-30 07:00", "h48.nudge2 03-30 08:30"]);
}

#[test]
fn given_the_night_of_the_autumn_change_then_quiet_hours_end_at_seven_on_the_new_clock() {
    assert!(quiet_at("Europe/London", NIGHT, "2026-10-25T06:59:59Z"));
    assert!(!quiet_at("Europe/London", NIGHT, "2026-10-25T07:00:00Z"));
}

#[test]
fn given_an_end_that_occurs_twice_then_the_first_occurrence_ends_them() {
    let hours = ("22:00", "01:30");
    assert!(quiet_at("Europe/London", hours, "2026-10-25T00:29:59Z"));
    for second_time in ["2026-10-25T00:30:00Z", "2026-10-25T01:00:00Z", "2026-10-25T01:15:00Z"] {
        assert!(!quiet_at("Europe/London", hours, second_time), "{second_time}");
    }
}

#[test]
fn given_a_start_that_occurs_twice_then_the_first_occurrence_begins_them() {
    let hours = ("01:30", "08:00");
    assert!(!quiet_at("Europe/London", hours, "2026-10-25T00:29:59Z"));
    assert!(quiet_at("Europe/London", hours, "2026-10-25T00:30:00Z"));
    // The clock shows 01:15 again, and it stays quiet.
    assert!(quiet_at("Europe/London", hours, "2026-10-25T01:15:00Z"));
    assert!(!quiet_at("Europe/London", hours, "2026-10-25T08:00:00Z"));
}

#[test]
fn given_a_start_or_an_end_that_is_skipped_then_the_offset_before_counts() {
    assert!(quiet_at("Europe/London", ("22:00", "01:30"), "2026-03-29T01:29:59Z"));
    assert!(!quiet_at("Europe/London", ("22:00", "01:30"), "2026-03-29T01:30:00Z"));
    assert!(!quiet_at("Europe/London", ("01:30", "08:00"), "2026-03-29T01:29:59Z"));
    assert!(quiet_at("Europe/London", ("01:30", "08:00"), "2026-03-29T01:30:00Z"));
    // From 01:30 (skipped: 02:30) to 02:15: nothing is left of them that night, but all of it the next.
    assert!(!quiet_at("Europe/London", ("01:30", "02:15"), "2026-03-29T01:20:00Z"));
    assert!(quiet_at("Europe/London", ("01:30", "02:15"), "2026-03-30T00:35:00Z"));
}

#[test]
fn given_half_an_hour_of_daylight_saving_on_lord_howe_then_both_nights_are_exact() {
    // 2026-04-04T15:00Z: +11:00 becomes +10:30 (01:30 to 02:00 occurs twice).
    assert!(!quiet_at("Australia/Lord_Howe", ("22:00", "01:45"), "2026-04-04T14:45:00Z"));
    assert!(!quiet_at("Australia/Lord_Howe", ("22:00", "01:45"), "2026-04-04T15:05:00Z"));
    assert!(quiet_at("Australia/Lord_Howe", NIGHT, "2026-04-04T20:29:59Z"));
    assert!(!quiet_at("Australia/Lord_Howe", NIGHT, "2026-04-04T20:30:00Z"));
    // 2026-10-03T15:30Z: +10:30 becomes +11:00.
    assert!(quiet_at("Australia/Lord_Howe", NIGHT, "2026-10-03T19:59:59Z"));
    assert!(!quiet_at("Australia/Lord_Howe", NIGHT, "2026-10-03T20:00:00Z"));
}

#[test]
fn given_kathmandu_then_its_three_quarters_of_an_hour_count() {
    assert!(!quiet_at("Asia/Kathmandu", NIGHT, "2026-05-04T16:14:59Z"));
    assert!(quiet_at("Asia/Kathmandu", NIGHT, "2026-05-04T16:15:00Z"));
    assert!(!quiet_at("Asia/Kathmandu", NIGHT, "2026-05-05T01:15:00Z"));
}

#[test]
fn given_a_midnight_put_back_then_hours_of_the_new_day_begin_once() {
    // Nuuk 2026-10-25: at 00:00 the clock goes back to 23:00 of the 24th.
    let hours = ("23:30", "06:00");
    assert!(quiet_at("America/Nuuk", hours, "2026-10-25T00:30:00Z"));
    assert!(quiet_at("America/Nuuk", hours, "2026-10-25T01:15:00Z"));
    assert!(!quiet_at("America/Nuuk", hours, "2026-10-25T00:29:59Z"));
}

#[test]
fn given_a_clock_put_back_into_the_day_before_then_hours_that_had_begun_go_on() {
    // St. John's, 2010-11-07: at 00:01 the clock goes back to 23:01 of the 6th.
    let hours = ("00:00", "06:00");
    assert!(!quiet_at("America/St_Johns", hours, "2010-11-07T02:29:59Z"));
    assert!(quiet_at("America/St_Johns", hours, "2010-11-07T02:30:00Z"));
    assert!(quiet_at("America/St_Johns", hours, "2010-11-07T02:45:00Z"));
    assert!(!quiet_at("America/St_Johns", hours, "2010-11-07T09:30:00Z"));
}

#[test]
fn given_a_day_skipped_at_the_date_line_then_the_night_before_it_still_ends() {
    // Samoa, 2011-12-30T10:00Z: 29 December, 24:00 is followed by 31 December, 00:00.
    assert!(quiet_at("Pacific/Apia", NIGHT, "2011-12-30T09:59:59Z"));
    assert!(quiet_at("Pacific/Apia", NIGHT, "2011-12-30T10:00:00Z"));
    assert!(quiet_at("Pacific/Apia", NIGHT, "2011-12-30T16:59:59Z"));
    assert!(!quiet_at("Pacific/Apia", NIGHT, "2011-12-30T17:00:00Z"));
    assert!(quiet_at("Pacific/Apia", NIGHT, "2011-12-31T08:00:00Z"));
}

#[test]
fn given_a_flight_west_then_the_plan_follows_the_new_clock() {
    // 12:00 in Berlin is 06:00 in New York, and the evening before lies before the window.
    let berlin = course("Europe/Berlin", "2026-05-04T10:00:00Z").only("h24");
    assert_eq!(lines(&berlin)[0], "h24.due 05-05 12:00");
    let mut travelled = berlin;
    travelled.now.zone = zone("America/New_York", travelled.now.at);
    assert_eq!(
        lines(&travelled),
        ["h24.due 05-05 07:00", "h24.nudge1 05-05 09:00", "h24.nudge2 05-05 14:00"]
    );
}
