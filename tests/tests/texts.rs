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

fn content() -> Content {
    Content::shipped().unwrap()
}

fn languages(content: &Content) -> impl Iterator<Item = &Locale> {
    std::iter::once(&content.english).chain(&content.others)
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
    let content = content();
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

/// What no text says, in each language; parts of words count.
const NEVER: [(&str, &[&str]); 2] = [
    (
        "en",
        &[
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
        ],
    ),
    (
        "es",
        &[
            "no se preocupe",
            "no te preocupes",
            "está bien",
            "usted está sano",
            "tranquil",
            "normal",
            "nada de qué preocuparse",
            "toxin",
            "crisis de curación",
            "probable",
            "diagn",
            "parámetro",
            "considere contactar",
            "garant",
            "sin riesgo",
            "simplemente",
        ],
    ),
];

#[test]
fn no_text_promises_soothes_or_speaks_above_the_reader() {
    let content = content();
    for locale in languages(&content) {
        let (_, never) = NEVER.iter().find(|(tag, _)| *tag == locale.tag).expect("a list for each language");
        let words = Words { primary: locale, fallback: locale };
        for key in locale.keys().filter(|key| !key.starts_with("card") && !key.ends_with(".card")) {
            let text = words.get(key).to_lowercase();
            for never in *never {
                assert!(!text.contains(never), "{}: {key} says {never:?}: {text}", locale.tag);
            }
        }
    }
}

/// For each language: two words that show that its list of telling words is not empty, and the words of
/// reminders that also stand in a question or a rule and tell nothing.
const TELLING: [(&str, [&str; 2], &[&str]); 2] = [
    ("en", ["shoulder", "needling"], &["about", "check", "minutes", "something", "wrong", "please"]),
    ("es", ["hombro", "punción"], &["ahora", "cuestionario", "minutos"]),
];

/// A reminder stands on a locked screen for everyone to read.
#[test]
fn reminders_name_no_body_part_symptom_or_therapy() {
    let content = content();
    for locale in languages(&content) {
        let (_, shown, ordinary) =
            TELLING.iter().find(|(tag, ..)| *tag == locale.tag).expect("a list for each language");
        let telling = telling(locale);
        assert!(shown.iter().all(|word| telling.contains(*word)), "{}: the list is empty", locale.tag);
        let words = Words { primary: locale, fallback: locale };
        let reminders: Vec<&str> = locale.keys().filter(|key| key.starts_with("reminder.")).collect();
        assert!(reminders.len() >= 6);
        for key in reminders {
            for word in words.get(key).to_lowercase().split(|c: char| !c.is_alphanumeric()) {
                assert!(
                    !telling.contains(word) || ordinary.contains(&word),
                    "{}: {key} says {word:?}",
                    locale.tag
                );
            }
        }
    }
}

/// The words of more than four letters that name where, what and why.
fn telling(locale: &Locale) -> BTreeSet<String> {
    let words = Words { primary: locale, fallback: locale };
    let families = ["region.", "question.", "technique.", "rule.", "risk."];
    locale
        .keys()
        .filter(|key| families.iter().any(|family| key.starts_with(family)))
        .flat_map(|key| {
            let text = words.get(key).to_lowercase();
            text.split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect::<Vec<_>>()
        })
        .filter(|word| word.chars().count() > 4)
        .collect()
}
