//! What the budgets of docs/performance.md are set for, timed. `cargo bench -p aftercare-tests`.
#![allow(clippy::unwrap_used, missing_docs)]

use aftercare_core::content::Content;
use aftercare_tests::work::{self, Work};
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

// Many in a row: the budgets of these two are for warm calls.
#[divan::bench(sample_size = 1000)]
fn assess(bencher: Bencher<'_, '_>) {
    let work = Work::new();
    bencher.bench(|| black_box(&work).assess());
}

#[divan::bench(sample_size = 1000)]
fn plan(bencher: Bencher<'_, '_>) {
    let work = Work::new();
    bencher.bench(|| black_box(&work).plan());
}

#[divan::bench(sample_size = 100)]
fn answer(bencher: Bencher<'_, '_>) {
    let work = Work::new();
    bencher.bench(|| black_box(&work).answer());
}

#[divan::bench(sample_size = 100)]
fn redraw(bencher: Bencher<'_, '_>) {
    let work = Work::new();
    bencher.bench(|| black_box(&work).redraw());
}

#[divan::bench]
fn load_content(bencher: Bencher<'_, '_>) {
    bencher.bench(|| Content::shipped().unwrap());
}

#[divan::bench(sample_count = 50)]
fn open_and_replay_500_events(bencher: Bencher<'_, '_>) {
    let folder = tempfile::tempdir().unwrap();
    work::fill(folder.path(), 500).unwrap();
    bencher.bench_local(|| work::open_engine(folder.path().to_owned()).unwrap());
}

#[divan::bench(sample_count = 200)]
fn append_durably(bencher: Bencher<'_, '_>) {
    // On a disk, not in memory: syncing is most of it.
    let folder = tempfile::tempdir_in(env!("CARGO_MANIFEST_DIR")).unwrap();
    let mut journal = work::open(folder.path()).unwrap();
    let event = [work::one_event()];
    bencher.bench_local(|| journal.append(&event).unwrap());
}
