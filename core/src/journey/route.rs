//! Which screen is open, with its unfinished form. Not journalled: after the app was killed it is
//! rebuilt from [`Care`].

use super::care::Care;
use super::command::{Destination, OutcomePart};
use super::course;
use super::handover::Handover;
use crate::content::Content;
use crate::protocol::Protocol;
use crate::session::{Place, Session};
use crate::time::{Moment, Timestamp};
use crate::triage::Answer;

/// The open screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Route {
    /// Nothing accepted yet.
    Welcome,
    /// A session is read back.
    Preview {
        /// What would be accepted.
        session: Session,
        /// From a code, not from the form.
        from_code: bool,
    },
    /// A session is entered without a code.
    Form {
        /// The page shown.
        page: FormPage,
        /// What has been entered.
        draft: Draft,
    },
    /// A therapist makes a code for a patient.
    Therapist {
        /// What has been entered.
        handover: Handover,
    },
    /// The signs to watch for; the wrong choice last made at its question.
    FlagCard {
        /// `wait`, `call` or `message`.
        choice: Option<String>,
    },
    /// The line of check-ins.
    Home,
    /// A group of questions.
    CheckIn {
        /// The run.
        run: u32,
        /// Index into the groups that the check-in asks, from 0.
        group: u32,
    },
    /// A group of questions of a check-in that is over, to correct its answers.
    Correction {
        /// The run.
        run: u32,
        /// Index into the groups that the check-in asks, from 0.
        group: u32,
    },
    /// An answer that would lower the level is asked a second time.
    ConfirmAnswer {
        /// The run.
        run: u32,
        /// The group to return to.
        group: u32,
        /// The question.
        question: String,
        /// The new answer.
        answer: Answer,
    },
    /// An outcome or a part of it.
    Outcome {
        /// The run.
        run: u32,
        /// Which part.
        part: OutcomePart,
    },
    /// The emergency prompt.
    Emergency,
    /// "By mistake" is asked a second time.
    ConfirmMistake,
    /// The second of two steps to other quiet hours: when they end.
    QuietEnd {
        /// When they begin, minutes after local midnight, 0 to 1439.
        start_min: u16,
    },
    /// A screen that is opened by name and left by Back.
    Page {
        /// Which.
        to: Destination,
    },
}

/// A page of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormPage {
    /// When and how.
    When,
    /// Where on the body.
    Where,
    /// Risks and pain before.
    Risks,
    /// The practice.
    Therapist,
}

impl FormPage {
    /// All pages in order.
    pub const ALL: [Self; 4] = [Self::When, Self::Where, Self::Risks, Self::Therapist];

    /// The page after this one.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        Self::ALL.into_iter().skip_while(|page| *page != self).nth(1)
    }

    /// The page before this one.
    #[must_use]
    pub fn previous(self) -> Option<Self> {
        Self::ALL.into_iter().take_while(|page| *page != self).last()
    }
}

/// A session being entered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// When it ended.
    pub ended_at: Option<Timestamp>,
    /// Technique id.
    pub technique: Option<String>,
    /// Needled places.
    pub places: Vec<Place>,
    /// Risk ids.
    pub risks: Vec<String>,
    /// Pain before, 0 to 10.
    pub pain_before: Option<u8>,
    /// The practice's name.
    pub practice_name: Option<String>,
    /// The practice's number.
    pub practice_phone: Option<String>,
}

impl Draft {
    /// The draft with what a session says, so that it can be corrected.
    #[must_use]
    pub fn of(session: &Session) -> Self {
        Self {
            ended_at: Some(session.ended_at),
            technique: Some(session.technique.clone()),
            places: session.places.clone(),
            risks: session.risks.clone(),
            pain_before: session.pain_before,
            practice_name: session.practice_name.clone(),
            practice_phone: session.practice_phone.clone(),
        }
    }

    /// The session that the draft says, in the protocol's order.
    ///
    /// # Errors
    /// What it lacks first: `time`, `technique` or `place`.
    pub fn session(&self, protocol: &Protocol, id: Option<String>) -> Result<Session, &'static str> {
        let ended_at = self.ended_at.ok_or("time")?;
        let technique = self.technique.clone().ok_or("technique")?;
        if self.places.is_empty() {
            return Err("place");
        }
        let (mut places, mut risks) = (self.places.clone(), self.risks.clone());
        places.sort_by_key(|place| protocol.regions.iter().position(|region| region.id == place.region));
        risks.sort_by_key(|id| protocol.risks.iter().position(|risk| risk.id == *id));
        Ok(Session {
            id,
            technique,
            ended_at,
            places,
            risks,
            pain_before: self.pain_before,
            practice_name: self.practice_name.clone(),
            practice_phone: self.practice_phone.clone(),
        })
    }
}

impl Route {
    /// Whether a session on it waits for an id. Whoever holds the route gives it one before it is drawn:
    /// see [`Handover::id`].
    #[must_use]
    pub fn needs_session_id(&self) -> bool {
        matches!(self, Self::Therapist { handover } if handover.id.is_none())
    }

    /// Gives the session an id: 16 lower-case hex digits, random.
    pub fn set_session_id(&mut self, id: String) {
        if let Self::Therapist { handover } = self {
            handover.id = Some(id);
        }
    }
}

/// Where the app opens: the open emergency, then an unfinished check-in, then home.
#[must_use]
pub fn resume(content: &Content, care: &Care, moment: &Moment) -> Route {
    if care.open_emergency().is_some() {
        return Route::Emergency;
    }
    let Some(course) = care.course() else { return Route::Welcome };
    if let Some(run) = course::unfinished_run(content, care, moment.at).filter(|run| run.is_started()) {
        let group = course::resume_group(content, care, run, moment.at);
        return Route::CheckIn { run: run.number, group };
    }
    if course.flag_card_seen { Route::Home } else { Route::FlagCard { choice: None } }
}
