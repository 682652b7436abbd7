//! One case as positions, and the bench on which the core is asked about it by names.

use aftercare_core::protocol::Protocol;
use aftercare_core::triage::{Answer, Case, Facts, GivenAnswer};

use super::{Naive, Random, Seen};

/// One case; everything by position in the protocol's tables.
#[derive(Clone, Debug, PartialEq)]
pub struct Vector {
    /// Hours since the session.
    pub hours: f64,
    /// Position of the check-in.
    pub check_in: usize,
    /// For each region whether it was needled.
    pub regions: Vec<bool>,
    /// For each risk whether it is there.
    pub risks: Vec<bool>,
    /// Pain before.
    pub before: Option<u8>,
    /// Check-ins missed in a row.
    pub previous: u32,
    /// For each question the answer given.
    pub answers: Vec<Option<u8>>,
}

impl Vector {
    /// No answer, no risk, one region, at once.
    #[must_use]
    pub fn bare(naive: &Naive, check_in: usize, region: usize) -> Self {
        let mut regions = vec![false; naive.regions.len()];
        regions[region] = true;
        Self {
            hours: 0.0,
            check_in,
            regions,
            risks: vec![false; naive.risks.len()],
            before: None,
            previous: 0,
            answers: vec![None; naive.questions.len()],
        }
    }

    /// Any case at all. How many answers are missing or harmless differs from case to case, so that
    /// every level comes up often.
    pub fn shuffle(&mut self, naive: &Naive, hours: &[f64], random: &mut Random) {
        self.hours = hours[random.below(hours.len())];
        self.check_in = random.below(naive.check_ins.len());
        let (region_p, risk_p) = ([60, 160, 400][random.below(3)], [0, 60, 300][random.below(3)]);
        for region in &mut self.regions {
            *region = random.permille(region_p);
        }
        let always = random.below(self.regions.len());
        self.regions[always] = true;
        for risk in &mut self.risks {
            *risk = random.permille(risk_p);
        }
        self.before = [None, Some(random.small(11))][random.below(2)];
        self.previous = u32::from(random.small(4));
        let harmless = [0, 500, 850, 950, 1000][random.below(5)];
        let missing = [0, 0, 20, 200, 700][random.below(5)];
        for (answer, question) in self.answers.iter_mut().zip(&naive.questions) {
            let values = question.values.len();
            *answer = if random.permille(missing) {
                None
            } else if random.permille(harmless) {
                // A scale's first value closes off other questions, so take small ones as well.
                Some(if question.scale { random.small(4) } else { 0 })
            } else {
                Some(random.small(values))
            };
        }
    }
}

/// Reuses its memory, so that millions of cases by name are quick.
pub struct Bench<'a> {
    naive: &'a Naive,
    protocol: &'a Protocol,
    case: Case,
    slots: Vec<GivenAnswer>,
    lent: Vec<usize>,
}

impl<'a> Bench<'a> {
    /// A bench for both readings of the same protocol.
    #[must_use]
    pub fn new(naive: &'a Naive, protocol: &'a Protocol) -> Self {
        let answer = |scale| if scale { Answer::Scale(0) } else { Answer::Choice(String::new()) };
        let slots = naive
            .questions
            .iter()
            .map(|question| GivenAnswer { question: question.id.clone(), answer: answer(question.scale) })
            .collect();
        let case = Case {
            hours: 0.0,
            regions: Vec::new(),
            risks: Vec::new(),
            pain_before: None,
            check_in: String::new(),
            answers: Vec::new(),
            previous_unanswered: 0,
        };
        Self { naive, protocol, case, slots, lent: Vec::new() }
    }

    /// The core's reading at a boundary: only the answers that count are handed over.
    ///
    /// # Panics
    /// When the core refuses the case.
    pub fn strict(&mut self, vector: &Vector) -> Facts {
        let seen = self.naive.seen(vector);
        self.strict_seen(vector, &seen)
    }

    /// The same, where what counts of the case is known already.
    ///
    /// # Panics
    /// When the core refuses the case.
    pub fn strict_seen(&mut self, vector: &Vector, seen: &[Seen]) -> Facts {
        self.fill(vector, |i| matches!(seen[i], Seen::Given(_)));
        Facts::strict(self.protocol, &self.case).unwrap_or_else(|fault| panic!("{fault}: {:?}", self.case))
    }

    /// The core's reading of a stored case: all answers are handed over, even those that do not count.
    pub fn lenient(&mut self, vector: &Vector) -> Facts {
        self.fill(vector, |_| true);
        Facts::lenient(self.protocol, &self.case)
    }

    fn fill(&mut self, vector: &Vector, counts: impl Fn(usize) -> bool) {
        for (question, given) in self.lent.drain(..).zip(self.case.answers.drain(..)) {
            self.slots[question] = given;
        }
        self.case.hours = vector.hours;
        self.case.pain_before = vector.before;
        self.case.previous_unanswered = vector.previous;
        self.case.check_in.clone_from(&self.naive.check_ins[vector.check_in]);
        names(&mut self.case.regions, &self.naive.regions, &vector.regions);
        names(&mut self.case.risks, &self.naive.risks, &vector.risks);
        for (i, value) in vector.answers.iter().enumerate() {
            let Some(value) = value.filter(|_| counts(i)) else { continue };
            match &mut self.slots[i].answer {
                Answer::Scale(scale) => *scale = value,
                Answer::Choice(choice) => {
                    choice.clone_from(&self.naive.questions[i].values[usize::from(value)])
                }
            }
            let empty = GivenAnswer { question: String::new(), answer: Answer::Scale(0) };
            self.lent.push(i);
            self.case.answers.push(std::mem::replace(&mut self.slots[i], empty));
        }
    }
}

fn names(into: &mut Vec<String>, table: &[String], chosen: &[bool]) {
    let mut count = 0;
    for (id, _) in table.iter().zip(chosen).filter(|(_, chosen)| **chosen) {
        match into.get_mut(count) {
            Some(old) => old.clone_from(id),
            None => into.push(id.clone()),
        }
        count += 1;
    }
    into.truncate(count);
}
