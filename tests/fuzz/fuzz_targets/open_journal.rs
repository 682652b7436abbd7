//! Whatever stands in the journal's file, opening it never panics and gives nothing that was not written: the
//! records of a sound journal, or trouble with the first of them.
//!
//! An input is a file as it is, and a list of changes to a whole journal: four bytes for each, where (three)
//! and what to put there.
#![no_main]

use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;

use aftercare_journal::{Opening, open};
use libfuzzer_sys::fuzz_target;

const KEY: [u8; 32] = [7; 32];

struct Whole {
    directory: PathBuf,
    records: Vec<String>,
    file: Vec<u8>,
}

/// A journal with some records, written once for each run.
fn whole() -> &'static Whole {
    static WHOLE: OnceLock<Whole> = OnceLock::new();
    WHOLE.get_or_init(|| {
        let folder = std::env::var_os("AFTERCARE_FUZZ_FOLDER").map_or_else(std::env::temp_dir, PathBuf::from);
        let directory = folder.join(format!("journal-{}", std::process::id()));
        let records: Vec<String> =
            (0..12).map(|n| format!(r#"{{"n":{n},"text":"{}"}}"#, "é".repeat(n * 37 % 300))).collect();
        match open(&directory, Some(&KEY)).expect("nobody else has it") {
            Opening::Ready { mut journal, .. } => {
                for record in &records {
                    journal.append(std::slice::from_ref(record)).expect("there is room");
                }
            }
            Opening::Trouble { cause, .. } => panic!("{cause}"),
        }
        let file = fs::read(directory.join("journal.db")).expect("it was written");
        Whole { directory, records, file }
    })
}

/// Opens a journal whose file is this; `original` when not a byte was changed.
fn opened(file: &[u8], original: bool) {
    let Whole { directory, records, .. } = whole();
    let _ = fs::remove_file(directory.join("journal.db-journal"));
    fs::write(directory.join("journal.db"), file).expect("there is room");
    match open(directory, Some(&KEY)).expect("nobody else has it") {
        // Without a fault it is all of them: a change that no reader can see leaves every record as it was.
        Opening::Ready { records: found, .. } => assert_eq!(&found, records),
        Opening::Trouble { records: found, .. } => {
            assert!(!original, "a whole journal is in trouble");
            assert!(records.starts_with(&found), "records that were never written");
        }
    }
}

fuzz_target!(|data: &[u8]| {
    opened(data, false);
    let mut changed = whole().file.clone();
    for change in data.chunks_exact(4).take(16) {
        let at = usize::from(change[0]) << 16 | usize::from(change[1]) << 8 | usize::from(change[2]);
        let at = at % changed.len();
        changed[at] = change[3];
    }
    opened(&changed, changed == whole().file);
});
