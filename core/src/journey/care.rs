//! What a patient's care is after all events: plain data, the fold of [`super::evolve()`].
//!
//! Nothing here depends on the present moment; [`super::course`] looks at it from a moment.

use super::event::{Closing, Event, Reached, ShownReminder, Via};
use crate::schedule::{Later, Quiet};
use crate::session::Session;
use crate::time::Timestamp;
use crate::triage::{Answer, Level};

/// Everything known.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Care {
    /// One per accepted session, the newest last; the newest runs the check-ins.
    pub courses: Vec<Course>,
    /// All emergency prompts, the newest last; at most the last is open.
    pub emergencies: Vec<Emergency>,
    /// The country chosen by the patient; `None`: the device's.
    pub region: Option<String>,
    /// Tag of the language chosen by the patient; `None`: the device's.
    pub language: Option<String>,
    /// The quiet hours set by the patient; `None`: those of the protocol.
    pub quiet: Option<Quiet>,
    /// The protocols that advice was given under, in the order of the journal.
    pub protocols: Vec<ProtocolUsed>,
    /// The practice that a therapist's codes name.
    pub practice: SavedPractice,
    /// Jumps of the clock, for the history.
    pub clock_jumps: Vec<ClockJump>,
    /// Records of a newer version, kept word for word.
    pub unknown: Vec<String>,
    /// A damaged journal was set aside: something may be missing.
    pub records_lost: bool,
    /// The clock at the last event; only to notice that it was put back.
    pub last_at: Option<Timestamp>,
}

/// The practice that a therapist gave, remembered from one patient to the next.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SavedPractice {
    /// Its name.
    pub name: Option<String>,
    /// Its telephone number.
    pub phone: Option<String>,
}

/// A course of check-ins after one session.
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    /// From 1, in the order of acceptance.
    pub number: u32,
    /// The session.
    pub session: Session,
    /// From a therapist's code.
    pub from_code: bool,
    /// When it was accepted.
    pub accepted_at: Timestamp,
    /// The device's zone then.
    pub zone: String,
    /// The red-flag card was answered.
    pub flag_card_seen: bool,
    /// Check-ins opened, in order.
    pub runs: Vec<Run>,
    /// Reminders shown.
    pub shown: Vec<Noted>,
    /// The newest "remind me later".
    pub later: Option<Later>,
    /// The newest test reminder.
    pub test: Option<Test>,
}

/// A test reminder that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Test {
    /// When it was asked for.
    pub asked_at: Timestamp,
    /// When it is to ring.
    pub at: Timestamp,
}

/// A reminder noted as shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noted {
    /// Which one, and when it was shown.
    pub reminder: ShownReminder,
    /// When that was noted.
    pub noted_at: Timestamp,
}

impl Noted {
    /// Whether it counts: what was noted by a clock that ran ahead does not, until that time has come.
    #[must_use]
    pub fn counts(&self, now: Timestamp) -> bool {
        self.noted_at <= now && self.reminder.at <= now
    }
}

/// One filling-in of a check-in.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// From 1, over all courses.
    pub number: u32,
    /// Check-in id or `now`.
    pub check_in: String,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// Current answers, in the order of the first time each was given.
    pub given: Vec<Given>,
    /// Every change of an answer that had been given before, for the history.
    pub changes: Vec<Change>,
    /// What the patient was told, the newest last.
    pub told: Vec<Told>,
    /// The latest time at which it was opened or an answer was given. A clock put back in the middle of
    /// a check-in does not move it, so that no rule is taken away by it.
    pub latest_at: Timestamp,
    /// The newest run when the patient was last told something in this one: itself, or a later one, as
    /// after a correction.
    pub told_during: u32,
    /// When the patient came to its end.
    pub finished_at: Option<Timestamp>,
    /// "I'm worried anyway" was pressed.
    pub worried: bool,
    /// Whether the patient was seen after having been told to get help before this check-in; `None`
    /// while that was not asked.
    pub seen: Option<bool>,
}

/// A current answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Given {
    /// When it was given.
    pub at: Timestamp,
    /// Question id.
    pub question: String,
    /// The answer.
    pub answer: Answer,
    /// With which button.
    pub via: Via,
}

/// A changed or withdrawn answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// When.
    pub at: Timestamp,
    /// Question id.
    pub question: String,
    /// The answer before.
    pub from: Answer,
    /// The answer after; `None` when it is to be asked again.
    pub to: Option<Answer>,
}

/// What a patient was told.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// When.
    pub at: Timestamp,
    /// The level; `None` while the answers so far led to nothing.
    pub level: Option<Level>,
    /// All rules that fired.
    pub rules: Vec<String>,
    /// Elapsed hours that the rules saw.
    pub hours: f64,
    /// Version of the protocol then.
    pub protocol_version: String,
    /// SHA-256 of the protocol then.
    pub protocol_sha256: String,
    /// Questions whose answer was changed or taken back since, before anything else was told.
    pub changed_since: Vec<String>,
}

/// A protocol that came into use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProtocolUsed {
    /// When advice was first given under it.
    pub at: Timestamp,
    /// Its version.
    pub version: String,
    /// Its SHA-256.
    pub sha256: String,
}

/// One emergency prompt.
#[derive(Clone, Debug, PartialEq)]
pub struct Emergency {
    /// From 1.
    pub number: u32,
    /// When it opened.
    pub raised_at: Timestamp,
    /// Repeats count from here: when it opened, or when a clock that ran ahead was put right.
    pub repeats_from: Timestamp,
    /// The run whose answer raised it.
    pub run: u32,
    /// Further runs whose answers added a reason.
    pub also_runs: Vec<u32>,
    /// Rule ids, or `worried`.
    pub reasons: Vec<String>,
    /// When the call button was pressed.
    pub called_at: Vec<Timestamp>,
    /// The last word on "Did you get through?" after the last call.
    pub reached: Option<Reached>,
    /// When and how it was closed.
    pub closed: Option<Closed>,
}

/// The end of an emergency prompt.
#[derive(Clone, Debug, PartialEq)]
pub struct Closed {
    /// When.
    pub at: Timestamp,
    /// How.
    pub how: Closing,
}

/// The clock was put back.
#[derive(Clone, Debug, PartialEq)]
pub struct ClockJump {
    /// The latest time known before.
    pub from: Timestamp,
    /// The time after.
    pub to: Timestamp,
}

impl Care {
    /// The newest course.
    #[must_use]
    pub fn course(&self) -> Option<&Course> {
        self.courses.last()
    }

    /// The open emergency prompt.
    #[must_use]
    pub fn open_emergency(&self) -> Option<&Emergency> {
        self.emergencies.last().filter(|emergency| emergency.closed.is_none())
    }

    /// A run by its number, with its course.
    #[must_use]
    pub fn run(&self, number: u32) -> Option<(&Course, &Run)> {
        self.courses
            .iter()
            .find_map(|course| course.runs.iter().find(|run| run.number == number).map(|run| (course, run)))
    }

    /// All runs of all courses, in the order in which they were opened.
    pub fn runs(&self) -> impl DoubleEndedIterator<Item = &Run> {
        self.courses.iter().flat_map(|course| &course.runs)
    }

    /// The number the next run gets.
    #[must_use]
    pub fn next_run(&self) -> u32 {
        self.runs().map(|run| run.number).max().unwrap_or(0).saturating_add(1)
    }

    /// Something stored could not be understood, so no advice may be calmer than
    /// [`Level::ContactTherapist`].
    #[must_use]
    pub fn is_partly_unread(&self) -> bool {
        self.records_lost || !self.unknown.is_empty()
    }

    /// The level, but none calmer than [`Level::ContactTherapist`] while something stored could not be
    /// understood.
    #[must_use]
    pub fn floored(&self, level: Level) -> Level {
        if self.is_partly_unread() { level.max(Level::ContactTherapist) } else { level }
    }
}

impl Course {
    /// Whether a reminder was shown; of one that was asked for again, whether since then.
    #[must_use]
    pub fn was_shown(&self, id: &str, now: Timestamp) -> bool {
        let asked_at = self.asked_at(id);
        self.shown
            .iter()
            .any(|noted| noted.reminder.id == id && noted.counts(now) && Some(noted.reminder.at) >= asked_at)
    }

    /// When the patient asked for this reminder; `None` for one of the plan's own. Only `later` and
    /// `test` come again under the same id.
    #[must_use]
    pub fn asked_at(&self, id: &str) -> Option<Timestamp> {
        let (_, name) = id.split_once('/')?;
        if name == "test" {
            return self.test.as_ref().map(|test| test.asked_at);
        }
        let check_in = name.strip_suffix(".later")?;
        self.later.as_ref().filter(|later| later.check_in == check_in).map(|later| later.asked_at)
    }
}

impl Run {
    /// The current answer to a question.
    #[must_use]
    pub fn answer(&self, question: &str) -> Option<&Answer> {
        self.given.iter().find(|given| given.question == question).map(|given| &given.answer)
    }

    /// Notes that an answer was changed or taken back.
    pub(super) fn note_change(&mut self, question: &str) {
        if let Some(told) = self.told.last_mut() {
            told.changed_since.push(question.to_owned());
        }
    }

    /// The level last told; `None` while nothing has been told.
    #[must_use]
    pub fn level(&self) -> Option<Level> {
        self.told.last().and_then(|told| told.level)
    }

    /// Whether anything was ever answered in it, even if it was taken back since.
    #[must_use]
    pub fn is_started(&self) -> bool {
        !self.given.is_empty() || !self.changes.is_empty()
    }
}

/// The events that change a run name it; this is that name.
#[must_use]
pub(super) fn run_of(event: &Event) -> Option<u32> {
    match event {
        Event::Answered { run, .. }
        | Event::AnswersReopened { run, .. }
        | Event::Assessed { run, .. }
        | Event::CheckInFinished { run }
        | Event::WorriedAnyway { run }
        | Event::SeenAnswered { run, .. } => Some(*run),
        _ => None,
    }
}
