//! What a shell sends.

use aftercare_core::journey::{Closing, Command, Destination, FieldName, OutcomePart, Reached};
use aftercare_core::schedule::Quiet;
use aftercare_core::session::{Place, Side};
use aftercare_core::time::Timestamp;
use aftercare_core::triage::Answer;

/// A wish of a person or a report of the system.
#[uniffi::remote(Enum)]
pub enum Command {
    AppOpened,
    Back,
    Go { to: Destination },
    Fill { field: FieldName, text: String },
    FillTime { at: Timestamp },
    TogglePlace { region: String, side: Side },
    ToggleRisk { risk: String },
    SetTechnique { technique: String },
    SetPainBefore { pain: Option<u8> },
    EndsNow,
    NextPatient,
    Next,
    AcceptSession,
    AnswerTeachBack { choice: String },
    OpenCheckIn { check_in: String },
    Answer { run: u32, question: String, answer: Answer },
    ConfirmAnswer { run: u32, question: String, answer: Answer },
    OpenCorrection { run: u32, group: u32 },
    CorrectAnswer { run: u32, question: String, answer: Answer },
    NoneOfThese { run: u32, group: u32 },
    NextGroup { run: u32, group: u32 },
    OpenOutcome { run: u32, part: OutcomePart },
    Worried { run: u32 },
    SaySeen { run: u32, seen: bool },
    Called { number: String },
    SayReached { reached: Reached },
    CloseEmergency { how: Closing },
    ConfirmMistake { emergency: u32 },
    SetRegion { region: Option<String> },
    SetLanguage { language: Option<String> },
    PickQuietStart { start_min: u16 },
    SetQuietHours { quiet: Quiet },
    RemindLater { check_in: String, hours: u32 },
    TestReminder,
    RemindersReconciled { at: Timestamp, pending: Vec<String>, delivered: Vec<String>, trouble: Vec<String> },
    ConfirmErase,
    RetrySave,
    SetAside,
}

/// A screen that can be asked for by name.
#[uniffi::remote(Enum)]
pub enum Destination {
    Home,
    EnterCode,
    SessionForm,
    Dates,
    FlagCard,
    Card,
    History,
    About,
    Erase,
    Trouble,
    Country,
    Settings,
    QuietHours,
    Therapist,
}

/// A part of an outcome that is opened on request.
#[uniffi::remote(Enum)]
pub enum OutcomePart {
    Summary,
    Why,
    Helps,
}

/// A text field of a screen.
#[uniffi::remote(Enum)]
pub enum FieldName {
    Code,
    SessionEnd,
    PracticeName,
    PracticePhone,
}

/// How a patient ended an emergency prompt.
#[uniffi::remote(Enum)]
pub enum Closing {
    OnTheWay,
    Seen,
    Mistake,
}

/// What came of the call.
#[uniffi::remote(Enum)]
pub enum Reached {
    Yes,
    No,
    SomeoneTaking,
}

/// The patient's own side.
#[uniffi::remote(Enum)]
pub enum Side {
    Left,
    Right,
    Both,
    Centre,
}

/// A needled part of the body.
#[uniffi::remote(Record)]
pub struct Place {
    pub region: String,
    pub side: Side,
}

/// Quiet hours as the patient set them. Start equal to end means off.
#[uniffi::remote(Record)]
pub struct Quiet {
    pub start_min: u16,
    pub end_min: u16,
}

/// An answer by name.
#[uniffi::remote(Enum)]
pub enum Answer {
    Choice(String),
    Scale(u8),
}
