//! What is written is read back, by every way a code can travel; what is accepted has one form.

use aftercare_core::handout::{HandoutError, MAX_BYTES, decode, encode, to_code, to_link};
use aftercare_core::session::Session;
use aftercare_core::time::Timestamp;
use proptest::prelude::*;

use crate::support::{
    Entries, SIDES, after, any_session, bytes, codes, largest, now, place, sealed, smallest, text, typical,
    typical_entries, uint, uints,
};

fn there_and_back(session: &Session, now: Timestamp) -> Result<Session, HandoutError> {
    decode(&codes(), &to_code(&encode(&codes(), session).unwrap()), now)
}

proptest! {
    #[test]
    fn given_any_session_then_code_and_link_give_it_back(session in any_session()) {
        let handout = encode(&codes(), &session).unwrap();
        prop_assert!(handout.len() as u64 <= MAX_BYTES);
        for text in [to_code(&handout), to_link(&handout)] {
            prop_assert_eq!(decode(&codes(), &text, now()), Ok(session.clone()));
        }
    }

    #[test]
    fn given_a_code_typed_small_and_wrapped_then_it_is_the_same_session(
        session in any_session(),
        breaks in proptest::collection::vec((any::<prop::sample::Index>(), "\r\n|\n|\t"), 0..8),
        around in "[ \n\r\t\u{a0}]{0,6}",
    ) {
        let mut typed = to_code(&encode(&codes(), &session).unwrap()).to_lowercase();
        for (index, line_break) in breaks {
            typed.insert_str(index.index(typed.len() + 1), &line_break);
        }
        prop_assert_eq!(decode(&codes(), &format!("{around}{typed}{around}"), now()), Ok(session));
    }

    #[test]
    fn given_a_link_wrapped_by_a_mail_program_then_it_is_the_same_session(
        session in any_session(),
        breaks in proptest::collection::vec((any::<prop::sample::Index>(), "\r\n|\n| "), 0..8),
    ) {
        let mut link = to_link(&encode(&codes(), &session).unwrap());
        let prefix = "aftercare://h#".len();
        for (index, line_break) in breaks {
            link.insert_str(prefix + index.index(link.len() - prefix), &line_break);
        }
        prop_assert_eq!(decode(&codes(), &link, now()), Ok(session));
    }

    #[test]
    fn given_places_and_risks_in_any_order_then_the_code_is_the_same(
        (session, places, risks) in any_session().prop_flat_map(|session| {
            let places = Just(session.places.clone()).prop_shuffle();
            let risks = Just(session.risks.clone()).prop_shuffle();
            (Just(session), places, risks)
        }),
    ) {
        let shuffled = Session { places, risks, ..session.clone() };
        prop_assert_eq!(encode(&codes(), &shuffled), encode(&codes(), &session));
    }

    #[test]
    fn given_a_fraction_of_a_second_then_it_is_dropped(session in any_session(), ms in 0_i64..1000) {
        let later = Session { ended_at: Timestamp(session.ended_at.0 + ms), ..session.clone() };
        prop_assert_eq!(encode(&codes(), &later), encode(&codes(), &session));
    }

    #[test]
    fn given_any_text_then_no_panic_and_one_form(text in "\\PC{0,200}|AC1:[0-9A-Z $%*+./:-]{0,900}|aftercare://h#[A-Za-z0-9_-]{0,900}", at in any::<i64>()) {
        one_form(&text, Timestamp(at));
    }

    #[test]
    fn given_any_bytes_then_no_panic_and_one_form(content in proptest::collection::vec(any::<u8>(), 0..600), at in any::<i64>()) {
        one_form(&to_code(&content), Timestamp(at));
        one_form(&to_link(&content), Timestamp(at));
    }

    #[test]
    fn given_a_sealed_map_of_likely_values_then_no_panic_and_one_form(entries in likely_entries()) {
        one_form(&to_code(&sealed(&entries)), now());
    }

    #[test]
    fn given_one_field_of_likely_values_then_it_is_accepted_in_one_form(
        index in 0_usize..9,
        value in likely_value(),
    ) {
        let mut entries = typical_entries();
        entries[index].1 = value;
        one_form(&to_code(&sealed(&entries)), now());
    }
}

/// An accepted text is written again byte for byte, and both ways to carry it agree.
fn one_form(text: &str, now: Timestamp) {
    if let Ok(session) = decode(&codes(), text, now) {
        let handout = encode(&codes(), &session).unwrap();
        assert_eq!(decode(&codes(), &to_link(&handout), now), Ok(session));
        let carried: String = text.chars().filter(|c| !matches!(c, '\n' | '\r' | '\t')).collect();
        let carried = carried.trim();
        assert!(
            carried.eq_ignore_ascii_case(&to_code(&handout)) || carried == to_link(&handout),
            "{text:?} was accepted, but is written as {:?}",
            to_code(&handout)
        );
    }
}

fn likely_value() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        (0_u64..50).prop_map(uint),
        any::<u64>().prop_map(uint),
        proptest::collection::vec(0_u64..50, 0..5).prop_map(|list| uints(&list)),
        proptest::collection::vec(any::<u8>(), 0..12).prop_map(|content| bytes(&content)),
        Just(bytes(&[1, 2, 3, 4, 5, 6, 7, 8])),
        "\\PC{0,30}|[0-9+]{0,22}".prop_map(|content| text(&content)),
        proptest::collection::vec(any::<u8>(), 1..12),
    ]
}

fn likely_entries() -> impl Strategy<Value = Entries> {
    proptest::collection::vec((0_u64..26, likely_value()), 0..12)
}

#[test]
fn given_every_single_choice_then_it_is_kept() {
    let codes = codes();
    for region in &codes.regions {
        for side in SIDES {
            let session = Session { places: vec![place(&region.id, side)], ..typical() };
            assert_eq!(there_and_back(&session, now()), Ok(session));
        }
    }
    for technique in &codes.techniques {
        let session = Session { technique: technique.id.clone(), ..typical() };
        assert_eq!(there_and_back(&session, now()), Ok(session));
    }
    for subset in 0..1_u32 << codes.risks.len() {
        let chosen = codes.risks.iter().enumerate().filter(|(bit, _)| subset >> bit & 1 == 1);
        let session = Session { risks: chosen.map(|(_, risk)| risk.id.clone()).collect(), ..typical() };
        assert_eq!(there_and_back(&session, now()), Ok(session));
    }
    for pain in [None].into_iter().chain((0..=10).map(Some)) {
        let session = Session { pain_before: pain, ..typical() };
        assert_eq!(there_and_back(&session, now()), Ok(session));
    }
}

#[test]
fn given_a_protocol_that_reorders_its_regions_then_old_codes_are_read_in_its_order() {
    let code = to_code(&encode(&codes(), &largest()).unwrap());
    let mut reordered = codes();
    reordered.regions.reverse();
    reordered.risks.reverse();
    let session = decode(&reordered, &code, now()).unwrap();
    let expected: Vec<_> = largest().places.into_iter().rev().collect();
    assert_eq!(session.places, expected);
    let expected: Vec<_> = largest().risks.into_iter().rev().collect();
    assert_eq!(session.risks, expected);
}

#[test]
fn given_the_edges_of_time_then_the_limits_are_inclusive() {
    let week = 7 * 86_400_000;
    let quarter = 15 * 60_000;
    let ended = after(0).0;
    for (now, expected) in [
        (ended + week, Ok(typical())),
        (ended + week + 1, Err(HandoutError::TooOld)),
        (ended - quarter, Ok(typical())),
        (ended - quarter - 1, Err(HandoutError::InFuture)),
        (i64::MAX, Err(HandoutError::TooOld)),
        (i64::MIN, Err(HandoutError::InFuture)),
    ] {
        assert_eq!(there_and_back(&typical(), Timestamp(now)), expected, "now = {now}");
    }
}

#[test]
fn given_typical_sessions_then_they_stay_under_130_bytes_and_the_largest_under_512() {
    let length = |session: &Session| encode(&codes(), session).unwrap().len() as u64;
    assert_eq!(length(&smallest()), 31);
    assert_eq!(length(&typical()), 80);
    assert_eq!(length(&largest()), 322);
}
