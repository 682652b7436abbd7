//! The therapist's half: a code for a patient.

use aftercare_core::handout::Qr;
use aftercare_core::screen::{
    Button, ChoiceGroup, Fact, Field, Frame, PlaceMap, ReadyCode, SheetWords, TherapistScreen,
};

/// A code for a patient.
#[uniffi::remote(Record)]
pub struct TherapistScreen {
    pub frame: Frame,
    pub map: PlaceMap,
    pub needled: String,
    pub regions: Vec<ChoiceGroup>,
    pub risks: ChoiceGroup,
    pub technique: ChoiceGroup,
    pub pain_before: ChoiceGroup,
    pub fields: Vec<Field>,
    pub now: Option<Button>,
    pub lacks: Vec<String>,
    pub ready: Option<ReadyCode>,
    pub kept: String,
    pub actions: Vec<Button>,
}

/// A code that can be scanned, sent or printed.
#[uniffi::remote(Record)]
pub struct ReadyCode {
    pub title: String,
    pub scan: String,
    pub description: String,
    pub code: String,
    pub link: String,
    pub qr: Qr,
    pub facts: Vec<Fact>,
    pub print: String,
    pub share: String,
    pub message: String,
    pub sheet: SheetWords,
}

/// What a printed sheet says besides the session.
#[uniffi::remote(Record)]
pub struct SheetWords {
    pub title: String,
    pub does: String,
    pub scan: String,
    pub until: String,
    pub very_unwell: String,
}

/// A square of modules, row by row from the top left; `true` is dark. No quiet zone.
#[uniffi::remote(Record)]
pub struct Qr {
    pub size: u32,
    pub dark: Vec<bool>,
}
