//! The plan as a stable JSON interface, for `aftercare plan` and for replaying published cases.
//!
//! Strict on the way in: what is unknown, missing or out of range is refused, naming its field. The
//! zone database is the shell's and comes as a function.

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value};

use super::plan::{PlanInput, Planned, ReminderKind, Shown, plan};
use super::quiet::Quiet;
use super::timing::Timing;
use crate::time::{Moment, Timestamp, Zone};

/// Why an input was refused: one line, naming the field.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{field}: {problem}")]
pub struct InputFault {
    /// The field, e.g. `quiet` or `shown[1].at`; `input` when it is no JSON object of this shape.
    pub field: String,
    /// What is wrong with it.
    pub problem: String,
}

/// The fields as they come. Absent is `None`; `null` is `Some(Value::Null)`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fields {
    #[serde(default, deserialize_with = "present")]
    ended_at: Option<Value>,
    #[serde(default, deserialize_with = "present")]
    zone: Option<Value>,
    #[serde(default, deserialize_with = "present")]
    now: Option<Value>,
    #[serde(default, deserialize_with = "present")]
    regions: Option<Value>,
    #[serde(default, deserialize_with = "present")]
    answered: Option<Value>,
    #[serde(default, deserialize_with = "present")]
    shown: Option<Value>,
    #[serde(default, deserialize_with = "present")]
    quiet: Option<Value>,
    #[serde(default, deserialize_with = "present")]
    emergency_since: Option<Value>,
}

/// The answer; the order of the fields is part of the interface.
#[derive(Serialize)]
struct Plan {
    reminders: Vec<Written>,
}

#[derive(Serialize)]
struct Written {
    id: String,
    check_in: Option<String>,
    kind: ReminderKind,
    at: String,
    local: String,
}

impl Written {
    fn new(reminder: Planned, zone: &Zone) -> Self {
        let Planned { id, check_in, kind, at } = reminder;
        Self { id, check_in, kind, at: at.to_rfc3339(), local: at.to_rfc3339_in(zone) }
    }
}

fn present<'de, D: Deserializer<'de>>(source: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(source).map(Some)
}

/// Plans a course given as JSON and returns the reminders as JSON, in order of time.
///
/// In: `ended_at`, `now` (RFC 3339), `zone` (IANA name), `regions` (at least one); optional `answered`
/// (check-in ids), `shown` (reminder ids, or objects with `id` and `at`), `quiet` (`["22:00", "07:00"]`,
/// `null` = off, absent = the protocol's default), `emergency_since` (RFC 3339 or `null`).
///
/// `resolve_zone` gives the zone of a name with all changes from 15 days before the instant to 15
/// days after, or `None` for a name it does not know.
///
/// # Errors
/// The first field that is unknown, missing or wrong.
pub fn plan_json(
    timing: &Timing,
    input: &str,
    resolve_zone: impl Fn(&str, Timestamp) -> Option<Zone>,
) -> Result<String, InputFault> {
    // A list would be taken too, its items as the fields in order.
    if !input.trim_start().starts_with('{') {
        return Err(fault("input", "is not a JSON object"));
    }
    let fields: Fields = serde_json::from_str(input).map_err(|e| fault("input", e.to_string()))?;
    let ended_at = required("ended_at", fields.ended_at, instant)?;
    let now = required("now", fields.now, instant)?;
    let name = required("zone", fields.zone, text)?;
    // A clock that stands before the session still needs the changes of the course.
    let zone = resolve_zone(&name, now.max(ended_at))
        .ok_or_else(|| fault("zone", format!("{name:?} is not a time zone known here")))?;
    zone.validate().map_err(|e| fault("zone", e.to_string()))?;
    let regions = required("regions", fields.regions, |field, value| {
        list(field, value, |field, value| {
            known(field, value, "a region", |id| timing.regions.iter().any(|r| r == id))
        })
    })?;
    if regions.is_empty() {
        return Err(fault("regions", "at least one region is needed"));
    }
    let is_check_in = |id: &str| timing.check_ins.iter().any(|check_in| check_in.id == id);
    let answered = optional("answered", fields.answered, |field, value| {
        list(field, value, |field, value| known(field, value, "a check-in", is_check_in))
    })?;
    let shown = optional("shown", fields.shown, |field, value| {
        list(field, value, |field, value| read_shown(timing, field, value))
    })?;
    let quiet = match fields.quiet {
        None => Some(timing.default_quiet),
        Some(Value::Null) => None,
        Some(value) => Some(read_quiet("quiet", value)?),
    };
    let emergency_since = match fields.emergency_since {
        None | Some(Value::Null) => None,
        Some(value) => Some(instant("emergency_since", value)?),
    };
    let input = PlanInput {
        ended_at,
        now: Moment { at: now, zone },
        regions,
        answered: answered.unwrap_or_default(),
        shown: shown.unwrap_or_default(),
        quiet,
        later: None,
        test_at: None,
        emergency_since,
    };
    let zone = &input.now.zone;
    let reminders = plan(timing, &input).into_iter().map(|reminder| Written::new(reminder, zone)).collect();
    serde_json::to_string(&Plan { reminders }).map_err(|e| fault("input", e.to_string()))
}

/// A reminder's id, or an object with `id` and `at`.
fn read_shown(timing: &Timing, field: &str, value: Value) -> Result<Shown, InputFault> {
    let reminder = |field: &str, value| known(field, value, "a reminder", |id| is_reminder(timing, id));
    let Value::Object(mut object) = value else {
        return Ok(Shown { id: reminder(field, value)?, at: None });
    };
    let id_field = format!("{field}.id");
    let at_field = format!("{field}.at");
    let id = required(&id_field, object.remove("id"), reminder)?;
    let at = required(&at_field, object.remove("at"), instant)?;
    no_more(field, &object)?;
    Ok(Shown { id, at: Some(at) })
}

fn no_more(field: &str, rest: &Map<String, Value>) -> Result<(), InputFault> {
    match rest.keys().next() {
        Some(name) => Err(fault(field, format!("unknown field {name:?}"))),
        None => Ok(()),
    }
}

fn is_reminder(timing: &Timing, id: &str) -> bool {
    if id == "test" || timing.emergency_repeats_min.iter().any(|minutes| id == format!("emergency.{minutes}"))
    {
        return true;
    }
    let Some((check_in, name)) = id.split_once('.') else { return false };
    let nudges = (1u32..).zip(&timing.nudges_ms);
    timing.check_ins.iter().any(|known| known.id == check_in)
        && (matches!(name, "due" | "catch_up" | "later")
            || nudges.into_iter().any(|(n, _)| name == format!("nudge{n}")))
}

/// `["22:00", "07:00"]`
fn read_quiet(field: &str, value: Value) -> Result<Quiet, InputFault> {
    let minutes = list(field, value, |field, value| {
        let clock = text(field, value)?;
        clock_minute(&clock)
            .ok_or_else(|| fault(field, format!("{clock:?} is not a time from \"00:00\" to \"23:59\"")))
    })?;
    let [start_min, end_min] = minutes.as_slice() else {
        return Err(fault(field, "two times are needed, start and end, or null"));
    };
    Quiet::new(*start_min, *end_min).map_err(|e| fault(field, e.to_string()))
}

fn clock_minute(text: &str) -> Option<u16> {
    let (hour, minute) = text.split_once(':')?;
    let two_digits = |part: &str| {
        let ok = part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
        ok.then(|| part.parse::<u16>().ok()).flatten()
    };
    let (hour, minute) = (two_digits(hour)?, two_digits(minute)?);
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

fn required<T>(
    field: &str,
    value: Option<Value>,
    read: impl FnOnce(&str, Value) -> Result<T, InputFault>,
) -> Result<T, InputFault> {
    read(field, value.ok_or_else(|| fault(field, "is missing"))?)
}

fn optional<T>(
    field: &str,
    value: Option<Value>,
    read: impl FnOnce(&str, Value) -> Result<T, InputFault>,
) -> Result<Option<T>, InputFault> {
    value.map(|value| read(field, value)).transpose()
}

fn list<T>(
    field: &str,
    value: Value,
    read: impl Fn(&str, Value) -> Result<T, InputFault>,
) -> Result<Vec<T>, InputFault> {
    let Value::Array(items) = value else { return Err(fault(field, format!("{value} is not a list"))) };
    items.into_iter().enumerate().map(|(index, item)| read(&format!("{field}[{index}]"), item)).collect()
}

fn text(field: &str, value: Value) -> Result<String, InputFault> {
    match value {
        Value::String(text) => Ok(text),
        other => Err(fault(field, format!("{other} is not a text"))),
    }
}

fn known(field: &str, value: Value, what: &str, knows: impl Fn(&str) -> bool) -> Result<String, InputFault> {
    let id = text(field, value)?;
    if knows(&id) { Ok(id) } else { Err(fault(field, format!("{id:?} is not the id of {what}"))) }
}

fn instant(field: &str, value: Value) -> Result<Timestamp, InputFault> {
    let text = text(field, value)?;
    Timestamp::from_rfc3339(&text)
        .map_err(|e| fault(field, format!("{text:?}: {e}; write it like 2026-03-10T14:30:00Z")))
}

/// A fault on one line, whatever was given.
fn fault(field: &str, problem: impl Into<String>) -> InputFault {
    let problem = problem.into().chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    InputFault { field: field.to_owned(), problem }
}
