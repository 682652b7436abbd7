//! The emergency prompt, its country, and the page for a doctor.

use aftercare_core::screen::{
    Button, CardFace, CardScreen, CardSide, CountryScreen, EmergencyScreen, Fact, Frame, PlaceMap,
    TimelineEntry,
};
use aftercare_core::time::Timestamp;

/// The emergency prompt, in the order in which it is shown and read aloud.
#[uniffi::remote(Record)]
pub struct EmergencyScreen {
    pub frame: Frame,
    pub call: Button,
    pub number: String,
    pub country: String,
    pub change_country: Button,
    pub got_through: Option<String>,
    pub got_through_choices: Vec<Button>,
    pub other_ways: Vec<String>,
    pub reasons: String,
    pub orders: Vec<String>,
    pub card: Button,
    pub cannot_speak: String,
    pub no_signal: String,
    pub therapist: String,
    pub close_title: String,
    pub closings: Vec<Button>,
}

/// The countries whose numbers are known.
#[uniffi::remote(Record)]
pub struct CountryScreen {
    pub frame: Frame,
    pub intro: String,
    pub countries: Vec<Button>,
}

/// The card.
#[uniffi::remote(Record)]
pub struct CardScreen {
    pub frame: Frame,
    pub face: CardFace,
    pub print: String,
    pub other_side: Option<CardSide>,
}

/// The card in the language of the country.
#[uniffi::remote(Record)]
pub struct CardSide {
    pub language: String,
    pub heading: String,
    pub title: String,
    pub face: CardFace,
}

/// What both sides of the card have.
#[uniffi::remote(Record)]
pub struct CardFace {
    pub when: String,
    pub hints: Vec<String>,
    pub facts: Vec<Fact>,
    pub map: PlaceMap,
    pub timeline_title: String,
    pub timeline: Vec<TimelineEntry>,
    pub protocol: String,
}

/// A line of the timeline.
#[uniffi::remote(Record)]
pub struct TimelineEntry {
    pub when: String,
    pub at: Timestamp,
    pub text: String,
}
