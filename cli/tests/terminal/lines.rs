//! What is printed: plain lines, never too long.

use super::dialog::Dialog;
use super::support::{AT_FIRST, Home, NEXT_DAY, link};

fn check(text: &str, width: usize, what: &str) {
    for line in text.lines() {
        assert!(line.chars().count() <= width, "{what}: {} columns: {line}", line.chars().count());
        assert!(!line.chars().any(char::is_control), "{what}: {line:?}");
        assert!(!line.contains('{') && !line.contains("terminal."), "{what}: {line}");
    }
}

/// The pages of the menu, in an order that ends at home again.
const PAGES: [&str; 8] = [
    "Dates",
    "Signs to watch for",
    "History",
    "Card for the doctor",
    "Settings",
    "New session",
    "About this advice",
    "Erase everything",
];

#[test]
fn given_a_terminal_then_no_line_of_any_page_is_too_long() {
    let home = Home::with_session();
    let mut dialog = Dialog::open(&home, NEXT_DAY, &[]);
    let mut lines = 0;
    let mut look = |dialog: &Dialog, what: &str| {
        check(&dialog.screen, 80, what);
        lines += dialog.screen.lines().count();
    };
    for page in PAGES {
        dialog.press(page);
        look(&dialog, page);
        dialog.enter("b");
    }
    dialog.press("I feel unwell now");
    for _ in 0..6 {
        look(&dialog, "questions");
        dialog.press(if dialog.shows("6 of 6") { "Finish with these open" } else { "Leave these open" });
    }
    assert!(dialog.shows("Contact your therapist"), "{}", dialog.screen);
    look(&dialog, "outcome");
    for part in ["Why am I told this?", "What helps until then"] {
        if dialog.shows(part) {
            dialog.press(part);
            look(&dialog, part);
            dialog.enter("b");
        }
    }
    dialog.press("I’m worried anyway");
    look(&dialog, "worried");
    dialog.press("I’m worried anyway");
    assert!(dialog.shows("Call 999 now"), "{}", dialog.screen);
    look(&dialog, "emergency");
    dialog.press("Show this to the crew");
    look(&dialog, "card");
    println!("counted: lines of screens looked at: {lines}");
    assert!(lines > 300, "{lines}");
}

#[test]
fn given_a_pipe_then_no_escape_is_sent_and_what_was_typed_stands_in_the_output() {
    let home = Home::with_session();
    let run = home.pipe(NEXT_DAY, &["now"], "?\nhello\n99\n\n1\nb\nq\n");
    check(&run.out, 80, "now");
    for part in ["\n> hello\n", "\n> 99\n", "Call 999 now", "nothing to go back to"] {
        assert!(run.out.contains(part), "{part} in {}", run.out);
    }
    for args in [&["status"][..], &["history"], &["card"], &["erase"]] {
        check(&home.run(NEXT_DAY, args).out, 80, &format!("{args:?}"));
    }
    for args in [&["--help"][..], &["handout", "--help"], &["fly"], &["check-in", "x"]] {
        let run = home.run(NEXT_DAY, args);
        assert!(!run.out.contains('\u{1b}') && !run.err.contains('\u{1b}'), "{args:?}: {run:?}");
    }
    let start = Home::new().pipe(AT_FIRST, &["start", "--yes", &link(&[])], "2\n4\n1\n");
    check(&start.out, 80, "start");
}

#[test]
fn given_a_narrow_terminal_then_lines_are_as_narrow_and_a_wide_one_keeps_80() {
    let home = Home::with_session();
    for (columns, width) in [(40, 40), (80, 80), (200, 80)] {
        let mut dialog = Dialog::sized(&home, NEXT_DAY, &[], columns, 24);
        // The size is set just after the start; from the first line typed on it holds.
        for line in ["", "u", "b", "?"] {
            dialog.enter(line);
            let shown = dialog.last.lines().skip(1).collect::<Vec<_>>().join("\n");
            check(&shown, width, &format!("{columns} columns"));
        }
        assert_eq!(dialog.leave().0, 0);
    }
}
