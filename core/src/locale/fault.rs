//! What can be wrong with a language file.

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
