//! No sentence for a person stands in Rust, none is cut, and none falls back to English.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use aftercare_core::content::Content;
use aftercare_core::locale::Locale;
use aftercare_core::scenario::Shown;
use aftercare_core::screen::{Screen, TherapistScreen, outline};
use aftercare_tests::pseudo;
use serde_json::Value;

use crate::scenarios::content;
use crate::support::{english, others, words};
use crate::walk::walk;

/// Fields that no person reads: what a button sends, what a shell draws by.
const UNREAD: [&str; 13] = [
    "screen",
    "command",
    "dial",
    "strength",
    "check_in",
    "question",
    "marked",
    "name",
    "id",
    "sources",
    "code",
    "link",
    "other_side",
];

/// Every text that a person reads on a screen or a reminder.
fn read(shown: &Shown) -> Vec<String> {
    let mut texts = Vec::new();
    let mut screen = serde_json::to_value(&shown.screen).unwrap();
    if let Screen::Therapist(TherapistScreen { ready: Some(ready), .. }) = &shown.screen {
        let words = ready.message.replace(&ready.code, "").replace(&ready.link, "");
        screen["ready"]["message"] = words.into();
    }
    collect(&screen, &mut texts);
    for reminder in &shown.reminders {
        texts.extend(
            [&reminder.title, &reminder.body, &reminder.open_label, &reminder.wrong_label].map(String::clone),
        );
    }
    texts
}

fn collect(value: &Value, texts: &mut Vec<String>) {
    const LEVELS: [&str; 4] = ["self_care", "contact_therapist", "urgent", "emergency"];
    match value {
        Value::String(text) => texts.push(text.clone()),
        Value::Array(values) => values.iter().for_each(|value| collect(value, texts)),
        Value::Object(fields) => {
            for (field, value) in fields.iter().filter(|(field, _)| !UNREAD.contains(&field.as_str())) {
                // A level is an id on an outcome, and a name in the reasons.
                let id = field == "level" && value.as_str().is_some_and(|text| LEVELS.contains(&text));
                // The tag of a screen's language is for the voice that reads it out.
                let tag = field == "language" && value.is_string();
                if !id && !tag {
                    collect(value, texts);
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The lines of the outline without what it adds by itself: the mark of a chosen answer, and the ids
/// that stand behind a reason.
fn lines(screen: &Screen) -> Vec<String> {
    let mut screen = screen.clone();
    // The side of the card for the country is in the country's language.
    if let Screen::Card(card) = &mut screen {
        card.other_side = None;
    }
    let screen = &screen;
    let mut added = vec![" (x)".to_owned()];
    if let Screen::Why(why) = screen {
        added.extend(why.rules.iter().map(|rule| format!("[{}; {}]", rule.id, rule.sources)));
    }
    outline(screen).iter().map(|line| pseudo::without(line, &added)).collect()
}

/// What ships, with the pseudo-language added.
fn with_pseudo() -> Content {
    let core = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core");
    let protocol = fs::read_to_string(core.join("protocol/needling.json")).unwrap();
    let english = english().json;
    let pseudo = pseudo::language(&english).unwrap();
    let real = others().into_iter().map(|file| Locale::load(&file.tag, &file.json).unwrap());
    let all = real.chain([pseudo]).collect();
    Content::new(&protocol, Locale::load("en", &english).unwrap(), all).unwrap()
}

#[test]
fn every_text_of_every_screen_comes_whole_from_a_language_file() {
    let content = with_pseudo();
    let id = content.protocol.id.clone();
    let mut faults: BTreeMap<String, String> = BTreeMap::new();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut texts = 0;
    let screens = walk(&content, pseudo::TAG, |sight| {
        seen.insert(sight.shown.screen.tag());
        let mut named = sight.named.to_vec();
        named.push(id.clone());
        for text in read(sight.shown).into_iter().chain(lines(&sight.shown.screen)) {
            texts += 1;
            if let Some(fault) = pseudo::fault(&text, &named) {
                faults.entry(text).or_insert_with(|| format!("{}: {fault}", sight.place));
            }
        }
    });
    println!("{screens} screens, {texts} texts");
    assert!(faults.is_empty(), "{faults:#?}");
    let all: BTreeSet<&str> = Screen::TAGS.into_iter().collect();
    assert_eq!(seen, all, "the walk comes to every kind of screen");
}

#[test]
fn no_screen_of_a_language_has_a_word_that_the_language_does_not_have() {
    let content = content();
    for file in others() {
        let known: BTreeSet<String> = file.all().flat_map(|(_, text)| words(text)).collect();
        // The protocol's own name, where its version is told.
        let id = &content.protocol.id;
        let protocol = file.main("about.protocol_value").replace("{id}", id);
        let protocol = protocol.split('{').next().unwrap().to_owned();
        assert!(protocol.starts_with(id.as_str()));
        let mut faults: BTreeMap<String, String> = BTreeMap::new();
        let screens = walk(&content, &file.tag, |sight| {
            let mut named = sight.named.to_vec();
            named.push(protocol.clone());
            for text in read(sight.shown).into_iter().chain(lines(&sight.shown.screen)) {
                let strange =
                    words(&pseudo::without(&text, &named)).into_iter().find(|word| !known.contains(word));
                if let Some(word) = strange {
                    faults.entry(text).or_insert_with(|| format!("{}: {word:?}", sight.place));
                }
            }
        });
        println!("{}: {screens} screens", file.tag);
        assert!(faults.is_empty(), "{}: {faults:#?}", file.tag);
    }
}

/// "None of these" answers every open row; it must not look like the answer to one.
#[test]
fn the_buttons_at_the_foot_of_a_group_are_called_like_no_answer() {
    let content = content();
    let tags = others().into_iter().map(|file| file.tag).chain(["en".to_owned()]);
    for tag in tags {
        let mut looked = 0;
        walk(&content, &tag, |sight| {
            let Screen::CheckIn(group) = &sight.shown.screen else { return };
            let foot = [&group.none_of_these, &group.next, &Some(group.something_else.clone())]
                .map(|button| button.as_ref().map(|button| button.label.clone()));
            let rows: Vec<&String> =
                group.rows.iter().flat_map(|row| &row.options).map(|b| &b.label).collect();
            for label in foot.into_iter().flatten() {
                looked += 1;
                assert!(!rows.contains(&&label), "{tag}: {}: {label:?} twice", sight.place);
            }
        });
        assert!(looked > 0);
    }
}

/// Both checks above would be empty if a screen were read past.
#[test]
fn a_screen_in_english_is_seen_by_both_checks() {
    let content = with_pseudo();
    let mut left = Vec::new();
    let known: BTreeSet<String> = others()[0].all().flat_map(|(_, text)| words(text)).collect();
    walk(&content, "en", |sight| {
        let texts = read(sight.shown);
        let strange = |text: &String| words(text).iter().any(|word| !known.contains(word));
        if !texts.iter().any(|text| pseudo::fault(text, sight.named).is_some()) || !texts.iter().any(strange)
        {
            left.push(sight.place.to_owned());
        }
    });
    assert!(left.is_empty(), "{left:?}");
}
