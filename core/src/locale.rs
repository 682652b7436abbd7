//! Every sentence a person reads, by key, in the languages of `locales/`.
//!
//! A text is a string with `{placeholders}`, or an object of plural forms (`one`, `other`, ...)
//! chosen by the placeholder `n`. A key missing in the reader's language falls back to English; the
//! tests make sure that this never happens in a shipped language. Times are put into texts by
//! [`crate::screen`], not here.

use std::collections::BTreeMap;

use icu_plurals::{PluralCategory, PluralRuleType, PluralRules};
use serde::Deserialize;

use crate::session::{Place, Side};

/// One language: its tag and all its texts.
#[derive(Debug)]
pub struct Locale {
    /// BCP 47 language subtag, e.g. `en`.
    pub tag: String,
    /// Written from right to left.
    pub rtl: bool,
    texts: BTreeMap<String, Text>,
    plurals: PluralRules,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Text {
    Plain(String),
    Plural(BTreeMap<String, String>),
}

/// What is wrong with a language file.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum LocaleFault {
    /// Not JSON of the expected shape.
    #[error("locales/{tag}.json: {detail}")]
    Unreadable {
        /// The language.
        tag: String,
        /// What the reader said, with line and column.
        detail: String,
    },
    /// The language tag is unknown to the plural rules.
    #[error("locales/{tag}.json: no plural rules for this language")]
    NoPlurals {
        /// The language.
        tag: String,
    },
    /// A text that English has is missing.
    #[error("locales/{tag}.json: {key}: missing")]
    Missing {
        /// The language.
        tag: String,
        /// The text's key.
        key: String,
    },
    /// A text that English does not have.
    #[error("locales/{tag}.json: {key}: not a text of the app")]
    Unknown {
        /// The language.
        tag: String,
        /// The text's key.
        key: String,
    },
    /// The placeholders differ from those in English.
    #[error("locales/{tag}.json: {key}: placeholders {found:?}, but English has {expected:?}")]
    Placeholders {
        /// The language.
        tag: String,
        /// The text's key.
        key: String,
        /// In English.
        expected: Vec<String>,
        /// Here.
        found: Vec<String>,
    },
    /// A plural text lacks the form `other`.
    #[error("locales/{tag}.json: {key}: the plural form \"other\" is missing")]
    NoOther {
        /// The language.
        tag: String,
        /// The text's key.
        key: String,
    },
}

impl Locale {
    /// Reads the JSON of one language: an object from key to text.
    ///
    /// # Errors
    /// Every fault found, each naming file and key.
    pub fn load(tag: &str, json: &str) -> Result<Self, Vec<LocaleFault>> {
        let tag_owned = || tag.to_owned();
        let texts: BTreeMap<String, Text> = serde_json::from_str(json)
            .map_err(|e| vec![LocaleFault::Unreadable { tag: tag_owned(), detail: e.to_string() }])?;
        let no_other: Vec<_> = texts
            .iter()
            .filter(|(_, text)| matches!(text, Text::Plural(forms) if !forms.contains_key("other")))
            .map(|(key, _)| LocaleFault::NoOther { tag: tag_owned(), key: key.clone() })
            .collect();
        if !no_other.is_empty() {
            return Err(no_other);
        }
        let plurals = tag
            .parse::<icu_locale_core::Locale>()
            .ok()
            .and_then(|locale| PluralRules::try_new(locale.into(), PluralRuleType::Cardinal.into()).ok())
            .ok_or_else(|| vec![LocaleFault::NoPlurals { tag: tag_owned() }])?;
        let rtl = matches!(tag, "ar" | "fa" | "he" | "ur");
        Ok(Self { tag: tag_owned(), rtl, texts, plurals })
    }

    /// Whether the language has the key.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.texts.contains_key(key)
    }

    /// All keys, in order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.texts.keys().map(String::as_str)
    }

    /// The placeholders of a key's text, in order of name, each once; all plural forms together.
    #[must_use]
    pub fn placeholders(&self, key: &str) -> Vec<String> {
        let mut names: Vec<String> = match self.texts.get(key) {
            None => Vec::new(),
            Some(Text::Plain(text)) => pieces(text).filter_map(Piece::name).collect(),
            Some(Text::Plural(forms)) => {
                forms.values().flat_map(|text| pieces(text).filter_map(Piece::name)).collect()
            }
        };
        names.sort();
        names.dedup();
        names
    }

    /// What keeps this language from standing in for `english`: texts missing, unknown, or with other
    /// placeholders.
    #[must_use]
    pub fn faults_against(&self, english: &Self) -> Vec<LocaleFault> {
        let tag = || self.tag.clone();
        let missing = english
            .keys()
            .filter(|key| !self.has(key))
            .map(|key| LocaleFault::Missing { tag: tag(), key: key.to_owned() });
        let unknown = self
            .keys()
            .filter(|key| !english.has(key))
            .map(|key| LocaleFault::Unknown { tag: tag(), key: key.to_owned() });
        let differing = self.keys().filter(|key| english.has(key)).filter_map(|key| {
            let (expected, found) = (english.placeholders(key), self.placeholders(key));
            (expected != found).then(|| LocaleFault::Placeholders {
                tag: tag(),
                key: key.to_owned(),
                expected,
                found,
            })
        });
        missing.chain(unknown).chain(differing).collect()
    }

    fn template(&self, key: &str, args: &[(&str, &str)]) -> Option<&str> {
        match self.texts.get(key)? {
            Text::Plain(text) => Some(text),
            Text::Plural(forms) => {
                let n = args
                    .iter()
                    .find(|(name, _)| *name == "n")
                    .and_then(|(_, value)| value.parse::<u64>().ok())
                    .unwrap_or(0);
                let form = match self.plurals.category_for(n) {
                    PluralCategory::Zero => "zero",
                    PluralCategory::One => "one",
                    PluralCategory::Two => "two",
                    PluralCategory::Few => "few",
                    PluralCategory::Many => "many",
                    PluralCategory::Other => "other",
                };
                forms.get(form).or_else(|| forms.get("other")).map(String::as_str)
            }
        }
    }
}

/// The reader's language with English behind it.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    /// The language chosen.
    pub primary: &'a Locale,
    /// The language that has every key.
    pub fallback: &'a Locale,
}

impl Words<'_> {
    /// Whether a language has the key.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.primary.has(key) || self.fallback.has(key)
    }

    /// The text without placeholders.
    #[must_use]
    pub fn get(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// The text with its placeholders filled. A key that no language has gives the key itself, so
    /// that a screen is never empty; a placeholder without a value stays visible for the same reason.
    #[must_use]
    pub fn with(&self, key: &str, args: &[(&str, &str)]) -> String {
        let template = self.primary.template(key, args).or_else(|| self.fallback.template(key, args));
        let Some(template) = template else { return key.to_owned() };
        pieces(template)
            .map(|piece| match piece {
                Piece::Words(text) => text.to_owned(),
                Piece::Name(name) => args
                    .iter()
                    .find(|(given, _)| *given == name)
                    .map_or_else(|| format!("{{{name}}}"), |(_, value)| (*value).to_owned()),
            })
            .collect()
    }

    /// A needled place with its side, e.g. `Left shoulder`.
    #[must_use]
    pub fn place(&self, place: &Place) -> String {
        let side = match place.side {
            Side::Left => "left",
            Side::Right => "right",
            Side::Both => "both",
            Side::Centre => "centre",
        };
        self.get(&format!("place.{}.{side}", place.region))
    }
}

enum Piece<'a> {
    Words(&'a str),
    Name(&'a str),
}

impl Piece<'_> {
    fn name(self) -> Option<String> {
        match self {
            Piece::Name(name) => Some(name.to_owned()),
            Piece::Words(_) => None,
        }
    }
}

/// Splits a template at its `{placeholders}`; an unclosed brace is ordinary text.
fn pieces(template: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = template;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        if let Some(after) = rest.strip_prefix('{')
            && let Some((name, tail)) = after.split_once('}')
        {
            rest = tail;
            return Some(Piece::Name(name));
        }
        let next = rest.char_indices().skip(1).find(|(_, c)| *c == '{').map_or(rest.len(), |(i, _)| i);
        let (words, tail) = rest.split_at(next);
        rest = tail;
        Some(Piece::Words(words))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn en() -> Locale {
        Locale::load(
            "en",
            r#"{"a":"Call {number} now","b":{"one":"{n} hour ago","other":"{n} hours ago"},"c":"an { open brace"}"#,
        )
        .unwrap()
    }

    #[test]
    fn placeholders_are_filled_and_a_missing_value_stays_visible() {
        let en = en();
        let words = Words { primary: &en, fallback: &en };
        assert_eq!(words.with("a", &[("number", "112")]), "Call 112 now");
        assert_eq!(words.get("a"), "Call {number} now");
        assert_eq!(words.get("c"), "an { open brace");
        assert_eq!(words.get("nowhere"), "nowhere");
        assert_eq!(en.placeholders("b"), ["n"]);
    }

    #[test]
    fn plural_forms_follow_the_language() {
        let en = en();
        let words = Words { primary: &en, fallback: &en };
        assert_eq!(words.with("b", &[("n", "1")]), "1 hour ago");
        assert_eq!(words.with("b", &[("n", "24")]), "24 hours ago");
    }

    #[test]
    fn a_language_without_the_key_falls_back() {
        let en = en();
        let es = Locale::load("es", r#"{"a":"Llama al {number} ya"}"#).unwrap();
        let words = Words { primary: &es, fallback: &en };
        assert_eq!(words.with("a", &[("number", "112")]), "Llama al 112 ya");
        assert_eq!(words.with("b", &[("n", "2")]), "2 hours ago");
    }

    #[test]
    fn a_language_must_have_the_same_texts_with_the_same_placeholders() {
        let es =
            Locale::load("es", r#"{"a":"Llama ya","b":{"other":"hace {n} horas"},"d":"sobra"}"#).unwrap();
        let faults: Vec<String> = es.faults_against(&en()).iter().map(ToString::to_string).collect();
        assert_eq!(
            faults,
            [
                "locales/es.json: c: missing",
                "locales/es.json: d: not a text of the app",
                "locales/es.json: a: placeholders [], but English has [\"number\"]",
            ]
        );
        assert!(en().faults_against(&en()).is_empty());
    }

    #[test]
    fn faults_name_file_and_key() {
        let faults = Locale::load("en", r#"{"b":{"one":"x"}}"#).unwrap_err();
        assert_eq!(faults[0].to_string(), "locales/en.json: b: the plural form \"other\" is missing");
        assert!(matches!(Locale::load("en", "[").unwrap_err()[0], LocaleFault::Unreadable { .. }));
    }
}
