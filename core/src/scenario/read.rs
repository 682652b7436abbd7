//! A scenario's JSON, taken in strictly: a field that the format does not have, a key named twice or a
//! time that is none is refused with the place where it stands.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::expect::Expect;
use super::play::SHOWN;
use super::times::{A_TAP_MS, time};
use super::{Act, Arrival, Scenario, Step};
use crate::journey::{Command, FieldName};
use crate::protocol::strict_json;
use crate::screen::Device;
use crate::session::{Place, Session};
use crate::time::{OffsetChange, Timestamp, Zone};

/// What is wrong with a scenario's file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{path}: {problem}")]
pub struct ScenarioFault {
    /// Where in the file, e.g. `steps[3].expect`.
    pub path: String,
    /// What is wrong.
    pub problem: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileJson {
    id: String,
    title: String,
    device: Value,
    zone: Value,
    #[serde(default)]
    travel: Vec<ArrivalJson>,
    ended_at: String,
    starts: String,
    #[serde(default)]
    handouts: BTreeMap<String, Value>,
    steps: Vec<Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ArrivalJson {
    at: String,
    zone: Value,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ZoneJson {
    id: String,
    offset_s: i32,
    changes: Vec<ChangeJson>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ChangeJson {
    at: String,
    offset_s: i32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HandoutJson {
    id: String,
    technique: String,
    ended_at: String,
    places: Vec<Place>,
    risks: Vec<String>,
    pain_before: Option<u8>,
    practice_name: Option<String>,
    practice_phone: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StepJson {
    at: Option<String>,
    after: Option<String>,
    command: Option<Value>,
    press: Option<String>,
    row: Option<String>,
    fill: Option<FillJson>,
    refresh: Option<bool>,
    storage: Option<StorageJson>,
    expect: Option<Value>,
}

#[derive(Clone, Copy, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum StorageJson {
    Full,
    Free,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FillJson {
    field: FieldName,
    text: String,
}

/// Reads a scenario.
///
/// # Errors
/// The first fault with its place.
pub fn read(json: &str) -> Result<Scenario, ScenarioFault> {
    let value = strict_json::read(json).map_err(|problem| fault("$", problem))?;
    let file: FileJson = part("$", value)?;
    let ended_at = Timestamp::from_rfc3339(&file.ended_at).map_err(|error| fault("ended_at", error))?;
    let starts = at_time("starts", &file.starts, ended_at)?;
    let mut handouts = BTreeMap::new();
    for (name, value) in file.handouts {
        let session = handout(&format!("handouts.{name}"), value, ended_at)?;
        handouts.insert(name, session);
    }
    let mut last = starts;
    let mut storage_full = false;
    let mut steps = Vec::new();
    for (index, value) in file.steps.into_iter().enumerate() {
        let step = step(&format!("steps[{index}]"), value, ended_at, (last, storage_full), &handouts)?;
        (last, storage_full) = (step.at, step.storage_full);
        steps.push(step);
    }
    let device: Device = part("device", file.device)?;
    let home = zone("zone", file.zone)?;
    let mut travel: Vec<Arrival> = Vec::new();
    for (index, arrival) in file.travel.into_iter().enumerate() {
        let path = format!("travel[{index}]");
        let at = at_time(&format!("{path}.at"), &arrival.at, ended_at)?;
        if at <= travel.last().map_or(starts, |last| last.at) {
            return Err(fault(format!("{path}.at"), "is not after the time before it"));
        }
        travel.push(Arrival { at, zone: zone(&format!("{path}.zone"), arrival.zone)? });
    }
    Ok(Scenario { id: file.id, title: file.title, device, zone: home, travel, starts, handouts, steps })
}

fn zone(path: &str, value: Value) -> Result<Zone, ScenarioFault> {
    let zone: ZoneJson = part(path, value)?;
    let mut changes = Vec::new();
    for (index, change) in zone.changes.into_iter().enumerate() {
        let at = Timestamp::from_rfc3339(&change.at)
            .map_err(|error| fault(format!("{path}.changes[{index}].at"), error))?;
        changes.push(OffsetChange { at, offset_s: change.offset_s });
    }
    let zone = Zone { id: zone.id, offset_s: zone.offset_s, changes };
    zone.validate().map_err(|error| fault(path, error))?;
    Ok(zone)
}

fn handout(path: &str, value: Value, ended_at: Timestamp) -> Result<Session, ScenarioFault> {
    let json: HandoutJson = part(path, value)?;
    Ok(Session {
        id: Some(json.id),
        technique: json.technique,
        ended_at: at_time(&format!("{path}.ended_at"), &json.ended_at, ended_at)?,
        places: json.places,
        risks: json.risks,
        pain_before: json.pain_before,
        practice_name: json.practice_name,
        practice_phone: json.practice_phone,
    })
}

fn step(
    path: &str,
    value: Value,
    ended_at: Timestamp,
    (last, full): (Timestamp, bool),
    handouts: &BTreeMap<String, Session>,
) -> Result<Step, ScenarioFault> {
    let json: StepJson = part(path, value)?;
    let at = match (&json.at, &json.after) {
        (None, None) => last.plus_ms(A_TAP_MS),
        (Some(at), None) => at_time(&format!("{path}.at"), at, ended_at)?,
        (None, Some(after)) => at_time(&format!("{path}.after"), after, last)?,
        (Some(_), Some(_)) => return Err(fault(path, "has both `at` and `after`")),
    };
    let expect: Expect = match json.expect {
        Some(value) => part(&format!("{path}.expect"), value)?,
        None => Expect::default(),
    };
    expect.check().map_err(|problem| fault(format!("{path}.expect"), problem))?;
    if json.row.is_some() && json.press.is_none() {
        return Err(fault(path, "`row` belongs to `press`"));
    }
    let act = match (json.command, json.press, json.fill, json.refresh) {
        (Some(value), None, None, None) => Act::Command(command(&format!("{path}.command"), value)?),
        (None, Some(label), None, None) => Act::Press { label, row: json.row },
        (None, None, Some(fill), None) => {
            if let Some(name) = fill.text.strip_prefix('$')
                && name != SHOWN
                && !handouts.contains_key(name)
            {
                return Err(fault(format!("{path}.fill.text"), format!("no handout is called {name:?}")));
            }
            Act::Fill { field: fill.field, text: fill.text }
        }
        (None, None, None, Some(true)) => Act::Refresh,
        _ => {
            return Err(fault(
                path,
                "needs exactly one of `command`, `press`, `fill` and `\"refresh\": true`",
            ));
        }
    };
    let storage_full = json.storage.map_or(full, |storage| storage == StorageJson::Full);
    Ok(Step { at, act, storage_full, expect })
}

/// A command; one that would not be written again as it stands holds something that no shell reads.
fn command(path: &str, value: Value) -> Result<Command, ScenarioFault> {
    let command: Command = part(path, value.clone())?;
    let again = serde_json::to_value(&command).map_err(|error| fault(path, error))?;
    if again == value { Ok(command) } else { Err(fault(path, format!("is read as {again}"))) }
}

fn at_time(path: &str, text: &str, origin: Timestamp) -> Result<Timestamp, ScenarioFault> {
    time(text, origin).ok_or_else(|| {
        fault(path, format!("{text:?} is neither RFC 3339 (2026-03-10T14:30:00Z) nor a span (+2h30m)"))
    })
}

fn part<T: DeserializeOwned>(path: &str, value: Value) -> Result<T, ScenarioFault> {
    serde_json::from_value(value).map_err(|error| fault(path, error))
}

fn fault(path: impl Into<String>, problem: impl ToString) -> ScenarioFault {
    ScenarioFault { path: path.into(), problem: problem.to_string() }
}
