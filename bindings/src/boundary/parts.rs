//! Pieces that many screens share.

use aftercare_core::journey::{Command, FieldName};
use aftercare_core::screen::{Button, Device, Fact, Field, Frame, Practice, Strength};
use aftercare_core::triage::Level;

/// The device a screen is drawn for.
#[uniffi::remote(Record)]
pub struct Device {
    pub languages: Vec<String>,
    pub region: String,
    pub hour24: bool,
    pub app_version: String,
}

/// How a button weighs on its screen.
#[uniffi::remote(Enum)]
pub enum Strength {
    Primary,
    Secondary,
    Quiet,
    Choice,
    Chosen,
}

/// Something to press.
#[uniffi::remote(Record)]
pub struct Button {
    pub label: String,
    pub command: Command,
    pub dial: Option<String>,
    pub strength: Strength,
}

/// A text field. The shell sends [`Command::Fill`] with `name` and what was typed.
#[uniffi::remote(Record)]
pub struct Field {
    pub label: String,
    pub value: String,
    pub hint: String,
    pub name: FieldName,
}

/// A label and what belongs to it.
#[uniffi::remote(Record)]
pub struct Fact {
    pub label: String,
    pub value: String,
}

/// The practice with the button that calls it.
#[uniffi::remote(Record)]
pub struct Practice {
    pub line: String,
    pub call: Option<Button>,
}

/// What every screen has around its content.
#[uniffi::remote(Record)]
pub struct Frame {
    pub title: String,
    pub language: String,
    pub notices: Vec<String>,
    pub notice_action: Option<Button>,
    pub back: Option<Button>,
}

/// How urgent it is; a higher level wins.
#[uniffi::remote(Enum)]
pub enum Level {
    SelfCare,
    ContactTherapist,
    Urgent,
    Emergency,
}
