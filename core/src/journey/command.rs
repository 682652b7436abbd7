//! What a person or the system asks for. One vocabulary for every shell.
//!
//! Every button of a [`crate::screen::Screen`] carries its command; a shell sends it back unread.

use serde::{Deserialize, Serialize};

use super::event::{Closing, Reached};
use crate::schedule::Quiet;
use crate::session::Side;
use crate::time::Timestamp;
use crate::triage::Answer;

/// A screen that can be asked for by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Destination {
    /// The line of check-ins.
    Home,
    /// Type, paste or scan a code.
    EnterCode,
    /// Enter a session without a code.
    SessionForm,
    /// The dates of the check-ins.
    Dates,
    /// The signs to watch for.
    FlagCard,
    /// The page for a doctor.
    Card,
    /// Everything answered and told.
    History,
    /// About this advice.
    About,
    /// Ask whether to erase everything.
    Erase,
    /// What is wrong with saving.
    Trouble,
    /// Choose the country whose numbers are shown.
    Country,
    /// Language, quiet hours and country.
    Settings,
    /// Choose when reminders are quiet.
    QuietHours,
    /// Make a code for a patient.
    Therapist,
}

/// A part of an outcome that is opened on request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OutcomePart {
    /// The outcome itself.
    Summary,
    /// "Why am I told this?"
    Why,
    /// What helps until then.
    Helps,
}

/// A text field of a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldName {
    /// The therapist's code or link.
    Code,
    /// When the session ended, local time.
    SessionEnd,
    /// The practice's name.
    PracticeName,
    /// The practice's telephone number.
    PracticePhone,
}

/// A wish of a person or a report of the system.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// The app came to the front.
    AppOpened,
    /// One step back; out of everything but the emergency prompt.
    Back,
    /// Show a screen.
    Go {
        /// Which.
        to: Destination,
    },
    /// Put text into a field.
    Fill {
        /// Which field.
        field: FieldName,
        /// What was typed, pasted or scanned.
        text: String,
    },
    /// The session's end from a date and time picker.
    FillTime {
        /// The instant picked.
        at: Timestamp,
    },
    /// Select a part of the body, or with the same side again take it back.
    TogglePlace {
        /// Region id.
        region: String,
        /// The patient's side.
        side: Side,
    },
    /// Select a risk or take it back.
    ToggleRisk {
        /// Risk id.
        risk: String,
    },
    /// Choose the technique.
    SetTechnique {
        /// Technique id.
        technique: String,
    },
    /// Say how strong the pain was before the session.
    SetPainBefore {
        /// 0 to 10; `None` for "I don't know".
        pain: Option<u8>,
    },
    /// The session that a therapist hands over ends now.
    EndsNow,
    /// A therapist's next patient: everything but the practice is cleared.
    NextPatient,
    /// On to the next page of the form.
    Next,
    /// "Yes, that's my session".
    AcceptSession,
    /// The answer to the red-flag card's question.
    AnswerTeachBack {
        /// `wait`, `call` or `message`.
        choice: String,
    },
    /// Open or continue a check-in, or `now`.
    OpenCheckIn {
        /// Check-in id.
        check_in: String,
    },
    /// Answer a question.
    Answer {
        /// The run that the button belongs to.
        run: u32,
        /// Question id.
        question: String,
        /// What is answered.
        answer: Answer,
    },
    /// "Yes, change it": the second confirmation of an answer that lowers the level.
    ConfirmAnswer {
        /// The run that the button belongs to.
        run: u32,
        /// Question id.
        question: String,
        /// What is answered.
        answer: Answer,
    },
    /// Show the answers of a check-in that is over, to correct them.
    OpenCorrection {
        /// Of which run.
        run: u32,
        /// The group to show, from 0.
        group: u32,
    },
    /// Correct an answer after the check-in's end, or give one that was left open.
    CorrectAnswer {
        /// The run that the button belongs to.
        run: u32,
        /// Question id.
        question: String,
        /// What is answered.
        answer: Answer,
    },
    /// "None of these" for every open row of a group.
    NoneOfThese {
        /// The run that the button belongs to.
        run: u32,
        /// The group, from 0.
        group: u32,
    },
    /// On to the next group of a check-in, or to its end.
    NextGroup {
        /// The run that the button belongs to.
        run: u32,
        /// The group to leave, from 0.
        group: u32,
    },
    /// Show an outcome or a part of it.
    OpenOutcome {
        /// Of which run.
        run: u32,
        /// Which part.
        part: OutcomePart,
    },
    /// "I'm worried anyway".
    Worried {
        /// At which outcome.
        run: u32,
    },
    /// Whether the patient was seen after having been told to get help last time.
    SaySeen {
        /// At which outcome.
        run: u32,
        /// Yes.
        seen: bool,
    },
    /// The system's dialler was opened with a number.
    Called {
        /// The number.
        number: String,
    },
    /// "Did you get through?"
    SayReached {
        /// The answer.
        reached: Reached,
    },
    /// Close the emergency prompt; a mistake is asked a second time.
    CloseEmergency {
        /// How.
        how: Closing,
    },
    /// The second confirmation of a mistake.
    ConfirmMistake {
        /// The emergency that the button belongs to.
        emergency: u32,
    },
    /// Choose the country whose numbers are shown.
    SetRegion {
        /// ISO 3166 alpha-2 code; `None` for the device's country.
        region: Option<String>,
    },
    /// Choose the language of screens and reminders.
    SetLanguage {
        /// Tag of a language that is shipped; `None` for the device's.
        language: Option<String>,
    },
    /// The first of two steps to other quiet hours: when they begin.
    PickQuietStart {
        /// Minutes after local midnight, 0 to 1439.
        start_min: u16,
    },
    /// Set the hours in which no check-in rings, 12 hours at most; start equal to end is off.
    SetQuietHours {
        /// The new hours.
        quiet: Quiet,
    },
    /// Remind of an open check-in again later.
    RemindLater {
        /// Check-in id.
        check_in: String,
        /// In how many hours: one of those that the protocol offers.
        hours: u32,
    },
    /// Ring once in a minute, to hear what a reminder is like.
    TestReminder,
    /// What a shell found in the system's queue of reminders.
    RemindersReconciled {
        /// When it looked.
        at: Timestamp,
        /// Ids still to come.
        pending: Vec<String>,
        /// Ids shown.
        delivered: Vec<String>,
        /// What keeps reminders from ringing, as keys of `reminder_trouble.*`: `permission` (the app may
        /// not notify), `channel_muted` (its reminders are off or silent), `background_restricted` (the
        /// system stops it in the background), `refused` (the system did not take a reminder), `late`
        /// (reminders rang an hour or more after their time). Any other key gets a general text. The
        /// whole list each time: an empty one says that nothing is wrong any more.
        trouble: Vec<String>,
    },
    /// Erase everything, after the question was asked.
    ConfirmErase,
    /// Try again to save what is held in memory.
    RetrySave,
    /// Set a damaged journal aside and go on with what could be read.
    SetAside,
}
