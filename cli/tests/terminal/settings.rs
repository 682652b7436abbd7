//! Settings, reminders asked for and corrections, at a terminal; and that they last.

use super::dialog::Dialog;
use super::journey::all_is_well;
use super::support::{Home, NEXT_DAY};

#[test]
fn given_other_quiet_hours_and_another_country_then_they_hold_in_the_next_run() {
    let home = Home::with_session();
    let mut dialog = Dialog::open(&home, NEXT_DAY, &[]);
    dialog.press("Settings");
    dialog.press("Change quiet hours");
    dialog.press("21:00");
    dialog.enter("b");
    dialog.press("20:00");
    assert!(dialog.shows("Quiet from 20:00. Until when?"), "{}", dialog.screen);
    dialog.press("06:00");
    dialog.press("Country and emergency number");
    dialog.press("Ireland: 112");
    assert_eq!(dialog.leave().0, 0);

    let mut dialog = Dialog::open(&home, NEXT_DAY, &[]);
    dialog.press("Settings");
    assert!(dialog.shows("Quiet from 20:00 to 06:00."), "{}", dialog.screen);
    assert!(dialog.shows("Ireland: in an emergency call 112."), "{}", dialog.screen);
    assert_eq!(dialog.leave().0, 0);
    let status = home.run(NEXT_DAY, &["status", "--json"]);
    // 22:00 moves before the new quiet hours: the second nudge of the 24-hour check-in.
    assert!(
        status.out.contains("\"1/h24.nudge2\",\"check_in\":\"h24\",\"kind\":\"nudge\",\"at\":1773257400000"),
        "{}",
        status.out
    );
}

#[test]
fn given_a_finished_check_in_then_an_answer_is_corrected_and_asked_twice_when_that_calms() {
    let home = Home::with_session();
    let mut dialog = Dialog::open(&home, NEXT_DAY, &["check-in"]);
    all_is_well(&mut dialog);
    assert!(dialog.shows("Looks expected"), "{}", dialog.screen);
    dialog.press("Correct an answer");
    assert!(dialog.shows("You are changing answers: 24-hour check-in"), "{}", dialog.screen);
    dialog.press("Next");
    dialog.press("Next");
    dialog.answer("Fever of 38", "Yes");
    assert!(dialog.shows("Get medical help today"), "{}", dialog.screen);
    dialog.press("Correct an answer");
    dialog.press("Next");
    dialog.press("Next");
    dialog.press("No: Fever of 38 °C (100.4 °F) or more");
    assert!(dialog.shows("This makes the advice less urgent"), "{}", dialog.screen);
    // The window is closed instead of answering.
    dialog.kill();
    let history = home.run(NEXT_DAY, &["history"]);
    assert!(history.out.contains("Get medical help today"), "{}", history.out);
    assert!(!history.out.contains("Looks expected"), "{}", history.out);
}

#[test]
fn given_later_then_the_terminal_says_when_and_the_plan_holds_it() {
    let home = Home::with_session();
    let mut dialog = Dialog::open(&home, NEXT_DAY, &[]);
    dialog.press("today at 17:05");
    assert!(dialog.shows("The next reminder rings today at 17:05."), "{}", dialog.screen);
    dialog.press("Dates");
    dialog.press("Ring once in a minute to try");
    assert!(dialog.shows("A test reminder rings at 14:06"), "{}", dialog.screen);
    assert!(dialog.last.contains("aftercare remind"), "{}", dialog.last);
    assert_eq!(dialog.leave().0, 0);
    let status = home.run(NEXT_DAY, &["status", "--json"]);
    assert!(status.out.contains("\"1/h24.later\""), "{}", status.out);
}
