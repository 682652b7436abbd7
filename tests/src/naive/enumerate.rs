//! Every case over some inputs; all other inputs stay bare: no answer, no risk, nothing known.

use std::collections::BTreeSet;

use super::{Naive, Reads, Vector};

/// Hours on both sides of every threshold, and the ends.
#[must_use]
pub fn hour_classes(thresholds: &BTreeSet<u32>) -> Vec<f64> {
    let mut hours = vec![0.0];
    for threshold in thresholds {
        // One second before, and the moment itself.
        hours.extend([f64::from(*threshold) - 1.0 / 3600.0, f64::from(*threshold)]);
    }
    hours.push(hours.last().copied().unwrap_or_default() + 1000.0);
    hours
}

/// Calls `each` with every combination of what `reads` names: every answer and none, at every
/// check-in, on both sides of every threshold, with every subset of the risks, every pain before and,
/// if regions matter, every one and every two of them. Gives the count.
pub fn every_case(naive: &Naive, reads: &Reads, mut each: impl FnMut(&Vector)) -> u64 {
    let hours = hour_classes(&reads.hours);
    let risks: Vec<usize> = reads.risks.iter().copied().collect();
    let befores: Vec<Option<u8>> =
        if reads.before { std::iter::once(None).chain((0..=10).map(Some)).collect() } else { vec![None] };
    let previous: Vec<u32> = std::iter::once(0)
        .chain(reads.previous.iter().flat_map(|count| [count - 1, *count, count + 1]))
        .collect();
    let questions: Vec<usize> = reads.questions.iter().copied().collect();
    let n = naive.regions.len();
    let region_choices: Vec<(usize, usize)> = if reads.regions {
        (0..n).flat_map(|a| (a..n).map(move |b| (a, b))).collect()
    } else {
        // A leg: in no set and behind no question.
        let leg = naive.regions.iter().position(|id| id == "leg").unwrap();
        vec![(leg, leg)]
    };
    let mut count = 0;
    for check_in in 0..naive.check_ins.len() {
        for (a, b) in &region_choices {
            let mut vector = Vector::bare(naive, check_in, *a);
            vector.regions[*b] = true;
            for subset in 0..1_u32 << risks.len() {
                for (i, risk) in risks.iter().enumerate() {
                    vector.risks[*risk] = subset & (1 << i) != 0;
                }
                for hours in &hours {
                    vector.hours = *hours;
                    for before in &befores {
                        vector.before = *before;
                        for previous in &previous {
                            vector.previous = *previous;
                            every_answer(naive, &questions, &mut vector, &mut |vector| {
                                count += 1;
                                each(vector);
                            });
                        }
                    }
                }
            }
        }
    }
    count
}

fn every_answer(naive: &Naive, questions: &[usize], vector: &mut Vector, each: &mut impl FnMut(&Vector)) {
    let Some((question, rest)) = questions.split_first() else { return each(vector) };
    let values = u8::try_from(naive.questions[*question].values.len()).unwrap();
    for answer in std::iter::once(None).chain((0..values).map(Some)) {
        vector.answers[*question] = answer;
        every_answer(naive, rest, vector, each);
    }
    vector.answers[*question] = None;
}
