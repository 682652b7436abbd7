//! Why a command was not carried out. The screen that follows says so; nothing was changed.

use crate::handout::HandoutError;

/// A refusal that a person can cause.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The button belongs to a screen that is no longer open.
    #[error("the button is stale")]
    Stale,
    /// Nothing can be asked before a session is known.
    #[error("there is no session yet")]
    NoSession,
    /// No such check-in applies to this course.
    #[error("no check-in {0}")]
    NoSuchCheckIn(String),
    /// The check-in cannot be answered yet.
    #[error("check-in {0} is not open yet")]
    NotYetOpen(String),
    /// The check-in's time is over.
    #[error("check-in {0} has closed")]
    Closed(String),
    /// The check-in was answered already.
    #[error("check-in {0} is answered")]
    AlreadyAnswered(String),
    /// The answer does not fit the question.
    #[error("question {question} does not take this answer")]
    BadAnswer {
        /// The question.
        question: String,
    },
    /// The code could not be taken in.
    #[error(transparent)]
    Handout(#[from] HandoutError),
    /// This session was taken in before.
    #[error("this session is already here")]
    SameSession,
    /// The text is not a time.
    #[error("not a time")]
    NotATime,
    /// The session would have ended too long ago.
    #[error("the session ended too long ago")]
    TooLongAgo,
    /// A code for a session so long ago could not be taken in any more.
    #[error("a code for this session could not be taken in any more")]
    TooLongAgoForCode,
    /// The session would end in the future.
    #[error("the session has not ended yet")]
    InTheFuture,
    /// The form lacks something that the page needs.
    #[error("the form lacks {0}")]
    Missing(&'static str),
    /// The text does not fit the field.
    #[error("the text does not fit the field")]
    BadText,
    /// A reminder then could not ring while the check-in is open.
    #[error("the check-in closes before the reminder could ring")]
    TooLateToRemind,
    /// The quiet hours would last longer than they may.
    #[error("quiet hours would last too long")]
    QuietTooLong,
    /// While something could not be saved this would lose it.
    #[error("not while something is unsaved")]
    NotWhileUnsaved,
    /// There is nothing to set aside or to save.
    #[error("nothing to do")]
    NothingToDo,
}

impl Refusal {
    /// The key of its sentence in the language files.
    #[must_use]
    pub fn key(&self) -> String {
        let name = match self {
            Self::Stale => "stale",
            Self::NoSession => "no_session",
            Self::NoSuchCheckIn(_) => "no_such_check_in",
            Self::NotYetOpen(_) => "not_yet_open",
            Self::Closed(_) => "closed",
            Self::AlreadyAnswered(_) => "already_answered",
            Self::BadAnswer { .. } => "bad_answer",
            Self::Handout(error) => return format!("handout.error.{}", error.key()),
            Self::SameSession => "same_session",
            Self::NotATime => "not_a_time",
            Self::TooLongAgo => "too_long_ago",
            Self::TooLongAgoForCode => "too_long_ago_for_code",
            Self::InTheFuture => "in_the_future",
            Self::Missing(what) => return format!("refusal.missing.{what}"),
            Self::BadText => "bad_text",
            Self::TooLateToRemind => "too_late_to_remind",
            Self::QuietTooLong => "quiet_too_long",
            Self::NotWhileUnsaved => "not_while_unsaved",
            Self::NothingToDo => "nothing_to_do",
        };
        format!("refusal.{name}")
    }
}
