//! Bytes to text and back: the `AC1:` code and the link, scanned, pasted or typed.
//!
//! What the bytes mean is not here.
//!
//! A space is a character of base45, so white space is only dropped where it cannot be one: around
//! the whole text (base45 never ends in a space) and as line break or tab. Every other space in a
//! code counts as typed, also one behind `AC1:`, because a handout of 11 entries begins with one.
//! In a link no space means anything.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::error::HandoutError;
use super::wire::MAX_BYTES;

const CODE_PREFIX: &str = "AC1:";
const LINK_PREFIX: &str = "aftercare://h#";
/// Longest text looked at, in bytes: the longest code or link is under 800, the rest is line breaks.
const MAX_TEXT: usize = 2048;

/// The text of a QR code: `AC1:` and base45 (RFC 9285).
#[must_use]
pub fn to_code(handout: &[u8]) -> String {
    format!("{CODE_PREFIX}{}", base45::encode(handout))
}

/// A link that opens the app; the handout is in the fragment, which no server would be sent.
#[must_use]
pub fn to_link(handout: &[u8]) -> String {
    format!("{LINK_PREFIX}{}", URL_SAFE_NO_PAD.encode(handout))
}

/// The bytes of a code or link, at least one and at most 512.
pub(super) fn from_text(text: &str) -> Result<Vec<u8>, HandoutError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(HandoutError::Empty);
    }
    if text.len() > MAX_TEXT {
        return Err(HandoutError::TooLong);
    }
    let text: String = text.chars().filter(|c| !matches!(c, '\n' | '\r' | '\t')).collect();
    let bytes = if let Some(payload) = after_prefix(&text, CODE_PREFIX) {
        from_base45(payload)?
    } else if let Some(payload) = after_prefix(&text, LINK_PREFIX) {
        from_base64(payload)?
    } else if let Some(version) = newer_code(&text) {
        return Err(HandoutError::NewerVersion { version });
    } else {
        return Err(HandoutError::NotACode);
    };
    match bytes.len() as u64 {
        0 => Err(HandoutError::Empty),
        length if length > MAX_BYTES => Err(HandoutError::TooLong),
        _ => Ok(bytes),
    }
}

/// What follows the prefix. Capitals do not matter: people type codes in lower case, and scheme and
/// host of a link are the same in either (RFC 3986, section 6.2.2.1).
fn after_prefix<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let (head, payload) = text.split_at_checked(prefix.len())?;
    head.eq_ignore_ascii_case(prefix).then_some(payload)
}

/// The version of a code like `AC2:`, which only a later app can have made.
fn newer_code(text: &str) -> Option<u64> {
    let (digits, _) = after_prefix(text, "AC")?.split_once(':')?;
    let plain = (1..=4).contains(&digits.len())
        && !digits.starts_with('0')
        && digits.chars().all(|c| c.is_ascii_digit());
    digits.parse().ok().filter(|version| plain && *version > 1)
}

fn from_base45(payload: &str) -> Result<Vec<u8>, HandoutError> {
    let payload = payload.to_ascii_uppercase();
    let bytes = base45::decode(&payload).map_err(|_| HandoutError::BadBase45)?;
    // The crate lets a last pair above 255 wrap around: two texts would give one handout.
    if base45::encode(&bytes) == payload { Ok(bytes) } else { Err(HandoutError::BadBase45) }
}

fn from_base64(payload: &str) -> Result<Vec<u8>, HandoutError> {
    let payload: String = payload.chars().filter(|c| *c != ' ').collect();
    URL_SAFE_NO_PAD.decode(payload).map_err(|_| HandoutError::BadBase64)
}
