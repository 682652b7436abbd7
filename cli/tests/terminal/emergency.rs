//! The emergency prompt at a terminal: opens at once, comes back, and is closed only on purpose.

use super::dialog::{Dialog, unwrapped};
use super::support::{Home, NEXT_DAY};

const BREATHLESS: &str = "More short of breath than usual";

fn breathless(home: &Home) -> Dialog {
    let mut dialog = Dialog::open(home, NEXT_DAY, &["check-in", "h24"]);
    dialog.answer(BREATHLESS, "Yes");
    assert!(dialog.shows("Call 999 now"), "{}", dialog.screen);
    dialog
}

/// What is still seen of a screen on 24 rows.
fn end(dialog: &Dialog) -> String {
    let lines: Vec<&str> = dialog.screen.lines().collect();
    lines[lines.len().saturating_sub(22)..].join("\n")
}

#[test]
fn given_breathlessness_then_the_prompt_leads_through_the_call_to_its_guarded_end() {
    let home = Home::with_session();
    let mut dialog = breathless(&home);
    assert!(dialog.shows("Sit up. Do not lie flat."), "{}", dialog.screen);
    assert!(!dialog.shows("Did you get through?"), "{}", dialog.screen);
    // What to do first stands above the prompt too: the top has scrolled away on 24 rows.
    assert!(end(&dialog).contains("Call 999 now\n\n[1] Call 999\n"), "{}", dialog.screen);

    dialog.enter("1");
    assert!(dialog.last.contains("Call 999 from a telephone."), "{}", dialog.last);
    assert!(end(&dialog).contains("Did you get through?"), "{}", dialog.screen);
    dialog.enter("4");
    assert!(end(&dialog).contains("Other ways to get help"), "{}", dialog.screen);

    dialog.enter("b");
    assert!(dialog.last.contains("nothing to go back to"), "{}", dialog.last);
    dialog.enter("u");
    assert!(dialog.shows("Call 999 now"), "{}", dialog.screen);

    dialog.press("Help is on the way");
    assert!(dialog.shows("If you get worse, call 999 again."), "{}", dialog.screen);
    assert_eq!(dialog.leave().0, 0);
    let history = home.run(NEXT_DAY, &["history"]).out;
    assert!(history.contains("You did not get through."), "{history}");
}

#[test]
fn given_a_mistake_then_it_is_asked_twice_and_never_becomes_a_no() {
    let home = Home::with_session();
    let mut dialog = breathless(&home);
    dialog.press("I pressed it by mistake");
    dialog.press("No, stay on this page");
    assert!(dialog.shows("Call 999 now"), "{}", dialog.screen);
    dialog.press("I pressed it by mistake");
    dialog.press("Yes, ask me again");
    assert!(dialog.shows(BREATHLESS) && dialog.shows("1 of 6"), "{}", dialog.screen);
    assert!(!dialog.screen.contains("(x)"), "{}", dialog.screen);
    let history = {
        assert_eq!(dialog.leave().0, 0);
        home.run(NEXT_DAY, &["history"]).out
    };
    assert!(history.contains(": I pressed it by mistake."), "{history}");
    assert!(!history.contains("More short of breath than usual: No"), "{history}");

    let mut again = breathless(&home);
    again.press("I have been seen");
    assert_eq!(again.leave().0, 0);
}

#[test]
fn given_a_killed_program_then_the_prompt_comes_back_whatever_is_asked() {
    let home = Home::with_session();
    breathless(&home).kill();
    for args in [&["status"][..], &["history"], &["erase", "--yes"]] {
        let run = home.run(NEXT_DAY, args);
        assert!(run.out.contains("Call 999 now"), "{args:?}: {run:?}");
    }
    assert!(home.run(NEXT_DAY, &["card"]).out.contains("Upper back on both sides"));
    let dialog = Dialog::open(&home, NEXT_DAY, &[]);
    assert!(dialog.shows("Call 999 now"), "{}", dialog.screen);
    let (code, words) = dialog.leave();
    assert_eq!(code, 0);
    assert!(words.contains("still open") && unwrapped(&words).contains("Call 999 now."), "{words}");
}

#[test]
fn given_another_country_then_its_number_is_shown_from_then_on() {
    let home = Home::with_session();
    let mut dialog = breathless(&home);
    dialog.press("Change country");
    dialog.press("United States: 911");
    assert!(dialog.shows("Call 911 now"), "{}", dialog.screen);
    dialog.kill();
    assert!(home.run(NEXT_DAY, &["status"]).out.contains("Call 911 now"));
}

#[test]
fn given_no_session_then_unwell_names_the_number() {
    let home = Home::new();
    let run = home.run(NEXT_DAY, &["now"]);
    assert_eq!(run.code, 1, "{run:?}");
    assert!(run.out.contains("call 999"), "{run:?}");
}
