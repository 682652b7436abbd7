//! A language made from English by code, for finding what a real second language would only show by
//! chance: a sentence that stands in Rust, a text that is cut, a text glued together from parts.
//!
//! Each text keeps its placeholders, digits and signs; every letter becomes one that is not ASCII; it
//! is two fifths longer, as translations are; and it stands in brackets. So on a screen in this language
//! an ASCII letter, or any letter outside brackets, did not come from a language file, and a bracket
//! without its partner was cut off.

use aftercare_core::locale::{Locale, LocaleFault};
use serde_json::{Map, Value};

/// The language's tag: a private one that no real language has.
pub const TAG: &str = "qps";
/// Opens every text.
pub const OPEN: char = '⟦';
/// Closes every text.
pub const CLOSE: char = '⟧';

const SMALL: &str = "áƀçđéƒğĥíĵķļɱñóþɋŕšţúṽŵẋýž";
const LARGE: &str = "ÁƁÇĐÉƑĞĤÍĴĶĻṀÑÓÞɊŔŠŢÚṼŴẊÝŽ";

/// The pseudo-language of an English file.
///
/// # Errors
/// What the loader says; as for English.
pub fn language(english: &str) -> Result<Locale, Vec<LocaleFault>> {
    let file: Map<String, Value> = serde_json::from_str(english).unwrap_or_default();
    let texts: Map<String, Value> = file
        .into_iter()
        .filter_map(|(key, value)| Some((key, Value::String(text(other(&value)?)))))
        .collect();
    Locale::load(TAG, &Value::Object(texts).to_string())
}

/// A text, or its form for many: the tag belongs to no language, so it counts with one form.
fn other(value: &Value) -> Option<&str> {
    value.as_str().or_else(|| value.get("other")?.as_str())
}

/// One text in the pseudo-language.
#[must_use]
pub fn text(english: &str) -> String {
    let mut out = String::from(OPEN);
    let mut letters = 0_usize;
    let mut in_placeholder = false;
    for letter in english.chars() {
        match letter {
            '{' => in_placeholder = true,
            '}' => in_placeholder = false,
            _ => {}
        }
        letters = letters.saturating_add(usize::from(!in_placeholder));
        out.push(if in_placeholder { letter } else { accented(letter) });
    }
    // Longer by words of four letters, so that lines can still be broken.
    for _ in 0..letters.saturating_mul(2).div_ceil(25) {
        out.push_str(" ōōōō");
    }
    out.push(CLOSE);
    out
}

fn accented(letter: char) -> char {
    let in_table = |first: char, table: &str| {
        let place = u32::from(letter).checked_sub(u32::from(first))?;
        table.chars().nth(usize::try_from(place).ok()?)
    };
    match letter {
        'a'..='z' => in_table('a', SMALL).unwrap_or(letter),
        'A'..='Z' => in_table('A', LARGE).unwrap_or(letter),
        _ => letter,
    }
}

/// What is wrong with a line of a screen in the pseudo-language; `named` are the texts that may stand
/// there as they are (names that a person gave, codes).
#[must_use]
pub fn fault(line: &str, named: &[String]) -> Option<&'static str> {
    let line = without(line, named);
    let mut depth = 0_u32;
    for letter in line.chars() {
        match letter {
            OPEN => depth = depth.saturating_add(1),
            CLOSE if depth == 0 => return Some("a text that begins in its middle"),
            CLOSE => depth = depth.saturating_sub(1),
            _ if letter.is_ascii_alphabetic() => return Some("a text from no language file"),
            _ if depth == 0 && letter.is_alphabetic() => return Some("a text outside its brackets"),
            _ => {}
        }
    }
    (depth > 0).then_some("a text that was cut")
}

/// A line without the texts that are named; the longest first, so that none hides in another.
#[must_use]
pub fn without(line: &str, named: &[String]) -> String {
    let mut names: Vec<&String> = named.iter().filter(|name| !name.is_empty()).collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    names.into_iter().fold(line.to_owned(), |line, name| line.replace(name.as_str(), ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_keeps_its_placeholders_and_has_no_ascii_letter() {
        let text = text("Call {number} now, within 24 hours.");
        assert!(text.contains("{number}") && text.contains("24"));
        let rest = text.replace("{number}", "");
        assert!(!rest.chars().any(|letter| letter.is_ascii_alphabetic()), "{rest}");
        let longer = text.chars().count() * 10 / "Call {number} now, within 24 hours.".chars().count();
        assert!((13..18).contains(&longer), "{text}");
    }

    #[test]
    fn every_letter_has_its_own_other_one() {
        let all: Vec<char> = ('a'..='z').chain('A'..='Z').map(accented).collect();
        assert!(all.iter().all(|letter| letter.is_alphabetic() && !letter.is_ascii()));
        let mut once = all.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), 52);
    }

    #[test]
    fn what_came_from_no_file_or_was_cut_is_seen() {
        let named = ["Riverside Practice".to_owned()];
        assert_eq!(fault("[1] ⟦Çáļļ 112⟧: ⟦ñóŵ⟧", &named), None);
        assert_eq!(fault("⟦þŕáçţíçé: Riverside Practice⟧", &named), None);
        assert_eq!(fault("⟦ñóŵ⟧ at 15:10", &named), Some("a text from no language file"));
        assert_eq!(fault("⟦ñóŵ at 15:10⟧", &named), Some("a text from no language file"));
        assert_eq!(fault("ñóŵ", &named), Some("a text outside its brackets"));
        assert_eq!(fault("⟦ñó", &named), Some("a text that was cut"));
        assert_eq!(fault("112⟧", &named), Some("a text that begins in its middle"));
    }
}
