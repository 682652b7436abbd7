//! Every sentence a person reads, by key, in the languages of `locales/`.
//!
//! A text is a string with `{placeholders}`, or an object of plural forms (`one`, `other`, ...)
//! chosen by the value `n`, whether or not the text shows it. A language has every form that its own
//! counting asks for. A key missing in the reader's language falls back to English; a shipped language
//! that lacks one does not load. Beside its texts a file says who reviewed them: `reviewed_by`.
//!
//! Not here: times, which [`crate::screen`] puts into texts, and which languages ship, which is
//! [`crate::content`].

use std::collections::BTreeMap;

use icu_plurals::{PluralCategory, PluralRuleType, PluralRules};
use serde::Deserialize;
use serde_json::Value;

use crate::protocol::strict_json;

/// Counts up to here have their own plural form in every language: nothing that a text counts (hours,
/// days, questions) goes beyond it.
const COUNTED: u64 = 200;

/// One language: its tag and all its texts.
#[derive(Debug)]
pub struct Locale {
    /// BCP 47 language subtag, e.g. `en`.
    pub tag: String,
    /// Written from right to left.
    pub rtl: bool,
    /// The clinician who signed the texts; `None` as long as nobody has, which About says.
    pub reviewed_by: Option<String>,
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
    /// A plural text lacks a form that the language counts with.
    #[error("locales/{tag}.json: {key}: the plural form \"{form}\" is missing")]
    NoForm {
        /// The language.
        tag: String,
        /// The text's key.
        key: String,
        /// The form, e.g. `one`.
        form: &'static str,
    },
    /// A plural form that the language does not count with.
    #[error("locales/{tag}.json: {key}: {form:?} is no plural form of this language")]
    UnknownForm {
        /// The language.
        tag: String,
        /// The text's key.
        key: String,
        /// The form as it is written.
        form: String,
    },
}

impl Locale {
    /// Reads the JSON of one language: an object from key to text, and `reviewed_by` with a name or
    /// null.
    ///
    /// # Errors
    /// Every fault found, each naming file and key.
    pub fn load(tag: &str, json: &str) -> Result<Self, Vec<LocaleFault>> {
        let unreadable = |detail: String| LocaleFault::Unreadable { tag: tag.to_owned(), detail };
        let Value::Object(mut file) = strict_json::read(json).map_err(|detail| vec![unreadable(detail)])?
        else {
            return Err(vec![unreadable("expected an object".to_owned())]);
        };
        let reviewed_by = match file.remove("reviewed_by") {
            None | Some(Value::Null) => None,
            Some(Value::String(name)) => Some(name),
            Some(_) => return Err(vec![unreadable("reviewed_by: expected a name or null".to_owned())]),
        };
        let plurals = tag
            .parse::<icu_locale_core::Locale>()
            .ok()
            .and_then(|locale| PluralRules::try_new(locale.into(), PluralRuleType::Cardinal.into()).ok())
            .ok_or_else(|| vec![LocaleFault::NoPlurals { tag: tag.to_owned() }])?;
        let mut texts = BTreeMap::new();
        let mut faults = Vec::new();
        for (key, value) in file {
            match Text::deserialize(value) {
                Ok(Text::Plural(forms)) => {
                    faults.extend(form_faults(tag, &key, &forms, &plurals));
                    texts.insert(key, Text::Plural(forms));
                }
                Ok(text) => {
                    texts.insert(key, text);
                }
                Err(_) => faults
                    .push(unreadable(format!("{key}: expected a text, or plural forms with a text each"))),
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let rtl = matches!(tag, "ar" | "fa" | "he" | "ur");
        Ok(Self { tag: tag.to_owned(), rtl, reviewed_by, texts, plurals })
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
                let form = form_name(self.plurals.category_for(n));
                forms.get(form).or_else(|| forms.get("other")).map(String::as_str)
            }
        }
    }
}

fn form_name(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

/// The forms that a plural text lacks or has too many.
fn form_faults(
    tag: &str,
    key: &str,
    forms: &BTreeMap<String, String>,
    plurals: &PluralRules,
) -> Vec<LocaleFault> {
    let known: Vec<&str> = plurals.categories().map(form_name).collect();
    let mut needed: Vec<&'static str> = (0..=COUNTED).map(|n| form_name(plurals.category_for(n))).collect();
    needed.push("other");
    needed.sort_unstable();
    needed.dedup();
    let missing = needed
        .into_iter()
        .filter(|form| !forms.contains_key(*form))
        .map(|form| LocaleFault::NoForm { tag: tag.to_owned(), key: key.to_owned(), form });
    let unknown = forms.keys().filter(|form| !known.contains(&form.as_str())).map(|form| {
        LocaleFault::UnknownForm { tag: tag.to_owned(), key: key.to_owned(), form: form.clone() }
    });
    missing.chain(unknown).collect()
}

/// What names are sorted by: letters with accents stand with the plain ones, so that Bélgica comes
/// before Brasil. Enough for languages in Latin letters; others keep the order of their alphabet.
pub(crate) fn sort_key(name: &str) -> String {
    name.to_lowercase()
        .chars()
        .map(|letter| match letter {
            'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' => 'a',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'í' | 'ì' | 'î' | 'ï' => 'i',
            'ó' | 'ò' | 'ô' | 'ö' | 'õ' => 'o',
            'ú' | 'ù' | 'û' | 'ü' => 'u',
            'ç' => 'c',
            other => other,
        })
        .collect()
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
        let es = Locale::load("es", r#"{"a":"Llame al {number} ya"}"#).unwrap();
        let words = Words { primary: &es, fallback: &en };
        assert_eq!(words.with("a", &[("number", "112")]), "Llame al 112 ya");
        assert_eq!(words.with("b", &[("n", "2")]), "2 hours ago");
    }

    #[test]
    fn a_language_must_have_the_same_texts_with_the_same_placeholders() {
        let es = Locale::load(
            "es",
            r#"{"a":"Llame ya","b":{"one":"hace una hora","other":"hace {n} horas"},"d":"sobra"}"#,
        )
        .unwrap();
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

    fn faults(tag: &str, json: &str) -> Vec<String> {
        Locale::load(tag, json).unwrap_err().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn faults_name_file_and_key() {
        assert_eq!(
            faults("en", r#"{"b":{"one":"x"},"c":7}"#),
            [
                "locales/en.json: b: the plural form \"other\" is missing",
                "locales/en.json: c: expected a text, or plural forms with a text each",
            ]
        );
        assert!(faults("en", "[")[0].starts_with("locales/en.json: "));
        assert_eq!(faults("en", "[]"), ["locales/en.json: expected an object"]);
        assert_eq!(
            faults("en", r#"{"reviewed_by":1}"#),
            ["locales/en.json: reviewed_by: expected a name or null"]
        );
        assert!(faults("en", r#"{"a":"x","a":"y"}"#)[0].contains("a"), "a key named twice is refused");
    }

    #[test]
    fn a_language_has_the_forms_that_it_counts_with_and_no_other() {
        assert_eq!(
            faults("pl", r#"{"b":{"one":"x","other":"x","several":"x"}}"#),
            [
                "locales/pl.json: b: the plural form \"few\" is missing",
                "locales/pl.json: b: the plural form \"many\" is missing",
                "locales/pl.json: b: \"several\" is no plural form of this language",
            ]
        );
        assert!(Locale::load("es", r#"{"b":{"one":"x","other":"x"}}"#).is_ok(), "many is for millions");
        assert!(Locale::load("es", r#"{"b":{"one":"x","many":"x","other":"x"}}"#).is_ok());
    }

    #[test]
    fn the_reviewer_is_no_text() {
        let signed = Locale::load("es", r#"{"reviewed_by":"Dra. Ejemplo","a":"x"}"#).unwrap();
        assert_eq!(signed.reviewed_by.as_deref(), Some("Dra. Ejemplo"));
        assert_eq!(signed.keys().collect::<Vec<_>>(), ["a"]);
        assert_eq!(Locale::load("es", r#"{"reviewed_by":null}"#).unwrap().reviewed_by, None);
    }

    #[test]
    fn names_with_accents_are_sorted_as_without() {
        let mut names = ["Bulgaria", "Bélgica", "Brasil", "Austria"];
        names.sort_by_key(|name| sort_key(name));
        assert_eq!(names, ["Austria", "Bélgica", "Brasil", "Bulgaria"]);
    }
}
