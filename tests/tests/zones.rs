//! The offsets of every zone over 2022-2028 as a file, which Kotlin and Swift compare with the clock
//! libraries of their platforms.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use aftercare_core::time::Timestamp;
use aftercare_tests::zones::distinct;

const HEAD: &str = "\
# Every offset of every zone from 2022-01-01 to 2029-01-01 UTC, written by the test `zones`.
# A block for each clock: `zone` with all names that share it; `offset` before the first change, seconds
# east of UTC; a `change` line for each change: milliseconds since 1970, then the new offset.
";

fn written() -> String {
    let at = |text: &str| -> Timestamp { Timestamp::from_rfc3339(text).unwrap() };
    let mut text = HEAD.to_owned();
    for history in distinct(at("2022-01-01T00:00:00Z"), at("2029-01-01T00:00:00Z")) {
        writeln!(text, "\nzone {}\noffset {}", history.names.join(" "), history.offset_s).unwrap();
        for change in &history.changes {
            writeln!(text, "change {} {}", change.at.0, change.offset_s).unwrap();
        }
    }
    text
}

#[test]
fn the_file_of_zones_is_what_the_bundled_database_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden/zones_2022_2028.txt");
    let written = written();
    assert!(written.contains("Asia/Almaty") && written.lines().count() > 400);
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &written).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == written, "the zones changed: run with UPDATE=1 and look at the difference");
}
