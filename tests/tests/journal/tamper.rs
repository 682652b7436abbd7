//! A file that was changed: by a failing chip, a cut, or a hand. It is reported, or every record is as it was.

use crate::support::{KEY, Seeded, in_memory, ready, record, records, written};
use aftercare_journal::{Opening, Trouble, open};
use rusqlite::{Connection, params};
use std::fs;
use std::path::{Path, PathBuf};

const FLIPS: usize = 1_000;

/// What became of changed files.
#[derive(Debug, Default)]
struct Tally {
    reported: usize,
    unchanged: usize,
}

/// Puts `bytes` in place of the journal and opens it.
fn judge(directory: &Path, bytes: &[u8], original: &[String], what: &str, tally: &mut Tally) {
    let path = directory.join("journal.db");
    fs::write(&path, bytes).unwrap();
    match open(directory, Some(KEY)).unwrap() {
        Opening::Ready { mut journal, records } => {
            assert_eq!(records, original, "{what}: silently changed");
            // What is ready must also take a record, one that needs new pages, without losing another.
            journal.append(&[record(16)]).unwrap();
            drop(journal);
            let after = ready(directory).1;
            assert_eq!(after[..original.len()], *original, "{what}: lost by the next append");
            assert_eq!(after[original.len()..], [record(16)], "{what}: the next append was lost");
            tally.unchanged += 1;
        }
        Opening::Trouble { cause, records } => {
            assert!(original.starts_with(&records), "{what}: not a prefix ({cause})");
            assert_ne!(cause, Trouble::WrongKey, "{what}");
            assert!(fs::read(&path).unwrap() == bytes, "{what}: the damaged file was changed ({cause})");
            tally.reported += 1;
        }
    }
}

fn flipped(bytes: &[u8], bit: usize) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    bytes[bit / 8] ^= 1 << (bit % 8);
    bytes
}

#[test]
fn given_one_bit_flipped_then_reported_or_every_record_unchanged() {
    let (_holder, directory) = in_memory();
    let original = records(0..60);
    written(&directory, &original);
    let bytes = fs::read(directory.join("journal.db")).unwrap();
    let mut seeded = Seeded(2);
    let (mut anywhere, mut header) = (Tally::default(), Tally::default());
    for _ in 0..FLIPS {
        let bit = seeded.below(bytes.len() * 8);
        judge(&directory, &flipped(&bytes, bit), &original, &format!("bit {bit}"), &mut anywhere);
    }
    // SQLite's header: few bits, and each means something else.
    for bit in 0..100 * 8 {
        judge(&directory, &flipped(&bytes, bit), &original, &format!("bit {bit}"), &mut header);
    }
    println!(
        "{} bytes; {FLIPS} flips: {anywhere:?}; every bit of the header: {header:?}; 0 silent",
        bytes.len()
    );
    assert!(anywhere.reported > FLIPS / 4, "most of the file is records");
}

#[test]
#[ignore = "minutes: every single bit of a small file"]
fn given_any_single_bit_flipped_then_reported_or_every_record_unchanged() {
    let (_holder, directory) = in_memory();
    let original = records(0..8);
    written(&directory, &original);
    let bytes = fs::read(directory.join("journal.db")).unwrap();
    let mut tally = Tally::default();
    for bit in 0..bytes.len() * 8 {
        judge(&directory, &flipped(&bytes, bit), &original, &format!("bit {bit}"), &mut tally);
    }
    println!("{} bits: {tally:?}; 0 silent", bytes.len() * 8);
}

#[test]
fn given_a_file_cut_at_any_length_then_reported_or_every_record_unchanged() {
    let (_holder, directory) = in_memory();
    let original = records(0..12);
    written(&directory, &original);
    let bytes = fs::read(directory.join("journal.db")).unwrap();
    let mut tally = Tally::default();
    for length in 0..bytes.len() {
        judge(&directory, &bytes[..length], &original, &format!("length {length}"), &mut tally);
    }
    println!("{} lengths: {tally:?}; 0 silent", bytes.len());
    assert_eq!(tally.unchanged, 0, "a cut file is always reported");
}

#[test]
fn given_a_page_in_use_is_listed_as_free_then_reported_before_an_append_overwrites_it() {
    let (_holder, directory) = in_memory();
    let original = records(0..60);
    written(&directory, &original);
    let bytes = fs::read(directory.join("journal.db")).unwrap();
    let pages = u32::try_from(bytes.len() / 4096).unwrap();
    let mut tally = Tally::default();
    for page in 2..=pages {
        let mut changed = bytes.clone();
        // SQLite's header: the first page of the list of free pages, and how many are free.
        changed[32..36].copy_from_slice(&page.to_be_bytes());
        changed[36..40].copy_from_slice(&1_u32.to_be_bytes());
        judge(&directory, &changed, &original, &format!("page {page}"), &mut tally);
    }
    assert_eq!(tally.unchanged, 0);
}

/// A journal of five records, closed; `change` alters it by SQL; the authentic records that are left.
fn after(change: impl FnOnce(&Connection, &Path)) -> (Trouble, usize) {
    let (holder, directory) = in_memory();
    written(&directory, &records(0..5));
    let connection = Connection::open(directory.join("journal.db")).unwrap();
    change(&connection, holder.path());
    connection.close().unwrap();
    let (cause, read) = crate::support::troubled(&directory, Some(KEY));
    assert_eq!(read, records(0..read.len()));
    (cause, read.len())
}

/// Another journal under the same key, with `texts`.
fn another(holder: &Path, texts: &[String]) -> PathBuf {
    let directory = holder.join("another");
    written(&directory, texts);
    directory.join("journal.db")
}

fn sealed(connection: &Connection, seq: i64) -> Vec<u8> {
    connection.query_row("SELECT sealed FROM record WHERE seq = ?1", [seq], |row| row.get(0)).unwrap()
}

fn put(connection: &Connection, seq: i64, sealed: &[u8]) {
    connection.execute("INSERT OR REPLACE INTO record VALUES (?1, ?2)", params![seq, sealed]).unwrap();
}

fn damaged(expected: &str, left: usize, change: impl FnOnce(&Connection, &Path)) {
    let (cause, read) = after(change);
    assert_eq!(cause, Trouble::Damaged { detail: expected.to_owned() });
    assert_eq!(read, left, "{expected}");
}

#[test]
fn given_rows_removed_then_reported() {
    let remove = |sql: &'static str| move |c: &Connection, _: &Path| c.execute_batch(sql).unwrap();
    damaged("record 2 stands where record 1 belongs", 0, remove("DELETE FROM record WHERE seq = 1"));
    damaged("record 4 stands where record 3 belongs", 2, remove("DELETE FROM record WHERE seq = 3"));
    damaged("the head counts 5 records, there are 4", 4, remove("DELETE FROM record WHERE seq = 5"));
    damaged("the head counts 5 records, there are 0", 0, remove("DELETE FROM record"));
    assert!(matches!(after(remove("DELETE FROM head")), (Trouble::Damaged { .. }, 5)));
}

#[test]
fn given_rows_swapped_then_reported() {
    for (a, b) in [(1, 2), (2, 4), (4, 5)] {
        damaged(&format!("record {a} is not authentic"), a as usize - 1, |c, _| {
            let (first, second) = (sealed(c, a), sealed(c, b));
            put(c, a, &second);
            put(c, b, &first);
        });
    }
}

#[test]
fn given_rows_repeated_or_moved_then_reported() {
    damaged("record 6 is not authentic", 5, |c, _| put(c, 6, &sealed(c, 5)));
    damaged("record 4 is not authentic", 3, |c, _| put(c, 4, &sealed(c, 3)));
    damaged("record 0 stands where record 1 belongs", 0, |c, _| put(c, 0, &sealed(c, 1)));
    damaged("record -7 stands where record 1 belongs", 0, |c, _| put(c, -7, &sealed(c, 1)));
    damaged("record 9 stands where record 6 belongs", 5, |c, _| put(c, 9, &sealed(c, 5)));
    // Shortened from the front, with the numbers made to fit.
    damaged("record 1 is not authentic", 0, |c, _| {
        c.execute_batch("DELETE FROM record WHERE seq = 1; UPDATE record SET seq = seq - 1").unwrap();
    });
}

#[test]
fn given_bytes_of_a_row_changed_then_reported() {
    for sealed in [vec![], vec![0; 39], vec![0; 40], vec![0; 500]] {
        damaged("record 3 is not authentic", 2, |c, _| put(c, 3, &sealed));
    }
    for place in [0, 23, 24, 60] {
        damaged("record 2 is not authentic", 1, |c, _| {
            let mut bytes = sealed(c, 2);
            bytes[place] ^= 1;
            put(c, 2, &bytes);
        });
    }
}

#[test]
fn given_an_older_head_or_one_from_another_journal_then_reported() {
    let head_of = |path: &Path| -> (Vec<u8>, Vec<u8>) {
        let other = Connection::open(path).unwrap();
        other
            .query_row("SELECT key_check, sealed FROM head", [], |row| Ok((row.get(0)?, row.get(1)?)))
            .unwrap()
    };
    let set = |c: &Connection, sealed: &[u8]| {
        assert_eq!(c.execute("UPDATE head SET sealed = ?1", [sealed]).unwrap(), 1)
    };
    damaged("the head counts 3 records, there are 5", 5, |c, holder| {
        set(c, &head_of(&another(holder, &records(0..3))).1);
    });
    damaged("the head does not belong to the last record", 5, |c, holder| {
        set(c, &head_of(&another(holder, &records(0..5))).1);
    });
    damaged("the head is not authentic", 5, |c, _| set(c, &[1; 64]));
    damaged("the head is not authentic", 5, |c, holder| {
        // A key check is sealed under the same key and must not pass for a head.
        set(c, &head_of(&another(holder, &[])).0);
    });
    damaged("the key check is not authentic", 5, |c, _| {
        c.execute("UPDATE head SET key_check = ?1", [[1; 40]]).unwrap();
    });
}

#[test]
fn given_a_row_replayed_from_another_journal_under_the_same_key_then_reported() {
    let replay = |seq: i64| {
        move |c: &Connection, holder: &Path| {
            let other = Connection::open(another(holder, &records(0..5))).unwrap();
            put(c, seq, &sealed(&other, seq));
        }
    };
    // The first has no predecessor: it opens, and then the second does not follow it.
    damaged("record 2 is not authentic", 1, replay(1));
    damaged("record 3 is not authentic", 2, replay(3));
    damaged("record 5 is not authentic", 4, replay(5));
}

#[test]
fn given_a_single_record_replaced_by_that_of_another_journal_then_the_head_tells() {
    let (holder, directory) = in_memory();
    written(&directory, &records(0..1));
    let other = Connection::open(another(holder.path(), &records(0..1))).unwrap();
    let connection = Connection::open(directory.join("journal.db")).unwrap();
    put(&connection, 1, &sealed(&other, 1));
    connection.close().unwrap();
    let (cause, _) = crate::support::troubled(&directory, Some(KEY));
    assert_eq!(cause, Trouble::Damaged { detail: "the head does not belong to the last record".to_owned() });
}

#[test]
fn given_tables_other_than_they_were_made_then_reported_and_the_records_are_read() {
    for sql in [
        "CREATE TABLE more (x)",
        "CREATE INDEX slow ON record (sealed)",
        "CREATE TRIGGER forget AFTER INSERT ON record BEGIN DELETE FROM record WHERE seq = new.seq; END",
        "CREATE VIEW peek AS SELECT * FROM record",
        "ALTER TABLE head ADD COLUMN x BLOB",
    ] {
        damaged("the tables are not as they were made", 5, |c, _| c.execute_batch(sql).unwrap());
    }
    for sql in ["DROP TABLE record", "ALTER TABLE record RENAME COLUMN sealed TO open"] {
        damaged("the tables are not as they were made", 0, |c, _| c.execute_batch(sql).unwrap());
    }
}

/// A journal whose last append was cut off: the file, its rollback journal, and the records acknowledged.
fn interrupted(directory: &Path) -> (Vec<u8>, Vec<u8>, Vec<String>) {
    let original = records(0..20);
    written(directory, &original);
    let path = directory.join("journal.db");
    // A transaction too large for SQLite's cache writes pages before it commits; a copy taken then is what a
    // crash leaves behind.
    let connection = Connection::open(&path).unwrap();
    connection
        .execute_batch("PRAGMA journal_mode = TRUNCATE; PRAGMA cache_size = 2; PRAGMA cache_spill = 1; BEGIN")
        .unwrap();
    for seq in 1..=120 {
        put(&connection, seq, &[seq as u8; 700]);
    }
    let side = directory.join("journal.db-journal");
    let found = (fs::read(&path).unwrap(), fs::read(&side).unwrap());
    connection.execute_batch("ROLLBACK").unwrap();
    (found.0, found.1, original)
}

#[test]
fn given_a_rollback_journal_of_a_crashed_append_when_opened_then_rolled_back() {
    let (_holder, directory) = in_memory();
    let (bytes, side, original) = interrupted(&directory);
    assert!(side.len() > 1_000 && side[..8] == [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7]);
    let path = directory.join("journal.db");
    // Without the rollback journal the half-written file is damage, so there is something to recover.
    fs::write(&path, &bytes).unwrap();
    fs::write(directory.join("journal.db-journal"), b"").unwrap();
    crate::support::troubled(&directory, Some(KEY));
    fs::write(&path, &bytes).unwrap();
    fs::write(directory.join("journal.db-journal"), &side).unwrap();
    assert_eq!(ready(&directory).1, original);
}

#[test]
fn given_a_rollback_journal_itself_changed_then_reported_or_every_record_unchanged() {
    let (_holder, directory) = in_memory();
    let (bytes, side, original) = interrupted(&directory);
    let mut seeded = Seeded(3);
    let flips = (0..FLIPS / 2).map(|_| flipped(&side, seeded.below(side.len() * 8)));
    let cuts = (0..side.len()).step_by(97).map(|length| side[..length].to_vec());
    let (mut reported, mut unchanged) = (0, 0);
    for changed in flips.chain(cuts) {
        fs::write(directory.join("journal.db"), &bytes).unwrap();
        fs::write(directory.join("journal.db-journal"), &changed).unwrap();
        match open(&directory, Some(KEY)).unwrap() {
            Opening::Ready { records, .. } => {
                assert_eq!(records, original);
                unchanged += 1;
            }
            Opening::Trouble { records, .. } => {
                assert!(original.starts_with(&records));
                reported += 1;
            }
        }
    }
    println!(
        "rollback journal of {} bytes: {reported} reported, {unchanged} unchanged, 0 silent",
        side.len()
    );
    assert!(reported > 0 && unchanged > 0);
}

#[test]
fn given_a_restart_was_interrupted_beside_a_foreign_rollback_journal_then_the_new_journal_is_whole() {
    let (holder, directory) = in_memory();
    let (_, side, _) = interrupted(&directory);
    let kept = records(0..7);
    fs::rename(another(holder.path(), &kept), directory.join("journal.new.db")).unwrap();
    fs::rename(directory.join("journal.db"), directory.join("journal.aside-x.db")).unwrap();
    fs::write(directory.join("journal.db-journal"), &side).unwrap();
    assert_eq!(ready(&directory).1, kept);
    assert_eq!(ready(&directory).1, kept);
}
