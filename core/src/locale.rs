//! Every sentence a person reads, by key, in the languages of `locales/`.
//!
//! A text is a string with `{placeholders}`, or an object of plural forms (`one`, `other`, ...)
//! chosen by the value `n`, whether or not the text shows it. A language has every form that its own
//! counting asks for. A key missing in the reader's language falls back to English; a shipped language
//! that lacks one does not load. Beside its texts a file says who reviewed them: `reviewed_by`.
//!
//! Not here: times, which [`crate::screen`] puts into texts, and which languages ship, which is
//! [`crate::content`].

mod fault;
mod plural;
mod sort;
mod words;

use std::collections::BTreeMap;

use icu_plurals::{PluralRuleType, PluralRules};
use serde::Deserialize;
use serde_json::Value;

use crate::protocol::strict_json;

pub use fault::LocaleFault;
use plural::{form_faults, form_name};
pub(crate) use sort::sort_key;
pub use words::Words;
use words::{Piece, pieces};

/// One language: its tag and all its texts.
#[derive(Debug)]
pub struct Locale {
    /// BCP 47 language subtag, e.g. `en`.
    pub tag: String,
    /// Written from right to left.
    pub rtl: bool,
    /// The clinician who signed the texts; `None` as long as nobody has, which About says.
    pub reviewed_by: Option<String>,
    /// In order of key.
    texts: Vec<(String, Text)>,
    plurals: PluralRules,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Text {
    Plain(String),
    Plural(BTreeMap<String, String>),
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
        let mut texts = Vec::with_capacity(file.len());
        let mut faults = Vec::new();
        for (key, value) in file {
            match Text::deserialize(value) {
                Ok(Text::Plural(forms)) => {
                    faults.extend(form_faults(tag, &key, &forms, &plurals));
                    texts.push((key, Text::Plural(forms)));
                }
                Ok(text) => {
                    texts.push((key, text));
                }
                Err(_) => faults
                    .push(unreadable(format!("{key}: expected a text, or plural forms with a text each"))),
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        texts.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        let rtl = matches!(tag, "ar" | "fa" | "he" | "ur");
        Ok(Self { tag: tag.to_owned(), rtl, reviewed_by, texts, plurals })
    }

    /// Whether the language has the key.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.text(key).is_some()
    }

    /// All keys, in order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.texts.iter().map(|(key, _)| key.as_str())
    }

    /// The placeholders of a key's text, in order of name, each once; all plural forms together.
    #[must_use]
    pub fn placeholders(&self, key: &str) -> Vec<String> {
        let mut names: Vec<String> = match self.text(key) {
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

    fn text(&self, key: &str) -> Option<&Text> {
        let at = self.texts.binary_search_by(|(known, _)| known.as_str().cmp(key)).ok()?;
        self.texts.get(at).map(|(_, text)| text)
    }

    fn template(&self, key: &str, args: &[(&str, &str)]) -> Option<&str> {
        match self.text(key)? {
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
    fn the_reviewer_is_no_text() {
        let signed = Locale::load("es", r#"{"reviewed_by":"Dra. Ejemplo","a":"x"}"#).unwrap();
        assert_eq!(signed.reviewed_by.as_deref(), Some("Dra. Ejemplo"));
        assert_eq!(signed.keys().collect::<Vec<_>>(), ["a"]);
        assert_eq!(Locale::load("es", r#"{"reviewed_by":null}"#).unwrap().reviewed_by, None);
    }
}
