//! What has happened: the only thing the journal keeps.
//!
//! An event says what a person did or was told, in the past tense. What time alone causes (a
//! check-in opened, was missed, closed) is never an event; it is computed from the moment.

use serde::{Deserialize, Serialize};

use crate::schedule::Quiet;
use crate::session::Session;
use crate::time::{Moment, Timestamp};
use crate::triage::{Answer, Level};

/// How an answer was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Via {
    /// Its own button.
    Row,
    /// "None of these" at the foot of its group.
    NoneOfThese,
}

/// How a patient ended an emergency prompt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Closing {
    /// "Help is on the way".
    OnTheWay,
    /// "I have been seen".
    Seen,
    /// "I pressed it by mistake", said twice.
    Mistake,
}

/// What came of the call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reached {
    /// Got through.
    Yes,
    /// Did not get through.
    No,
    /// Someone is taking the patient.
    SomeoneTaking,
}

/// A reminder that was shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShownReminder {
    /// Its id in the plan, with the course's number: `1/h24.due`.
    pub id: String,
    /// When it was shown.
    pub at: Timestamp,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum Event {
    /// The patient confirmed a session; a course begins.
    SessionAccepted {
        /// What was confirmed.
        session: Session,
        /// From a therapist's code, not typed in by the patient.
        from_code: bool,
    },
    /// The red-flag card was read and its question answered.
    FlagCardSeen {
        /// The answer chosen: `wait`, `call` or `message`.
        choice: String,
    },
    /// A check-in was opened; runs are numbered from 1 over all courses.
    CheckInOpened {
        /// The number of this run.
        run: u32,
        /// Check-in id of the protocol, or `now`.
        check_in: String,
    },
    /// A question was answered, for the first time or anew.
    Answered {
        /// The run it belongs to.
        run: u32,
        /// Question id.
        question: String,
        /// What was answered.
        answer: Answer,
        /// With which button.
        via: Via,
    },
    /// Answers were taken back to be asked again; nothing took their place.
    AnswersReopened {
        /// The run they belong to.
        run: u32,
        /// Question ids.
        questions: Vec<String>,
    },
    /// What the patient was told.
    Assessed {
        /// The run it belongs to.
        run: u32,
        /// The level told; `None` while the answers so far lead to nothing.
        level: Option<Level>,
        /// All rules that fired, in the protocol's order.
        rules: Vec<String>,
        /// Elapsed hours that the rules saw.
        hours: f64,
        /// Version of the protocol.
        protocol_version: String,
        /// SHA-256 of the protocol's file.
        protocol_sha256: String,
    },
    /// The patient came to the end of a check-in.
    CheckInFinished {
        /// Which one.
        run: u32,
    },
    /// "I'm worried anyway".
    WorriedAnyway {
        /// At which outcome.
        run: u32,
    },
    /// "Last time you were told to get help: were you seen?" was answered.
    SeenAnswered {
        /// At the outcome of which run.
        run: u32,
        /// Yes.
        seen: bool,
    },
    /// The emergency prompt opened.
    EmergencyRaised {
        /// The run whose answer raised it.
        run: u32,
        /// Rule ids, or `worried`.
        reasons: Vec<String>,
    },
    /// A further red flag while the prompt was open.
    EmergencyReasonsAdded {
        /// The run whose answer added them.
        run: u32,
        /// Rule ids, or `worried`.
        reasons: Vec<String>,
    },
    /// The call button of the prompt was pressed.
    EmergencyCalled {
        /// The number handed to the dialler.
        number: String,
    },
    /// "Did you get through?" was answered.
    EmergencyReached {
        /// The answer.
        reached: Reached,
    },
    /// The prompt was closed.
    EmergencyClosed {
        /// How.
        how: Closing,
    },
    /// The patient chose the country whose numbers are shown.
    RegionChosen {
        /// ISO 3166 alpha-2 code; `None` for the device's country from now on.
        region: Option<String>,
    },
    /// The patient chose the language of screens and reminders.
    LanguageChosen {
        /// Tag of the language; `None` for the device's from now on.
        language: Option<String>,
    },
    /// The patient set the hours in which no check-in rings.
    QuietHoursSet {
        /// The hours; start equal to end is off.
        quiet: Quiet,
    },
    /// A therapist set the practice that codes name. Nothing else of the therapist's half is an event.
    PracticeSaved {
        /// Its name.
        name: Option<String>,
        /// Its telephone number.
        phone: Option<String>,
    },
    /// The patient asked to be reminded of a check-in again.
    LaterAsked {
        /// Check-in id.
        check_in: String,
        /// When, before quiet hours are considered.
        at: Timestamp,
    },
    /// The patient asked to hear a reminder once.
    TestAsked {
        /// When it is to ring.
        at: Timestamp,
    },
    /// Reminders were shown.
    RemindersShown {
        /// Which ones.
        shown: Vec<ShownReminder>,
    },
    /// The device's clock was put back.
    ClockJumped {
        /// The latest time known before.
        from: Timestamp,
        /// The time after.
        to: Timestamp,
    },
    /// A damaged journal was set aside; what could be read was kept.
    RecordsLost {},
    /// Written by a newer version: kept word for word, never dropped.
    #[serde(skip)]
    Unknown {
        /// The whole record as it stood in the journal.
        json: String,
    },
}

/// An event with the time and place of the clock that saw it. Order is the journal's, not `at`'s.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recorded {
    /// When, by the device's clock.
    pub at: Timestamp,
    /// The device's zone.
    pub zone: String,
    /// Its offset from UTC then, seconds.
    pub offset_s: i32,
    /// What.
    pub event: Event,
}

impl Recorded {
    /// The event as it happens at a moment.
    #[must_use]
    pub fn now(event: Event, moment: &Moment) -> Self {
        Self {
            at: moment.at,
            zone: moment.zone.id.clone(),
            offset_s: moment.zone.offset_at(moment.at),
            event,
        }
    }

    /// The record as the journal keeps it.
    #[must_use]
    pub fn to_json(&self) -> String {
        match &self.event {
            Event::Unknown { json } => json.clone(),
            // Strings, numbers and enums only: writing these cannot fail.
            _ => serde_json::to_string(self).unwrap_or_default(),
        }
    }

    /// Reads a record; one that this version does not understand becomes [`Event::Unknown`].
    #[must_use]
    pub fn from_json(json: &str) -> Self {
        #[derive(Deserialize)]
        struct When {
            at: Timestamp,
        }
        serde_json::from_str(json).unwrap_or_else(|_| Self {
            at: serde_json::from_str::<When>(json).map_or(Timestamp(0), |when| when.at),
            zone: String::new(),
            offset_s: 0,
            event: Event::Unknown { json: json.to_owned() },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_of_a_newer_version_is_kept_word_for_word() {
        let json = r#"{"at":5,"zone":"UTC","offset_s":0,"event":{"type":"hologram_shown","x":[1,2]}}"#;
        let record = Recorded::from_json(json);
        assert_eq!(record.at, Timestamp(5));
        assert_eq!(record.event, Event::Unknown { json: json.to_owned() });
        assert_eq!(record.to_json(), json);
    }

    #[test]
    fn a_known_event_with_an_unknown_field_is_kept_word_for_word_too() {
        let json =
            r#"{"at":5,"zone":"UTC","offset_s":0,"event":{"type":"check_in_finished","run":1,"mood":"x"}}"#;
        assert_eq!(Recorded::from_json(json).to_json(), json);
        assert!(matches!(Recorded::from_json(json).event, Event::Unknown { .. }));
    }

    /// Journals hold these words for good.
    #[test]
    fn what_a_patient_sets_and_asks_for_is_written_in_these_words() {
        let events = [
            (
                Event::RegionChosen { region: Some("GB".to_owned()) },
                r#"{"type":"region_chosen","region":"GB"}"#,
            ),
            (Event::RegionChosen { region: None }, r#"{"type":"region_chosen","region":null}"#),
            (
                Event::LanguageChosen { language: Some("en".to_owned()) },
                r#"{"type":"language_chosen","language":"en"}"#,
            ),
            (
                Event::QuietHoursSet { quiet: Quiet { start_min: 1320, end_min: 420 } },
                r#"{"type":"quiet_hours_set","quiet":{"start_min":1320,"end_min":420}}"#,
            ),
            (
                Event::LaterAsked { check_in: "h24".to_owned(), at: Timestamp(7) },
                r#"{"type":"later_asked","check_in":"h24","at":7}"#,
            ),
            (Event::TestAsked { at: Timestamp(7) }, r#"{"type":"test_asked","at":7}"#),
            (
                Event::PracticeSaved { name: Some("A".to_owned()), phone: None },
                r#"{"type":"practice_saved","name":"A","phone":null}"#,
            ),
        ];
        for (event, words) in events {
            let json = format!(r#"{{"at":5,"zone":"UTC","offset_s":0,"event":{words}}}"#);
            let record = Recorded { at: Timestamp(5), zone: "UTC".to_owned(), offset_s: 0, event };
            assert_eq!(record.to_json(), json);
            assert_eq!(Recorded::from_json(&json), record);
        }
    }
}
