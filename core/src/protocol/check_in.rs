//! When the patient is asked, and how reminders ring. Computing them is in [`crate::schedule`].

use serde_json::Value;

use super::condition::Condition;
use super::fault::{Fault, Problem};
use super::fields::{self, Fields};
use super::question::condition;

/// A scheduled check-in. All times are whole hours elapsed since the session ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckIn {
    /// Stable id, e.g. `h24`.
    pub id: String,
    /// When it is due.
    pub due_h: u32,
    /// From this hour on it can be answered.
    pub opens_h: u32,
    /// From this hour on it can no longer be answered.
    pub closes_h: u32,
    /// Applies only when this holds; reads regions only. `None`: always.
    pub applies: Option<Condition>,
    /// Whether leaving it unanswered counts among the `previous_unanswered` of a case.
    pub counts_as_missed: bool,
    /// Ids of the sources for its time.
    pub sources: Vec<String>,
}

/// The check-in that the patient can open at any time; it asks everything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Now {
    /// Its id, `now`.
    pub id: String,
    /// So many hours after it was opened, an unfinished one is finished as it stands.
    pub open_for_h: u32,
}

/// One more reminder after the due time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nudge {
    /// Second part of the reminder's id, e.g. `nudge1`.
    pub id: String,
    /// Hours after the due time.
    pub after_h: u32,
}

/// Quiet hours until the patient changes them. Minutes count from local midnight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quiet {
    /// First quiet minute, 0 to 1439.
    pub from_min: u32,
    /// First minute that is not quiet any more, 0 to 1439.
    pub to_min: u32,
    /// A reminder that moves earlier comes so many minutes before the quiet hours.
    pub lead_min: u32,
    /// The longest quiet time a patient can choose, hours.
    pub max_h: u32,
}

/// How reminders ring.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reminders {
    /// Reminders after the one at the due time, in order.
    pub nudges: Vec<Nudge>,
    /// The least time between two reminders of one check-in, minutes.
    pub min_gap_min: u32,
    /// Quiet hours.
    pub quiet: Quiet,
    /// The choices of "remind me later", hours.
    pub later_h: Vec<u32>,
    /// An open emergency is repeated so many minutes after it was raised.
    pub emergency_repeat_min: Vec<u32>,
    /// The largest plan.
    pub max: u32,
}

/// Ten years in hours: beyond it a number is a slip of the pen.
const MAX_H: u32 = 87_600;
const MINUTES_PER_DAY: u32 = 1440;

impl CheckIn {
    pub(crate) fn read(value: &Value, path: &str, faults: &mut Vec<Fault>) -> Self {
        let mut fields = Fields::of(value, path, faults);
        let check_in = Self {
            id: fields.text("id"),
            due_h: fields.number("due_h", 0..=MAX_H),
            opens_h: fields.number("opens_h", 0..=MAX_H),
            closes_h: fields.number("closes_h", 0..=MAX_H),
            applies: condition(&mut fields, "applies"),
            counts_as_missed: fields.yes_no("counts_as_missed"),
            sources: fields.texts("sources"),
        };
        fields.done();
        check_in
    }
}

impl Now {
    pub(crate) fn read(value: &Value, path: &str, faults: &mut Vec<Fault>) -> Self {
        let mut fields = Fields::of(value, path, faults);
        let now = Self { id: fields.text("id"), open_for_h: fields.number("open_for_h", 1..=MAX_H) };
        fields.done();
        now
    }
}

impl Nudge {
    fn read(value: &Value, path: &str, faults: &mut Vec<Fault>) -> Self {
        let mut fields = Fields::of(value, path, faults);
        let nudge = Self { id: fields.text("id"), after_h: fields.number("after_h", 1..=MAX_H) };
        fields.done();
        nudge
    }
}

impl Quiet {
    fn read(value: &Value, path: &str, faults: &mut Vec<Fault>) -> Self {
        let mut fields = Fields::of(value, path, faults);
        let quiet = Self {
            from_min: local_minute(&mut fields, "from"),
            to_min: local_minute(&mut fields, "to"),
            lead_min: fields.number("lead_min", 0..=MINUTES_PER_DAY),
            max_h: fields.number("max_h", 1..=24),
        };
        fields.done();
        quiet
    }
}

impl Reminders {
    pub(crate) fn read(value: &Value, path: &str, faults: &mut Vec<Fault>) -> Self {
        let mut fields = Fields::of(value, path, faults);
        let hours =
            |value: &Value, path: &str, faults: &mut Vec<Fault>| fields::number(value, path, 1..=24, faults);
        let minutes = |value: &Value, path: &str, faults: &mut Vec<Fault>| {
            fields::number(value, path, 1..=MINUTES_PER_DAY, faults)
        };
        let reminders = Self {
            nudges: fields.list("nudges", Nudge::read),
            min_gap_min: fields.number("min_gap_min", 0..=MINUTES_PER_DAY),
            quiet: fields.object("quiet", Quiet::read).unwrap_or(Quiet {
                from_min: 0,
                to_min: 0,
                lead_min: 0,
                max_h: 1,
            }),
            later_h: fields.list("later_h", hours),
            emergency_repeat_min: fields.list("emergency_repeat_min", minutes),
            max: fields.number("max", 1..=64),
        };
        fields.done();
        reminders
    }
}

/// A local time written `HH:MM`, as minutes after midnight.
fn local_minute(fields: &mut Fields<'_, '_>, key: &'static str) -> u32 {
    let text = fields.text(key);
    if text.is_empty() {
        return 0;
    }
    let two = |digits: &str| (digits.len() == 2).then(|| digits.parse::<u32>().ok()).flatten();
    let read = text
        .split_once(':')
        .and_then(|(h, m)| Some((two(h)?, two(m)?)))
        .filter(|(h, m)| *h < 24 && *m < 60)
        .map(|(h, m)| h * 60 + m);
    read.unwrap_or_else(|| {
        fields.fault(key, Problem::OutOfRange(format!("{text:?} is not a time from 00:00 to 23:59")));
        0
    })
}
