//! A disk that fails at the k-th operation, for every k until a run passes without meeting the fault
//! (`tests/shim/faults.c`, preloaded into the writer). Linux only.

use crate::support::{KEY, Writer, in_memory, on_disk, ready, record, records};
use aftercare_journal::set_aside_and_restart;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// A bound for "every k": more operations than any script here has.
const MOST: usize = 2_000;

/// The compiled shim; `None`, with a line that says so, where it cannot be.
fn shim() -> Option<&'static Path> {
    static SHIM: OnceLock<Option<PathBuf>> = OnceLock::new();
    let built = SHIM.get_or_init(|| {
        if !cfg!(target_os = "linux") {
            return None;
        }
        let library =
            Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("faults-{}.so", std::process::id()));
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("shim/faults.c");
        let compiler =
            Command::new("cc").args(["-shared", "-fPIC", "-O1", "-o"]).arg(&library).arg(source).status();
        assert!(compiler.expect("a C compiler, `cc`").success());
        Some(library)
    });
    if built.is_none() {
        println!("skipped: the failing disk needs Linux");
    }
    built.as_deref()
}

struct Disk {
    environment: Vec<(&'static str, String)>,
    fired: PathBuf,
    log: PathBuf,
}

impl Disk {
    /// `kind` as in the shim; `at` = 0 never fails.
    fn failing(shim: &Path, directory: &Path, kind: &str, at: usize, forever: bool) -> Self {
        let fired = directory.with_extension("fired");
        let log = directory.with_extension("log");
        let mut environment = vec![
            ("LD_PRELOAD", shim.display().to_string()),
            ("FAULT_DIR", directory.display().to_string()),
            ("FAULT_KIND", kind.to_owned()),
            ("FAULT_AT", at.to_string()),
            ("FAULT_FIRED", fired.display().to_string()),
        ];
        if at == 0 {
            environment.push(("FAULT_LOG", log.display().to_string()));
        }
        if forever {
            environment.push(("FAULT_FOREVER", "1".to_owned()));
        }
        Self { environment, fired, log }
    }
}

/// What became of a script: the records that must be there, and the batch that may be there as a whole.
#[derive(Debug, Default)]
struct Told {
    acknowledged: Vec<String>,
    uncertain: Vec<String>,
    errors: usize,
}

/// Appends as the engine does: what failed goes first the next time.
fn life(writer: &mut Writer, tries: usize, forever: bool) -> Told {
    let mut told = Told::default();
    let batches = [records(0..1), records(1..4), records(4..17), records(17..18)];
    for (index, batch) in batches.into_iter().enumerate() {
        if index % 2 == 0 && !opened(writer, tries, forever, &mut told) {
            return told;
        }
        let mut stored = false;
        for _ in 0..tries {
            match writer.ask("append", &batch).as_deref() {
                Some("ok") => {
                    stored = true;
                    break;
                }
                Some(error) => {
                    assert!(error.starts_with("error the records could not be stored"), "{error}");
                    told.errors += 1;
                }
                None => break,
            }
        }
        if !stored {
            told.uncertain = batch;
            return told;
        }
        told.acknowledged.extend(batch);
        if index % 2 == 1 {
            writer.ask("close", &[]);
        }
    }
    told
}

fn opened(writer: &mut Writer, tries: usize, forever: bool, told: &mut Told) -> bool {
    for _ in 0..tries {
        match writer.ask("open", &[]) {
            Some(answer) if answer.starts_with("ready ") => {
                assert_eq!(answer, format!("ready {}", told.acknowledged.len()));
                return true;
            }
            // One failure is never called a damaged journal; a file that cannot be read at all may be.
            Some(answer) => {
                let refused = answer.contains("the journal's storage does not work");
                assert!(refused || forever && answer.contains("the journal is damaged"), "{answer}");
                told.errors += 1;
            }
            None => return false,
        }
    }
    false
}

fn every_fault(kind: &str, forever: bool) {
    let Some(shim) = shim() else { return };
    let deadly = matches!(kind, "kill" | "torn");
    let (mut errors, mut uncertain_kept) = (0, 0);
    for at in 1..MOST {
        // Where the process dies, what the real disk has counts; errors are the same everywhere.
        let (_holder, directory) = if deadly { on_disk() } else { in_memory() };
        let disk = Disk::failing(shim, &directory, kind, at, forever);
        let mut writer = Writer::start(&directory, &disk.environment);
        let told = life(&mut writer, 2, forever);
        drop(writer);
        let (journal, read) = ready(&directory);
        drop(journal);
        let whole: Vec<String> = told.acknowledged.iter().chain(&told.uncertain).cloned().collect();
        assert!(
            read == told.acknowledged || read == whole,
            "{kind} at {at}: {} kept of {told:?}",
            read.len()
        );
        if !deadly && !forever {
            assert_eq!(read, records(0..18), "{kind} at {at}: one fault is made good by trying again");
        }
        errors += told.errors;
        uncertain_kept += usize::from(read.len() > told.acknowledged.len());
        if !disk.fired.exists() {
            println!(
                "{kind}{}: {} operations, {errors} errors reported, {uncertain_kept} unacknowledged batches whole, 0 lost",
                if forever { " for ever" } else { "" },
                at - 1
            );
            assert!(at > 100, "the script must reach the disk");
            assert!(deadly || errors > 10, "faults must be noticed");
            return;
        }
    }
    panic!("{kind}: no run without the fault");
}

#[test]
fn given_an_io_error_at_any_operation_then_nothing_acknowledged_is_lost_and_the_next_try_succeeds() {
    every_fault("eio", false);
}

#[test]
fn given_a_disk_that_fails_from_any_operation_on_then_nothing_acknowledged_is_lost() {
    every_fault("eio", true);
}

#[test]
fn given_a_full_disk_for_one_operation_then_nothing_acknowledged_is_lost_and_the_next_try_succeeds() {
    every_fault("enospc", false);
}

#[test]
fn given_a_disk_that_is_full_from_any_operation_on_then_nothing_acknowledged_is_lost() {
    every_fault("enospc", true);
}

#[test]
fn given_a_write_that_stores_half_then_nothing_acknowledged_is_lost_and_the_next_try_succeeds() {
    every_fault("short", false);
}

#[test]
fn given_a_kill_before_any_operation_then_nothing_acknowledged_is_lost() {
    every_fault("kill", false);
}

#[test]
fn given_a_kill_in_the_middle_of_any_write_then_nothing_acknowledged_is_lost() {
    every_fault("torn", false);
}

#[test]
fn given_any_fault_while_erasing_then_everything_is_there_or_nothing_and_trying_again_erases() {
    let Some(shim) = shim() else { return };
    for kind in ["eio", "kill"] {
        for at in 1..MOST {
            let (_holder, directory) = in_memory();
            let disk = Disk::failing(shim, &directory, kind, at, false);
            let (mut journal, _) = ready(&directory);
            journal.append(&records(0..3)).unwrap();
            drop(journal);
            drop(set_aside_and_restart(&directory, KEY, &records(0..3), "x").unwrap());
            let mut writer = Writer::start(&directory, &disk.environment);
            let answer = writer.ask("erase", &[]);
            drop(writer);
            let (journal, read) = ready(&directory);
            assert!(read.is_empty() || read == records(0..3), "{kind} at {at}");
            assert!(answer.as_deref() != Some("ok") || read.is_empty(), "{kind} at {at}");
            journal.erase().unwrap();
            assert!(ready(&directory).1.is_empty());
            if !disk.fired.exists() {
                println!("erase, {kind}: {} operations", at - 1);
                assert!(at > 5);
                break;
            }
        }
    }
}

#[test]
fn given_any_fault_while_restarting_then_the_old_journal_or_the_new_one_is_there_and_the_old_bytes_are_kept()
{
    let Some(shim) = shim() else { return };
    for kind in ["eio", "enospc", "kill"] {
        for at in 1..MOST {
            let (_holder, directory) = in_memory();
            let disk = Disk::failing(shim, &directory, kind, at, false);
            let (mut journal, _) = ready(&directory);
            journal.append(&records(0..3)).unwrap();
            drop(journal);
            let old = std::fs::read(directory.join("journal.db")).unwrap();
            let mut writer = Writer::start(&directory, &disk.environment);
            let fields: Vec<String> = ["aside".to_owned()].into_iter().chain(records(0..2)).collect();
            let answer = writer.ask("restart", &fields);
            drop(writer);
            let (journal, read) = ready(&directory);
            drop(journal);
            let aside = std::fs::read(directory.join("journal.aside-aside.db"));
            if answer.as_deref() == Some("ok") || aside.is_ok() {
                assert_eq!((read, aside.unwrap()), (records(0..2), old), "{kind} at {at}: {answer:?}");
            } else {
                assert_eq!(read, records(0..3), "{kind} at {at}: {answer:?}");
            }
            if !disk.fired.exists() {
                println!("restart, {kind}: {} operations", at - 1);
                assert!(at > 20);
                break;
            }
        }
    }
}

#[test]
fn given_an_append_when_it_is_acknowledged_then_every_write_has_been_flushed_in_order() {
    let Some(shim) = shim() else { return };
    let (_holder, directory) = on_disk();
    let disk = Disk::failing(shim, &directory, "none", 0, false);
    let mut writer = Writer::start(&directory, &disk.environment);
    assert_eq!(writer.ask("open", &[]).unwrap(), "ready 0");
    assert_eq!(writer.ask("append", &[record(0)]).unwrap(), "ok");
    let before = std::fs::read_to_string(&disk.log).unwrap().lines().count();
    assert_eq!(writer.ask("append", &[record(1)]).unwrap(), "ok");
    let log = std::fs::read_to_string(&disk.log).unwrap();
    let steps: Vec<(&str, bool)> = log
        .lines()
        .skip(before)
        .map(|line| line.split_once(' ').unwrap())
        .map(|(name, path)| (name.trim_end_matches("64").trim_start_matches('p'), path.ends_with("-journal")))
        .collect();
    let first =
        |step| steps.iter().position(|found| *found == step).unwrap_or_else(|| panic!("{step:?}: {log}"));
    let last =
        |step| steps.iter().rposition(|found| *found == step).unwrap_or_else(|| panic!("{step:?}: {log}"));
    let flush = if steps.contains(&("fdatasync", false)) { "fdatasync" } else { "fsync" };
    // Old pages are safe before the first new one is written; new ones before the old are given up; and that
    // too is on the disk before the answer.
    assert!(first((flush, true)) < first(("write", false)), "{log}");
    assert!(last(("write", false)) < last((flush, false)), "{log}");
    assert!(last((flush, false)) < last(("ftruncate", true)), "{log}");
    assert!(last(("ftruncate", true)) < last((flush, true)), "{log}");
}
