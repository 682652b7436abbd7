//! What is wrong with saving: what was kept, what may be lost, what still works, what to do.

use serde::{Deserialize, Serialize};

use super::parts::{Button, Frame, Saving, Strength, TroubleCause};
use super::text::Text;
use crate::journey::{Command, Destination};

/// Trouble with saving.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TroubleScreen {
    /// What happened, in a few words.
    pub frame: Frame,
    /// What happened.
    pub happened: String,
    /// What was kept.
    pub kept: String,
    /// What may be lost.
    pub lost: String,
    /// What still works.
    pub works: String,
    /// What to do.
    pub to_do: String,
    /// For someone who feels worse.
    pub feeling_worse: String,
    /// What the storage said, for support; no answers in it.
    pub detail: String,
    /// Try again, set aside, go on.
    pub actions: Vec<Button>,
}

pub(super) fn trouble(text: &Text<'_>) -> TroubleScreen {
    let (name, detail) = match text.view.saving {
        Saving::Saved => ("none", String::new()),
        Saving::Held { detail, .. } => ("held", detail.clone()),
        Saving::InMemory { cause, detail, .. } => (cause.key(), detail.clone()),
    };
    let say = |part: &str| text.get(&format!("trouble.{name}.{part}"));
    let kept = match text.view.saving {
        Saving::InMemory { kept_until: Some(at), .. } => {
            text.with("trouble.kept_until", &[("when", &text.day_clock(*at))])
        }
        _ => say("kept"),
    };
    let mut frame = text.frame(say("title"));
    // This screen is the notice.
    frame.notice_action = None;
    frame
        .notices
        .retain(|notice| *notice != text.get("saving.held") && *notice != text.get("saving.in_memory"));
    TroubleScreen {
        frame,
        happened: say("happened"),
        kept,
        lost: say("lost"),
        works: text.get("trouble.works"),
        to_do: say("to_do"),
        feeling_worse: text
            .with("trouble.feeling_worse", &[("number", &text.number()), ("line", &text.advice_line())]),
        detail,
        actions: actions(text),
    }
}

fn actions(text: &Text<'_>) -> Vec<Button> {
    let retry = Button::new(Strength::Primary, text.get("trouble.retry"), Command::RetrySave);
    let set_aside = Button::new(Strength::Secondary, text.get("trouble.set_aside"), Command::SetAside);
    let can_retry = |cause: TroubleCause| cause == TroubleCause::Storage;
    let mut actions = match text.view.saving {
        Saving::Saved => Vec::new(),
        Saving::Held { .. } => vec![retry],
        Saving::InMemory { cause, .. } if can_retry(*cause) => vec![retry],
        Saving::InMemory { cause, .. } if cause.can_set_aside() => vec![set_aside],
        Saving::InMemory { .. } => Vec::new(),
    };
    if text.view.care.course().is_some() {
        actions.push(text.unwell(Strength::Secondary, "home.unwell"));
    }
    actions.push(text.go(Strength::Quiet, "button.home", Destination::Home));
    actions
}
