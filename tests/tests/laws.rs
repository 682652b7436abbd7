//! The safety laws over everything the rules can see.
//!
//! The cut. A level is the highest of the rules that fired, and each rule reads few inputs. So each
//! rule is gone through over every combination of what it reads, all else bare: there the core must
//! agree with the naive reading, and the laws must hold. That this says something about every case
//! rests on two facts, each with a test of its own: what a rule does not read does not change it, and a
//! rule that fired fires still when more is answered or added.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    missing_docs
)]

use aftercare_core::protocol::Protocol;
use aftercare_core::triage::{Facts, Level, assess, assess_so_far};
use aftercare_tests::naive::{Bench, Naive, Random, Reads, Vector, all_thresholds, every_case, hour_classes};

const NEEDLING: &str = include_str!("../../core/protocol/needling.json");

fn both() -> (Naive, Protocol) {
    (Naive::new(NEEDLING), Protocol::parse(NEEDLING).unwrap())
}

/// Level and rules that fired, before the closing rules.
fn fired(protocol: &Protocol, facts: &Facts) -> (usize, u64) {
    assess_so_far(protocol, facts).map_or((0, 0), |found| (found.level as usize, found.rules))
}

/// All answers harmless, no pain: the case that every law starts from.
fn harmless(naive: &Naive, check_in: usize, region: usize) -> Vector {
    let mut vector = Vector::bare(naive, check_in, region);
    vector.answers.iter_mut().for_each(|answer| *answer = Some(0));
    vector
}

#[test]
fn every_rule_over_all_it_reads_fires_as_the_naive_reading_says() {
    let (naive, protocol) = both();
    let mut bench = Bench::new(&naive, &protocol);
    let mut total = 0;
    for (i, rule) in naive.rules.iter().enumerate() {
        let Some(when) = rule.json.get("when") else { continue };
        let reads = Reads::of(&naive, when);
        let mut fires = 0_u64;
        let count = every_case(&naive, &reads, |vector| {
            let expected = naive.assess(vector);
            let found = assess(&protocol, &bench.strict(vector));
            assert_eq!(
                (found.level as usize, found.rules, found.unanswered),
                (expected.level, expected.rules, expected.unanswered),
                "{vector:?}"
            );
            fires += found.rules >> i & 1;
        });
        assert!(fires > 0 && fires < count, "{} fires in {fires} of {count}", rule.id);
        total += count;
    }
    println!("{} rules over all they read: {total} cases", naive.rules.len() - 2);
}

#[test]
fn what_a_rule_does_not_read_does_not_change_it() {
    let (naive, protocol) = both();
    let mut bench = Bench::new(&naive, &protocol);
    let mut random = Random::new(2);
    let hours = hour_classes(&all_thresholds(&naive.json));
    let rules: Vec<(usize, Reads)> = (0..)
        .zip(&naive.rules)
        .filter_map(|(i, rule)| Some((i, Reads::of(&naive, rule.json.get("when")?))))
        .collect();
    let mut a = Vector::bare(&naive, 0, 0);
    let mut b = a.clone();
    for _ in 0..10_000 {
        for (i, reads) in &rules {
            a.shuffle(&naive, &hours, &mut random);
            b.shuffle(&naive, &hours, &mut random);
            b.check_in = a.check_in;
            if !reads.hours.is_empty() {
                b.hours = a.hours;
            }
            if reads.regions {
                b.regions.clone_from(&a.regions);
            }
            if reads.before {
                b.before = a.before;
            }
            if !reads.previous.is_empty() {
                b.previous = a.previous;
            }
            reads.risks.iter().for_each(|risk| b.risks[*risk] = a.risks[*risk]);
            reads.questions.iter().for_each(|question| b.answers[*question] = a.answers[*question]);
            let (_, in_a) = fired(&protocol, &bench.lenient(&a));
            let (_, in_b) = fired(&protocol, &bench.lenient(&b));
            assert_eq!(in_a >> i & 1, in_b >> i & 1, "{}: {a:?} {b:?}", naive.rules[*i].id);
        }
    }
}

/// Law 2, for each rule over all it reads: wherever it fires, after any one step toward worse a rule of
/// at least its level fires; and after one more answer, region or risk it fires still.
#[test]
fn law_2_where_a_rule_fires_no_step_toward_worse_lowers_the_level() {
    let (naive, protocol) = both();
    let mut bench = Bench::new(&naive, &protocol);
    let (mut cases, mut steps) = (0, 0_u64);
    for (i, rule) in naive.rules.iter().enumerate() {
        let Some(when) = rule.json.get("when") else { continue };
        let reads = Reads::of(&naive, when);
        cases += every_case(&naive, &reads, |vector| {
            if fired(&protocol, &bench.strict(vector)).1 >> i & 1 == 0 {
                return;
            }
            let mut worse = vector.clone();
            for question in &reads.questions {
                let last = naive.questions[*question].values.len() as u8;
                let from = vector.answers[*question];
                for value in from.map_or(0, |value| value + 1)..last {
                    worse.answers[*question] = Some(value);
                    let (level, rules) = fired(&protocol, &bench.strict(&worse));
                    assert!(level >= rule.level, "{}: {vector:?} -> {worse:?}", rule.id);
                    assert!(from.is_some() || rules >> i & 1 == 1, "{}: {vector:?} -> {worse:?}", rule.id);
                    steps += 1;
                }
                // `not_sure` and `yes` count the same, so the step back must not lower it either.
                if naive.questions[*question].values[0] == "no" && from == Some(2) {
                    worse.answers[*question] = Some(1);
                    assert!(fired(&protocol, &bench.strict(&worse)).0 >= rule.level, "{vector:?}");
                }
                worse.answers[*question] = from;
            }
            for more in (0..naive.regions.len()).filter(|_| reads.regions) {
                worse.regions[more] = true;
                assert!(fired(&protocol, &bench.strict(&worse)).1 >> i & 1 == 1, "{worse:?}");
                worse.regions[more] = vector.regions[more];
                steps += 1;
            }
            for more in &reads.risks {
                worse.risks[*more] = true;
                assert!(fired(&protocol, &bench.strict(&worse)).1 >> i & 1 == 1, "{worse:?}");
                worse.risks[*more] = vector.risks[*more];
                steps += 1;
            }
        });
    }
    println!("law 2: {cases} cases, {steps} steps from those where the rule fires");
}

/// The rest of law 2: a step toward worse never stops a question from being asked, so that an
/// incomplete case cannot become complete by it.
#[test]
fn law_2_a_step_toward_worse_never_hides_a_question() {
    let (naive, protocol) = both();
    let mut bench = Bench::new(&naive, &protocol);
    for question in 0..naive.questions.len() {
        let mut reads = Reads::default();
        reads.question(&naive, question);
        every_case(&naive, &reads, |vector| {
            let asked = bench.strict(vector).asked();
            let mut worse = vector.clone();
            for other in &reads.questions {
                for value in vector.answers[*other].map_or(0, |value| value + 1)
                    ..naive.questions[*other].values.len() as u8
                {
                    worse.answers[*other] = Some(value);
                    assert_eq!(bench.strict(&worse).asked() & asked, asked, "{vector:?} -> {worse:?}");
                }
                worse.answers[*other] = vector.answers[*other];
            }
            worse.regions.iter_mut().for_each(|region| *region = true);
            worse.risks.iter_mut().for_each(|risk| *risk = true);
            assert_eq!(bench.strict(&worse).asked() & asked, asked, "{worse:?}");
        });
    }
}

#[test]
fn law_1_a_red_flag_answer_never_gives_less_than_its_yes_level() {
    let (naive, protocol) = both();
    let mut bench = Bench::new(&naive, &protocol);
    let mut count = 0;
    for (q, question) in naive.questions.iter().enumerate().filter(|(_, question)| question.red) {
        let worst = *question.red_values.last().unwrap();
        let mut alone = Vector::bare(&naive, naive.check_ins.len() - 1, 0);
        alone.answers[q] = Some(worst);
        let least = fired(&protocol, &bench.strict(&alone)).0;
        assert_eq!(least, Level::Emergency as usize, "{}", question.id);
        for value in &question.red_values {
            count += everywhere(&naive, |vector| {
                vector.answers[q] = Some(*value);
                assert!(assess(&protocol, &bench.strict(vector)).level as usize >= least, "{vector:?}");
            });
        }
    }
    println!("law 1: {count} cases");
}

#[test]
fn law_5_the_three_founding_flags_are_an_emergency_everywhere() {
    let (naive, protocol) = both();
    let mut bench = Bench::new(&naive, &protocol);
    let mut count = 0;
    for id in ["breathless", "spreading_redness", "leg_weakness"] {
        let q = naive.question(id);
        for value in [1, 2] {
            // Every background of answers is gone through: the flag is the first answer or the last.
            count += everywhere(&naive, |vector| {
                vector.answers[q] = Some(value);
                let facts = bench.strict(vector);
                assert_eq!(assess_so_far(&protocol, &facts).unwrap().level, Level::Emergency, "{vector:?}");
                assert_eq!(assess(&protocol, &facts).level, Level::Emergency, "{vector:?}");
            });
        }
    }
    println!("law 5: {count} cases");
}

/// Every check-in, hour class, set of up to two regions and all of them, single risk and none and all,
/// on a background of no answers, harmless answers and worst answers.
fn everywhere(naive: &Naive, mut each: impl FnMut(&mut Vector)) -> u64 {
    let hours = hour_classes(&all_thresholds(&naive.json));
    let n = naive.regions.len();
    let mut sets: Vec<Vec<bool>> =
        (0..n).flat_map(|a| (a..n).map(move |b| (0..n).map(|i| i == a || i == b).collect())).collect();
    sets.push(vec![true; n]);
    let m = naive.risks.len();
    let mut risks: Vec<Vec<bool>> = (0..m).map(|a| (0..m).map(|i| i == a).collect()).collect();
    risks.extend([vec![false; m], vec![true; m]]);
    let none = vec![None; naive.questions.len()];
    let calm = vec![Some(0); naive.questions.len()];
    let worst = naive.questions.iter().map(|question| Some(question.values.len() as u8 - 1)).collect();
    let mut count = 0;
    for check_in in 0..naive.check_ins.len() {
        for hours in &hours {
            for regions in &sets {
                for risks in &risks {
                    for answers in [&none, &calm, &worst] {
                        let mut vector = Vector {
                            hours: *hours,
                            check_in,
                            regions: regions.clone(),
                            risks: risks.clone(),
                            before: Some(0),
                            previous: 0,
                            answers: answers.clone(),
                        };
                        each(&mut vector);
                        count += 1;
                    }
                }
            }
        }
    }
    count
}

/// Law 3 at each check-in, with every question it can ask asked: each single answer, each two and each
/// three missing.
#[test]
fn law_3_a_missing_answer_is_never_self_care() {
    let (naive, protocol) = both();
    let mut bench = Bench::new(&naive, &protocol);
    let n = naive.questions.len();
    let incomplete = naive.rules.iter().position(|rule| rule.otherwise == "unanswered").unwrap();
    let mut count = 0;
    for check_in in 0..naive.check_ins.len() {
        for pain in [0, 1, 4] {
            let mut whole = harmless(&naive, check_in, naive.regions.len() - 1);
            whole.risks.iter_mut().for_each(|risk| *risk = true);
            whole.answers[naive.question("pain_now")] = Some(pain);
            let facts = bench.strict(&whole);
            assert_eq!(assess(&protocol, &facts).level, Level::SelfCare, "{whole:?}");
            let asked = facts.asked();
            for a in 0..n {
                for b in a..n {
                    for c in b..n {
                        let missing = (1 << a | 1 << b | 1 << c) & asked;
                        if missing == 0 {
                            continue;
                        }
                        let mut vector = whole.clone();
                        for i in (0..n).filter(|i| missing >> i & 1 == 1) {
                            vector.answers[i] = None;
                        }
                        let found = assess(&protocol, &bench.strict(&vector));
                        assert_eq!(found.level, Level::ContactTherapist, "{vector:?}");
                        assert_eq!(found.rules, 1 << incomplete, "{vector:?}");
                        // What an open answer hides is not asked yet; all else that is missing is named.
                        assert!(found.unanswered != 0 && found.unanswered & !missing == 0, "{vector:?}");
                        count += 1;
                    }
                }
            }
        }
    }
    println!("law 3: {count} cases");
}

/// Law 3, the other half: whatever a red-flag question is answered with, self-care needs the harmless
/// answer.
#[test]
fn law_3_self_care_needs_every_red_flag_harmless() {
    let (naive, protocol) = both();
    let mut bench = Bench::new(&naive, &protocol);
    for check_in in 0..naive.check_ins.len() {
        for (q, question) in naive.questions.iter().enumerate().filter(|(_, question)| question.red) {
            for value in 1..question.values.len() as u8 {
                let mut vector = harmless(&naive, check_in, 9);
                vector.answers[q] = Some(value);
                assert!(assess(&protocol, &bench.strict(&vector)).level > Level::SelfCare, "{vector:?}");
            }
        }
    }
}
