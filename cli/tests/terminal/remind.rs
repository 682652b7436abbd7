//! The process that rings, on a patient's real folder.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::Command;

use expectrl::process::unix::WaitStatus;
use expectrl::{Eof, Expect, Session};
use tempfile::TempDir;

use super::dialog::Dialog;
use super::support::{AT_FIRST, Home, NEXT_DAY, Run, run};

/// A minute after the 24-hour check-in was due, and a minute after that.
const DUE: &str = "2026-03-11T14:00:30Z";
const AFTER: &str = "2026-03-11T14:01:30Z";

/// A desktop that writes down what it is asked to show.
struct Desktop(TempDir);

impl Desktop {
    fn new() -> Self {
        let desktop = Self(tempfile::tempdir().unwrap());
        let program = desktop.0.path().join("notify-send");
        let script = "#!/bin/sh\nprintf '%s|' \"$@\" >>\"$(dirname \"$0\")/shown\"\n";
        fs::write(&program, script).unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
        desktop
    }

    fn path(&self) -> String {
        format!("{}:/usr/bin:/bin", self.0.path().display())
    }

    fn shown(&self) -> String {
        fs::read_to_string(self.0.path().join("shown")).unwrap_or_default()
    }
}

/// A folder without programs.
fn no_desktop() -> PathBuf {
    PathBuf::from("/nonexistent")
}

fn remind(home: &Home, at: &str, path: impl AsRef<std::ffi::OsStr>, more: &[&str]) -> Command {
    let mut command = home.command(at, &[&["remind"], more].concat());
    command.env("PATH", path);
    command
}

fn once(home: &Home, at: &str, path: impl AsRef<std::ffi::OsStr>) -> Run {
    run(remind(home, at, path, &["--once"]), b"")
}

#[test]
fn given_a_desktop_then_what_is_due_is_shown_once_with_neutral_words() {
    let (home, desktop) = (Home::with_session(), Desktop::new());
    let early = once(&home, "2026-03-11T13:59:30Z", desktop.path());
    assert_eq!((early.code, early.err.as_str()), (0, ""), "{early:?}");
    // The check-in at 6 hours was missed, and has closed.
    assert_eq!((early.out.as_str(), desktop.shown().as_str()), ("", ""));
    let due = once(&home, DUE, desktop.path());
    assert_eq!((due.code, due.err.as_str()), (0, ""), "{due:?}");
    assert_eq!(due.out, "Wednesday 11 March at 14:00 · Your check-in is ready · It takes about 2 minutes.\n");
    let shown = "--app-name=Aftercare|--urgency=normal|--|Your check-in is ready|It takes about 2 minutes.|";
    assert_eq!(desktop.shown(), shown);
    let again = once(&home, AFTER, desktop.path());
    assert_eq!((again.code, again.out.as_str()), (0, ""), "{again:?}");
    assert_eq!(desktop.shown(), shown);
}

#[test]
fn given_neither_desktop_nor_terminal_then_it_says_so_and_tries_again_next_time() {
    let (home, desktop) = (Home::with_session(), Desktop::new());
    once(&home, "2026-03-11T13:59:30Z", no_desktop());
    for at in [DUE, AFTER] {
        let silent = once(&home, at, no_desktop());
        assert_eq!(silent.code, 1, "{silent:?}");
        assert!(silent.out.contains("nothing here can show it or ring"), "{silent:?}");
    }
    let heard = once(&home, "2026-03-11T14:02:30Z", desktop.path());
    assert_eq!(heard.code, 0, "{heard:?}");
    assert!(desktop.shown().contains("Your check-in is ready"));
}

#[test]
fn given_an_open_window_then_what_is_due_rings_all_the_same() {
    let (home, desktop) = (Home::with_session(), Desktop::new());
    once(&home, "2026-03-11T13:59:30Z", desktop.path());
    let window = Dialog::open(&home, "2026-03-11T13:59:45Z", &["now"]);
    let due = once(&home, DUE, desktop.path());
    assert!(due.out.contains("Your check-in is ready"), "{due:?}");
    assert_eq!(window.leave().0, 0);
    assert_eq!(once(&home, "2026-03-11T14:07:00Z", desktop.path()).out, "");
}

#[test]
fn given_no_journal_then_nothing_is_made_for_it() {
    let (home, desktop) = (Home::new(), Desktop::new());
    let nothing = once(&home, AT_FIRST, desktop.path());
    assert_eq!((nothing.code, nothing.out.as_str()), (0, ""), "{nothing:?}");
    assert!(!home.journal().exists() && !home.key().exists());
}

#[test]
fn given_a_terminal_then_it_says_what_comes_rings_the_bell_and_ctrl_c_ends_it() {
    let home = Home::with_session();
    // Missed a while ago: it rings at once.
    let mut session = Session::spawn(remind(&home, "2026-03-11T15:00:00Z", no_desktop(), &[])).unwrap();
    session.set_expect_timeout(Some(std::time::Duration::from_secs(60)));
    let begun = session.expect("Next: Wednesday 11 March at 17:00").unwrap();
    let said = String::from_utf8_lossy(begun.before()).into_owned();
    assert!(said.contains("Reminders ring while this runs"), "{said}");
    assert!(said.contains("\u{7}Wednesday 11 March at 15:00 · Your check-in is ready"), "{said:?}");
    // A second one would ring everything twice.
    let second = run(remind(&home, NEXT_DAY, no_desktop(), &["--once"]), b"");
    assert_eq!(second.code, 3, "{second:?}");
    assert!(second.err.contains("ring already"), "{second:?}");
    // The journal is free meanwhile.
    assert_eq!(home.run("2026-03-11T15:01:00Z", &["status"]).code, 0);
    session.send("\u{3}").unwrap();
    session.expect(Eof).unwrap();
    let status = session.get_process().wait().unwrap();
    assert!(matches!(status, WaitStatus::Exited(_, 0)), "{status:?}");
}

#[test]
fn given_print_unit_then_a_service_is_printed_and_nothing_is_made() {
    let home = Home::new();
    let mut command = super::support::plain();
    command.arg("--data-dir").arg(home.path()).args(["--lang", "es", "remind", "--print-unit"]);
    let printed = run(command, b"");
    if cfg!(target_os = "linux") {
        assert_eq!(printed.code, 0, "{printed:?}");
        let start = printed.out.lines().find(|line| line.starts_with("ExecStart=")).unwrap();
        assert!(
            start.contains("\" \"remind\" \"--data-dir=/") && start.ends_with("\"--lang=es\""),
            "{start}"
        );
        assert!(printed.out.contains("WantedBy=default.target"), "{printed:?}");
    } else {
        assert_eq!(printed.code, 2, "{printed:?}");
    }
    assert!(!home.path().exists());
}
