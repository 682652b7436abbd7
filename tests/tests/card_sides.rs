//! The doctor's card has a second side where the country's language is another one than the patient's.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use std::collections::BTreeSet;

use aftercare_bindings::paper;
use aftercare_core::content::Content;
use aftercare_core::journey::{Command, Destination};
use aftercare_core::scenario::{OnCore, Player};
use aftercare_core::screen::{CardScreen, Device, Screen, outline};
use aftercare_tests::replay::patient::{Patient, device, hours, moment, session};

/// The card of a patient who reported what a doctor must hear, on a device like this.
fn card(content: &Content, language: &str, region: &str) -> CardScreen {
    let mut patient = Patient::after(content, &session(content, &["upper_back", "neck"], &["blood_thinner"]));
    patient.opens_at(hours(50.0));
    let run = patient.opens("h48");
    patient.says(run, "breathless", "yes");
    patient.says(run, "cough", "dry");
    let device = Device { languages: vec![language.to_owned()], region: region.to_owned(), ..device() };
    let now = moment(hours(50.1));
    let mut core = OnCore::reopened(content, device.clone(), &now, patient.core.events().to_vec());
    // The prompt is open: the crew sees the card.
    core.carry_out(&Command::Go { to: Destination::Card }, &now);
    match core.refresh(&device, &now).unwrap().screen {
        Screen::Card(card) => card,
        other => panic!("{}", other.tag()),
    }
}

#[test]
fn the_second_side_is_the_whole_card_as_it_is_for_a_reader_of_that_language() {
    let content = Content::shipped().unwrap();
    for (language, region, other) in
        [("es", "GB", "en"), ("es-MX", "US", "en"), ("en-GB", "ES", "es"), ("en", "mx", "es")]
    {
        let card = card(&content, language, region);
        let side = card.other_side.clone().unwrap_or_else(|| panic!("{language} in {region}"));
        assert_eq!(side.language, other);
        let theirs = self::card(&content, other, region);
        assert_eq!(theirs.other_side, None, "their own language is the country's");
        assert_eq!(theirs.frame.title, side.title);
        assert_eq!(theirs.face, side.face);
        let face = &side.face;
        assert!(face.hints.len() >= 2 && face.timeline.len() >= 4 && face.facts.len() >= 3, "{side:?}");
        // On paper each side is a page of its own, the second as their reader would print it.
        let pages = paper(&Screen::Card(card.clone())).unwrap();
        assert_eq!(pages.len(), 2);
        assert_eq!(pages[1..], paper(&Screen::Card(theirs.clone())).unwrap());
        // The outline has both sides, each whole.
        let lines = outline(&Screen::Card(card));
        let heading = lines.iter().position(|line| *line == side.heading).expect("the second side");
        for line in
            outline(&Screen::Card(theirs)).iter().filter(|line| !line.is_empty() && !line.starts_with('['))
        {
            assert!(lines[heading..].contains(line), "{line}");
        }
    }
}

#[test]
fn there_is_one_side_where_the_languages_are_the_same_or_the_countrys_is_not_here() {
    let content = Content::shipped().unwrap();
    for (language, region) in
        [("en", "GB"), ("es", "ES"), ("en", "PR"), ("es", "PR"), ("en", "DE"), ("es", "ZZ"), ("es", "")]
    {
        assert_eq!(card(&content, language, region).other_side, None, "{language} in {region}");
    }
}

#[test]
fn the_country_chosen_in_the_prompt_decides() {
    let content = Content::shipped().unwrap();
    let mut patient = Patient::after(&content, &session(&content, &["leg"], &[]));
    let side = |patient: &mut Patient<'_>, region: Option<&str>| {
        patient.gives(&Command::SetRegion { region: region.map(str::to_owned) });
        patient.gives(&Command::Go { to: Destination::Card });
        let Screen::Card(card) = patient.screen() else { panic!() };
        card.other_side.map(|side| side.language)
    };
    assert_eq!(side(&mut patient, Some("ES")), Some("es".to_owned()));
    assert_eq!(side(&mut patient, None), None);
}

#[test]
fn every_language_of_the_table_is_here_and_every_language_here_has_a_country() {
    let content = Content::shipped().unwrap();
    let table: BTreeSet<&str> = content.region_languages.languages().collect();
    let here: BTreeSet<&str> = content.locales().map(|locale| locale.tag.as_str()).collect();
    assert_eq!(table, here);
    // Each country with a number of its own and one of these languages among its official ones.
    for (region, language) in [
        ("GB", "en"),
        ("IE", "en"),
        ("US", "en"),
        ("CA", "en"),
        ("AU", "en"),
        ("NZ", "en"),
        ("IN", "en"),
        ("ZA", "en"),
        ("MT", "en"),
        ("ES", "es"),
        ("MX", "es"),
        ("AR", "es"),
    ] {
        assert!(content.region_languages.of(region).any(|tag| tag == language), "{region}");
    }
}
