//! Before the first check-in: welcome, code, form, preview, signs, dates.

use aftercare_core::screen::{
    Button, ChoiceGroup, CodeScreen, DateLine, DatesScreen, Fact, Field, FlagCardScreen, FormScreen, Frame,
    PlaceMap, PreviewScreen, Sign, WelcomeScreen,
};
use aftercare_core::time::Timestamp;

/// What this is and is not.
#[uniffi::remote(Record)]
pub struct WelcomeScreen {
    pub frame: Frame,
    pub points: Vec<String>,
    pub very_unwell: String,
    pub call: Button,
    pub actions: Vec<Button>,
}

/// Where a code goes.
#[uniffi::remote(Record)]
pub struct CodeScreen {
    pub frame: Frame,
    pub help: String,
    pub field: Field,
    pub actions: Vec<Button>,
}

/// A page of the form.
#[uniffi::remote(Record)]
pub struct FormScreen {
    pub frame: Frame,
    pub progress: String,
    pub fields: Vec<Field>,
    pub groups: Vec<ChoiceGroup>,
    pub map: Option<PlaceMap>,
    pub actions: Vec<Button>,
}

/// Choices under a label.
#[uniffi::remote(Record)]
pub struct ChoiceGroup {
    pub label: String,
    pub options: Vec<Button>,
}

/// A session read back.
#[uniffi::remote(Record)]
pub struct PreviewScreen {
    pub frame: Frame,
    pub origin: String,
    pub facts: Vec<Fact>,
    pub map: PlaceMap,
    pub remarks: Vec<String>,
    pub actions: Vec<Button>,
}

/// The red-flag card.
#[uniffi::remote(Record)]
pub struct FlagCardScreen {
    pub frame: Frame,
    pub intro: String,
    pub signs: Vec<Sign>,
    pub remarks: Vec<String>,
    pub question: String,
    pub choices: Vec<Button>,
    pub reply: Option<String>,
    pub actions: Vec<Button>,
}

/// A sign.
#[uniffi::remote(Record)]
pub struct Sign {
    pub id: String,
    pub title: String,
    pub detail: String,
}

/// The dates.
#[uniffi::remote(Record)]
pub struct DatesScreen {
    pub frame: Frame,
    pub intro: String,
    pub dates: Vec<DateLine>,
    pub zone: Option<String>,
    pub quiet: String,
    pub honest: String,
    pub test: Option<String>,
    pub actions: Vec<Button>,
}

/// One check-in.
#[uniffi::remote(Record)]
pub struct DateLine {
    pub check_in: String,
    pub when: String,
    pub at: Timestamp,
    pub about: String,
    pub state: String,
}
