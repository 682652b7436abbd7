//! The language files as they are written.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

/// A language file: its tag, and by key every form of every text.
#[derive(Debug)]
pub(crate) struct File {
    pub(crate) tag: String,
    pub(crate) json: String,
    pub(crate) texts: BTreeMap<String, BTreeMap<String, String>>,
}

impl File {
    /// The text for many where a text has forms, else the text.
    pub(crate) fn main(&self, key: &str) -> &str {
        &self.texts[key]["other"]
    }

    /// Key and text of every form.
    pub(crate) fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        self.texts
            .iter()
            .flat_map(|(key, forms)| forms.values().map(move |text| (key.as_str(), text.as_str())))
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/locales")
}

/// Every file of the folder, by name.
pub(crate) fn files() -> Vec<File> {
    let mut paths: Vec<_> = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| file(path)).collect()
}

fn file(path: &Path) -> File {
    let json = fs::read_to_string(path).unwrap();
    let values: BTreeMap<String, Value> = serde_json::from_str(&json).unwrap();
    let texts = values.into_iter().filter(|(_, value)| !value.is_null()).map(|(key, value)| {
        let forms = match value {
            Value::String(text) => BTreeMap::from([("other".to_owned(), text)]),
            forms => serde_json::from_value(forms).unwrap(),
        };
        (key, forms)
    });
    File { tag: path.file_stem().unwrap().to_str().unwrap().to_owned(), texts: texts.collect(), json }
}

pub(crate) fn english() -> File {
    file(&folder().join("en.json"))
}

/// Every language but English.
pub(crate) fn others() -> Vec<File> {
    let others: Vec<File> = files().into_iter().filter(|file| file.tag != "en").collect();
    assert!(!others.is_empty());
    others
}

/// The words of a text, small, without placeholders.
pub(crate) fn words(text: &str) -> BTreeSet<String> {
    let mut shown = String::new();
    let mut depth = 0;
    for letter in text.chars() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ if depth == 0 => shown.push(letter),
            _ => {}
        }
    }
    shown
        .to_lowercase()
        .split(|letter: char| !letter.is_alphabetic())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}
