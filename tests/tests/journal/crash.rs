//! A process that is killed while it appends, as a phone does with any app: nothing acknowledged is lost.

use crate::support::{Seeded, Writer, on_disk, ready, record, records};

const KILLS: usize = 100;

#[test]
fn given_a_hundred_kills_during_appends_then_no_acknowledged_record_is_missing() {
    let (_holder, directory) = on_disk();
    let mut seeded = Seeded(1);
    let (mut kept, mut acknowledged_total, mut unacknowledged_kept) = (0, 0, 0);
    for kill in 0..KILLS {
        let mut writer = Writer::start(&directory, &[]);
        assert_eq!(writer.ask("open", &[]).unwrap(), format!("ready {kept}"), "kill {kill}");
        // More than will be done: the writer is killed in the midst of it, not while it waits.
        for n in kept..kept + 40 {
            writer.send("append", &[record(n)]);
        }
        let mut acknowledged = 0;
        for _ in 0..seeded.below(30) {
            assert_eq!(writer.answer().unwrap(), "ok");
            acknowledged += 1;
        }
        // A little later, so that kills fall into every phase of an append.
        for _ in 0..seeded.below(20_000) {
            std::hint::spin_loop();
        }
        acknowledged += writer.kill().iter().filter(|answer| *answer == "ok").count();
        let (journal, read) = ready(&directory);
        drop(journal);
        assert!(
            read.len() >= kept + acknowledged,
            "kill {kill}: {acknowledged} acknowledged, {} kept",
            read.len() - kept
        );
        assert_eq!(read, records(0..read.len()), "kill {kill}");
        unacknowledged_kept += read.len() - kept - acknowledged;
        acknowledged_total += acknowledged;
        kept = read.len();
    }
    println!(
        "{KILLS} kills: {acknowledged_total} records acknowledged, 0 lost, {unacknowledged_kept} kept unacknowledged"
    );
    assert!(acknowledged_total > KILLS, "the writer must have been at work");
}
