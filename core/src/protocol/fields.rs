//! Reads JSON objects field by field and collects every fault with its path.
//!
//! Deriving would stop at the first fault and would not say where in a nested condition it stands.
//! A field that cannot be read gets a harmless stand-in, so that the rest is still checked; a protocol
//! with a fault is never used.

use serde_json::{Map, Value};

use super::fault::{Fault, Problem};

/// The fields of one object, each taken once by name.
pub(crate) struct Fields<'a, 'f> {
    map: Option<&'a Map<String, Value>>,
    path: String,
    taken: Vec<&'static str>,
    pub(crate) faults: &'f mut Vec<Fault>,
}

impl<'a, 'f> Fields<'a, 'f> {
    /// Opens `value`; anything but an object is a fault.
    pub(crate) fn of(value: &'a Value, path: &str, faults: &'f mut Vec<Fault>) -> Self {
        let map = value.as_object();
        if map.is_none() {
            faults.push(Fault::new(path, Problem::Expected("an object".to_owned())));
        }
        Self { map, path: path.to_owned(), taken: Vec::new(), faults }
    }

    /// The path of a field.
    pub(crate) fn at(&self, key: &str) -> String {
        if self.path == "$" { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    /// Adds a fault at a field.
    pub(crate) fn fault(&mut self, key: &str, problem: Problem) {
        let path = self.at(key);
        self.faults.push(Fault::new(path, problem));
    }

    /// A field that may be absent or `null`.
    pub(crate) fn optional(&mut self, key: &'static str) -> Option<&'a Value> {
        self.taken.push(key);
        self.map?.get(key).filter(|value| !value.is_null())
    }

    fn required(&mut self, key: &'static str) -> Option<&'a Value> {
        let value = self.optional(key);
        if value.is_none() && self.map.is_some() {
            self.fault(key, Problem::Missing);
        }
        value
    }

    fn expected<T>(&mut self, key: &'static str, what: &str, read: Option<T>) -> Option<T> {
        if read.is_none() {
            self.fault(key, Problem::Expected(what.to_owned()));
        }
        read
    }

    /// A text that is not empty.
    pub(crate) fn text(&mut self, key: &'static str) -> String {
        let Some(value) = self.required(key) else { return String::new() };
        let text = self.expected(key, "a text", value.as_str()).unwrap_or_default();
        if value.as_str() == Some("") {
            self.fault(key, Problem::Empty);
        }
        text.to_owned()
    }

    /// A text that may be `null` or absent.
    pub(crate) fn optional_text(&mut self, key: &'static str) -> Option<String> {
        let value = self.optional(key)?;
        self.expected(key, "a text or null", value.as_str()).map(str::to_owned)
    }

    /// `true` or `false`.
    pub(crate) fn yes_no(&mut self, key: &'static str) -> bool {
        let Some(value) = self.required(key) else { return false };
        self.expected(key, "true or false", value.as_bool()).unwrap_or_default()
    }

    /// A whole number within `range`.
    pub(crate) fn number(&mut self, key: &'static str, range: std::ops::RangeInclusive<u32>) -> u32 {
        let Some(value) = self.required(key) else { return *range.start() };
        let path = self.at(key);
        number(value, &path, range, self.faults)
    }

    /// A list, each entry read by `read` with its own path.
    pub(crate) fn list<T>(
        &mut self,
        key: &'static str,
        mut read: impl FnMut(&'a Value, &str, &mut Vec<Fault>) -> T,
    ) -> Vec<T> {
        let Some(value) = self.required(key) else { return Vec::new() };
        let Some(items) = self.expected(key, "a list", value.as_array()) else { return Vec::new() };
        let path = self.at(key);
        items.iter().enumerate().map(|(i, item)| read(item, &format!("{path}[{i}]"), self.faults)).collect()
    }

    /// A list of texts, at least one.
    pub(crate) fn texts(&mut self, key: &'static str) -> Vec<String> {
        let before = self.faults.len();
        let texts = self.list(key, text);
        if texts.is_empty() && self.faults.len() == before {
            self.fault(key, Problem::Empty);
        }
        texts
    }

    /// One nested object; `None` when it is missing.
    pub(crate) fn object<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&'a Value, &str, &mut Vec<Fault>) -> T,
    ) -> Option<T> {
        let value = self.required(key)?;
        let path = self.at(key);
        Some(read(value, &path, self.faults))
    }

    /// Refuses every field that was not taken.
    pub(crate) fn done(self) {
        for key in self.map.into_iter().flat_map(Map::keys) {
            if !self.taken.contains(&key.as_str()) {
                let path = self.at(key);
                self.faults.push(Fault::new(path, Problem::UnknownField));
            }
        }
    }
}

/// A text that is not empty.
pub(crate) fn text(value: &Value, path: &str, faults: &mut Vec<Fault>) -> String {
    let problem = match value.as_str() {
        Some("") => Problem::Empty,
        Some(text) => return text.to_owned(),
        None => Problem::Expected("a text".to_owned()),
    };
    faults.push(Fault::new(path, problem));
    String::new()
}

/// A whole number within `range`; the range's start stands in for a bad one.
pub(crate) fn number(
    value: &Value,
    path: &str,
    range: std::ops::RangeInclusive<u32>,
    faults: &mut Vec<Fault>,
) -> u32 {
    let read = value.as_u64().and_then(|n| u32::try_from(n).ok()).filter(|n| range.contains(n));
    read.unwrap_or_else(|| {
        let problem = if value.is_number() {
            Problem::OutOfRange(format!(
                "{value} is not a whole number from {} to {}",
                range.start(),
                range.end()
            ))
        } else {
            Problem::Expected("a whole number".to_owned())
        };
        faults.push(Fault::new(path, problem));
        *range.start()
    })
}
