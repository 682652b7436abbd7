//! The clinical protocol as data: what is asked, when, and what each answer leads to.
//!
//! [`Protocol::load`] reads `protocol/needling.json`, checks all of it and reports every fault at
//! once. What the conditions mean for a case is in [`crate::triage`]; the words are in
//! [`crate::locale`]. No rule and no number of the protocol stands in Rust.

mod check;
mod check_in;
mod compile;
mod condition;
mod expected;
mod fault;
pub(crate) mod fields;
mod lookup;
mod numbers;
mod question;
mod read;
mod rule;
mod screens;
pub(crate) mod strict_json;
mod table;
mod treatment;
mod wording;

pub use check_in::{CheckIn, Now, Nudge, Quiet, Reminders};
pub use condition::Condition;
pub use expected::{Expected, ExpectedPoint};
pub use fault::{Fault, Problem};
pub use numbers::Numbers;
pub use question::{Group, Question, QuestionKind};
pub use rule::{Advice, CardHint, Otherwise, Rule, Source};
pub use screens::{CourseLine, HeadacheLine, Wording};
pub use treatment::{Region, RegionSet, Risk, Technique};

use crate::locale::Locale;
use crate::triage::Level;

/// A protocol that was checked from end to end.
#[derive(Clone, Debug)]
pub struct Protocol {
    /// Its name, `needling`.
    pub id: String,
    /// Its version.
    pub version: String,
    /// SHA-256 of the file's bytes, 64 lower-case hex digits.
    pub sha256: String,
    /// The clinician who signed the whole; none so far.
    pub reviewed_by: Option<String>,
    /// What rules and numbers rest on.
    pub sources: Vec<Source>,
    /// All levels, lowest first.
    pub levels: Vec<Level>,
    /// Techniques, in the order offered.
    pub techniques: Vec<Technique>,
    /// Regions, in the order offered.
    pub regions: Vec<Region>,
    /// The region that stands for one that is not known.
    pub unknown_region: String,
    /// Sets of regions that rules name.
    pub region_sets: Vec<RegionSet>,
    /// Risks, in the order offered.
    pub risks: Vec<Risk>,
    /// Sessions of so many days count together: their regions and risks are joined.
    pub sessions_joined_days: u32,
    /// Scheduled check-ins, in order of time.
    pub check_ins: Vec<CheckIn>,
    /// The check-in that can be opened at any time.
    pub now: Now,
    /// How reminders ring.
    pub reminders: Reminders,
    /// Questions; `unanswered` lists follow this order.
    pub questions: Vec<Question>,
    /// The screens of questions, in order.
    pub groups: Vec<Group>,
    /// Rules; lists of reasons follow this order.
    pub rules: Vec<Rule>,
    /// Advice, most important first.
    pub advice: Vec<Advice>,
    /// Lines for a doctor.
    pub card_hints: Vec<CardHint>,
    /// Emergency numbers where the region is not in `numbers`.
    pub default_numbers: Numbers,
    /// Emergency numbers by region.
    pub numbers: Vec<Numbers>,
    /// The expected course of soreness.
    pub expected: Expected,
    /// Ids that screens give a special wording.
    pub wording: Wording,
    pub(crate) compiled: compile::Compiled,
}

impl Protocol {
    /// Reads the protocol and checks its structure, but not its texts.
    ///
    /// # Errors
    /// Every fault found, each with its JSON path.
    pub fn parse(json: &str) -> Result<Self, Vec<Fault>> {
        let (protocol, faults) = read::read(json);
        match protocol {
            Some(protocol) if faults.is_empty() => Ok(protocol),
            _ => Err(faults),
        }
    }

    /// Reads the protocol and checks its structure and that each language has every text for it.
    ///
    /// # Errors
    /// Every fault found, each with its JSON path or language file.
    pub fn load(json: &str, locales: &[&Locale]) -> Result<Self, Vec<Fault>> {
        let (protocol, mut faults) = read::read(json);
        let Some(protocol) = protocol else { return Err(faults) };
        faults.extend(check::missing_texts(&protocol, locales));
        if faults.is_empty() { Ok(protocol) } else { Err(faults) }
    }

    /// The emergency numbers of a region (ISO 3166 alpha-2, any case); the default when unknown.
    #[must_use]
    pub fn numbers_for(&self, region: &str) -> &Numbers {
        let of_region =
            |numbers: &&Numbers| numbers.code.as_ref().is_some_and(|code| code.eq_ignore_ascii_case(region));
        self.numbers.iter().find(of_region).unwrap_or(&self.default_numbers)
    }

    /// The ids of all check-ins: the scheduled ones in order of time, then the one of any time.
    pub fn check_in_ids(&self) -> impl Iterator<Item = &str> {
        self.check_ins.iter().map(|check_in| check_in.id.as_str()).chain([self.now.id.as_str()])
    }

    /// The scheduled check-in with this id.
    #[must_use]
    pub fn check_in(&self, id: &str) -> Option<&CheckIn> {
        self.check_ins.iter().find(|check_in| check_in.id == id)
    }

    /// The question with this id.
    #[must_use]
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == id)
    }

    /// The rule with this id.
    #[must_use]
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == id)
    }

    /// The set of regions with this id.
    #[must_use]
    pub fn region_set(&self, id: &str) -> Option<&RegionSet> {
        self.region_sets.iter().find(|set| set.id == id)
    }

    /// The regions of which one must be needled for the check-in to apply; `None`: it always applies.
    #[must_use]
    pub fn regions_needing(&self, check_in: &CheckIn) -> Option<Vec<String>> {
        let applies = check_in.applies.as_ref()?;
        let ids = self.regions.iter().map(|region| &region.id);
        Some(ids.filter(|id| self.names_region(applies, id)).cloned().collect())
    }

    /// Whether a condition on regions holds where only this region was needled.
    fn names_region(&self, condition: &Condition, id: &str) -> bool {
        match condition {
            Condition::All(parts) => parts.iter().all(|part| self.names_region(part, id)),
            Condition::Any(parts) => parts.iter().any(|part| self.names_region(part, id)),
            Condition::Region(ids) => ids.iter().any(|known| known == id),
            Condition::RegionSet(set) => {
                self.region_set(set).is_some_and(|set| set.regions.iter().any(|known| known == id))
            }
            _ => false,
        }
    }

    /// One bit for each of these regions; unknown ones have none.
    pub(crate) fn region_mask<'a>(&self, ids: impl Iterator<Item = &'a String>) -> u32 {
        ids.filter_map(|id| self.regions.iter().position(|region| region.id == *id))
            .fold(0, |mask, index| mask | 1 << (index & 31))
    }
}
