//! What was told, what is set, what this is, and what is wrong with saving.

use aftercare_core::screen::{
    AboutScreen, Button, ChoiceGroup, Fact, Frame, HistoryEntry, HistoryScreen, QuietHoursScreen,
    SettingsScreen, TroubleScreen,
};
use aftercare_core::time::Timestamp;
use aftercare_core::triage::Level;

/// The history.
#[uniffi::remote(Record)]
pub struct HistoryScreen {
    pub frame: Frame,
    pub zone: Option<String>,
    pub entries: Vec<HistoryEntry>,
}

/// Something in the history.
#[uniffi::remote(Record)]
pub struct HistoryEntry {
    pub when: String,
    pub at: Timestamp,
    pub title: String,
    pub level: Option<Level>,
    pub level_name: String,
    pub lines: Vec<String>,
    pub open: Option<Button>,
    pub correct: Option<Button>,
}

/// About this advice.
#[uniffi::remote(Record)]
pub struct AboutScreen {
    pub frame: Frame,
    pub paragraphs: Vec<String>,
    pub facts: Vec<Fact>,
}

/// Trouble with saving.
#[uniffi::remote(Record)]
pub struct TroubleScreen {
    pub frame: Frame,
    pub happened: String,
    pub kept: String,
    pub lost: String,
    pub works: String,
    pub to_do: String,
    pub feeling_worse: String,
    pub detail: String,
    pub actions: Vec<Button>,
}

/// What is set, and how to change it.
#[uniffi::remote(Record)]
pub struct SettingsScreen {
    pub frame: Frame,
    pub language: ChoiceGroup,
    pub quiet: String,
    pub change_quiet: Button,
    pub country: String,
    pub change_country: Button,
    pub treating: Button,
}

/// Choosing quiet hours: first when they begin, then when they end.
#[uniffi::remote(Record)]
pub struct QuietHoursScreen {
    pub frame: Frame,
    pub now: String,
    pub intro: String,
    pub hours: ChoiceGroup,
    pub off: Option<Button>,
}
