//! What this build carries: the protocol and the languages, loaded and checked once.

use crate::handout::Codes;
use crate::locale::{Locale, LocaleFault, Words};
use crate::protocol::{Fault, Protocol};
use crate::schedule::Timing;

/// The languages of this build with their files, the one that every other falls back to first.
const LOCALES: [(&str, &str); 1] = [("en", include_str!("../locales/en.json"))];
const PROTOCOL: &str = include_str!("../protocol/needling.json");

/// Protocol and languages.
#[derive(Debug)]
pub struct Content {
    /// The clinical protocol.
    pub protocol: Protocol,
    /// The languages; never empty, the first has every text.
    pub locales: Vec<Locale>,
    /// The protocol's times as the schedule wants them.
    pub timing: Timing,
    /// The protocol's codes as the handout wants them.
    pub codes: Codes,
    fallback: Locale,
}

/// What is wrong with the content of a build. All faults, each with file and path.
#[derive(Debug, thiserror::Error)]
#[error("{}", .0.join("; "))]
pub struct ContentError(pub Vec<String>);

impl Content {
    /// The content that this build carries.
    ///
    /// # Errors
    /// Every fault of the protocol and of all languages.
    pub fn shipped() -> Result<Self, ContentError> {
        Self::load(PROTOCOL, &LOCALES)
    }

    /// Loads a protocol and languages, the fallback first.
    ///
    /// # Errors
    /// Every fault of the protocol and of all languages.
    pub fn load(protocol: &str, locales: &[(&str, &str)]) -> Result<Self, ContentError> {
        let mut faults: Vec<String> = Vec::new();
        let mut loaded = Vec::new();
        for (tag, json) in locales {
            match Locale::load(tag, json) {
                Ok(locale) => loaded.push(locale),
                Err(found) => faults.extend(found.iter().map(LocaleFault::to_string)),
            }
        }
        let references: Vec<&Locale> = loaded.iter().collect();
        let protocol = Protocol::load(protocol, &references);
        match (protocol, locales.first().map(|(tag, json)| Locale::load(tag, json))) {
            (Ok(protocol), Some(Ok(fallback))) if faults.is_empty() => Ok(Self {
                timing: protocol.timing(),
                codes: protocol.codes(),
                protocol,
                locales: loaded,
                fallback,
            }),
            (protocol, first) => {
                faults.extend(protocol.err().iter().flatten().map(Fault::to_string));
                if first.is_none() {
                    faults.push("no language".to_owned());
                }
                Err(ContentError(faults))
            }
        }
    }

    /// The words for a reader: the first language asked for that is shipped, else the fallback.
    #[must_use]
    pub fn words(&self, languages: &[String]) -> Words<'_> {
        let shipped = |asked: &String| {
            let subtag = asked.split(['-', '_']).next().unwrap_or_default();
            self.locales.iter().find(|locale| locale.tag.eq_ignore_ascii_case(subtag))
        };
        Words { primary: languages.iter().find_map(shipped).unwrap_or(&self.fallback), fallback: &self.fallback }
    }
}
