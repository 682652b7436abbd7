//! Texts with the numbers, names and answers that screens put into them.

use super::View;
use super::parts::{Button, Fact, Frame, Practice, Saving, Strength};
use crate::body_map::Captions;
use crate::journey::care::{Course, Told};
use crate::journey::{Command, Destination, settings, upgrade};
use crate::locale::Words;
use crate::protocol::Numbers;
use crate::session::{Place, Session};
use crate::triage::Answer;

/// The beginning of a SHA-256, enough to tell two versions apart by eye.
pub(super) fn fingerprint(sha256: &str) -> String {
    sha256.chars().take(12).collect()
}

/// A view with its words.
pub(super) struct Text<'a> {
    pub(super) view: View<'a>,
    words: Words<'a>,
}

impl<'a> Text<'a> {
    pub(super) fn new(view: View<'a>) -> Self {
        Self { words: settings::words(view.content, view.care, &view.device.languages), view }
    }

    /// The same in the language of the country whose numbers are shown, for who reads it there: `None`
    /// where that is the patient's own language, is not known or is not here.
    pub(super) fn of_the_country(&self) -> Option<Self> {
        let content = self.view.content;
        let region = self.region();
        if content.region_languages.of(&region).any(|tag| tag == self.words.primary.tag) {
            return None;
        }
        let primary = content.region_languages.of(&region).find_map(|tag| content.locale(tag))?;
        Some(Self { view: self.view, words: Words { primary, fallback: &content.english } })
    }

    /// Tag of the language.
    pub(super) fn language(&self) -> String {
        self.words.primary.tag.clone()
    }

    pub(super) fn get(&self, key: &str) -> String {
        self.words.get(key)
    }

    pub(super) fn with(&self, key: &str, args: &[(&str, &str)]) -> String {
        self.words.with(key, args)
    }

    /// A text in which `{number}` is the emergency number.
    pub(super) fn call(&self, key: &str) -> String {
        self.with(key, &[("number", &self.number())])
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.words.has(key)
    }

    /// The text of something that has an id; of one that another version of the app wrote down and this
    /// one does not know, the id itself.
    pub(super) fn of(&self, id: &str, key: &str) -> String {
        if self.has(key) { self.get(key) } else { self.with("other_version.id", &[("id", id)]) }
    }

    /// A rule that fired, as a part of a sentence.
    pub(super) fn because(&self, rule: &str) -> String {
        self.of(rule, &format!("rule.{rule}.because"))
    }

    pub(super) fn question(&self, id: &str) -> String {
        self.of(id, &format!("question.{id}.title"))
    }

    /// That parts of a course were told under other protocols than the one in use; `None` when all of it
    /// was told under this one.
    pub(super) fn rules_changed(&self, course: &Course) -> Option<String> {
        let protocol = &self.view.content.protocol;
        let others = upgrade::told_under_others(protocol, course);
        let from = others.iter().map(|told| self.version(&told.protocol_version, &told.protocol_sha256));
        (!others.is_empty()).then(|| self.change(&self.list(from), &protocol.version, &protocol.sha256))
    }

    /// A line on the protocol, with what has changed of it in a course.
    pub(super) fn with_change(&self, course: &Course, line: String) -> String {
        match self.rules_changed(course) {
            Some(change) => self.with("protocol.and_changed", &[("line", &line), ("change", &change)]),
            None => line,
        }
    }

    pub(super) fn change(&self, from: &str, version: &str, sha256: &str) -> String {
        self.with("protocol.changed", &[("from", from), ("to", &self.version(version, sha256))])
    }

    pub(super) fn version(&self, version: &str, sha256: &str) -> String {
        self.with("protocol.version", &[("version", version), ("sha256", &fingerprint(sha256))])
    }

    /// The country whose numbers are shown: the patient's choice, else the device's.
    pub(super) fn region(&self) -> String {
        self.view.care.region.clone().unwrap_or_else(|| self.view.device.region.to_uppercase())
    }

    pub(super) fn numbers(&self) -> &'a Numbers {
        self.view.content.protocol.numbers_for(&self.region())
    }

    /// The emergency number of the button.
    pub(super) fn number(&self) -> String {
        self.numbers().call.first().cloned().unwrap_or_default()
    }

    pub(super) fn country(&self) -> String {
        self.country_name(&self.region())
    }

    /// A country's name; "another country" for a code without an entry.
    pub(super) fn country_name(&self, code: &str) -> String {
        let key = format!("country.{code}");
        if self.has(&key) { self.get(&key) } else { self.get("country.other") }
    }

    /// Whom to call for advice that is not an emergency, as it follows "call": the region's line, else
    /// in words.
    pub(super) fn advice_line(&self) -> String {
        match &self.numbers().advice {
            Some(number) => self.with("advice_line.number", &[("number", number)]),
            None => self.get("advice_line.none"),
        }
    }

    /// Which protocol the advice is from.
    pub(super) fn protocol_line(&self, told: &Told) -> String {
        self.with(
            "protocol.line",
            &[
                ("id", &self.view.content.protocol.id),
                ("version", &told.protocol_version),
                ("sha256", &fingerprint(&told.protocol_sha256)),
            ],
        )
    }

    /// The frame of a page with advice: records of a newer version ask for an update.
    pub(super) fn advising_frame(&self, title: impl Into<String>) -> Frame {
        let mut frame = self.frame(title);
        frame.notices.extend((!self.view.care.unknown.is_empty()).then(|| self.get("update.notice")));
        frame
    }

    /// The frame, with what must be said first and Back.
    pub(super) fn frame(&self, title: impl Into<String>) -> Frame {
        let mut notices: Vec<String> = Vec::new();
        if let Some(refusal) = self.view.refusal {
            notices.push(self.with(&refusal.key(), &[("number", &self.number())]));
        }
        let unsaved = match self.view.saving {
            Saving::Saved => None,
            Saving::Held { .. } => Some("saving.held"),
            Saving::InMemory { .. } => Some("saving.in_memory"),
        };
        notices.extend(unsaved.map(|key| self.get(key)));
        Frame {
            title: title.into(),
            language: self.language(),
            notices,
            notice_action: unsaved.map(|_| self.go(Strength::Quiet, "saving.details", Destination::Trouble)),
            back: Some(Button::new(Strength::Quiet, self.get("button.back"), Command::Back)),
        }
    }

    pub(super) fn go(&self, strength: Strength, key: &str, to: Destination) -> Button {
        Button::new(strength, self.get(key), Command::Go { to })
    }

    pub(super) fn unwell(&self, strength: Strength, key: &str) -> Button {
        let check_in = crate::journey::course::NOW.to_owned();
        Button::new(strength, self.get(key), Command::OpenCheckIn { check_in })
    }

    /// Said where the device has changed its zone since the session: all times are today's clock.
    pub(super) fn zone_change(&self) -> Option<String> {
        let (from, to) = (&self.view.care.course()?.zone, &self.view.moment.zone.id);
        (from != to).then(|| self.with("zone.changed", &[("from", from), ("to", to)]))
    }

    /// Opens the answers of a check-in that is over.
    pub(super) fn correct(&self, run: u32) -> Button {
        Button::new(Strength::Quiet, self.get("outcome.correct"), Command::OpenCorrection { run, group: 0 })
    }

    pub(super) fn fact(&self, key: &str, value: impl Into<String>) -> Fact {
        Fact { label: self.get(key), value: value.into() }
    }

    /// The words of a body map.
    pub(super) fn captions(&self, places: &[Place]) -> Captions {
        Captions::new(&self.words, places)
    }

    pub(super) fn place(&self, place: &Place) -> String {
        let known = self.view.content.protocol.region(&place.region).is_some();
        if known { self.words.place(place) } else { self.with("other_version.id", &[("id", &place.region)]) }
    }

    /// All places, each with its side, as one line.
    pub(super) fn places(&self, session: &Session) -> String {
        self.list(session.places.iter().map(|place| self.place(place)))
    }

    /// Items as one line, in the language's way of listing.
    pub(super) fn list(&self, items: impl Iterator<Item = String>) -> String {
        items.collect::<Vec<_>>().join(&self.get("list.separator"))
    }

    pub(super) fn technique(&self, session: &Session) -> String {
        self.of(&session.technique, &format!("technique.{}", session.technique))
    }

    pub(super) fn practice(&self, session: &Session, strength: Strength) -> Option<Practice> {
        let parts = [session.practice_name.clone(), session.practice_phone.clone()];
        let line = self.list(parts.into_iter().flatten());
        let call = session.practice_phone.as_ref().map(|phone| {
            Button::dial(strength, self.with("button.call_number", &[("number", phone)]), phone)
        });
        (!line.is_empty()).then_some(Practice { line, call })
    }

    /// The therapist by name and number, or "your therapist".
    pub(super) fn therapist(&self, course: &Course) -> String {
        let session = &course.session;
        let line =
            self.list([session.practice_name.clone(), session.practice_phone.clone()].into_iter().flatten());
        if line.is_empty() { self.get("therapist.unnamed") } else { line }
    }

    /// An answer as it is shown.
    pub(super) fn answer(&self, question: &str, answer: &Answer) -> String {
        match answer {
            Answer::Scale(0) => self.get("answer.gone"),
            Answer::Scale(value) => self.with("answer.scale", &[("value", &value.to_string())]),
            Answer::Choice(choice) => {
                let own = format!("question.{question}.{choice}");
                if self.has(&own) { self.get(&own) } else { self.of(choice, &format!("answer.{choice}")) }
            }
        }
    }

    pub(super) fn check_in_name(&self, check_in: &str) -> String {
        self.of(check_in, &format!("check_in.{check_in}.name"))
    }
}
