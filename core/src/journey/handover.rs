//! What a therapist has entered for one patient, on its way to a code.
//!
//! It lives in the route and is never an event: what a therapist's phone knew of other people's bodies
//! would pile up there. Writing the code is in [`crate::handout`].

use super::care::SavedPractice;
use super::route::Draft;
use crate::content::Content;
use crate::handout;
use crate::session::Session;
use crate::time::Timestamp;

/// A therapist's draft.
#[derive(Clone, Debug, PartialEq)]
pub struct Handover {
    /// What has been entered. No `ended_at` means that nobody set one: see [`Handover::ended_at`].
    pub draft: Draft,
    /// When the draft was last changed.
    pub changed_at: Timestamp,
    /// The session's id; `None` until the engine has given one.
    ///
    /// The core has no random numbers and a shell could send the same one twice, so that neither makes
    /// it: `CareEngine` does, between deciding and drawing, wherever this is `None`. Every change takes the
    /// id away. A patient's phone drops a code whose id it has, so a code that was corrected after it was
    /// scanned must not carry the id of the one before.
    pub id: Option<String>,
}

/// Why a draft has no code yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lack {
    /// No place is chosen.
    Place,
    /// No technique is chosen.
    Technique,
    /// No patient could take the code in any more, or not yet: the end lies too far away.
    End,
}

/// A session with its code.
#[derive(Clone, Debug, PartialEq)]
pub struct Made {
    /// What the code says.
    pub session: Session,
    /// `AC1:` and base45.
    pub code: String,
    /// The link with the same bytes.
    pub link: String,
    /// The modules of `code`.
    pub qr: handout::Qr,
}

impl Handover {
    /// An empty draft of a practice.
    #[must_use]
    pub fn new(practice: &SavedPractice, now: Timestamp) -> Self {
        let SavedPractice { name, phone } = practice.clone();
        let draft = Draft { practice_name: name, practice_phone: phone, ..Draft::default() };
        Self { draft, changed_at: now, id: None }
    }

    /// When the session ended, to the second, as codes have it. Unless it was set that is when the draft
    /// was last changed: it follows the clock with every tap, and the code on screen stays the same while
    /// a patient scans it.
    #[must_use]
    pub fn ended_at(&self) -> Timestamp {
        let at = self.draft.ended_at.unwrap_or(self.changed_at);
        Timestamp(at.0.div_euclid(1000).saturating_mul(1000))
    }

    /// The code, when a patient could take it in at `now`.
    ///
    /// # Errors
    /// Everything that keeps the draft from having one; empty while only the id is missing.
    pub fn made(&self, content: &Content, now: Timestamp) -> Result<Made, Vec<Lack>> {
        let lacks = self.lacks();
        if !lacks.is_empty() {
            return Err(lacks);
        }
        let id = self.id.clone().ok_or_else(Vec::new)?;
        self.write(content, id, now).ok_or_else(|| vec![Lack::End])
    }

    /// What is still to be chosen.
    #[must_use]
    pub fn lacks(&self) -> Vec<Lack> {
        let place = self.draft.places.is_empty().then_some(Lack::Place);
        let technique = self.draft.technique.is_none().then_some(Lack::Technique);
        place.into_iter().chain(technique).collect()
    }

    /// Written and read back as the patient's phone will do it.
    fn write(&self, content: &Content, id: String, now: Timestamp) -> Option<Made> {
        let draft = Draft { ended_at: Some(self.ended_at()), ..self.draft.clone() };
        let session = draft.session(&content.protocol, Some(id)).ok()?;
        let bytes = handout::encode(&content.codes, &session).ok()?;
        let (code, link) = (handout::to_code(&bytes), handout::to_link(&bytes));
        let read = handout::decode(&content.codes, &code, now).ok()?;
        let qr = handout::qr(&code).ok()?;
        (read == session).then_some(Made { session, code, link, qr })
    }
}
