//! Pieces that many screens share.

use serde::{Deserialize, Serialize};

use crate::journey::{Command, FieldName};
use crate::time::Timestamp;

/// The device a screen is drawn for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Device {
    /// The reader's languages, the best first, e.g. `en-GB`.
    pub languages: Vec<String>,
    /// Country of the device, ISO 3166 alpha-2; anything else counts as unknown.
    pub region: String,
    /// Clocks run to 24 hours.
    pub hour24: bool,
    /// Version of the app, for the page about it.
    pub app_version: String,
}

/// How saving stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Saving {
    /// Everything is on disk.
    #[default]
    Saved,
    /// The last `held` events are only in memory.
    Held {
        /// How many.
        held: u32,
        /// What the storage said, for support.
        detail: String,
    },
    /// There is no journal to write to; everything since the start is only in memory.
    InMemory {
        /// Why.
        cause: TroubleCause,
        /// When the last event that could be read was recorded; `None` when none could be.
        kept_until: Option<Timestamp>,
        /// What the storage said, for support.
        detail: String,
    },
}

/// Why there is no journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TroubleCause {
    /// Some of what was saved was changed or lost.
    Damaged,
    /// The key does not fit, as after moving to a new phone.
    WrongKey,
    /// There is no key.
    MissingKey,
    /// Written by a newer version of the app.
    NewerFormat,
    /// The storage cannot be read or written.
    Storage,
}

impl TroubleCause {
    /// The part of a text's key that names it.
    #[must_use]
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Damaged => "damaged",
            Self::WrongKey => "wrong_key",
            Self::MissingKey => "missing_key",
            Self::NewerFormat => "newer_format",
            Self::Storage => "storage",
        }
    }

    /// Whether the journal can be set aside to go on with what could be read.
    #[must_use]
    pub fn can_set_aside(self) -> bool {
        matches!(self, Self::Damaged | Self::WrongKey)
    }
}

/// How a button weighs on its screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    /// The one thing to do next.
    Primary,
    /// Beside it.
    Secondary,
    /// A quiet link.
    Quiet,
    /// One of several answers; this one is not chosen.
    Choice,
    /// The chosen answer.
    Chosen,
}

/// Something to press.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Button {
    /// What it says.
    pub label: String,
    /// What the shell sends when it is pressed.
    pub command: Command,
    /// The number the shell first opens the system's dialler with.
    pub dial: Option<String>,
    /// How it weighs.
    pub strength: Strength,
}

impl Button {
    pub(super) fn new(strength: Strength, label: impl Into<String>, command: Command) -> Self {
        Self { label: label.into(), command, dial: None, strength }
    }

    pub(super) fn choice(chosen: bool, label: impl Into<String>, command: Command) -> Self {
        Self::new(if chosen { Strength::Chosen } else { Strength::Choice }, label, command)
    }

    /// A button that calls.
    pub(super) fn dial(strength: Strength, label: impl Into<String>, number: &str) -> Self {
        let command = Command::Called { number: number.to_owned() };
        Self { dial: Some(number.to_owned()), ..Self::new(strength, label, command) }
    }
}

/// A text field. The shell sends [`Command::Fill`] with `name` and what was typed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Field {
    /// What it is called.
    pub label: String,
    /// What it holds.
    pub value: String,
    /// How to fill it, with an example.
    pub hint: String,
    /// Which field it is.
    pub name: FieldName,
}

/// A label and what belongs to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// The label.
    pub label: String,
    /// The value.
    pub value: String,
}

/// The practice with the button that calls it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Practice {
    /// Name and number as one line.
    pub line: String,
    /// Calls it; `None` without a number.
    pub call: Option<Button>,
}

/// What every screen has around its content.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Frame {
    /// The heading, read first.
    pub title: String,
    /// Tag of the language that the screen is written in, for the voice of a screen reader.
    pub language: String,
    /// What must be said before anything else: a refusal, something unsaved.
    pub notices: Vec<String>,
    /// What can be done about it.
    pub notice_action: Option<Button>,
    /// Back; `None` where there is none.
    pub back: Option<Button>,
}
