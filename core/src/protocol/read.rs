//! The whole file: sections in, a protocol and every fault out.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use super::check_in::{CheckIn, Now, Reminders};
use super::compile::{Compiled, compile};
use super::condition::read_level;
use super::expected::Expected;
use super::fault::{Fault, Problem};
use super::fields::Fields;
use super::numbers::Numbers;
use super::question::{Group, Question};
use super::rule::{Advice, CardHint, Rule, Source};
use super::screens::Wording;
use super::treatment::{Region, RegionSet, Risk, Technique};
use super::{Protocol, check, strict_json};

/// Reads and checks; the protocol is `None` only when the file cannot be read at all, and must not be
/// used while there is a fault.
pub(crate) fn read(json: &str) -> (Option<Protocol>, Vec<Fault>) {
    let mut faults = Vec::new();
    let value = match strict_json::read(json) {
        Ok(value) => value,
        Err(detail) => return (None, vec![Fault::new("$", Problem::Json(detail))]),
    };
    let mut fields = Fields::of(&value, "$", &mut faults);
    let now = fields.object("now", Now::read);
    let reminders = fields.object("reminders", Reminders::read);
    let expected = fields.object("expected", Expected::read);
    let wording = fields.object("wording", Wording::read);
    let numbers = fields.object("numbers", |value, path, faults| {
        let mut fields = Fields::of(value, path, faults);
        let default = fields.object("default", Numbers::read_default);
        let regions = fields.list("regions", Numbers::read_region);
        fields.done();
        Some((default?, regions))
    });
    let (Some(now), Some(reminders), Some(expected), Some(wording), Some(Some((default_numbers, numbers)))) =
        (now, reminders, expected, wording, numbers)
    else {
        return (None, faults);
    };
    let mut protocol = Protocol {
        id: fields.text("id"),
        version: fields.text("version"),
        sha256: sha256(json),
        reviewed_by: fields.optional_text("reviewed_by"),
        sources: fields.list("sources", Source::read),
        levels: fields.list("levels", read_level),
        techniques: fields.list("techniques", Technique::read),
        regions: fields.list("regions", Region::read),
        unknown_region: fields.text("unknown_region"),
        region_sets: fields.list("region_sets", RegionSet::read),
        risks: fields.list("risks", Risk::read),
        sessions_joined_days: fields.number("sessions_joined_days", 1..=365),
        check_ins: fields.list("check_ins", CheckIn::read),
        now,
        reminders,
        questions: fields.list("questions", Question::read),
        groups: fields.list("groups", Group::read),
        rules: fields.list("rules", Rule::read),
        advice: fields.list("advice", Advice::read),
        card_hints: fields.list("card_hints", CardHint::read),
        default_numbers,
        numbers,
        expected,
        wording,
        compiled: Compiled::default(),
    };
    fields.done();
    protocol.compiled = compile(&protocol, &mut faults);
    check::structure(&protocol, &mut faults);
    protocol.wording.check(&protocol, &mut faults);
    (Some(protocol), faults)
}

fn sha256(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing to a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
