//! A course: home, check-in, outcome, and a choice asked a second time.

use aftercare_core::screen::{
    BandPoint, Button, CheckInScreen, ChoiceGroup, ConfirmScreen, Dot, Fact, Frame, HelpsScreen, HomeScreen,
    OutcomeScreen, Practice, Row, Soreness, SorenessPoint, Step, WhyRule, WhyScreen,
};
use aftercare_core::time::Timestamp;
use aftercare_core::triage::Level;

/// Home.
#[uniffi::remote(Record)]
pub struct HomeScreen {
    pub frame: Frame,
    pub detail: String,
    pub after_emergency: Option<String>,
    pub dots: Vec<Dot>,
    pub soreness: Option<Soreness>,
    pub practice: Option<Practice>,
    pub primary: Option<Button>,
    pub later: Option<ChoiceGroup>,
    pub later_coming: Option<String>,
    pub unwell: Button,
    pub menu: Vec<Button>,
}

/// A check-in on the line.
#[uniffi::remote(Record)]
pub struct Dot {
    pub check_in: String,
    pub label: String,
    pub state: String,
    pub when: String,
    pub at: Timestamp,
}

/// Soreness so far against the expected course.
#[uniffi::remote(Record)]
pub struct Soreness {
    pub points: Vec<SorenessPoint>,
    pub band: Vec<BandPoint>,
    pub sentence: String,
}

/// Soreness at a time.
#[uniffi::remote(Record)]
pub struct SorenessPoint {
    pub hours: f64,
    pub pain: u8,
}

/// The expected course at a time.
#[uniffi::remote(Record)]
pub struct BandPoint {
    pub hours: f64,
    pub low: f64,
    pub high: f64,
}

/// A group of questions.
#[uniffi::remote(Record)]
pub struct CheckInScreen {
    pub frame: Frame,
    pub progress: String,
    pub step: u32,
    pub steps: u32,
    pub rows: Vec<Row>,
    pub none_of_these: Option<Button>,
    pub next: Option<Button>,
    pub something_else: Button,
    pub later: Option<ChoiceGroup>,
}

/// A question.
#[uniffi::remote(Record)]
pub struct Row {
    pub question: String,
    pub title: String,
    pub detail: String,
    pub low: String,
    pub high: String,
    pub options: Vec<Button>,
    pub no: Option<Button>,
}

/// What the answers lead to.
#[uniffi::remote(Record)]
pub struct OutcomeScreen {
    pub frame: Frame,
    pub level: Level,
    pub sentence: String,
    pub reasons: Option<String>,
    pub expected: Option<String>,
    pub steps: Vec<Step>,
    pub watch: Vec<String>,
    pub next: String,
    pub therapist: String,
    pub actions: Vec<Button>,
    pub protocol: String,
}

/// A step.
#[uniffi::remote(Record)]
pub struct Step {
    pub text: String,
    pub call: Option<Button>,
}

/// Why the patient is told this.
#[uniffi::remote(Record)]
pub struct WhyScreen {
    pub frame: Frame,
    pub rules: Vec<WhyRule>,
    pub answers: Vec<Fact>,
    pub protocol: Vec<String>,
}

/// A rule that fired.
#[uniffi::remote(Record)]
pub struct WhyRule {
    pub id: String,
    pub because: String,
    pub level: String,
    pub sources: String,
}

/// What helps until then.
#[uniffi::remote(Record)]
pub struct HelpsScreen {
    pub frame: Frame,
    pub advice: Vec<String>,
    pub protocol: String,
}

/// A choice that is asked a second time.
#[uniffi::remote(Record)]
pub struct ConfirmScreen {
    pub frame: Frame,
    pub paragraphs: Vec<String>,
    pub actions: Vec<Button>,
}
