//! What a shell makes the queue of the system equal to.

use aftercare_core::journey::reminders::Reminder;
use aftercare_core::schedule::ReminderKind;
use aftercare_core::time::Timestamp;

/// A reminder as the system rings it. Its texts are neutral: no body part, symptom or therapy.
#[uniffi::remote(Record)]
pub struct Reminder {
    pub id: String,
    pub check_in: Option<String>,
    pub kind: ReminderKind,
    pub at: Timestamp,
    pub title: String,
    pub body: String,
    pub open_label: String,
    pub wrong_label: String,
}

/// What kind of reminder.
#[uniffi::remote(Enum)]
pub enum ReminderKind {
    Due,
    Nudge,
    CatchUp,
    Later,
    Test,
    Repeat,
}
