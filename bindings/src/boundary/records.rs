//! What was told, what this is, and what is wrong with saving.

use aftercare_core::screen::{AboutScreen, Button, Fact, Frame, HistoryEntry, HistoryScreen, TroubleScreen};
use aftercare_core::time::Timestamp;
use aftercare_core::triage::Level;

/// The history.
#[uniffi::remote(Record)]
pub struct HistoryScreen {
    pub frame: Frame,
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
