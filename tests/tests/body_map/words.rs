//! The drawing in words, in every language, and what the chosen places mark.

use std::collections::BTreeSet;

use aftercare_core::body_map::BodyView;
use aftercare_core::locale::{Locale, Words};
use aftercare_core::session::{Place, Side};

use crate::support::{content, map, place};

#[test]
fn the_list_has_every_region_of_the_protocol_with_both_sides_from_head_to_foot() {
    let (content, map) = (content(), map());
    let words = content.words(&[]);
    let listed: Vec<Place> = map.list(&words).into_iter().map(|entry| entry.place).collect();
    let regions =
        content.protocol.regions.iter().filter(|region| region.id != content.protocol.unknown_region);
    let expected: Vec<Place> =
        regions.flat_map(|region| [Side::Left, Side::Right].map(|side| place(&region.id, side))).collect();
    assert_eq!(listed, expected);
    assert_eq!(listed.len(), 20);
}

#[test]
fn each_entry_has_words_of_its_own_in_every_language() {
    let (content, map) = (content(), map());
    let locales: Vec<&Locale> = std::iter::once(&content.english).chain(&content.others).collect();
    for locale in locales {
        let words = Words { primary: locale, fallback: locale };
        let list = map.list(&words);
        let labels: BTreeSet<&String> = list.iter().map(|entry| &entry.label).collect();
        assert_eq!(labels.len(), list.len(), "{}", locale.tag);
        for entry in &list {
            assert_eq!(entry.label, words.place(&entry.place));
            assert!(!entry.label.starts_with("place."), "{}: {}", locale.tag, entry.label);
        }
    }
    let english = map.list(&content.words(&["en-GB".to_owned()]));
    assert_eq!(english[4].label, "Left shoulder");
}

#[test]
fn each_entry_names_the_views_in_which_it_can_be_tapped() {
    let (content, map) = (content(), map());
    for entry in map.list(&content.words(&[])) {
        let expected = match entry.place.region.as_str() {
            "chest" => vec![BodyView::Front],
            "upper_back" | "lower_back" => vec![BodyView::Back],
            _ => vec![BodyView::Front, BodyView::Back],
        };
        assert_eq!(entry.views, expected, "{}", entry.label);
    }
}

#[test]
fn both_and_the_middle_mark_both_sides_and_a_side_marks_itself_in_each_view() {
    let map = map();
    for (chosen, left, right) in [
        (Side::Left, true, false),
        (Side::Right, false, true),
        (Side::Both, true, true),
        (Side::Centre, true, true),
    ] {
        for region in &map.regions {
            let marked = region.is_marked(&[place("neck", chosen), place("leg", chosen)]);
            let this_side = if region.side == Side::Left { left } else { right };
            let expected = this_side && ["neck", "leg"].contains(&region.region.as_str());
            assert_eq!(marked, expected, "{chosen:?}: {} {:?}", region.region, region.side);
        }
    }
}

#[test]
fn a_place_that_is_not_known_marks_nothing() {
    let (content, map) = (content(), map());
    let unknown = place(&content.protocol.unknown_region, Side::Centre);
    assert!(!map.regions.iter().any(|region| region.is_marked(std::slice::from_ref(&unknown))));
    assert!(!map.regions.iter().any(|region| region.is_marked(&[])));
}
