//! What a practice's name and telephone number may look like.
//!
//! Both are shown to a patient who did not write them, next to advice that is not the practice's.
//! So nothing is let through that changes how the text around it reads, or that a dialler takes
//! for a command (`*`, `#`). Whether the number exists, and whose it is, is not checked here.

/// Longest name, in Unicode scalar values.
pub const MAX_NAME_CHARS: u64 = 60;
/// Longest telephone number, in characters.
pub const MAX_PHONE_CHARS: u64 = 20;
/// Fewest digits of a telephone number.
pub const MIN_PHONE_DIGITS: u64 = 3;

/// Whether the text can be a practice's name: 1 to 60 characters, at least one letter or digit, no
/// white space at either end, no control, direction or invisible character.
#[must_use]
pub fn is_name(text: &str) -> bool {
    text.trim() == text
        && !longer_than(text, MAX_NAME_CHARS)
        && text.chars().any(char::is_alphanumeric)
        && !text.chars().any(misleads)
}

/// Whether the text can be a telephone number: 3 to 20 characters out of `+0-9 ()-.`, no space at
/// either end, at least 3 digits, and `+` once at most, before every digit.
#[must_use]
pub fn is_phone(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count() as u64;
    let plus_ok = match text.split_once('+') {
        None => true,
        Some((before, after)) => !before.contains(|c: char| c.is_ascii_digit()) && !after.contains('+'),
    };
    text.trim() == text
        && !longer_than(text, MAX_PHONE_CHARS)
        && digits >= MIN_PHONE_DIGITS
        && plus_ok
        && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | ' ' | '(' | ')' | '-' | '.'))
}

fn longer_than(text: &str, limit: u64) -> bool {
    text.chars().count() as u64 > limit
}

/// Control characters, line and paragraph separators, direction controls, and characters that draw
/// nothing. The two joiners U+200C and U+200D are needed to spell Persian and Indic names.
fn misleads(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffd}'
            | '\u{e000}'..='\u{f8ff}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{10ffff}')
}
