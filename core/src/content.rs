//! Everything that ships inside the app: the protocol and the languages, checked against each other.
//!
//! The body map and other drawings are not here; they carry no meaning for triage.

use crate::handout::Codes;
use crate::locale::{Locale, LocaleFault, Words};
use crate::protocol::{Fault, Protocol};
use crate::region_languages::RegionLanguages;
use crate::schedule::Timing;

const NEEDLING: &str = include_str!("../protocol/needling.json");
const ENGLISH: &str = include_str!("../locales/en.json");
/// The languages besides English, by tag. A test looks that every file of `locales/` is here.
const OTHERS: [(&str, &str); 1] = [("es", include_str!("../locales/es.json"))];

const REGION_LANGUAGES: &str = include_str!("../region_languages.json");

/// The protocol and all its words.
#[derive(Debug)]
pub struct Content {
    /// The protocol.
    pub protocol: Protocol,
    /// English: has every text, and stands behind every other language.
    pub english: Locale,
    /// The other languages.
    pub others: Vec<Locale>,
    /// Which of the languages a country's doctors read.
    pub region_languages: RegionLanguages,
    /// The protocol's times as the schedule wants them.
    pub timing: Timing,
    /// The protocol's codes as the handout wants them.
    pub codes: Codes,
}

/// Why the content cannot be used.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum ContentError {
    /// A language file has faults.
    #[error("{}", lines(.0))]
    Locale(Vec<LocaleFault>),
    /// The protocol has faults, or a language lacks texts for it.
    #[error("{}", lines(.0))]
    Protocol(Vec<Fault>),
    /// The languages of the countries cannot be read.
    #[error("region_languages.json: {0}")]
    RegionLanguages(String),
}

impl Content {
    /// What this version of the app ships.
    ///
    /// # Errors
    /// The faults of the first file that has any. The tests make sure that there is none.
    pub fn shipped() -> Result<Self, ContentError> {
        let english = Locale::load("en", ENGLISH).map_err(ContentError::Locale)?;
        let others = OTHERS.iter().map(|(tag, json)| Locale::load(tag, json));
        let others = others.collect::<Result<Vec<_>, _>>().map_err(ContentError::Locale)?;
        Self::new(NEEDLING, english, others)
    }

    /// Puts a protocol and languages together.
    ///
    /// # Errors
    /// Every fault of the protocol, and every text that a language lacks.
    pub fn new(protocol: &str, english: Locale, others: Vec<Locale>) -> Result<Self, ContentError> {
        let faults: Vec<_> = others.iter().flat_map(|other| other.faults_against(&english)).collect();
        if !faults.is_empty() {
            return Err(ContentError::Locale(faults));
        }
        let locales: Vec<&Locale> = std::iter::once(&english).chain(&others).collect();
        let protocol = Protocol::load(protocol, &locales).map_err(ContentError::Protocol)?;
        let region_languages =
            RegionLanguages::read(REGION_LANGUAGES).map_err(ContentError::RegionLanguages)?;
        let (timing, codes) = (protocol.timing(), protocol.codes());
        Ok(Self { protocol, english, others, region_languages, timing, codes })
    }

    /// The languages that are here, English first.
    pub fn locales(&self) -> impl Iterator<Item = &Locale> {
        std::iter::once(&self.english).chain(&self.others)
    }

    /// A language by its tag.
    #[must_use]
    pub fn locale(&self, tag: &str) -> Option<&Locale> {
        self.locales().find(|locale| locale.tag == tag)
    }

    /// The words of the first language wanted (BCP 47 tags, most wanted first) that is here; only the
    /// primary subtag is compared. English when none is.
    #[must_use]
    pub fn words(&self, languages: &[String]) -> Words<'_> {
        let here = |wanted: &String| {
            let primary = wanted.split(['-', '_']).next().unwrap_or_default();
            self.locales().find(|locale| locale.tag.eq_ignore_ascii_case(primary))
        };
        let primary = languages.iter().find_map(here).unwrap_or(&self.english);
        Words { primary, fallback: &self.english }
    }
}

fn lines<T: ToString>(faults: &[T]) -> String {
    faults.iter().map(T::to_string).collect::<Vec<_>>().join("\n")
}
