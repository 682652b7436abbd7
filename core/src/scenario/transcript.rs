//! A step as a text that is equal on every platform.

use std::fmt::Write as _;

use super::play::Shown;
use super::{Act, Step};
use crate::journey::reminders::Reminder;
use crate::screen::{Screen, outline};

/// The text of a step. Reminders are written out when they are not those of the step before.
pub(super) fn step_text(number: u32, step: &Step, shown: &Shown, before: Option<&[Reminder]>) -> String {
    let mut text = String::new();
    // Writing to a String cannot fail.
    let _ = writeln!(text, "=== {number} | {} | {}", step.at.to_rfc3339(), act(&step.act));
    for line in outline(&shown.screen) {
        let _ = writeln!(text, "{line}");
    }
    if let Screen::Outcome(outcome) = &shown.screen {
        let _ = writeln!(text, "--- level: {}", outcome.level.id());
    }
    if !shown.saved {
        let _ = writeln!(text, "--- not saved");
    }
    if before == Some(&shown.reminders[..]) {
        let _ = writeln!(text, "--- reminders: as before");
    } else {
        let _ = writeln!(text, "--- reminders: {}", shown.reminders.len());
        for reminder in &shown.reminders {
            let _ = writeln!(text, "{} {}", reminder.at.to_rfc3339(), reminder.id);
        }
        let mut said: Vec<String> = shown.reminders.iter().map(said_by).collect();
        said.dedup();
        for said in said {
            let _ = writeln!(text, "{said}");
        }
    }
    text.push('\n');
    text
}

/// What a reminder says, with its actions.
fn said_by(reminder: &Reminder) -> String {
    let Reminder { title, body, open_label, wrong_label, .. } = reminder;
    format!("--- {title} | {body} | {open_label} | {wrong_label}")
}

fn act(act: &Act) -> String {
    match act {
        Act::Refresh => "refresh".to_owned(),
        Act::Press { label, row: None } => format!("press {label:?}"),
        Act::Press { label, row: Some(row) } => format!("press {label:?} in {row}"),
        Act::Fill { field, text } => format!("fill {field:?} with {text:?}"),
        Act::Command(command) => serde_json::to_string(command).unwrap_or_default(),
    }
}
