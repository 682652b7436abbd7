//! What the laws of the prompt share: the content, and what an open emergency says and plans.

use aftercare_core::content::Content;
use aftercare_core::journey::reminders::Reminder;
use aftercare_core::schedule::ReminderKind;
use aftercare_tests::replay::patient::Patient;

pub(crate) fn content() -> Content {
    Content::shipped().unwrap()
}

pub(crate) fn ids(list: &[String]) -> Vec<&str> {
    list.iter().map(String::as_str).collect()
}

pub(crate) fn repeats(patient: &Patient<'_>) -> Vec<Reminder> {
    let mut reminders = patient.shown().reminders;
    reminders.retain(|reminder| reminder.kind == ReminderKind::Repeat);
    reminders
}

pub(crate) fn reasons(patient: &Patient<'_>) -> Vec<String> {
    patient.core.care().open_emergency().map(|open| open.reasons.clone()).unwrap_or_default()
}
