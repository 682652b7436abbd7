//! The demonstration: a whole course that leaves nothing behind.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

use super::dialog::{Dialog, unwrapped};
use super::support::{AT_FIRST, Home, plain, run};

/// A user's home folder and a folder for temporary files.
struct Places {
    home: TempDir,
    temporary: TempDir,
}

impl Places {
    fn new() -> Self {
        Self { home: tempfile::tempdir().unwrap(), temporary: tempfile::tempdir().unwrap() }
    }

    fn demo(&self, lang: &str) -> Command {
        let mut command = plain();
        command.env("HOME", self.home.path()).env("TMPDIR", self.temporary.path());
        command.args(["--lang", lang, "demo"]);
        command
    }

    fn left_behind(&self) -> usize {
        fs::read_dir(self.temporary.path()).unwrap().count() + fs::read_dir(self.home.path()).unwrap().count()
    }
}

#[test]
fn given_a_pipe_then_it_plays_to_its_end_and_shows_what_an_emergency_leads_to() {
    let places = Places::new();
    let played = run(places.demo("en-GB"), b"");
    assert_eq!((played.code, played.err.as_str()), (0, ""), "{played:?}");
    let text = unwrapped(&played.out);
    let mut from = 0;
    for part in [
        "This is a demonstration.",
        "Tuesday 10 March at 15:12 · 2 minutes after the session · ",
        "[1] Yes, that’s my session",
        "Before you leave",
        "Your 5 check-ins are set",
        "Tuesday 10 March at 21:10 · 6 hours after the session · The phone rings: “Your check-in is ready",
        "Wednesday 11 March at 15:10 · 24 hours after the session · The phone rings:",
        "Wednesday 11 March at 18:10 · 27 hours after the session · The phone rings:",
        "Looks expected",
        "Thursday 12 March at 15:10 · 48 hours after the session · The phone rings:",
        "Call 999 now",
        "Please open the app now",
        "Did you press it by mistake?",
        "Did you get through?",
        "consider pneumothorax",
        "Help is on the way.",
        "48-hour check-in, today at 15:10: ready now",
        "Last time you were told to get help: were you seen?",
        "7 days after the session",
        "This course is over",
        "History",
        "This is the end of the demonstration.",
    ] {
        let found =
            text[from..].find(part).unwrap_or_else(|| panic!("no {part:?} behind byte {from} of\n{text}"));
        from += found + part.len();
    }
    assert_eq!(places.left_behind(), 0);
}

#[test]
fn given_another_language_and_country_then_it_plays_in_them() {
    let places = Places::new();
    let played = run(places.demo("es-MX"), b"");
    assert_eq!((played.code, played.err.as_str()), (0, ""), "{played:?}");
    let text = unwrapped(&played.out);
    for part in ["Esto es una demostración.", "Llame ahora al 911", "Aquí termina la demostración."] {
        assert!(text.contains(part), "no {part:?} in\n{text}");
    }
    assert!(!text.contains("terminal.") && !text.contains("The "), "{text}");
    assert_eq!(places.left_behind(), 0);
}

#[test]
fn given_a_terminal_then_each_screen_waits_for_enter_and_q_leaves() {
    let places = Places::new();
    let mut dialog = Dialog::of(places.demo("en-GB"), 80, 24);
    assert!(dialog.last.contains("This is a demonstration."), "{}", dialog.last);
    assert!(dialog.last.contains("Enter = go on, q = leave"), "{}", dialog.last);
    dialog.enter("");
    assert!(dialog.shows("Is this your session?"), "{}", dialog.screen);
    assert_eq!(fs::read_dir(places.temporary.path()).unwrap().count(), 1);
    let (code, words) = dialog.leave();
    assert_eq!(code, 0);
    assert!(unwrapped(&words).contains("You left the demonstration."), "{words}");
    assert_eq!(places.left_behind(), 0);
}

/// Every file below a folder with its bytes.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
        } else {
            files.insert(path.display().to_string(), fs::read(path).unwrap());
        }
    }
    files
}

#[test]
fn given_a_patient_with_a_course_then_their_folder_stays_as_it_is_even_while_it_is_open_elsewhere() {
    let home = Home::with_session();
    let open = Dialog::open(&home, AT_FIRST, &[]);
    let before = files(&home.path());
    assert!(before.len() >= 3, "{:?}", before.keys());
    let data = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(home.path(), data.path().join("aftercare")).unwrap();
    let mut command = plain();
    command.env("XDG_DATA_HOME", data.path()).env("HOME", data.path()).args(["demo"]);
    assert_eq!(run(command, b"").code, 0);
    assert_eq!(files(&home.path()), before);
    assert_eq!(open.leave().0, 0);
}

#[test]
fn given_no_session_then_the_first_screen_offers_it_and_comes_back_after_it() {
    let home = Home::new();
    let mut dialog = Dialog::open(&home, AT_FIRST, &[]);
    dialog.press("Show me a recovery: a demonstration with made-up answers");
    assert!(dialog.last.contains("This is a demonstration."), "{}", dialog.last);
    dialog.enter("q");
    assert!(dialog.last.contains("You left the demonstration."), "{}", dialog.last);
    assert!(dialog.shows("[2] I was treated"), "{}", dialog.screen);
    assert_eq!(dialog.leave().0, 0);
    let with_session = Home::with_session();
    assert!(!Dialog::open(&with_session, AT_FIRST, &[]).shows("Show me a recovery"));
}

#[test]
fn given_an_option_that_it_does_not_take_then_it_says_which() {
    for option in [&["--json"][..], &["--at", "2026-03-10T14:00:00Z"], &["--data-dir", "/nowhere"]] {
        let mut command = plain();
        command.args(option).arg("demo");
        let refused = run(command, b"");
        assert_eq!((refused.code, refused.out.as_str()), (2, ""), "{refused:?}");
        assert!(refused.err.starts_with(option[0]), "{refused:?}");
    }
}

#[test]
fn given_an_interruption_in_a_pipe_then_nothing_stays() {
    let places = Places::new();
    let mut child = places.demo("en").stdout(Stdio::piped()).stdin(Stdio::null()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap());
    // The program has begun, and blocks on the full pipe until it is read further.
    lines.read_line(&mut String::new()).unwrap();
    let pid = child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
    lines.read_to_string(&mut String::new()).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert_eq!(places.left_behind(), 0);
}
