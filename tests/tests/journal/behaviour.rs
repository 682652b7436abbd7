//! The interface: opening, keys, the lock, storage that refuses, erasing, setting aside.

use crate::support::{KEY, Writer, is_in_use, on_disk, ready, record, records, troubled, written};
use aftercare_journal::{AppendError, EraseError, RestartError, Trouble, erase, set_aside_and_restart};
use proptest::prelude::*;
use std::fs;
use std::path::Path;

fn names(directory: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(directory).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn contents(directory: &Path) -> Vec<(String, Vec<u8>)> {
    names(directory)
        .into_iter()
        .map(|name| (name.clone(), fs::read(directory.join(&name)).unwrap()))
        .collect()
}

fn set_format(directory: &Path, format: i64) {
    let connection = rusqlite::Connection::open(directory.join("journal.db")).unwrap();
    connection.pragma_update(None, "user_version", format).unwrap();
}

#[test]
fn given_no_directory_when_opened_then_it_is_a_new_journal_for_its_owner_only() {
    let (_holder, directory) = on_disk();
    let (mut journal, read) = ready(&directory.join("deep/er"));
    assert!(read.is_empty());
    journal.append(&[record(0)]).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&directory), 0o700);
        assert_eq!(mode(&directory.join("deep/er")), 0o700);
        for name in names(&directory.join("deep/er")) {
            assert_eq!(mode(&directory.join("deep/er").join(&name)), 0o600, "{name}");
        }
    }
}

#[test]
fn given_an_empty_batch_when_appended_then_nothing_happens() {
    let (_holder, directory) = on_disk();
    let (mut journal, _) = ready(&directory);
    let before = fs::read(directory.join("journal.db")).unwrap();
    journal.append(&[]).unwrap();
    assert!(fs::read(directory.join("journal.db")).unwrap() == before);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn given_any_batches_and_reopenings_then_every_text_comes_back_in_order(
        steps in prop::collection::vec((prop::collection::vec(".{0,40}", 0..6), any::<bool>()), 0..8)
    ) {
        let (_holder, directory) = crate::support::in_memory();
        let mut expected: Vec<String> = Vec::new();
        let mut journal = Some(ready(&directory).0);
        for (batch, reopen) in steps {
            journal.as_mut().unwrap().append(&batch).unwrap();
            expected.extend(batch);
            if reopen {
                drop(journal.take());
                let (opened, read) = ready(&directory);
                prop_assert_eq!(&read, &expected);
                journal = Some(opened);
            }
        }
        drop(journal);
        prop_assert_eq!(ready(&directory).1, expected);
    }
}

#[test]
fn given_texts_at_the_edges_when_appended_then_they_come_back() {
    let (_holder, directory) = on_disk();
    let texts = [String::new(), "\0".to_owned(), "\u{10FFFF}\u{202E}é".to_owned(), "x".repeat(1_000_000)];
    ready(&directory).0.append(&texts).unwrap();
    assert_eq!(ready(&directory).1, texts);
}

#[test]
fn given_another_key_when_opened_then_wrong_key_and_the_file_is_untouched() {
    for count in [0, 1, 20] {
        let (_holder, directory) = on_disk();
        written(&directory, &records(0..count));
        let before = contents(&directory);
        for key in [[0; 32], *b"0123456789abcdef0123456789abcdeF"] {
            assert_eq!(troubled(&directory, Some(&key)), (Trouble::WrongKey, vec![]));
        }
        assert!(contents(&directory) == before);
        assert_eq!(ready(&directory).1, records(0..count));
    }
}

#[test]
fn given_no_key_or_one_of_another_length_when_opened_then_the_disk_is_not_touched() {
    let (_holder, directory) = on_disk();
    assert_eq!(troubled(&directory, None), (Trouble::MissingKey, vec![]));
    for length in [0, 1, 16, 31, 33, 64] {
        assert_eq!(troubled(&directory, Some(&vec![7; length])), (Trouble::WrongKey, vec![]), "{length}");
    }
    assert!(!directory.exists());
}

#[test]
fn given_a_newer_format_when_opened_then_it_is_named_and_the_file_is_untouched() {
    let (_holder, directory) = on_disk();
    written(&directory, &records(0..3));
    set_format(&directory, 99);
    let before = contents(&directory);
    assert_eq!(troubled(&directory, Some(KEY)), (Trouble::NewerFormat { found: 99, known: 1 }, vec![]));
    assert!(contents(&directory) == before);
    for never in [0, -1] {
        set_format(&directory, never);
        assert!(matches!(troubled(&directory, Some(KEY)).0, Trouble::Damaged { .. }), "{never}");
    }
}

#[test]
fn given_an_open_journal_when_anything_else_wants_it_then_in_use_until_it_is_dropped() {
    let (holder, directory) = on_disk();
    let (journal, _) = ready(&directory);
    assert!(is_in_use(&directory));
    assert!(is_in_use(&directory.join("../journal")), "another spelling of the path");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(&directory, holder.path().join("link")).unwrap();
        assert!(is_in_use(&holder.path().join("link")));
    }
    assert_eq!(erase(&directory), Err(EraseError::InUse));
    assert!(matches!(set_aside_and_restart(&directory, KEY, &[], "x"), Err(RestartError::InUse)));
    assert_eq!(Writer::start(&directory, &[]).ask("open", &[]).unwrap(), "in use");
    drop(journal);
    drop(ready(&directory));
    drop(holder);
}

#[test]
fn given_another_process_holds_the_journal_when_it_is_killed_then_the_journal_opens() {
    let (_holder, directory) = on_disk();
    let mut writer = Writer::start(&directory, &[]);
    assert_eq!(writer.ask("open", &[]).unwrap(), "ready 0");
    assert_eq!(writer.ask("append", &[record(0)]).unwrap(), "ok");
    assert!(is_in_use(&directory));
    writer.kill();
    assert_eq!(ready(&directory).1, records(0..1));
}

#[test]
fn given_many_threads_when_they_open_a_new_journal_at_once_then_exactly_one_has_it() {
    for _ in 0..20 {
        let (_holder, directory) = on_disk();
        let start = std::sync::Barrier::new(4);
        let opened: Vec<_> = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..4)
                .map(|_| scope.spawn(|| (start.wait(), aftercare_journal::open(&directory, Some(KEY))).1))
                .collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        assert_eq!(opened.iter().filter(|opening| opening.is_ok()).count(), 1);
        drop(opened);
        assert!(ready(&directory).1.is_empty());
    }
}

#[test]
fn given_trouble_when_it_is_reported_then_no_lock_is_held() {
    let (_holder, directory) = on_disk();
    written(&directory, &records(0..2));
    let kept = aftercare_journal::open(&directory, Some(&[0; 32])).unwrap();
    assert_eq!(ready(&directory).1, records(0..2));
    drop(kept);
}

#[test]
fn given_a_place_where_no_directory_can_be_when_opened_then_storage() {
    let (holder, _) = on_disk();
    let file = holder.path().join("file");
    fs::write(&file, "not a directory").unwrap();
    for place in [file.clone(), file.join("journal"), Path::new("/proc/aftercare").to_owned()] {
        if place.starts_with("/proc") && !Path::new("/proc/self").exists() {
            continue;
        }
        let (cause, read) = troubled(&place, Some(KEY));
        assert!(matches!(cause, Trouble::Storage { .. }), "{cause}");
        assert!(read.is_empty());
        assert!(!cause.to_string().contains(holder.path().to_str().unwrap()), "{cause}");
    }
}

// Root may write everywhere, so root lets the writer run as a user who may not.
#[cfg(unix)]
#[test]
fn given_a_read_only_directory_when_opened_then_storage_and_what_is_there_is_read() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
    let (holder, directory) = on_disk();
    written(&directory, &records(0..3));
    let allow = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    let mine = fs::metadata(holder.path()).unwrap().uid();
    let user = if mine == 0 { 65_534 } else { mine };
    allow(holder.path(), 0o755);
    fs::remove_file(directory.join("journal.db-journal")).unwrap();
    // First the directory alone, then its files too, so that not even the lock can be opened for writing.
    for mode in [0o600, 0o400] {
        for path in names(&directory).iter().map(|name| directory.join(name)).chain([directory.clone()]) {
            if mine == 0 {
                chown(&path, Some(user), None).unwrap();
            }
            allow(&path, if path == directory { 0o500 } else { mode });
        }
        let mut writer =
            if mine == 0 { Writer::start_as(&directory, user) } else { Writer::start(&directory, &[]) };
        let answer = writer.ask("open", &[]).unwrap();
        assert!(answer.starts_with("trouble 3 the journal's storage does not work"), "{mode:o}: {answer}");
    }
    allow(&directory, 0o700);
}

#[test]
fn given_records_when_erased_then_no_file_is_left_but_the_empty_lock_and_the_next_is_new() {
    let (_holder, directory) = on_disk();
    written(&directory, &records(0..3));
    drop(set_aside_and_restart(&directory, KEY, &records(0..2), "once").unwrap());
    fs::write(directory.join("holiday.jpg"), "not ours").unwrap();
    ready(&directory).0.erase().unwrap();
    assert_eq!(names(&directory), ["holiday.jpg", "journal.lock"]);
    assert_eq!(fs::metadata(directory.join("journal.lock")).unwrap().len(), 0);
    assert_eq!(ready(&directory).1, Vec::<String>::new());
}

#[test]
fn given_any_trouble_when_erased_without_a_key_then_the_next_is_new() {
    let (_holder, directory) = on_disk();
    assert_eq!(erase(&directory), Ok(()), "nothing there yet");
    assert!(!directory.exists());
    written(&directory, &records(0..3));
    fs::write(directory.join("journal.db"), "rubbish").unwrap();
    troubled(&directory, Some(KEY));
    assert_eq!(erase(&directory), Ok(()));
    assert_eq!(names(&directory), ["journal.lock"]);
    assert_eq!(ready(&directory).1, Vec::<String>::new());
}

#[test]
fn given_the_journal_file_has_gone_when_opened_then_damaged_and_never_new() {
    let (_holder, directory) = on_disk();
    drop(ready(&directory));
    fs::remove_file(directory.join("journal.db")).unwrap();
    for _ in 0..2 {
        let (cause, _) = troubled(&directory, Some(KEY));
        assert_eq!(cause, Trouble::Damaged { detail: "the journal file is missing".to_owned() });
    }
    drop(set_aside_and_restart(&directory, KEY, &[], "gone").unwrap());
    assert!(ready(&directory).1.is_empty());
}

#[test]
fn given_damage_when_restarted_then_the_old_file_is_aside_unchanged_and_the_new_one_holds_what_was_kept() {
    let (_holder, directory) = on_disk();
    written(&directory, &records(0..5));
    let path = directory.join("journal.db");
    let mut bytes = fs::read(&path).unwrap();
    let cut = bytes.len() - 100;
    bytes.truncate(cut);
    fs::write(&path, &bytes).unwrap();
    let (_, readable) = troubled(&directory, Some(KEY));
    let mut journal = set_aside_and_restart(&directory, KEY, &readable, "2026-11-21T10.00.00Z").unwrap();
    journal.append(&[record(99)]).unwrap();
    drop(journal);
    assert!(fs::read(directory.join("journal.aside-2026-11-21T10.00.00Z.db")).unwrap() == bytes);
    let expected: Vec<String> = readable.into_iter().chain([record(99)]).collect();
    assert_eq!(ready(&directory).1, expected);
}

#[test]
fn given_a_name_taken_or_a_bad_suffix_or_key_when_restarted_then_refused_and_nothing_changed() {
    let (_holder, directory) = on_disk();
    written(&directory, &records(0..2));
    drop(set_aside_and_restart(&directory, KEY, &records(0..1), "a").unwrap());
    let before = contents(&directory);
    let refusal = |key: &[u8], suffix: &str| set_aside_and_restart(&directory, key, &[], suffix).unwrap_err();
    assert_eq!(refusal(KEY, "a"), RestartError::NameTaken { name: "journal.aside-a.db".to_owned() });
    assert_eq!(refusal(&KEY[1..], "b"), RestartError::Key);
    for suffix in ["", "../x", "a/b", "a b", "ü", "a:b", &"x".repeat(65)] {
        assert_eq!(refusal(KEY, suffix), RestartError::Suffix, "{suffix}");
    }
    assert!(contents(&directory) == before);
    assert_eq!(ready(&directory).1, records(0..1));
}

#[test]
fn given_the_file_was_replaced_underneath_when_appended_then_refused_and_neither_file_is_written() {
    let (_holder, directory) = on_disk();
    let (mut journal, _) = ready(&directory);
    journal.append(&records(0..2)).unwrap();
    // Only who ignores the locks can do that: a file manager, a restore.
    let other = directory.join("other");
    written(&other, &records(0..2));
    fs::rename(other.join("journal.db"), directory.join("journal.db")).unwrap();
    for _ in 0..3 {
        assert!(matches!(journal.append(&[record(2)]), Err(AppendError::Changed { .. })));
    }
    drop(journal);
    assert_eq!(ready(&directory).1, records(0..2));
}

#[test]
fn given_the_file_was_removed_underneath_when_appended_then_refused_until_it_is_back() {
    let (_holder, directory) = on_disk();
    let (mut journal, _) = ready(&directory);
    journal.append(&[record(0)]).unwrap();
    let (here, away) = (directory.join("journal.db"), directory.join("away.db"));
    fs::rename(&here, &away).unwrap();
    for _ in 0..2 {
        assert!(matches!(journal.append(&[record(1)]), Err(AppendError::Storage { .. })));
    }
    fs::rename(&away, &here).unwrap();
    journal.append(&[record(1)]).unwrap();
    drop(journal);
    assert_eq!(ready(&directory).1, records(0..2));
}
