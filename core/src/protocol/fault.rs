//! What can be wrong with the protocol file, its texts or the drawing of the body, and where.
//!
//! Faults are for the people who maintain the data: a shipped protocol has none, and a test says so.

/// One fault of the protocol or of the body map, at one place.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{path}: {problem}")]
pub struct Fault {
    /// JSON path in the file that was read, e.g. `rules[3].when.all[0].flag` in `needling.json`; `$` is
    /// the whole file, and `locales/en.json` a language file.
    pub path: String,
    /// What is wrong there.
    pub problem: Problem,
}

impl Fault {
    pub(crate) fn new(path: impl Into<String>, problem: Problem) -> Self {
        Self { path: path.into(), problem }
    }
}

/// What is wrong at a place of the protocol.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// Not JSON, or an object with a key twice.
    #[error("not readable as JSON: {0}")]
    Json(String),
    /// A field that must be there is not.
    #[error("missing")]
    Missing,
    /// A field that the format does not have.
    #[error("unknown field")]
    UnknownField,
    /// Another type than the one named.
    #[error("expected {0}")]
    Expected(String),
    /// A number outside its range, a text of the wrong shape, or a threshold the scale cannot reach.
    #[error("out of range: {0}")]
    OutOfRange(String),
    /// An empty list or text that must have content.
    #[error("empty")]
    Empty,
    /// More entries than the bit sets of triage hold.
    #[error("more than {0} entries")]
    TooMany(u32),
    /// An id that is not of lower-case letters, digits and underscores.
    #[error("{0:?} is not an id")]
    NotAnId(String),
    /// Refers to something that is not in the file.
    #[error("unknown {what} {id:?}")]
    Unknown {
        /// The kind of thing referred to, e.g. `question`.
        what: String,
        /// The id that was not found.
        id: String,
    },
    /// The same id or code twice.
    #[error("{0:?} stands here a second time")]
    Duplicate(String),
    /// A condition of a kind that may not stand in this place.
    #[error("{0:?} may not stand here")]
    NotAllowedHere(String),
    /// A rule that no input can make fire.
    #[error("rule {0:?} can never fire")]
    NeverFires(String),
    /// A question that no screen asks.
    #[error("question {0:?} is in no group")]
    Ungrouped(String),
    /// A question whose answer changes nothing.
    #[error("no rule reads question {0:?}")]
    Unread(String),
    /// A red-flag answer that alone does not lead to urgent or emergency.
    #[error("red-flag answer {question} = {answer} alone does not give urgent or emergency")]
    RedWithoutRule {
        /// The question.
        question: String,
        /// The answer, e.g. `not_sure`.
        answer: String,
    },
    /// An order that matters is wrong.
    #[error("order: {0}")]
    Order(String),
    /// Two check-in windows share a moment, or a window is without its due time.
    #[error("window: {0}")]
    Window(String),
    /// The two closing rules (unanswered, all answered) are not there exactly once, at the end.
    #[error("the last two rules must be the ones for `unanswered` and `all_answered`")]
    Closing,
    /// A language without a sentence it needs.
    #[error("text {0:?} is missing")]
    TextMissing(String),
}
