//! The signs to watch for, read once before leaving, and the question that checks that they came
//! across.

use serde::{Deserialize, Serialize};

use super::parts::{Button, Frame, Strength};
use super::text::Text;
use crate::journey::{Command, Destination, TEACH_BACK, course};

/// The red-flag card.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FlagCardScreen {
    /// Heading and notices.
    pub frame: Frame,
    /// What the signs are for.
    pub intro: String,
    /// The signs, each with its picture.
    pub signs: Vec<Sign>,
    /// What applies to this session besides.
    pub remarks: Vec<String>,
    /// The question.
    pub question: String,
    /// Its answers.
    pub choices: Vec<Button>,
    /// After an answer: the right one.
    pub reply: Option<String>,
    /// On.
    pub actions: Vec<Button>,
}

/// A sign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sign {
    /// Which picture: `chest`, `nerves`, `head` or `skin`.
    pub id: String,
    /// What.
    pub title: String,
    /// More exactly.
    pub detail: String,
}

pub(super) const SIGNS: [&str; 4] = ["chest", "nerves", "head", "skin"];

pub(super) fn flag_card(text: &Text<'_>, choice: Option<&str>) -> FlagCardScreen {
    let care = text.view.care;
    let protocol = &text.view.content.protocol;
    let thorax = care.course().is_some_and(|course| {
        course::joined(text.view.content, care, course, text.view.moment.at)
            .flat_map(|course| course::regions(text.view.content, course))
            .any(|region| protocol.lung_within_reach(&region))
    });
    let [_, right, _] = TEACH_BACK;
    let seen = care.course().is_some_and(|course| course.flag_card_seen);
    let on = Button::new(Strength::Primary, text.get("button.next"), Command::Go { to: Destination::Dates });
    FlagCardScreen {
        frame: text.frame(text.get("flag_card.title")),
        intro: text.call("flag_card.intro"),
        signs: SIGNS
            .map(|id| Sign {
                id: id.to_owned(),
                title: text.get(&format!("flag_card.{id}.title")),
                detail: text.get(&format!("flag_card.{id}.detail")),
            })
            .into(),
        remarks: thorax.then(|| text.get("flag_card.no_flying")).into_iter().collect(),
        question: text.get("flag_card.teach.question"),
        choices: TEACH_BACK
            .map(|id| {
                let command = Command::AnswerTeachBack { choice: id.to_owned() };
                Button::choice(choice == Some(id), text.call(&format!("flag_card.teach.{id}")), command)
            })
            .into(),
        reply: choice.map(|choice| {
            text.call(if choice == right { "flag_card.teach.right" } else { "flag_card.teach.wrong" })
        }),
        actions: (seen || choice.is_some()).then_some(on).into_iter().collect(),
    }
}
