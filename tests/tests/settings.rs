//! What a patient sets takes effect at once, on every screen and in every reminder.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use std::fs;
use std::path::Path;

use aftercare_core::content::Content;
use aftercare_core::journey::{Command, Destination, Recorded, Refusal};
use aftercare_core::locale::Locale;
use aftercare_core::scenario::OnCore;
use aftercare_core::schedule::Quiet;
use aftercare_core::screen::{Button, Screen, Strength, outline};
use aftercare_core::time::{MINUTE_MS, Moment, Timestamp, Zone};
use aftercare_tests::replay::patient::{Patient, device, hours, moment, session};

fn content() -> Content {
    Content::shipped().unwrap()
}

/// English and a made-up language in which every text begins with its tag.
fn two_languages() -> Content {
    let core = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core");
    let english = fs::read_to_string(core.join("locales/en.json")).unwrap();
    let protocol = fs::read_to_string(core.join("protocol/needling.json")).unwrap();
    let marked: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str::<serde_json::Map<String, serde_json::Value>>(&english)
            .unwrap()
            .into_iter()
            .map(|(key, text)| match text {
                serde_json::Value::String(text) => (key, format!("fr {text}").into()),
                forms => (key, forms),
            })
            .collect();
    let french = Locale::load("fr", &serde_json::to_string(&marked).unwrap()).unwrap();
    Content::new(&protocol, Locale::load("en", &english).unwrap(), vec![french]).unwrap()
}

fn goes(patient: &mut Patient<'_>, to: Destination) -> Screen {
    patient.gives(&Command::Go { to });
    patient.screen()
}

fn presses(patient: &mut Patient<'_>, label: &str) {
    let buttons = patient.buttons();
    let button = buttons.iter().find(|button| button.label == label);
    let command = &button.unwrap_or_else(|| panic!("{label}: {buttons:?}")).command.clone();
    assert_eq!(patient.gives(command), None, "{label}");
}

fn chosen(buttons: &[Button]) -> Vec<&str> {
    buttons
        .iter()
        .filter(|button| button.strength == Strength::Chosen)
        .map(|button| button.label.as_str())
        .collect()
}

fn sees(patient: &Patient<'_>, text: &str) -> bool {
    outline(&patient.screen()).iter().any(|line| line.contains(text))
}

#[test]
fn the_language_chosen_is_that_of_screens_and_reminders_at_once_and_after_a_kill() {
    let content = two_languages();
    let mut patient = Patient::after(&content, &session(&content, &["leg"], &[]));
    let Screen::Settings(page) = goes(&mut patient, Destination::Settings) else { panic!() };
    assert_eq!(page.frame.language, "en");
    let labels: Vec<_> = page.language.options.iter().map(|button| button.label.as_str()).collect();
    assert_eq!(labels, ["Same as this device: English", "English", "fr English"], "each by its own name");
    presses(&mut patient, "fr English");
    for _ in 0..2 {
        let Screen::Settings(page) = goes(&mut patient, Destination::Settings) else { panic!() };
        assert_eq!((page.frame.language.as_str(), page.frame.title.as_str()), ("fr", "fr Settings"));
        assert_eq!(chosen(&page.language.options), ["fr English"]);
        let reminders = patient.shown().reminders;
        assert!(!reminders.is_empty() && reminders.iter().all(|reminder| reminder.title.starts_with("fr ")));
        patient.is_killed();
    }
    goes(&mut patient, Destination::Settings);
    presses(&mut patient, "fr Same as this device: English");
    assert!(sees(&patient, "Same as this device: English (x)"));
    assert!(patient.shown().reminders.iter().all(|reminder| !reminder.title.starts_with("fr ")));
}

#[test]
fn a_language_that_is_not_here_is_refused_and_one_no_longer_here_gives_way_to_the_device() {
    let content = two_languages();
    let mut patient = Patient::after(&content, &session(&content, &["leg"], &[]));
    for tag in ["", "FR", "fr-FR", "tlh"] {
        let command = Command::SetLanguage { language: Some(tag.to_owned()) };
        assert_eq!(patient.gives(&command), Some(Refusal::BadText), "{tag}");
    }
    patient.gives(&Command::SetLanguage { language: Some("fr".to_owned()) });
    let without = self::content();
    let events: Vec<Recorded> = patient.core.events().to_vec();
    let core = OnCore::reopened(&without, device(), &patient.now, events);
    assert_eq!(core.shown(&patient.now, None).screen.frame().language, "en");
    assert!(!core.care().is_partly_unread());
}

#[test]
fn the_country_chosen_leads_to_its_number_until_it_is_given_back_to_the_device() {
    let content = content();
    let mut patient = Patient::after(&content, &session(&content, &["leg"], &[]));
    goes(&mut patient, Destination::Country);
    assert_eq!(chosen(&patient.buttons()), ["Same as this device: United Kingdom: 999"]);
    presses(&mut patient, "Another country: 112");
    assert!(matches!(patient.screen(), Screen::Settings(_)));
    assert!(sees(&patient, "Another country: in an emergency call 112."));
    goes(&mut patient, Destination::Country);
    assert_eq!(chosen(&patient.buttons()), ["Another country: 112"]);
    presses(&mut patient, "Same as this device: United Kingdom: 999");
    assert!(sees(&patient, "United Kingdom: in an emergency call 999."));
    // At the emergency prompt the same list leads back to the prompt.
    patient.opens_at(hours(24.0));
    let run = patient.opens("h24");
    patient.says(run, "breathless", "yes");
    presses(&mut patient, "Change country");
    presses(&mut patient, "United States: 911");
    assert!(patient.sees_emergency() && sees(&patient, "Call 911 now"));
}

#[test]
fn quiet_hours_are_what_the_patient_chose_at_every_hour_and_never_longer_than_they_may() {
    let content = content();
    let calm = Patient::after(&content, &session(&content, &["upper_back"], &[]));
    for start in 0..24_u16 {
        let mut patient = calm.clone();
        goes(&mut patient, Destination::QuietHours);
        presses(&mut patient, &format!("{start:02}:00"));
        let Screen::QuietHours(page) = patient.screen() else { panic!("{}", patient.screen().tag()) };
        assert_eq!(page.hours.options.len(), 12, "1 to 12 hours");
        for (length, button) in (1_u16..).zip(&page.hours.options) {
            let mut one = patient.clone();
            assert_eq!(one.gives(&button.command), None);
            let end = (start + length) % 24;
            assert!(sees(&one, &format!("Quiet from {start:02}:00 to {end:02}:00.")), "{start} {end}");
            let ids: Vec<_> = one.shown().reminders.into_iter().map(|reminder| reminder.at).collect();
            assert!(!ids.is_empty());
            for at in ids {
                let minute = at.0.div_euclid(MINUTE_MS).rem_euclid(1440);
                let since = (minute - i64::from(start) * 60).rem_euclid(1440);
                assert!(since >= i64::from(length) * 60, "{start} {end}: rings at minute {minute}");
            }
        }
    }
    let mut patient = calm;
    for (quiet, refusal) in [
        (Quiet { start_min: 600, end_min: 1321 }, Some(Refusal::QuietTooLong)),
        (Quiet { start_min: 1320, end_min: 601 }, Some(Refusal::QuietTooLong)),
        (Quiet { start_min: 1440, end_min: 0 }, Some(Refusal::BadText)),
        (Quiet { start_min: 0, end_min: u16::MAX }, Some(Refusal::BadText)),
        (Quiet { start_min: 600, end_min: 1320 }, None),
        (Quiet { start_min: 77, end_min: 77 }, None),
    ] {
        let before = patient.core.events().len();
        assert_eq!(patient.gives(&Command::SetQuietHours { quiet }), refusal, "{quiet:?}");
        assert_eq!(patient.core.events().len() > before, refusal.is_none());
    }
    assert!(sees(&patient, "No quiet hours."));
    assert_eq!(patient.gives(&Command::PickQuietStart { start_min: 1440 }), Some(Refusal::BadText));
}

#[test]
fn a_zone_other_than_at_the_session_is_named_where_times_are_listed_and_only_then() {
    let content = content();
    let mut patient = Patient::after(&content, &session(&content, &["leg"], &[]));
    for to in [Destination::Dates, Destination::History] {
        goes(&mut patient, to);
        assert!(!sees(&patient, "time zone"));
    }
    let zone = Zone { id: "Europe/Athens".to_owned(), offset_s: 7200, changes: Vec::new() };
    patient.now = Moment { at: hours(3.0), zone };
    for to in [Destination::Dates, Destination::History] {
        goes(&mut patient, to);
        assert!(sees(&patient, "from UTC to Europe/Athens"), "{:?}", outline(&patient.screen()));
    }
    patient.now = moment(Timestamp(patient.now.at.0 + MINUTE_MS));
    goes(&mut patient, Destination::History);
    assert!(!sees(&patient, "time zone"));
}

#[test]
fn settings_can_be_left_by_back_from_every_page_and_wait_while_the_prompt_is_open() {
    let content = content();
    let mut patient = Patient::after(&content, &session(&content, &["leg"], &[]));
    for page in [Destination::QuietHours, Destination::Country] {
        goes(&mut patient, page);
        patient.gives(&Command::Back);
        assert!(matches!(patient.screen(), Screen::Settings(_)));
        patient.gives(&Command::Back);
        assert!(matches!(patient.screen(), Screen::Home(_)));
    }
    patient.opens_at(hours(24.0));
    let run = patient.opens("h24");
    patient.says(run, "breathless", "yes");
    for to in [Destination::Settings, Destination::QuietHours] {
        goes(&mut patient, to);
        assert!(patient.sees_emergency());
    }
}
