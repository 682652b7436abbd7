//! What cannot be written, and why.

use std::collections::BTreeSet;

use aftercare_core::handout::{Code, EncodeError, Field, encode};
use aftercare_core::session::{Session, Side};
use aftercare_core::time::Timestamp;

use crate::support::{after, codes, place, typical};

#[test]
fn given_a_session_that_breaks_a_rule_then_it_is_not_written() {
    let id = |id: &str| Session { id: Some(id.to_owned()), ..typical() };
    let name = |name: &str| Session { practice_name: Some(name.to_owned()), ..typical() };
    let phone = |phone: &str| Session { practice_phone: Some(phone.to_owned()), ..typical() };
    let places = |places| Session { places, ..typical() };
    let risks =
        |ids: &[&str]| Session { risks: ids.iter().map(|id| (*id).to_owned()).collect(), ..typical() };
    let ended = |at| Session { ended_at: Timestamp(at), ..typical() };
    let unknown = |field, id: &str| EncodeError::UnknownId { field, id: id.to_owned() };
    let twice = |field, id: &str| EncodeError::Repeated { field, id: id.to_owned() };
    let range = |field| EncodeError::OutOfRange { field };
    let bad_text = |field| EncodeError::BadText { field };
    let cases = [
        ("no id", Session { id: None, ..typical() }, EncodeError::NoId),
        ("empty id", id(""), EncodeError::BadId),
        ("short id", id("0f1e2d3c4b5a697"), EncodeError::BadId),
        ("long id", id("0f1e2d3c4b5a69780"), EncodeError::BadId),
        ("capital id", id("0F1E2D3C4B5A6978"), EncodeError::BadId),
        ("signed id", id("+f1e2d3c4b5a6978"), EncodeError::BadId),
        ("not hex", id("0f1e2d3c4b5a697g"), EncodeError::BadId),
        (
            "technique",
            Session { technique: "laser".to_owned(), ..typical() },
            unknown(Field::Technique, "laser"),
        ),
        ("region", places(vec![place("tail", Side::Left)]), unknown(Field::Places, "tail")),
        ("risk", risks(&["haste"]), unknown(Field::Risks, "haste")),
        ("no place", places(Vec::new()), EncodeError::NoPlaces),
        (
            "region twice, two sides",
            places(vec![place("leg", Side::Left), place("leg", Side::Right)]),
            twice(Field::Places, "leg"),
        ),
        ("risk twice", risks(&["lung", "implant", "lung"]), twice(Field::Risks, "lung")),
        ("before 1970", ended(-1), range(Field::EndedAt)),
        ("earliest", ended(i64::MIN), range(Field::EndedAt)),
        ("year 10000", ended(253_402_300_800_000), range(Field::EndedAt)),
        ("latest", ended(i64::MAX), range(Field::EndedAt)),
        ("pain", Session { pain_before: Some(11), ..typical() }, range(Field::PainBefore)),
        ("name", name("Riverside\u{202e}"), bad_text(Field::PracticeName)),
        ("long name", name(&"x".repeat(61)), bad_text(Field::PracticeName)),
        ("empty name", name(""), bad_text(Field::PracticeName)),
        ("phone", phone("*#06#123"), bad_text(Field::PracticePhone)),
        ("empty phone", phone(""), bad_text(Field::PracticePhone)),
    ];
    for (case, session, expected) in cases {
        assert_eq!(encode(&codes(), &session), Err(expected), "{case}");
    }
}

#[test]
fn given_first_and_last_second_that_can_be_written_then_they_are() {
    for at in [0, 253_402_300_799_999] {
        assert!(encode(&codes(), &Session { ended_at: Timestamp(at), ..typical() }).is_ok());
    }
    assert!(encode(&codes(), &Session { ended_at: after(1), ..typical() }).is_ok());
}

#[test]
fn given_a_protocol_with_very_many_regions_then_512_bytes_are_the_limit() {
    let mut codes = codes();
    codes.regions = (0..=255).map(|code| Code { id: format!("r{code}"), code }).collect();
    let session = |count: usize, name: usize| Session {
        places: codes.regions.iter().take(count).map(|region| place(&region.id, Side::Both)).collect(),
        practice_name: Some("x".repeat(name)),
        ..typical()
    };
    let mut written = BTreeSet::new();
    let mut refused = BTreeSet::new();
    for (count, name) in (1..=256).flat_map(|count| (1..=4).map(move |name| (count, name))) {
        match encode(&codes, &session(count, name)) {
            Ok(handout) => written.insert(handout.len() as u64),
            Err(EncodeError::TooLong { bytes }) => refused.insert(bytes),
            Err(other) => panic!("{count} places: {other}"),
        };
    }
    assert_eq!((written.last(), refused.first()), (Some(&512), Some(&513)));
}
