//! A case as bits: what the rules look at, and nothing else. Names are resolved in [`super::case`].

use super::condition::{Outcome, Truth};
use crate::protocol::Protocol;

/// The most questions a protocol can have; also the width of the bit sets.
pub(crate) const MAX_QUESTIONS: usize = 64;

/// The first choice, `no` or the value 0.
pub(crate) const HARMLESS: u16 = 1;

/// A case that fits its protocol: every answer is one of its question's, and belongs to a question
/// that is asked (or to a red flag, which counts at every check-in).
///
/// Valid only with the protocol that made it.
#[derive(Clone, Debug, PartialEq)]
pub struct Facts {
    hours: f64,
    check_in: u32,
    regions: u32,
    risks: u32,
    previous: u32,
    before: Option<u8>,
    damaged: bool,
    asked: u64,
    given: u64,
    reported: u64,
    /// One bit of each entry is the answer (bit n = choice n or scale value n); 0 = no answer.
    answers: [u16; MAX_QUESTIONS],
}

/// The parts of a case that are not answers, as bits and numbers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Frame {
    pub(crate) hours: f64,
    pub(crate) check_in: usize,
    pub(crate) regions: u32,
    pub(crate) risks: u32,
    pub(crate) previous: u32,
    pub(crate) before: Option<u8>,
    pub(crate) damaged: bool,
}

impl Facts {
    pub(crate) fn new(frame: Frame) -> Self {
        Self {
            hours: frame.hours,
            check_in: 1 << (frame.check_in & 31),
            regions: frame.regions,
            risks: frame.risks,
            previous: frame.previous,
            before: frame.before,
            damaged: frame.damaged,
            asked: 0,
            given: 0,
            reported: 0,
            answers: [0; MAX_QUESTIONS],
        }
    }

    /// Sets the answer of a question: bit n for choice n or scale value n.
    pub(crate) fn set(&mut self, question: usize, bit: u16) {
        if let Some(answer) = self.answers.get_mut(question) {
            *answer = bit;
        }
    }

    /// Finds out which questions are asked and takes away the answers that do not count; gives their
    /// questions as bits. Goes in the order of the table: a condition reads only questions before it.
    pub(crate) fn settle(&mut self, protocol: &Protocol) -> u64 {
        (self.asked, self.given, self.reported) = (0, 0, 0);
        let mut dropped = 0;
        for ((bit, question), index) in bits().zip(&protocol.compiled.questions).zip(0..) {
            let asked = question.ask_at & self.check_in != 0
                && question
                    .asked_if
                    .as_ref()
                    .is_none_or(|node| node.truth(self, &Outcome::NONE) == Truth::True);
            self.asked |= if asked { bit } else { 0 };
            match self.answer(index) {
                0 => {}
                _ if !asked && !question.red => {
                    self.set(usize::from(index), 0);
                    dropped |= bit;
                }
                answer => {
                    self.given |= bit;
                    self.reported |= if answer == HARMLESS { 0 } else { bit };
                }
            }
        }
        dropped
    }

    pub(crate) fn answer(&self, question: u8) -> u16 {
        self.answers.get(usize::from(question)).copied().unwrap_or_default()
    }

    /// What a condition on an unanswered question is: unknown if asked, else false.
    pub(crate) fn without_answer(&self, question: u8) -> Truth {
        if self.asked & (1 << (question & 63)) == 0 { Truth::False } else { Truth::Unknown }
    }

    /// The questions asked, one bit each in the order of the protocol's table.
    #[must_use]
    pub const fn asked(&self) -> u64 {
        self.asked
    }

    /// The questions asked that have no answer, as bits.
    #[must_use]
    pub const fn unanswered(&self) -> u64 {
        self.asked & !self.given
    }

    /// The questions whose answer that counts is not the harmless one, as bits.
    pub(crate) const fn reported(&self) -> u64 {
        self.reported
    }

    /// Marks the case as damaged: something around it could not be read, e.g. the journal holds an
    /// event that this version does not know.
    #[must_use]
    pub const fn marked_damaged(mut self) -> Self {
        self.damaged = true;
        self
    }

    /// Hours since the session ended, never negative.
    #[must_use]
    pub const fn hours(&self) -> f64 {
        self.hours
    }

    /// Whether something of a stored case could not be read.
    #[must_use]
    pub const fn damaged(&self) -> bool {
        self.damaged
    }

    pub(crate) const fn before(&self) -> Option<u8> {
        self.before
    }

    pub(crate) const fn check_in_bit(&self) -> u32 {
        self.check_in
    }

    pub(crate) const fn regions(&self) -> u32 {
        self.regions
    }

    pub(crate) const fn risks(&self) -> u32 {
        self.risks
    }

    pub(crate) const fn previous(&self) -> u32 {
        self.previous
    }
}

/// The bits of a set of questions or rules, lowest first.
pub(crate) fn bits() -> impl Iterator<Item = u64> {
    (0..u64::BITS).map(|shift| 1 << shift)
}
