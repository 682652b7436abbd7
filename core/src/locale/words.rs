//! A text filled with its values, in the reader's language.

use super::Locale;
use crate::session::{Place, Side};

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
    /// A value that ends in a full stop (an abbreviation, a name) brings the sentence's own with it.
    #[must_use]
    pub fn with(&self, key: &str, args: &[(&str, &str)]) -> String {
        let template = self.primary.template(key, args).or_else(|| self.fallback.template(key, args));
        let Some(template) = template else { return key.to_owned() };
        let values: usize = args.iter().map(|(_, value)| value.len()).sum();
        let mut filled = String::with_capacity(template.len() + values);
        for piece in pieces(template) {
            match piece {
                Piece::Words(text) if filled.ends_with('.') => {
                    filled.push_str(text.strip_prefix('.').unwrap_or(text));
                }
                Piece::Words(text) => filled.push_str(text),
                Piece::Name(name) => match args.iter().find(|(given, _)| *given == name) {
                    Some((_, value)) => filled.push_str(value),
                    None => filled.extend(["{", name, "}"]),
                },
            }
        }
        filled
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

/// A part of a template.
pub(super) enum Piece<'a> {
    Words(&'a str),
    Name(&'a str),
}

impl Piece<'_> {
    pub(super) fn name(self) -> Option<String> {
        match self {
            Piece::Name(name) => Some(name.to_owned()),
            Piece::Words(_) => None,
        }
    }
}

/// Splits a template at its `{placeholders}`; an unclosed brace is ordinary text.
pub(super) fn pieces(template: &str) -> impl Iterator<Item = Piece<'_>> {
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
        let next = rest.match_indices('{').map(|(at, _)| at).find(|at| *at > 0).unwrap_or(rest.len());
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
    fn a_sentence_ends_in_one_full_stop() {
        let en = Locale::load("en", r#"{"a":"Until {when}. Call {name}."}"#).unwrap();
        let words = Words { primary: &en, fallback: &en };
        let filled = words.with("a", &[("when", "1:05 p. m."), ("name", "Needles Ltd.")]);
        assert_eq!(filled, "Until 1:05 p. m. Call Needles Ltd.");
        assert_eq!(words.with("a", &[("when", "noon"), ("name", "us")]), "Until noon. Call us.");
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
}
