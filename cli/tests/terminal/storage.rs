//! Trouble with storage: said, never in the way of advice, and nothing is lost quietly.

use std::fs;

use super::dialog::Dialog;
use super::support::{AT_FIRST, Home, NEXT_DAY, link};

#[test]
fn given_a_folder_that_cannot_be_made_then_it_is_said_and_the_exit_code_is_4() {
    let home = Home::new();
    fs::write(home.path(), "in the way").unwrap();
    let run = home.pipe(AT_FIRST, &[], "q\n");
    assert_eq!(run.code, 4, "{run:?}");
    assert!(run.out.contains("Nothing can be saved now"), "{run:?}");
    assert!(run.out.contains("Not everything is saved."), "{run:?}");
    assert_eq!(fs::read_to_string(home.path()).unwrap(), "in the way");

    fs::remove_file(home.path()).unwrap();
    assert_eq!(home.run(AT_FIRST, &["status"]).code, 0);
}

#[test]
fn given_a_journal_that_takes_nothing_then_an_emergency_is_shown_all_the_same() {
    let home = Home::with_session();
    // A folder where the lock belongs: the journal can be read, but not written to.
    let lock = home.journal().join("journal.lock");
    fs::remove_file(&lock).unwrap();
    fs::create_dir(&lock).unwrap();
    let run = home.pipe(NEXT_DAY, &["now"], "2\nq\n");
    assert_eq!(run.code, 4, "{run:?}");
    assert!(run.out.contains("[2] Yes") && run.out.contains("Call 999 now"), "{run:?}");
    assert!(run.out.contains("Nothing can be saved now."), "{run:?}");
}

#[test]
fn given_a_lost_key_then_no_new_one_locks_the_old_records_away() {
    let home = Home::with_session();
    let key = fs::read(home.key()).unwrap();
    fs::remove_file(home.key()).unwrap();
    let run = home.pipe(NEXT_DAY, &[], "q\n");
    assert_eq!(run.code, 4, "{run:?}");
    assert!(run.out.contains("The key that opens your answers is not there."), "{run:?}");
    assert!(!home.key().exists());

    fs::write(home.key(), key).unwrap();
    let run = home.run(NEXT_DAY, &["status"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.out.contains("24-hour check-in is ready"), "{run:?}");
}

#[test]
fn given_damage_then_what_could_be_read_goes_on_after_setting_it_aside() {
    let home = Home::with_session();
    let file = home.journal().join("journal.db");
    let mut bytes = fs::read(&file).unwrap();
    let last = bytes.len() - 10;
    bytes[last] ^= 1;
    fs::write(&file, &bytes).unwrap();
    let run = home.pipe(NEXT_DAY, &[], "1\nq\n");
    assert!(run.out.contains("Set the damaged file aside and go on"), "{run:?}");
    assert_eq!(run.code, 0, "{run:?}");
    assert!(fs::read_dir(home.journal()).unwrap().count() > 3, "the damaged file is kept");
    assert_eq!(home.run(NEXT_DAY, &["status"]).code, 0);
}

#[test]
fn given_an_erasure_then_records_and_key_are_gone() {
    let home = Home::with_session();
    let key = fs::read(home.key()).unwrap();
    let asked = home.run(NEXT_DAY, &["erase"]);
    assert_eq!(asked.code, 1, "{asked:?}");
    assert!(asked.out.contains("--yes"), "{asked:?}");
    assert_eq!(fs::read(home.key()).unwrap(), key);

    let erased = home.run(NEXT_DAY, &["erase", "--yes"]);
    assert_eq!(erased.code, 0, "{erased:?}");
    assert!(erased.out.contains("Everything is erased."), "{erased:?}");
    assert_ne!(fs::read(home.key()).unwrap(), key);
    let after = home.run(NEXT_DAY, &["status"]);
    assert_eq!(after.code, 0, "{after:?}");
    assert!(after.out.contains("The days after your needling session"), "{after:?}");
}

#[test]
fn given_an_erasure_at_the_prompt_then_a_new_course_begins_in_the_same_run() {
    let home = Home::with_session();
    let key = fs::read(home.key()).unwrap();
    let mut dialog = Dialog::open(&home, NEXT_DAY, &[]);
    dialog.press("Erase everything");
    dialog.press("Keep everything");
    assert!(dialog.shows("24-hour check-in is ready"), "{}", dialog.screen);
    dialog.press("Erase everything");
    dialog.press("Erase everything");
    assert!(dialog.shows("The days after your needling session"), "{}", dialog.screen);
    assert_ne!(fs::read(home.key()).unwrap(), key);
    dialog.press("I was treated: enter my code");
    dialog.enter(&link(&[]));
    dialog.press("Yes, that’s my session");
    assert!(dialog.shows("Before you leave"), "{}", dialog.screen);
    dialog.kill();
    assert!(home.run(NEXT_DAY, &["status"]).out.contains("24-hour check-in is ready"));
}

#[test]
#[cfg(unix)]
fn the_key_is_for_its_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let home = Home::with_session();
    let mode = |path: std::path::PathBuf| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(home.key()), mode(home.path())), (0o600, 0o700));
    assert_eq!(fs::read(home.key()).unwrap().len(), 32);
}
