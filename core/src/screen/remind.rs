//! Reminders that a patient asks for, again later and once to try, and what keeps any from ringing.

use super::parts::Button;
use super::start::ChoiceGroup;
use super::text::Text;
use crate::journey::clock::has_come;
use crate::journey::course::{self, State};
use crate::journey::{Command, reminders};
use crate::schedule::ReminderKind;
use crate::time::HOUR_MS;

/// The times at which the open check-in can ring again, each said once; `None` when there is none.
pub(super) fn offer(text: &Text<'_>) -> Option<ChoiceGroup> {
    let (content, care, moment) = (text.view.content, text.view.care, text.view.moment);
    let planned = course::planned(content, care, care.course()?, moment.at);
    let check_in = planned.into_iter().find(|planned| planned.state == State::Open)?.window.id;
    let mut times = Vec::new();
    let mut options = Vec::new();
    for (hours, at) in
        reminders::later_times(content, care, moment, &check_in, &content.protocol.reminders.later_h)
    {
        // In the evening all of them may come to the same time in the morning.
        if !times.contains(&at) {
            times.push(at);
            let command = Command::RemindLater { check_in: check_in.clone(), hours };
            options.push(Button::choice(false, text.day_clock(at), command));
        }
    }
    (!options.is_empty()).then(|| ChoiceGroup { label: text.get("later.offer"), options })
}

/// When the reminder rings that was asked for.
pub(super) fn coming(text: &Text<'_>) -> Option<String> {
    let view = text.view;
    let at = reminders::coming(view.content, view.care, view.moment, ReminderKind::Later)?;
    Some(text.with("later.coming", &[("when", &text.day_clock(at))]))
}

/// What keeps reminders from ringing on this device, and what to do, each said once.
pub(super) fn trouble(text: &Text<'_>) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    for key in text.view.reminder_trouble {
        let known = format!("reminder_trouble.{key}");
        // A shell may know a reason that the texts do not: the patient hears of it all the same.
        let line = text.get(if text.has(&known) { &known } else { "reminder_trouble.other" });
        if !said.contains(&line) {
            said.push(line);
        }
    }
    said
}

/// How long after it was to ring a test reminder is still spoken of.
const TEST_SPOKEN_OF_MS: i64 = HOUR_MS;

/// What to expect of the test reminder, or what to do when it was not heard.
pub(super) fn test(text: &Text<'_>) -> Option<String> {
    let test = text.view.care.course()?.test.as_ref()?;
    let since = text.view.moment.at.since(test.at);
    let asked_by_now = has_come(test.asked_at, text.view.moment.at);
    let key = if since < 0 { "dates.test.coming" } else { "dates.test.past" };
    (asked_by_now && since < TEST_SPOKEN_OF_MS).then(|| text.with(key, &[("when", &text.at_clock(test.at))]))
}
