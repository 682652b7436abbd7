//! The plural forms of a text: which ones a language counts with.

use std::collections::BTreeMap;

use icu_plurals::{PluralCategory, PluralRules};

use super::LocaleFault;

/// Counts up to here have their own plural form in every language: nothing that a text counts (hours,
/// days, questions) goes beyond it.
const COUNTED: u64 = 200;

/// The name of a form, as a file writes it.
pub(super) fn form_name(category: PluralCategory) -> &'static str {
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
pub(super) fn form_faults(
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

#[cfg(test)]
mod tests {
    use crate::locale::Locale;

    fn faults(tag: &str, json: &str) -> Vec<String> {
        Locale::load(tag, json).unwrap_err().iter().map(ToString::to_string).collect()
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
}
