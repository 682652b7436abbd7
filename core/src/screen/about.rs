//! About this advice, and everything that is asked a second time.

use serde::{Deserialize, Serialize};

use super::parts::{Button, Fact, Frame, Strength};
use super::text::Text;
use crate::journey::Command;
use crate::triage::Answer;

/// About this advice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AboutScreen {
    /// Heading and notices.
    pub frame: Frame,
    /// What it is, is not, and where its rules come from.
    pub paragraphs: Vec<String>,
    /// Versions.
    pub facts: Vec<Fact>,
}

/// A choice that is asked a second time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ConfirmScreen {
    /// The question.
    pub frame: Frame,
    /// What it means.
    pub paragraphs: Vec<String>,
    /// Yes, and staying.
    pub actions: Vec<Button>,
}

pub(super) fn about(text: &Text<'_>) -> AboutScreen {
    let protocol = &text.view.content.protocol;
    AboutScreen {
        frame: text.frame(text.get("about.title")),
        paragraphs: [
            "about.purpose",
            "about.nobody_reads",
            "about.not_a_device",
            "about.unreviewed",
            "about.reminders",
            "about.uncertain",
            "about.sources",
        ]
        .map(|key| text.call(key))
        .into(),
        facts: vec![
            text.fact("about.app", text.view.device.app_version.clone()),
            text.fact(
                "about.protocol",
                text.with("about.protocol_value", &[("id", &protocol.id), ("version", &protocol.version)]),
            ),
            text.fact("about.sha256", protocol.sha256.clone()),
        ],
    }
}

pub(super) fn confirm_answer(text: &Text<'_>, run: u32, question: &str, answer: &Answer) -> ConfirmScreen {
    let before = text.view.care.run(run).and_then(|(_, run)| run.answer(question));
    let title = text.get(&format!("question.{question}.title"));
    let to = text.answer(question, answer);
    let change = match before {
        Some(before) => {
            let from = text.answer(question, before);
            text.with("confirm.answer.change", &[("title", &title), ("from", &from), ("to", &to)])
        }
        None => text.with("confirm.answer.first", &[("title", &title), ("to", &to)]),
    };
    ConfirmScreen {
        frame: text.frame(text.get("confirm.answer.title")),
        paragraphs: vec![change, text.get("confirm.answer.meaning")],
        actions: vec![
            Button::new(Strength::Primary, text.get("confirm.answer.keep"), Command::Back),
            Button::new(
                Strength::Secondary,
                text.get("confirm.answer.yes"),
                Command::ConfirmAnswer { run, question: question.to_owned(), answer: answer.clone() },
            ),
        ],
    }
}

/// Asked before the outcome that follows one with which the patient was told to get help.
pub(super) fn ask_if_seen(text: &Text<'_>, run: u32) -> ConfirmScreen {
    let answer =
        |key: &str, seen| Button::new(Strength::Secondary, text.get(key), Command::SaySeen { run, seen });
    ConfirmScreen {
        frame: text.frame(text.get("seen.title")),
        paragraphs: vec![text.get("seen.detail")],
        actions: vec![answer("answer.yes", true), answer("answer.no", false)],
    }
}

pub(super) fn confirm_mistake(text: &Text<'_>, emergency: u32) -> ConfirmScreen {
    let mut frame = text.frame(text.get("emergency.close.mistake"));
    frame.back = None;
    ConfirmScreen {
        frame,
        paragraphs: vec![text.get("emergency.close.mistake_confirm")],
        actions: vec![
            Button::new(Strength::Primary, text.get("emergency.close.mistake_no"), Command::Back),
            Button::new(
                Strength::Secondary,
                text.get("emergency.close.mistake_yes"),
                Command::ConfirmMistake { emergency },
            ),
        ],
    }
}

pub(super) fn confirm_erase(text: &Text<'_>) -> ConfirmScreen {
    ConfirmScreen {
        frame: text.frame(text.get("erase.title")),
        paragraphs: vec![text.get("erase.what"), text.get("erase.forever")],
        actions: vec![
            Button::new(Strength::Primary, text.get("erase.keep"), Command::Back),
            Button::new(Strength::Secondary, text.get("erase.yes"), Command::ConfirmErase),
        ],
    }
}
