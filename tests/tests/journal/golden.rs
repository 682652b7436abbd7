//! Every format ever shipped opens for ever.

use crate::support::{KEY, ready, records};
use std::fs;
use std::path::{Path, PathBuf};

fn golden(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("golden").join(name)
}

#[test]
fn given_the_file_of_format_1_when_opened_then_it_gives_exactly_its_records_and_takes_more() {
    let key = fs::read(golden("journal_v1.key")).unwrap();
    let expected = fs::read_to_string(golden("journal_v1.records")).unwrap();
    let mut expected: Vec<String> = expected.lines().map(str::to_owned).collect();
    assert_eq!(key, KEY);
    let holder = tempfile::tempdir().unwrap();
    fs::copy(golden("journal_v1.db"), holder.path().join("journal.db")).unwrap();
    let (mut journal, read) = ready(holder.path());
    assert_eq!(read, expected);
    expected.push(crate::support::record(0));
    journal.append(&expected[expected.len() - 1..]).unwrap();
    drop(journal);
    assert_eq!(ready(holder.path()).1, expected);
}

#[test]
#[ignore = "writes the golden file of format 1; it is written once and then only read"]
fn write_the_golden_file() {
    assert!(!golden("journal_v1.db").exists(), "a shipped file is never written again");
    let holder = tempfile::tempdir().unwrap();
    let texts: Vec<String> =
        records(0..8).into_iter().chain(["{}".to_owned(), records(16..17).remove(0)]).collect();
    crate::support::written(holder.path(), &texts);
    fs::copy(holder.path().join("journal.db"), golden("journal_v1.db")).unwrap();
    fs::write(golden("journal_v1.key"), KEY).unwrap();
    fs::write(golden("journal_v1.records"), texts.join("\n") + "\n").unwrap();
}
