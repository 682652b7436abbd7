//! Ten million whole cases, and a million walks: the core against the naive reading, and the laws where
//! everything is there at once.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    missing_docs
)]

use std::time::Instant;

use aftercare_core::protocol::Protocol;
use aftercare_core::triage::{assess, assess_so_far};
use aftercare_tests::naive::{Bench, Naive, Random, Seen, Vector, all_thresholds, hour_classes};

const NEEDLING: &str = include_str!("../../core/protocol/needling.json");
const VECTORS_PER_THREAD: u64 = 5_000_000;
const WALKS_PER_THREAD: u64 = 500_000;
const STEPS: u64 = 3;

#[derive(Default)]
struct Tally {
    levels: [u64; 4],
    rules: Vec<u64>,
}

#[test]
fn ten_million_cases_get_the_same_level_reasons_and_gaps_from_both_readings() {
    let started = Instant::now();
    let tallies: Vec<Tally> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..2).map(|seed| scope.spawn(move || compare(seed))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let naive = Naive::new(NEEDLING);
    let total: u64 = tallies.iter().flat_map(|tally| tally.levels).sum();
    let levels: Vec<u64> =
        (0..4).map(|level| tallies.iter().map(|tally| tally.levels[level]).sum()).collect();
    println!("{total} cases in {:.1?}; by level {levels:?}", started.elapsed());
    assert_eq!(total, 2 * VECTORS_PER_THREAD);
    assert!(levels.iter().all(|count| count * 100 > total), "too few cases of a level: {levels:?}");
    for (i, rule) in naive.rules.iter().enumerate() {
        let fired: u64 = tallies.iter().map(|tally| tally.rules[i]).sum();
        assert!(fired > 1000, "{} fired {fired} times only", rule.id);
    }
}

fn compare(seed: u64) -> Tally {
    let (naive, protocol) = (Naive::new(NEEDLING), Protocol::parse(NEEDLING).unwrap());
    let mut bench = Bench::new(&naive, &protocol);
    let mut random = Random::new(seed);
    let hours = hour_classes(&all_thresholds(&naive.json));
    let mut vector = Vector::bare(&naive, 0, 0);
    let mut tally = Tally { rules: vec![0; naive.rules.len()], ..Tally::default() };
    for n in 0..VECTORS_PER_THREAD {
        vector.shuffle(&naive, &hours, &mut random);
        let seen = naive.seen(&vector);
        let expected = naive.assess_seen(&vector, &seen);
        // The two ways in take turns; a case in order means the same to both.
        let facts = if n % 2 == 0 { bench.strict_seen(&vector, &seen) } else { bench.lenient(&vector) };
        let found = assess(&protocol, &facts);
        let found = (found.level as usize, found.rules, found.unanswered, found.damaged);
        assert_eq!(found, (expected.level, expected.rules, expected.unanswered, false), "{vector:?}");
        tally.levels[expected.level] += 1;
        for (i, count) in tally.rules.iter_mut().enumerate() {
            *count += expected.rules >> i & 1;
        }
        if expected.level < 3 {
            laws_1_and_3(&naive, &vector, &seen, expected.level);
        }
    }
    tally
}

/// Below emergency no red flag was answered badly; self-care has every answer and every flag harmless.
fn laws_1_and_3(naive: &Naive, vector: &Vector, seen: &[Seen], level: usize) {
    for (seen, question) in seen.iter().zip(&naive.questions) {
        match seen {
            Seen::Given(value) => {
                assert!(!question.red_values.contains(value), "{vector:?}");
                assert!(level > 0 || !question.red || *value == 0, "{vector:?}");
            }
            Seen::Open => assert!(level > 0, "{vector:?}"),
            Seen::NotAsked => {}
        }
    }
}

#[test]
fn a_million_walks_toward_worse_never_lower_the_level() {
    let steps: Vec<[u64; 4]> = std::thread::scope(|scope| {
        let threads: Vec<_> = (10..12).map(|seed| scope.spawn(move || walk(seed))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let of_kind: Vec<u64> = (0..4).map(|kind| steps.iter().map(|steps| steps[kind]).sum()).collect();
    println!("walks: {} , steps by kind (region, risk, worse, one more): {of_kind:?}", 2 * WALKS_PER_THREAD);
    assert!(of_kind.iter().all(|count| *count > 100_000), "{of_kind:?}");
}

fn walk(seed: u64) -> [u64; 4] {
    let (naive, protocol) = (Naive::new(NEEDLING), Protocol::parse(NEEDLING).unwrap());
    let mut bench = Bench::new(&naive, &protocol);
    let mut random = Random::new(seed);
    let hours = hour_classes(&all_thresholds(&naive.json));
    let mut vector = Vector::bare(&naive, 0, 0);
    let mut taken = [0; 4];
    for _ in 0..WALKS_PER_THREAD {
        vector.shuffle(&naive, &hours, &mut random);
        let facts = bench.strict(&vector);
        let mut before = (assess(&protocol, &facts), assess_so_far(&protocol, &facts));
        for _ in 0..STEPS {
            let kind = random.below(4);
            let from = vector.clone();
            let seen = naive.seen(&vector);
            match kind {
                0 => vector.regions[random.below(naive.regions.len())] = true,
                1 => vector.risks[random.below(naive.risks.len())] = true,
                _ => {
                    // Among the questions that allow this step, so that rare steps come up often enough.
                    let fits: Vec<usize> = (0..naive.questions.len())
                        .filter(|q| match (kind, seen[*q]) {
                            (2, Seen::Given(value)) => {
                                usize::from(value) + 1 < naive.questions[*q].values.len()
                            }
                            (3, Seen::Open) => true,
                            // A red flag is accepted where it is not asked, too.
                            (3, Seen::NotAsked) => naive.questions[*q].red,
                            _ => false,
                        })
                        .collect();
                    if fits.is_empty() {
                        continue;
                    }
                    let q = fits[random.below(fits.len())];
                    let values = naive.questions[q].values.len();
                    let least = match seen[q] {
                        Seen::Given(value) => usize::from(value) + 1,
                        Seen::Open | Seen::NotAsked => 0,
                    };
                    vector.answers[q] = Some(random.small(values - least) + least as u8);
                }
            }
            // A question that only now is asked has no answer yet.
            for (q, seen) in seen.iter().enumerate() {
                if *seen == Seen::NotAsked && kind != 3 {
                    vector.answers[q] = None;
                }
            }
            let facts = bench.strict(&vector);
            let after = (assess(&protocol, &facts), assess_so_far(&protocol, &facts));
            let fired = before.1.map_or(0, |found| found.rules);
            let still = after.1.map_or(0, |found| found.rules);
            let level = if kind == 3 { before.1.map(|found| found.level) } else { Some(before.0.level) };
            assert!(Some(after.0.level) >= level, "{from:?} -> {vector:?}");
            assert!(kind == 2 || still & fired == fired, "{from:?} -> {vector:?}");
            taken[kind] += 1;
            before = after;
        }
    }
    taken
}

/// The budget of an assessment is a microsecond; it is shown here and measured by the benches.
#[test]
fn the_time_of_one_assessment_is_shown() {
    let (naive, protocol) = (Naive::new(NEEDLING), Protocol::parse(NEEDLING).unwrap());
    let mut bench = Bench::new(&naive, &protocol);
    let mut random = Random::new(99);
    let hours = hour_classes(&all_thresholds(&naive.json));
    let mut vector = Vector::bare(&naive, 0, 0);
    let facts: Vec<_> = (0..1000)
        .map(|_| {
            vector.shuffle(&naive, &hours, &mut random);
            bench.strict(&vector)
        })
        .collect();
    let started = Instant::now();
    let mut sum = 0_u64;
    for _ in 0..100 {
        for facts in &facts {
            sum += assess(&protocol, facts).level as u64;
        }
    }
    println!("assess: {:?} each (sum {sum})", started.elapsed() / 100_000);
    assert!(sum > 0);
}
