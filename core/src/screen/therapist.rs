//! The therapist's half on one screen: what was needled, and the code for it as soon as it is whole.
//!
//! Nothing here is about an answer or an advice, and nothing of it is kept but the practice.

use serde::{Deserialize, Serialize};

use super::parts::{Button, Fact, Field, Frame, Strength};
use super::place_map::{self, PlaceMap};
use super::start::{self, ChoiceGroup};
use super::text::Text;
use crate::handout::{MAX_AGE_MS, Qr};
use crate::journey::Command;
use crate::journey::handover::{Handover, Lack, Made};

/// A code for a patient.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TherapistScreen {
    /// Heading and notices.
    pub frame: Frame,
    /// The body map.
    pub map: PlaceMap,
    /// What was needled, as one line.
    pub needled: String,
    /// The list beside the map: each region with its sides.
    pub regions: Vec<ChoiceGroup>,
    /// What makes a sign more serious.
    pub risks: ChoiceGroup,
    /// The techniques. None is chosen beforehand: the card for a doctor names it.
    pub technique: ChoiceGroup,
    /// Pain before the session.
    pub pain_before: ChoiceGroup,
    /// Name and number of the practice, remembered, and when the session ended.
    pub fields: Vec<Field>,
    /// Takes back an end that was set; `None` while it follows the clock.
    pub now: Option<Button>,
    /// What keeps the code from being there, each as a sentence that says what to do.
    pub lacks: Vec<String>,
    /// The code, when the draft is whole.
    pub ready: Option<ReadyCode>,
    /// What is kept and what is not.
    pub kept: String,
    /// Next patient.
    pub actions: Vec<Button>,
}

/// A code that can be scanned, sent or printed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReadyCode {
    /// That it is ready.
    pub title: String,
    /// What to do with it.
    pub scan: String,
    /// What a screen reader says instead of the picture.
    pub description: String,
    /// `AC1:` and base45, for typing and pasting.
    pub code: String,
    /// The same as a link that opens the app.
    pub link: String,
    /// The picture of `code`; a shell leaves four light modules around it.
    pub qr: Qr,
    /// What the code says, in the patient's words and with a date that is still true tomorrow.
    pub facts: Vec<Fact>,
    /// What the shell's own button is called that prints the sheet, as [`crate::paper`] draws it.
    pub print: String,
    /// What the shell's own button is called that sends `message`.
    pub share: String,
    /// The handout as plain text, with the link.
    pub message: String,
    /// The words of the sheet.
    pub sheet: SheetWords,
}

/// What a printed sheet says besides the session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetWords {
    /// Its heading.
    pub title: String,
    /// What the app does.
    pub does: String,
    /// How to scan the code.
    pub scan: String,
    /// Until when that works.
    pub until: String,
    /// For someone who cannot wait.
    pub very_unwell: String,
}

pub(super) fn therapist(text: &Text<'_>, handover: &Handover) -> TherapistScreen {
    let draft = &handover.draft;
    let now = text.view.moment.at;
    let made = handover.made(text.view.content, now);
    // Until there is a code the end is whatever the clock says.
    let follows = draft.ended_at.is_none();
    let end = if follows && !handover.lacks().is_empty() { now } else { handover.ended_at() };
    let map = place_map::to_choose(text, &draft.places);
    let places = text.list(map.names.iter().cloned());
    TherapistScreen {
        frame: text.frame(text.get("therapist.title")),
        needled: match places.as_str() {
            "" => text.get("therapist.needled_none"),
            places => text.with("therapist.needled", &[("places", places)]),
        },
        regions: place_map::list(text, &draft.places, "side.middle"),
        risks: start::risks(text, draft, "card.risks", ".card"),
        technique: start::technique(text, draft),
        pain_before: start::pain_before(text, draft, "fact.pain_before", "therapist.pain_unknown"),
        fields: start::practice_fields(text, draft)
            .into_iter()
            .chain([start::end_field(text, text.day_clock(end))])
            .collect(),
        now: (!follows)
            .then(|| Button::new(Strength::Quiet, text.get("therapist.ends_now"), Command::EndsNow)),
        lacks: made.as_ref().err().map(|lacks| sentences(text, lacks)).unwrap_or_default(),
        ready: made.ok().map(|made| ready(text, made)),
        kept: text.get("therapist.kept"),
        actions: vec![Button::new(Strength::Primary, text.get("therapist.next"), Command::NextPatient)],
        map,
    }
}

fn sentences(text: &Text<'_>, lacks: &[Lack]) -> Vec<String> {
    let sentence = |lack: &Lack| match lack {
        Lack::Place => text.get("therapist.lacks.place"),
        Lack::Technique => text.get("therapist.lacks.technique"),
        Lack::End => text.get("therapist.lacks.end"),
    };
    lacks.iter().map(sentence).collect()
}

fn ready(text: &Text<'_>, made: Made) -> ReadyCode {
    let Made { session, code, link, qr } = made;
    let facts = start::session_facts(text, &session, text.fixed_day_clock(session.ended_at));
    let until = text.fixed_day_clock(session.ended_at.plus_ms(MAX_AGE_MS));
    let sheet = SheetWords {
        title: text.get("sheet.title"),
        does: text.get("sheet.does"),
        scan: text.with("sheet.scan", &[("button", &text.get("welcome.treated"))]),
        until: text.with("sheet.until", &[("until", &until)]),
        very_unwell: text.call("sheet.very_unwell"),
    };
    ReadyCode {
        title: text.get("therapist.ready"),
        scan: text.get("therapist.scan"),
        description: text.get("therapist.picture"),
        message: message(text, &facts, &sheet, &code, &link),
        code,
        link,
        qr,
        facts,
        print: text.get("button.print"),
        share: text.get("button.share"),
        sheet,
    }
}

fn message(text: &Text<'_>, facts: &[Fact], sheet: &SheetWords, code: &str, link: &str) -> String {
    let facts = facts.iter().map(|fact| format!("{}: {}", fact.label, fact.value));
    let mut lines = vec![sheet.title.clone(), sheet.does.clone(), String::new()];
    lines.extend(facts);
    lines.extend([String::new(), text.get("therapist.open_link"), link.to_owned()]);
    lines.extend([text.get("therapist.paste_code"), code.to_owned(), sheet.until.clone()]);
    lines.extend([String::new(), sheet.very_unwell.clone()]);
    lines.join("\n")
}
