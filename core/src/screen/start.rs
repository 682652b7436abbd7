//! Before a course: welcome, the code, the form, the session read back.

use serde::{Deserialize, Serialize};

use super::parts::{Button, Fact, Field, Frame, Strength};
use super::place_map::{self, PlaceMap};
use super::text::Text;
use crate::journey::route::{Draft, FormPage};
use crate::journey::{Command, Destination, FieldName, course};
use crate::session::Session;
use crate::triage::SCALE_MAX;

/// What this is and is not.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WelcomeScreen {
    /// Heading and notices.
    pub frame: Frame,
    /// Three sentences.
    pub points: Vec<String>,
    /// For someone who cannot wait.
    pub very_unwell: String,
    /// Calls the emergency number.
    pub call: Button,
    /// The ways to begin.
    pub actions: Vec<Button>,
}

/// Where a code goes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CodeScreen {
    /// Heading and notices.
    pub frame: Frame,
    /// How to do it.
    pub help: String,
    /// The code.
    pub field: Field,
    /// The way without a code.
    pub actions: Vec<Button>,
}

/// A page of the form.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FormScreen {
    /// Heading and notices.
    pub frame: Frame,
    /// `1 of 4`.
    pub progress: String,
    /// Text fields.
    pub fields: Vec<Field>,
    /// Choices.
    pub groups: Vec<ChoiceGroup>,
    /// The body map, on the page that asks where.
    pub map: Option<PlaceMap>,
    /// On.
    pub actions: Vec<Button>,
}

/// Choices under a label.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChoiceGroup {
    /// What is chosen.
    pub label: String,
    /// The choices.
    pub options: Vec<Button>,
}

/// A session read back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PreviewScreen {
    /// Heading and notices.
    pub frame: Frame,
    /// Where it comes from.
    pub origin: String,
    /// What it says.
    pub facts: Vec<Fact>,
    /// The same places on the body map.
    pub map: PlaceMap,
    /// What accepting it means beyond that.
    pub remarks: Vec<String>,
    /// Accept, or not.
    pub actions: Vec<Button>,
}

pub(super) fn welcome(text: &Text<'_>) -> WelcomeScreen {
    let mut frame = text.frame(text.get("welcome.title"));
    frame.back = None;
    WelcomeScreen {
        frame,
        points: ["welcome.does", "welcome.does_not", "welcome.private"].map(|key| text.get(key)).into(),
        very_unwell: text.get("welcome.very_unwell"),
        call: Button::dial(Strength::Quiet, text.call("emergency.button"), &text.number()),
        actions: vec![
            text.go(Strength::Primary, "welcome.treated", Destination::EnterCode),
            text.go(Strength::Secondary, "welcome.treating", Destination::Therapist),
            text.go(Strength::Quiet, "welcome.no_code", Destination::SessionForm),
            text.go(Strength::Quiet, "menu.about", Destination::About),
            text.go(Strength::Quiet, "menu.settings", Destination::Settings),
        ],
    }
}

pub(super) fn code(text: &Text<'_>) -> CodeScreen {
    CodeScreen {
        frame: text.frame(text.get("code.title")),
        help: text.get("code.help"),
        field: field(text, "code.field", String::new(), "code.hint", FieldName::Code),
        actions: vec![text.go(Strength::Quiet, "welcome.no_code", Destination::SessionForm)],
    }
}

pub(super) fn form(text: &Text<'_>, page: FormPage, draft: &Draft) -> FormScreen {
    let number = FormPage::ALL.iter().take_while(|other| **other != page).count().saturating_add(1);
    let title = match page {
        FormPage::When => "form.when.title",
        FormPage::Where => "form.where.title",
        FormPage::Risks => "form.risks.title",
        FormPage::Therapist => "form.therapist.title",
    };
    FormScreen {
        frame: text.frame(text.get(title)),
        progress: text
            .with("progress", &[("step", &number.to_string()), ("steps", &FormPage::ALL.len().to_string())]),
        fields: fields(text, page, draft),
        groups: groups(text, page, draft),
        map: (page == FormPage::Where).then(|| place_map::to_choose(text, &draft.places)),
        actions: vec![Button::new(Strength::Primary, text.get("button.next"), Command::Next)],
    }
}

fn fields(text: &Text<'_>, page: FormPage, draft: &Draft) -> Vec<Field> {
    match page {
        FormPage::When => {
            vec![end_field(text, draft.ended_at.map(|at| text.day_clock(at)).unwrap_or_default())]
        }
        FormPage::Therapist => practice_fields(text, draft).into(),
        FormPage::Where | FormPage::Risks => Vec::new(),
    }
}

fn groups(text: &Text<'_>, page: FormPage, draft: &Draft) -> Vec<ChoiceGroup> {
    match page {
        FormPage::When => vec![technique(text, draft)],
        FormPage::Where => {
            let mut list = place_map::list(text, &draft.places, "side.centre");
            list.extend(place_map::not_drawn(text, &draft.places));
            list
        }
        // Pain first: the numbers that the terminal gives to its steps are then the values.
        FormPage::Risks => vec![
            pain_before(text, draft, "form.pain_before", "form.pain_unknown"),
            risks(text, draft, "form.risks", ""),
        ],
        FormPage::Therapist => Vec::new(),
    }
}

/// When the session ended.
pub(super) fn end_field(text: &Text<'_>, value: String) -> Field {
    field(text, "form.when.field", value, "form.when.hint", FieldName::SessionEnd)
}

/// Name and number of the practice.
pub(super) fn practice_fields(text: &Text<'_>, draft: &Draft) -> [Field; 2] {
    let name = draft.practice_name.clone().unwrap_or_default();
    let phone = draft.practice_phone.clone().unwrap_or_default();
    [
        field(text, "form.practice_name", name, "form.optional", FieldName::PracticeName),
        field(text, "form.practice_phone", phone, "form.practice_phone.hint", FieldName::PracticePhone),
    ]
}

/// The techniques.
pub(super) fn technique(text: &Text<'_>, draft: &Draft) -> ChoiceGroup {
    let options = text.view.content.protocol.techniques.iter().map(|technique| {
        let chosen = draft.technique.as_deref() == Some(technique.id.as_str());
        let command = Command::SetTechnique { technique: technique.id.clone() };
        Button::choice(chosen, text.get(&format!("technique.{}", technique.id)), command)
    });
    ChoiceGroup { label: text.get("form.technique"), options: options.collect() }
}

/// The risks; `form` is the ending of the texts' keys: none for the patient, `.card` for who treats.
pub(super) fn risks(text: &Text<'_>, draft: &Draft, label: &str, form: &str) -> ChoiceGroup {
    let options = text.view.content.protocol.risks.iter().map(|risk| {
        let label = text.get(&format!("risk.{}{form}", risk.id));
        Button::choice(draft.risks.contains(&risk.id), label, Command::ToggleRisk { risk: risk.id.clone() })
    });
    ChoiceGroup { label: text.get(label), options: options.collect() }
}

/// 0 to 10, and not known.
pub(super) fn pain_before(text: &Text<'_>, draft: &Draft, label: &str, unknown: &str) -> ChoiceGroup {
    let options = (0..=SCALE_MAX).map(Some).chain([None]).map(|pain| {
        let label = pain.map_or_else(|| text.get(unknown), |pain| pain.to_string());
        Button::choice(pain == draft.pain_before, label, Command::SetPainBefore { pain })
    });
    ChoiceGroup { label: text.get(label), options: options.collect() }
}

fn field(text: &Text<'_>, label: &str, value: String, hint: &str, name: FieldName) -> Field {
    Field { label: text.get(label), value, hint: text.get(hint), name }
}

pub(super) fn preview(text: &Text<'_>, session: &Session, from_code: bool) -> PreviewScreen {
    let care = text.view.care;
    let now = text.view.moment.at;
    let running = care.course().is_some_and(|course| !course::is_over(text.view.content, care, course, now));
    let mut remarks = Vec::new();
    if from_code {
        remarks.push(text.get("preview.two_phones"));
    }
    if running {
        remarks.push(text.get("preview.second_session"));
    }
    PreviewScreen {
        frame: text.frame(text.get("preview.title")),
        origin: text.get(if from_code { "preview.origin.code" } else { "preview.origin.form" }),
        facts: session_facts(text, session, text.day_clock(session.ended_at)),
        map: place_map::to_show(text, &session.places),
        remarks,
        actions: vec![
            Button::new(Strength::Primary, text.get("preview.accept"), Command::AcceptSession),
            Button::new(Strength::Quiet, text.get("preview.wrong"), Command::Back),
        ],
    }
}

/// What a session says, in words; `when` is its end, in words that fit where they are read.
pub(super) fn session_facts(text: &Text<'_>, session: &Session, when: String) -> Vec<Fact> {
    let what = text.with("fact.technique_value", &[("technique", &text.technique(session)), ("when", &when)]);
    let risks = text.list(session.risks.iter().map(|risk| text.get(&format!("risk.{risk}"))));
    let mut facts = vec![
        text.fact("fact.where", text.places(session)),
        text.fact("fact.technique", what),
        text.fact("fact.risks", if risks.is_empty() { text.get("fact.none") } else { risks }),
    ];
    if let Some(pain) = session.pain_before {
        facts.push(text.fact("fact.pain_before", text.with("answer.scale", &[("value", &pain.to_string())])));
    }
    if let Some(practice) = text.practice(session, Strength::Quiet) {
        facts.push(text.fact("fact.practice", practice.line));
    }
    facts
}
