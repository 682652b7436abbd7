//! Checks of meaning, after the file was read: every one reports all it finds.

use super::{Fault, Protocol};
use crate::locale::Locale;

/// Everything but the texts.
pub(super) fn structure(_protocol: &Protocol, _faults: &mut Vec<Fault>) {}

/// Every text that a language lacks.
pub(super) fn missing_texts(_protocol: &Protocol, _locales: &[&Locale]) -> Vec<Fault> {
    Vec::new()
}
