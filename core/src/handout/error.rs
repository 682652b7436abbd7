//! Each way in which a session cannot be written, or a code cannot be read.
//!
//! The messages here are for developers. A person reads the text `handout.error.<key>` of the
//! language file, `<key>` being [`HandoutError::key`].

/// A part of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The code as a whole.
    Handout,
    /// A key of the map.
    Key,
    /// Format version.
    Version,
    /// Session id.
    SessionId,
    /// Technique.
    Technique,
    /// End of the session.
    EndedAt,
    /// Needled places.
    Places,
    /// Risks.
    Risks,
    /// Pain before the session.
    PainBefore,
    /// The practice's name.
    PracticeName,
    /// The practice's telephone number.
    PracticePhone,
    /// The check that finds mistyped codes.
    Check,
}

impl Field {
    /// The field's name, as in `docs/handout.md`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Handout => "handout",
            Self::Key => "key",
            Self::Version => "version",
            Self::SessionId => "session_id",
            Self::Technique => "technique",
            Self::EndedAt => "ended_at",
            Self::Places => "places",
            Self::Risks => "risks",
            Self::PainBefore => "pain_before",
            Self::PracticeName => "practice_name",
            Self::PracticePhone => "practice_phone",
            Self::Check => "check",
        }
    }
}

impl std::fmt::Display for Field {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

/// Why a text is not a session. The first fault met is reported, in the order of `docs/handout.md`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HandoutError {
    /// Nothing was given, or nothing behind the prefix.
    #[error("the code is empty")]
    Empty,
    /// Neither `AC1:` nor the app's link.
    #[error("the text is not a handout code")]
    NotACode,
    /// More than 512 bytes, or a text no code can be that long for.
    #[error("the code is longer than a handout can be")]
    TooLong,
    /// Behind `AC1:` stands something that is not base45.
    #[error("the code is not base45")]
    BadBase45,
    /// Behind the link's `#` stands something that is not base64url without padding.
    #[error("the link is not base64url")]
    BadBase64,
    /// Not valid CBOR, or cut off.
    #[error("the bytes are not CBOR")]
    NotCbor,
    /// Valid CBOR, but not the one deterministic form: duplicate or unordered keys, long integers,
    /// indefinite lengths.
    #[error("the bytes are not in deterministic form")]
    NotCanonical,
    /// Bytes after the end of the map.
    #[error("bytes follow the end of the handout")]
    Trailing,
    /// The check does not fit: a character was mistyped or lost.
    #[error("the check does not fit the content")]
    BadCheck,
    /// Made for a later version of the format.
    #[error("format version {version} is newer than this one")]
    NewerVersion {
        /// The version that the code names.
        version: u64,
    },
    /// Signed, which version 1 cannot verify and therefore does not ignore.
    #[error("the handout is signed, which this version cannot verify")]
    Signed,
    /// A key this version does not know.
    #[error("unknown key {key}")]
    UnknownField {
        /// The key.
        key: u64,
    },
    /// A required field is not there.
    #[error("{field} is missing")]
    Missing {
        /// The field.
        field: Field,
    },
    /// A field holds another type than its own.
    #[error("{field} has the wrong type")]
    WrongType {
        /// The field.
        field: Field,
    },
    /// A number or length outside its limits.
    #[error("{field} is out of range")]
    OutOfRange {
        /// The field.
        field: Field,
    },
    /// A technique, region or risk that this app does not know: made with a newer app.
    #[error("{field}: unknown code {code}")]
    UnknownCode {
        /// The field.
        field: Field,
        /// The number found.
        code: u64,
    },
    /// A name or number of the practice that breaks the rules of [`practice`](super::practice).
    #[error("{field} is not acceptable text")]
    BadText {
        /// The field.
        field: Field,
    },
    /// The session ended more than 7 days ago.
    #[error("the session ended more than 7 days ago")]
    TooOld,
    /// The session ends more than 15 minutes from now.
    #[error("the session ends more than 15 minutes from now")]
    InFuture,
}

impl HandoutError {
    /// The stable last part of the locale key `handout.error.<key>`.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::NotACode => "not_a_code",
            Self::TooLong => "too_long",
            Self::BadBase45 => "bad_base45",
            Self::BadBase64 => "bad_base64",
            Self::NotCbor => "not_cbor",
            Self::NotCanonical => "not_canonical",
            Self::Trailing => "trailing",
            Self::BadCheck => "bad_check",
            Self::NewerVersion { .. } => "newer_version",
            Self::Signed => "signed",
            Self::UnknownField { .. } => "unknown_field",
            Self::Missing { .. } => "missing",
            Self::WrongType { .. } => "wrong_type",
            Self::OutOfRange { .. } => "out_of_range",
            Self::UnknownCode { .. } => "unknown_code",
            Self::BadText { .. } => "bad_text",
            Self::TooOld => "too_old",
            Self::InFuture => "in_future",
        }
    }
}

/// Why a session cannot be written as a code.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EncodeError {
    /// The session has no id.
    #[error("session_id is missing")]
    NoId,
    /// The id is not 16 lower-case hex digits.
    #[error("session_id is not 16 lower-case hex digits")]
    BadId,
    /// A technique, region or risk without a number.
    #[error("{field}: no code for {id}")]
    UnknownId {
        /// The field.
        field: Field,
        /// The id without a number.
        id: String,
    },
    /// No place was needled.
    #[error("places is empty")]
    NoPlaces,
    /// A region or a risk stands twice.
    #[error("{field}: {id} stands twice")]
    Repeated {
        /// The field.
        field: Field,
        /// The id.
        id: String,
    },
    /// A number outside its limits.
    #[error("{field} is out of range")]
    OutOfRange {
        /// The field.
        field: Field,
    },
    /// A name or number of the practice that breaks the rules of [`practice`](super::practice).
    #[error("{field} is not acceptable text")]
    BadText {
        /// The field.
        field: Field,
    },
    /// The code would be longer than 512 bytes.
    #[error("the handout would have {bytes} bytes")]
    TooLong {
        /// Its length.
        bytes: u64,
    },
    /// The CBOR writer failed. Writing to memory does not fail; the variant keeps that visible.
    #[error("the CBOR writer failed")]
    Writer,
}
