//! Which reminders the system is to ring, with their texts. The plan itself is
//! [`crate::schedule::plan`]; here it gets a course's facts and its ids their course's number.

use serde::{Deserialize, Serialize};

use super::care::{Care, Course};
use super::clock::has_come;
use super::event::ShownReminder;
use super::{course, settings};
use crate::content::Content;
use crate::schedule::{Later, PlanInput, Planned, ReminderKind, Shown, plan as plan_of};
use crate::time::{HOUR_MS, Moment, Timestamp};

/// A reminder as the system rings it. Its texts are neutral: no body part, symptom or therapy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reminder {
    /// Stable, and different for every course: `1/h24.due`.
    pub id: String,
    /// The check-in it belongs to; `None` for repeats of an emergency and for a test.
    pub check_in: Option<String>,
    /// Why it rings.
    pub kind: ReminderKind,
    /// When.
    pub at: Timestamp,
    /// First line.
    pub title: String,
    /// Second line.
    pub body: String,
    /// Action that opens the check-in.
    pub open_label: String,
    /// Action that opens "I feel unwell now".
    pub wrong_label: String,
}

/// The whole plan from now on, in order of time, worded in the language chosen, else the device's.
#[must_use]
pub fn reminders(
    content: &Content,
    care: &Care,
    moment: &Moment,
    device_languages: &[String],
) -> Vec<Reminder> {
    let Some(course) = care.course() else { return Vec::new() };
    let words = settings::words(content, care, device_languages);
    let emergency = care.open_emergency().map(|emergency| emergency.number);
    // Looked up once: a plan has up to twenty reminders with the same words.
    let check_in = (words.get("reminder.title"), words.get("reminder.body"));
    let labels = (words.get("reminder.action.open"), words.get("reminder.action.wrong"));
    plan_of(&content.timing, &input(content, care, course, moment))
        .into_iter()
        .map(|planned| {
            let (title, body) = match planned.kind {
                ReminderKind::Repeat => {
                    (words.get("reminder.emergency.title"), words.get("reminder.emergency.body"))
                }
                ReminderKind::Test => (words.get("reminder.test.title"), words.get("reminder.test.body")),
                _ => check_in.clone(),
            };
            let (open_label, wrong_label) = labels.clone();
            let repeats = emergency.filter(|_| planned.kind == ReminderKind::Repeat);
            Reminder {
                id: full_id(course, &planned, repeats),
                check_in: planned.check_in,
                kind: planned.kind,
                at: planned.at,
                title,
                body,
                open_label,
                wrong_label,
            }
        })
        .collect()
}

/// Reminders whose time is past and that nobody has reported as shown yet.
#[must_use]
pub fn past(content: &Content, care: &Care, moment: &Moment) -> Vec<ShownReminder> {
    let Some(course) = care.course() else { return Vec::new() };
    let start = Moment { at: course.accepted_at.min(moment.at), zone: moment.zone.clone() };
    let from_start = PlanInput { now: start, shown: Vec::new(), ..input(content, care, course, moment) };
    let from_now = input(content, care, course, moment);
    let mut planned = plan_of(&content.timing, &from_start);
    planned.extend(plan_of(&content.timing, &from_now));
    planned
        .into_iter()
        .filter(|planned| planned.at <= moment.at && planned.kind != ReminderKind::Repeat)
        .map(|planned| ShownReminder { id: full_id(course, &planned, None), at: planned.at })
        .filter(|shown| !course.was_shown(&shown.id, moment.at))
        .collect()
}

/// When a reminder of a check-in would ring that the patient asks for now, for each of `hours` ahead; those
/// that could not ring while the check-in is open are left out.
#[must_use]
pub fn later_times(
    content: &Content,
    care: &Care,
    moment: &Moment,
    check_in: &str,
    hours: &[u32],
) -> Vec<(u32, Timestamp)> {
    let Some(course) = care.course() else { return Vec::new() };
    let mut input = input(content, care, course, moment);
    let ring = |hours: &u32| {
        let at = wanted_at(moment.at, *hours);
        input.later = Some(Later { check_in: check_in.to_owned(), asked_at: moment.at, at });
        let plan = plan_of(&content.timing, &input);
        plan.iter().find(|planned| planned.kind == ReminderKind::Later).map(|planned| (*hours, planned.at))
    };
    hours.iter().filter_map(ring).collect()
}

/// The time that "remind me in so many hours" means, before quiet hours are considered.
#[must_use]
pub fn wanted_at(now: Timestamp, hours: u32) -> Timestamp {
    now.plus_ms(i64::from(hours).saturating_mul(HOUR_MS))
}

/// When the reminder that the patient asked for is to ring; `None` when there is none to come.
#[must_use]
pub fn coming(content: &Content, care: &Care, moment: &Moment, kind: ReminderKind) -> Option<Timestamp> {
    let input = input(content, care, care.course()?, moment);
    plan_of(&content.timing, &input)
        .into_iter()
        .find(|planned| planned.kind == kind)
        .map(|planned| planned.at)
}

/// The course that a reminder of a check-in belongs to; `None` for repeats of an emergency, which need
/// no memory, and for ids of no course.
#[must_use]
pub fn course_of<'a>(care: &'a Care, id: &str) -> Option<&'a Course> {
    let (number, rest) = id.split_once('/')?;
    let number: u32 = number.parse().ok()?;
    if rest.starts_with("emergency.") {
        return None;
    }
    care.courses.iter().find(|course| course.number == number)
}

fn full_id(course: &Course, planned: &Planned, emergency: Option<u32>) -> String {
    let number = course.number;
    match (emergency, planned.id.strip_prefix("emergency.")) {
        (Some(emergency), Some(minutes)) => format!("{number}/emergency.{emergency}.{minutes}"),
        _ => format!("{number}/{}", planned.id),
    }
}

fn input(content: &Content, care: &Care, course: &Course, moment: &Moment) -> PlanInput {
    PlanInput {
        ended_at: course.session.ended_at,
        now: moment.clone(),
        regions: course::regions(content, course),
        answered: course::answered(content, course),
        shown: course
            .shown
            .iter()
            .filter(|noted| noted.counts(moment.at))
            .filter_map(|noted| {
                let (_, id) = noted.reminder.id.split_once('/')?;
                Some(Shown { id: id.to_owned(), at: Some(noted.reminder.at) })
            })
            .collect(),
        quiet: Some(settings::quiet(content, care)),
        // What a clock that ran ahead asked for does not count until that time has come.
        later: course.later.clone().filter(|later| has_come(later.asked_at, moment.at)),
        test_at: course.test.as_ref().filter(|test| has_come(test.asked_at, moment.at)).map(|test| test.at),
        emergency_since: care.open_emergency().map(|emergency| emergency.repeats_from),
    }
}
