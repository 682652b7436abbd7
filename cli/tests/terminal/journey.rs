//! The course from the code to the outcome, at a terminal.

use super::dialog::Dialog;
use super::support::{AT_FIRST, Home, NEXT_DAY, link};

/// Answers a healthy check-in from its first group on, always with the next thing to do.
pub(crate) fn all_is_well(dialog: &mut Dialog) {
    for _ in 0..20 {
        if dialog.shows("Your pain now") && dialog.screen.contains("[0] 0  ") {
            dialog.enter("2");
            dialog.press("Better");
            dialog.press("In the same place");
            dialog.press("Next");
        } else if dialog.screen.contains("None of these") {
            dialog.press("None of these");
        } else {
            return;
        }
    }
    panic!("no end after {}", dialog.screen);
}

#[test]
fn given_a_code_then_the_patient_confirms_reads_the_card_and_is_told_the_dates() {
    let home = Home::new();
    let mut dialog = Dialog::open(&home, AT_FIRST, &["start", &link(&[])]);
    assert!(dialog.shows("Where: Upper back on both sides"), "{}", dialog.screen);
    dialog.press("Yes, that’s my session");
    assert!(dialog.shows("call 999 at once for any of these"), "{}", dialog.screen);
    dialog.press("Wait for the next check-in");
    assert!(dialog.shows("even if you are only a little short of breath"), "{}", dialog.screen);
    dialog.press("Call 999");
    dialog.press("Next");
    for date in
        ["today at 20:00", "tomorrow at 14:00", "Thursday 12 March at 14:00", "Tuesday 17 March at 14:00"]
    {
        assert!(dialog.shows(date), "{date} in {}", dialog.screen);
    }
    assert!(dialog.last.contains("aftercare remind"), "{}", dialog.last);
    dialog.press("Done");
    assert!(dialog.shows("Next: 6-hour check-in"), "{}", dialog.screen);
    assert_eq!(dialog.leave().0, 0);
}

#[test]
fn given_a_healthy_day_then_the_check_in_takes_at_most_twelve_taps() {
    let home = Home::with_session();
    let mut dialog = Dialog::open(&home, NEXT_DAY, &["check-in"]);
    all_is_well(&mut dialog);
    assert!(dialog.shows("Looks expected"), "{}", dialog.screen);
    // Opening the reminder is the first tap.
    let taps = dialog.typed + 1;
    println!("counted: taps of a healthy h24 at the terminal: {taps}");
    assert!(taps <= 12, "{taps} taps");
    dialog.press("Why am I told this?");
    assert!(dialog.shows("Rules: needling"), "{}", dialog.screen);
    dialog.enter("b");
    assert!(dialog.shows("Looks expected"), "{}", dialog.screen);
    assert_eq!(dialog.leave().0, 0);

    let again = home.run(NEXT_DAY, &["check-in", "h24"]);
    assert_eq!(again.code, 1, "{again:?}");
    assert!(again.out.contains("already answered"), "{again:?}");
}

#[test]
fn given_work_near_the_lungs_then_the_short_check_in_takes_at_most_five_taps() {
    let home = Home::with_session();
    let mut dialog = Dialog::open(&home, "2026-03-10T20:00:00Z", &["check-in", "h6"]);
    all_is_well(&mut dialog);
    assert!(dialog.shows("Looks expected"), "{}", dialog.screen);
    let taps = dialog.typed + 1;
    println!("counted: taps of a healthy h6 at the terminal: {taps}");
    assert!(taps <= 5, "{taps} taps");
}

#[test]
fn given_an_interruption_then_the_next_run_goes_on_at_the_same_place() {
    let home = Home::with_session();
    let mut first = Dialog::open(&home, NEXT_DAY, &["check-in", "h24"]);
    first.press("None of these");
    assert!(first.shows("2 of 6"), "{}", first.screen);
    let (code, words) = first.leave();
    assert_eq!(code, 0);
    assert!(words.contains("Everything is saved."), "{words}");

    let mut second = Dialog::open(&home, "2026-03-11T14:20:00Z", &[]);
    assert!(second.shows("2 of 6"), "{}", second.screen);
    second.press("None of these");
    assert!(second.shows("3 of 6"), "{}", second.screen);
    second.kill();

    let third = Dialog::open(&home, "2026-03-11T14:30:00Z", &[]);
    assert!(third.shows("3 of 6"), "{}", third.screen);
    assert_eq!(third.end_of_input().0, 0);
}

#[test]
fn given_no_code_then_the_session_is_entered_by_hand() {
    let home = Home::new();
    let mut dialog = Dialog::open(&home, AT_FIRST, &[]);
    dialog.press("I have no code");
    dialog.enter("half past two");
    assert!(dialog.last.contains("This is not a time"), "{}", dialog.last);
    dialog.enter("1");
    assert!(dialog.last.contains("for example 14:30"), "{}", dialog.last);
    dialog.enter("b");
    assert!(dialog.shows("1 of 4"), "{}", dialog.screen);
    dialog.enter("1");
    dialog.enter("u");
    assert!(dialog.shows("call 999 now"), "{}", dialog.screen);
    dialog.enter("1");
    dialog.enter("13:30");
    dialog.press("Dry needling");
    dialog.press("Next");
    dialog.answer("Leg", "Left");
    dialog.press("Next");
    // A scale's number is its value; the risks come first here, so it is not.
    dialog.press("You live alone");
    dialog.press("Next");
    dialog.press("Next");
    for fact in ["Left leg", "today at 13:30", "You live alone"] {
        assert!(dialog.shows(fact), "{fact} in {}", dialog.screen);
    }
    dialog.press("Yes, that’s my session");
    assert!(dialog.shows("Before you leave"), "{}", dialog.screen);
    assert_eq!(dialog.leave().0, 0);
}

#[test]
fn given_an_unconfirmed_session_then_leaving_says_that_it_is_not_kept() {
    let home = Home::new();
    let dialog = Dialog::open(&home, AT_FIRST, &["start", &link(&[])]);
    let (code, words) = dialog.leave();
    assert_eq!(code, 0);
    assert!(words.contains("is not kept"), "{words}");
    assert!(home.run(AT_FIRST, &["status"]).out.contains("The days after your needling session"));
}

#[test]
fn given_a_typing_error_then_one_line_says_so_and_nothing_changes() {
    let home = Home::with_session();
    let mut dialog = Dialog::open(&home, NEXT_DAY, &["check-in", "h24"]);
    let before = dialog.screen.clone();
    for line in ["99", "yes", "-1", "1 2", "AC1:XYZ", "\u{7f}x"] {
        dialog.enter(line);
        assert!(dialog.last.contains("That is not a choice here"), "{line:?}: {}", dialog.last);
        assert_eq!(dialog.screen, before, "{line:?}");
    }
    dialog.enter("?");
    assert!(dialog.last.contains("u = I feel unwell now"), "{}", dialog.last);
    dialog.enter("");
    assert!(dialog.shows("1 of 6"), "{}", dialog.screen);
    assert_eq!(dialog.leave().0, 0);
}
