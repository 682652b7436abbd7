//! Emergency numbers by region, with source and date. They come from this file and nowhere else.

use serde_json::Value;

use super::fault::Fault;
use super::fields::Fields;

/// Whom to call in one region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbers {
    /// ISO 3166 alpha-2 in upper case; `None` for the default.
    pub code: Option<String>,
    /// Emergency numbers as shown, at least one: the first is the button, others are text.
    pub call: Vec<String>,
    /// The region's line for medical advice that is not an emergency, as shown.
    pub advice: Option<String>,
    /// Whether "or your local emergency number" is added, because the region is not known.
    pub or_local: bool,
    /// Id of the source.
    pub source: String,
    /// The day this row was written, `YYYY-MM-DD`; no claim that somebody compared it with the source.
    pub date: String,
}

impl Numbers {
    /// The number of the call button. A loaded protocol always has one.
    #[must_use]
    pub fn button(&self) -> &str {
        self.call.first().map_or("", String::as_str)
    }

    pub(crate) fn read_region(value: &Value, path: &str, faults: &mut Vec<Fault>) -> Self {
        let mut fields = Fields::of(value, path, faults);
        let code = Some(fields.text("code"));
        Self::read(code, false, fields)
    }

    pub(crate) fn read_default(value: &Value, path: &str, faults: &mut Vec<Fault>) -> Self {
        let mut fields = Fields::of(value, path, faults);
        let or_local = fields.yes_no("or_local");
        Self::read(None, or_local, fields)
    }

    fn read(code: Option<String>, or_local: bool, mut fields: Fields<'_, '_>) -> Self {
        let numbers = Self {
            code,
            call: fields.texts("call"),
            advice: fields.optional_text("advice"),
            or_local,
            source: fields.text("source"),
            date: fields.text("date"),
        };
        fields.done();
        numbers
    }
}
