//! The language files against the sources that use them, and the rules that every sentence keeps.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    missing_docs
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use aftercare_core::content::Content;
use aftercare_core::locale::{Locale, Words};

fn english() -> (Content, String) {
    let content = Content::shipped().unwrap();
    let json = fs::read_to_string(root().join("core/locales/en.json")).unwrap();
    (content, json)
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// All texts in quotes of the sources that may show something to a person.
fn quoted() -> BTreeSet<String> {
    let mut quoted = BTreeSet::new();
    let mut open = vec![root().join("core/src"), root().join("cli/src")];
    while let Some(path) = open.pop() {
        if path.ends_with("core/src/protocol") {
            // What is quoted there are fields of the protocol's own file.
        } else if path.is_dir() {
            open.extend(fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
        } else {
            let code = fs::read_to_string(&path).unwrap();
            let shipped = code.split("#[cfg(test)]").next().unwrap().to_owned();
            for line in shipped.lines().filter(|line| !line.trim_start().starts_with("//")) {
                quoted.extend(line.split('"').skip(1).step_by(2).map(str::to_owned));
            }
        }
    }
    quoted
}

/// Whether a key is written out by a template such as `place.{}.{side}`: each brace stands for a part
/// without a dot.
fn fits(key: &str, template: &str) -> bool {
    let (parts, pieces): (Vec<_>, Vec<_>) = (key.split('.').collect(), template.split('.').collect());
    parts.len() == pieces.len()
        && pieces.iter().zip(parts).all(|(piece, part)| match piece.split_once('{') {
            Some((before, after)) => {
                let behind = after.split_once('}').map_or("", |(_, behind)| behind);
                part.starts_with(before) && part.ends_with(behind)
            }
            None => *piece == part,
        })
}

#[test]
fn every_text_is_used_and_every_key_in_the_sources_is_a_text() {
    let (content, _) = english();
    let quoted = quoted();
    let looks_like_a_key = |text: &str| {
        text.contains('.')
            && !text.starts_with('.')
            && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "._".contains(c))
            && text.split('.').all(|part| part.starts_with(|c: char| c.is_ascii_lowercase()))
    };
    let families: BTreeSet<&str> = content.english.keys().filter_map(|key| key.split('.').next()).collect();
    let missing: Vec<_> = quoted
        .iter()
        .filter(|text| looks_like_a_key(text))
        .filter(|text| families.contains(text.split('.').next().unwrap()))
        .filter(|text| !content.english.has(text))
        .collect();
    assert!(missing.is_empty(), "no text for {missing:?}");

    let templates: Vec<_> = quoted.iter().filter(|text| text.contains('{') && text.contains('.')).collect();
    // The last part of an id family that a variable holds, as in `format!("{key}.detail")`.
    let unused: Vec<_> = content
        .english
        .keys()
        .filter(|key| !quoted.contains(*key))
        .filter(|key| !templates.iter().any(|template| fits(key, template)))
        .filter(|key| !key.strip_suffix(".detail").is_some_and(|stem| quoted.contains(stem)))
        .collect();
    assert!(unused.is_empty(), "texts that nothing shows: {unused:?}");
    println!("{} texts, {} places with a key", content.english.keys().count(), quoted.len());
}

#[test]
fn no_text_promises_soothes_or_speaks_above_the_reader() {
    const NEVER: [&str; 16] = [
        "don't worry",
        "don’t worry",
        "you are fine",
        "you're fine",
        "you’re fine",
        "normal",
        "nothing to worry",
        "toxin",
        "healing crisis",
        "probably",
        "unlikely",
        "diagnos",
        "parameters",
        "consider contacting",
        "guarantee",
        "risk-free",
    ];
    let (content, _) = english();
    let words = Words { primary: &content.english, fallback: &content.english };
    for key in content.english.keys().filter(|key| !key.starts_with("card") && !key.ends_with(".card")) {
        let text = words.get(key).to_lowercase();
        for never in NEVER {
            assert!(!text.contains(never), "{key} says {never:?}: {text}");
        }
    }
}

/// A reminder stands on a locked screen for everyone to read.
#[test]
fn reminders_name_no_body_part_symptom_or_therapy() {
    let (content, _) = english();
    let words = Words { primary: &content.english, fallback: &content.english };
    let telling: BTreeSet<String> = content
        .english
        .keys()
        .filter(|key| {
            ["region.", "question.", "technique.", "rule.", "risk."]
                .iter()
                .any(|family| key.starts_with(family))
        })
        .flat_map(|key| {
            words
                .get(key)
                .to_lowercase()
                .split(|c: char| !c.is_alphanumeric())
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .filter(|word| word.chars().count() > 4)
        .collect();
    assert!(
        telling.contains("shoulder") && telling.contains("needling"),
        "the list of telling words is empty"
    );
    let ordinary = ["about", "check", "minutes", "something", "wrong", "please"];
    for key in content.english.keys().filter(|key| key.starts_with("reminder.")) {
        for word in words.get(key).to_lowercase().split(|c: char| !c.is_alphanumeric()) {
            assert!(!telling.contains(word) || ordinary.contains(&word), "{key} says {word:?}");
        }
    }
}

#[test]
fn the_file_is_in_the_order_of_its_keys() {
    let (content, json) = english();
    let places: Vec<_> =
        content.english.keys().map(|key| json.find(&format!("\"{key}\":")).unwrap()).collect();
    assert!(places.is_sorted());
    assert!(Locale::load("en", &json).is_ok());
}
