//! Simulated lives: random people with random phones (taps lost, repeated and late; the app killed; clocks put
//! wrong and right; zones changed; reminders dropped, late and twice; reports lost; storage that fails), whole
//! courses with several sessions, and every law of `laws.rs` looked at after each step.
//!
//! `AFTERCARE_LIVES=100000` lives so many on the core; `AFTERCARE_SEED=7` lives one, on both, and prints it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    missing_docs
)]

mod laws;
mod life;
mod on_core;
mod on_engine;
mod person;
mod phone;
mod teeth;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Instant;

use aftercare_core::content::Content;

use life::{Life, Tally};
use on_core::InMemory;
use on_engine::WithFiles;

/// Lives on the core in every run: 10 ms each. More by `AFTERCARE_LIVES` (docs/simulation.md).
const ON_CORE: u64 = 4_000;
const ON_ENGINE: u64 = 300;
const THREADS: u64 = 2;

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|value| value.parse().expect(name))
}

/// Lives these seeds on two threads, or only the one asked for; adds up what happened.
fn lives(seeds: u64, live: impl Fn(&Content, u64, bool) -> Result<Tally, String> + Sync) -> Tally {
    if let Some(seed) = number("AFTERCARE_SEED") {
        return live(&Content::shipped().unwrap(), seed, true).unwrap_or_else(|wrong| panic!("{wrong}"));
    }
    let live = &live;
    let of_thread = |thread: u64| {
        // Of one thread only: it cannot be shared.
        let content = Content::shipped().unwrap();
        let mut all = Tally::new();
        for seed in (thread..seeds).step_by(usize::try_from(THREADS).unwrap()) {
            let lived = catch_unwind(AssertUnwindSafe(|| live(&content, seed, false)))
                .unwrap_or_else(|_| Err("a panic, see above".to_owned()));
            match lived {
                Ok(tally) => {
                    tally.into_iter().for_each(|(what, count)| *all.entry(what).or_default() += count)
                }
                Err(wrong) => panic!("AFTERCARE_SEED={seed} lives this again: {wrong}"),
            }
        }
        all
    };
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..THREADS).map(|thread| scope.spawn(move || of_thread(thread))).collect();
        let mut all = Tally::new();
        for thread in threads {
            let tally = thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            tally.into_iter().for_each(|(what, count)| *all.entry(what).or_default() += count);
        }
        all
    })
}

fn report(tally: &Tally, started: Instant) {
    println!("in {:.1?}: {tally:?}", started.elapsed());
}

/// What every run has to come to, so that the laws saw it.
const HAPPENS: [&str; 40] = [
    "answered",
    "asked again after a mistake",
    "asked if seen",
    "called",
    "card shown to the crew",
    "clock jump recorded",
    "clock put right",
    "clock put wrong",
    "closed as a mistake",
    "closed, help on the way",
    "closed, seen",
    "corrected",
    "country set",
    "courses lived to their end",
    "erased",
    "finished a check-in",
    "first session",
    "further reason",
    "further session",
    "got through or not",
    "killed",
    "language set",
    "prompt raised",
    "quiet hours set",
    "red flag said somewhere",
    "refused",
    "remind me later",
    "reminders noted as shown",
    "report lost",
    "report twice",
    "steps",
    "tap lost",
    "tap of an earlier screen",
    "tap twice",
    "test reminder",
    "told contact_therapist",
    "told emergency",
    "told self_care",
    "worried anyway",
    "zone changed",
];

#[test]
fn lives_on_the_core_break_no_law() {
    let started = Instant::now();
    let tally = lives(number("AFTERCARE_LIVES").unwrap_or(ON_CORE), |content, seed, told| {
        let life = Life::new(content, seed, |device, now| InMemory::new(content, device, now));
        life.told(told).live()
    });
    report(&tally, started);
    if number("AFTERCARE_SEED").is_none() {
        for what in HAPPENS {
            assert!(tally.contains_key(what), "never happened: {what}");
        }
    }
}

#[test]
fn lives_on_the_engine_break_no_law_and_show_what_the_core_shows() {
    let started = Instant::now();
    let tally = lives(ON_ENGINE, |content, seed, told| {
        let folder = folder();
        let place = folder.path().join("journal");
        let life =
            Life::new(content, seed, |device, now| WithFiles::new(content, place.clone(), device, now));
        life.told(told).live()
    });
    report(&tally, started);
    if number("AFTERCARE_SEED").is_none() {
        for what in
            ["steps while nothing could be saved", "killed with something unsaved", "prompt raised", "erased"]
        {
            assert!(tally.contains_key(what), "never happened: {what}");
        }
    }
}

/// In memory where there is one: what a disk does is not looked at here.
fn folder() -> tempfile::TempDir {
    let memory = std::path::Path::new("/dev/shm");
    if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }.unwrap()
}
