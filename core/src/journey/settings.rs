//! What holds for a patient: what they have set, else what the device or the protocol says.
//!
//! How it is set is in `decide/settings.rs`; here it is only read.

use super::care::Care;
use crate::content::Content;
use crate::locale::Words;
use crate::schedule::Quiet;

/// The words of screens and reminders: the language chosen, else the first of the device's languages
/// that is here. A language chosen once that this version does not ship gives way to the device's.
#[must_use]
pub fn words<'a>(content: &'a Content, care: &Care, device_languages: &[String]) -> Words<'a> {
    match &care.language {
        Some(tag) if content.locale(tag).is_some() => content.words(std::slice::from_ref(tag)),
        _ => content.words(device_languages),
    }
}

/// The hours in which no check-in rings; start equal to end is off.
#[must_use]
pub fn quiet(content: &Content, care: &Care) -> Quiet {
    care.quiet.unwrap_or(content.timing.default_quiet)
}
