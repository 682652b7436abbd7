//! Two processes at one journal, and a reader that leaves.

use super::dialog::Dialog;
use super::support::{Home, NEXT_DAY};

#[test]
fn given_two_processes_then_the_second_says_so_and_the_journal_stays_whole() {
    let home = Home::with_session();
    let mut first = Dialog::open(&home, NEXT_DAY, &["check-in", "h24"]);
    for args in [&[][..], &["status"], &["now"], &["erase", "--yes"], &["status", "--json"]] {
        let second = home.run(NEXT_DAY, args);
        assert_eq!(second.code, 3, "{args:?}: {second:?}");
        assert_eq!(second.out, "", "{args:?}");
        assert!(second.err.contains("already open"), "{second:?}");
        assert!(second.err.contains("Call 999 now"), "{second:?}");
        assert_eq!(second.err.lines().count(), 1, "{second:?}");
    }
    first.press("None of these");
    assert!(first.shows("2 of 6"), "{}", first.screen);
    assert_eq!(first.leave().0, 0);
    let after = home.run(NEXT_DAY, &["status"]);
    assert_eq!(after.code, 0, "{after:?}");
    assert!(after.out.contains("Continue check-in"), "{after:?}");
}

#[test]
fn given_a_reader_that_left_then_the_program_ends_quietly() {
    let home = Home::with_session();
    for args in [&["history"][..], &["status", "--json"], &["protocol", "--table"], &[]] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let mut command = home.command(NEXT_DAY, args);
        let child = command.stdin(std::process::Stdio::null()).stdout(writer);
        let output = child.stderr(std::process::Stdio::piped()).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{args:?}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{args:?}");
    }
}
