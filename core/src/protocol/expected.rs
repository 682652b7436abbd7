//! The band of soreness to expect, drawn behind the patient's own curve. No rule reads it.

use serde_json::Value;

use super::fault::Fault;
use super::fields::Fields;

/// The expected course of soreness; straight lines between its points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// Whether the band illustrates the course in words rather than measured values; shown as such.
    pub illustrative: bool,
    /// Ids of the sources.
    pub sources: Vec<String>,
    /// In order of hours.
    pub points: Vec<ExpectedPoint>,
}

/// One point of the band.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExpectedPoint {
    /// Hours since the session ended.
    pub hours: u32,
    /// Lower edge, 0 to 10.
    pub low: u8,
    /// Upper edge, 0 to 10, not below `low`.
    pub high: u8,
}

impl Expected {
    pub(crate) fn read(value: &Value, path: &str, faults: &mut Vec<Fault>) -> Self {
        let mut fields = Fields::of(value, path, faults);
        let expected = Self {
            illustrative: fields.yes_no("illustrative"),
            sources: fields.texts("sources"),
            points: fields.list("points", ExpectedPoint::read),
        };
        fields.done();
        expected
    }
}

impl ExpectedPoint {
    fn read(value: &Value, path: &str, faults: &mut Vec<Fault>) -> Self {
        let mut fields = Fields::of(value, path, faults);
        let point = Self {
            hours: fields.number("hours", 0..=87_600),
            low: u8::try_from(fields.number("low", 0..=10)).unwrap_or_default(),
            high: u8::try_from(fields.number("high", 0..=10)).unwrap_or_default(),
        };
        fields.done();
        point
    }
}
