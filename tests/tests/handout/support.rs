//! Sessions, and a CBOR writer of its own that can also write what the format forbids.

use aftercare_core::handout::{Code, Codes, check};
use aftercare_core::session::{Place, Session, Side};
use aftercare_core::time::Timestamp;
use proptest::prelude::*;

/// 2026-03-27T20:30:00Z.
pub(crate) const ENDED_AT_S: u64 = 1_774_643_400;
pub(crate) const SIDES: [Side; 4] = [Side::Left, Side::Right, Side::Both, Side::Centre];

/// Five minutes after the session.
pub(crate) fn now() -> Timestamp {
    after(5 * 60)
}

pub(crate) fn after(seconds: i64) -> Timestamp {
    Timestamp((ENDED_AT_S as i64 + seconds) * 1000)
}

pub(crate) fn codes() -> Codes {
    let list = |ids: &[&str]| {
        ids.iter().zip(1..).map(|(id, code)| Code { id: (*id).to_owned(), code }).collect::<Vec<_>>()
    };
    Codes {
        techniques: list(&["dry_needling", "acupuncture", "electro_needling", "other"]),
        regions: list(&[
            "head",
            "neck",
            "shoulder",
            "upper_back",
            "chest",
            "arm",
            "lower_back",
            "abdomen_flank",
            "hip_buttock",
            "leg",
            "not_known",
        ]),
        risks: list(&[
            "blood_thinner",
            "weak_immunity",
            "implant",
            "lung",
            "pregnant",
            "lymphoedema",
            "lives_alone",
        ]),
    }
}

pub(crate) fn place(region: &str, side: Side) -> Place {
    Place { region: region.to_owned(), side }
}

/// What a therapist usually enters: three places, one risk, pain, name and phone.
pub(crate) fn typical() -> Session {
    Session {
        id: Some("0f1e2d3c4b5a6978".to_owned()),
        technique: "dry_needling".to_owned(),
        ended_at: after(0),
        places: vec![
            place("neck", Side::Left),
            place("shoulder", Side::Left),
            place("upper_back", Side::Both),
        ],
        risks: vec!["blood_thinner".to_owned()],
        pain_before: Some(6),
        practice_name: Some("Riverside Physiotherapy".to_owned()),
        practice_phone: Some("+44 20 7946 0018".to_owned()),
    }
}

/// The least a handout can say.
pub(crate) fn smallest() -> Session {
    Session {
        places: vec![place("leg", Side::Right)],
        risks: Vec::new(),
        pain_before: None,
        practice_name: None,
        practice_phone: None,
        ..typical()
    }
}

/// Everything at its limit: all places, all risks, 60 characters of 4 bytes each.
pub(crate) fn largest() -> Session {
    let codes = codes();
    Session {
        places: codes.regions.iter().map(|region| place(&region.id, Side::Centre)).collect(),
        risks: codes.risks.iter().map(|risk| risk.id.clone()).collect(),
        pain_before: Some(10),
        practice_name: Some("\u{20bb7}".repeat(60)),
        practice_phone: Some("+49 (0)30-123.456.78".to_owned()),
        ..typical()
    }
}

/// Any session that the format can hold, ended within the limits around [`now`], in the protocol's
/// order and on a whole second.
pub(crate) fn any_session() -> impl Strategy<Value = Session> {
    let codes = codes();
    let ids = |list: &[Code]| list.iter().map(|code| code.id.clone()).collect::<Vec<_>>();
    let regions = ids(&codes.regions);
    let risks = ids(&codes.risks);
    let places = proptest::sample::subsequence(regions, 1..=11).prop_flat_map(|regions| {
        let sides = proptest::collection::vec(proptest::sample::select(SIDES.to_vec()), regions.len());
        sides.prop_map(move |sides| {
            regions.iter().zip(sides).map(|(region, side)| place(region, side)).collect::<Vec<_>>()
        })
    });
    (
        any::<u64>(),
        proptest::sample::select(ids(&codes.techniques)),
        -7 * 86_400_i64..=900,
        places,
        proptest::sample::subsequence(risks, 0..=7),
        proptest::option::of(0_u8..=10),
        proptest::option::of(any_name()),
        proptest::option::of(any_phone()),
    )
        .prop_map(
            |(id, technique, seconds, places, risks, pain_before, practice_name, practice_phone)| Session {
                id: Some(format!("{id:016x}")),
                technique,
                ended_at: Timestamp(now().0 + seconds * 1000),
                places,
                risks,
                pain_before,
                practice_name,
                practice_phone,
            },
        )
}

fn any_name() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-Za-z0-9][A-Za-z0-9&' .,-]{0,58}[A-Za-z0-9.]",
        "[äöüßéÉñçłøÅ][a-zäöüßéñ -]{0,40}[a-zé]",
        "[\u{430}-\u{44f}]{1,60}",
        "[\u{4e00}-\u{9fff}]{1,60}",
        "[\u{20000}-\u{2a6df}]{1,60}",
        "[\u{5d0}-\u{5ea}]{1,20}( [\u{627}-\u{64a}]{1,20})?",
    ]
}

fn any_phone() -> impl Strategy<Value = String> {
    prop_oneof![
        "[0-9]{3,20}",
        "\\+[0-9]{2} \\(0\\)[0-9]{2}-[0-9]{3}\\.[0-9]{2,5}",
        "\\([0-9]{3}\\) [0-9]{3}-[0-9]{4}",
    ]
}

/// A CBOR head in its shortest form.
pub(crate) fn head(major: u8, number: u64) -> Vec<u8> {
    let major = major << 5;
    let long = |info: u8, bytes: &[u8]| [&[major | info], bytes].concat();
    match number {
        0..=23 => vec![major | number as u8],
        24..=0xff => long(24, &[number as u8]),
        0x100..=0xffff => long(25, &(number as u16).to_be_bytes()),
        0x1_0000..=0xffff_ffff => long(26, &(number as u32).to_be_bytes()),
        _ => long(27, &number.to_be_bytes()),
    }
}

pub(crate) fn uint(number: u64) -> Vec<u8> {
    head(0, number)
}

pub(crate) fn bytes(content: &[u8]) -> Vec<u8> {
    [head(2, content.len() as u64), content.to_vec()].concat()
}

pub(crate) fn text(content: &str) -> Vec<u8> {
    [head(3, content.len() as u64), content.as_bytes().to_vec()].concat()
}

pub(crate) fn uints(numbers: &[u64]) -> Vec<u8> {
    [head(4, numbers.len() as u64), numbers.iter().flat_map(|number| uint(*number)).collect()].concat()
}

/// Entries of a map, each a key and the CBOR of its value.
pub(crate) type Entries = Vec<(u64, Vec<u8>)>;

/// The entries of [`typical`], without the check.
pub(crate) fn typical_entries() -> Entries {
    vec![
        (0, uint(1)),
        (1, bytes(&[0x0f, 0x1e, 0x2d, 0x3c, 0x4b, 0x5a, 0x69, 0x78])),
        (2, uint(1)),
        (3, uint(ENDED_AT_S)),
        (4, uints(&[8, 12, 18])),
        (5, uints(&[1])),
        (6, uint(6)),
        (7, text("Riverside Physiotherapy")),
        (8, text("+44 20 7946 0018")),
    ]
}

/// The entries of [`typical`] with one of them exchanged or added.
pub(crate) fn with(key: u64, value: Vec<u8>) -> Entries {
    let mut entries = without(key);
    entries.push((key, value));
    entries.sort_by_key(|(key, _)| *key);
    entries
}

pub(crate) fn without(key: u64) -> Entries {
    typical_entries().into_iter().filter(|(known, _)| *known != key).collect()
}

/// A map of the entries, in the order given, and a check that fits it.
pub(crate) fn sealed(entries: &Entries) -> Vec<u8> {
    let body = entries.iter().map(|(key, value)| [uint(*key), value.clone()].concat()).collect::<Vec<_>>();
    seal([head(5, entries.len() as u64 + 1), body.concat()].concat())
}

/// Appends the check's key and a check that fits what stands before it.
pub(crate) fn seal(mut start: Vec<u8>) -> Vec<u8> {
    start.extend([0x17, 0x44]);
    start.extend(check(&start));
    start
}
