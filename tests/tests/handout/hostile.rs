//! Hostile, damaged and foreign input: each case with the one error that it must give.

use std::collections::BTreeSet;

use aftercare_core::handout::{Field, HandoutError, decode, encode, to_code, to_link};

use crate::support::{
    ENDED_AT_S, Entries, bytes, codes, head, now, seal, sealed, text, typical, typical_entries, uint, uints,
    with, without,
};

type Cases = Vec<(&'static str, String, HandoutError)>;

fn code_of(entries: &Entries) -> String {
    to_code(&sealed(entries))
}

/// `typical` with the value of one key exchanged.
fn swapped(key: u64, value: Vec<u8>) -> String {
    code_of(&with(key, value))
}

fn carriers() -> Cases {
    let good = to_code(&encode(&codes(), &typical()).unwrap());
    let link = to_link(&encode(&codes(), &typical()).unwrap());
    let payload = &good[4..];
    let mut padded = encode(&codes(), &typical()).unwrap();
    padded.push(0);
    vec![
        ("nothing", String::new(), HandoutError::Empty),
        ("only white space", " \r\n\t\u{3000}".to_owned(), HandoutError::Empty),
        ("prefix alone", "AC1:".to_owned(), HandoutError::Empty),
        ("prefix and spaces", "AC1:   \n".to_owned(), HandoutError::Empty),
        ("link without fragment text", "aftercare://h#".to_owned(), HandoutError::Empty),
        ("words", "hello, here is your code".to_owned(), HandoutError::NotACode),
        ("payload without prefix", payload.to_owned(), HandoutError::NotACode),
        ("words before the code", format!("Code: {good}"), HandoutError::NotACode),
        ("vaccination certificate", "HC1:6BFOXN".to_owned(), HandoutError::NotACode),
        ("version 0 prefix", format!("AC0:{payload}"), HandoutError::NotACode),
        ("version 01 prefix", format!("AC01:{payload}"), HandoutError::NotACode),
        ("version 02 prefix", format!("AC02:{payload}"), HandoutError::NotACode),
        ("prefix without version", format!("AC:{payload}"), HandoutError::NotACode),
        ("next version prefix", format!("AC2:{payload}"), HandoutError::NewerVersion { version: 2 }),
        ("late version prefix", "ac9999:X".to_owned(), HandoutError::NewerVersion { version: 9999 }),
        ("endless version prefix", "AC99999:X".to_owned(), HandoutError::NotACode),
        ("full-width prefix", format!("ＡＣ1:{payload}"), HandoutError::NotACode),
        ("Cyrillic А and С", format!("\u{410}\u{421}1:{payload}"), HandoutError::NotACode),
        ("full-width colon", format!("AC1：{payload}"), HandoutError::NotACode),
        ("direction mark first", format!("\u{200e}{good}"), HandoutError::NotACode),
        ("homoglyph scheme", link.replacen('a', "\u{430}", 1), HandoutError::NotACode),
        ("web link", link.replacen("aftercare", "https", 1), HandoutError::NotACode),
        ("script link", "javascript:alert(1)".to_owned(), HandoutError::NotACode),
        ("other host", link.replacen("//h#", "//x#", 1), HandoutError::NotACode),
        ("path before the fragment", link.replacen("h#", "h/../#", 1), HandoutError::NotACode),
        ("query instead of fragment", link.replacen('#', "?", 1), HandoutError::NotACode),
        ("two links", format!("{link} {link}"), HandoutError::BadBase64),
        ("emoji in the code", good.replacen('8', "🩹", 1), HandoutError::BadBase45),
        ("space behind the colon", format!("AC1: {payload}"), HandoutError::BadBase45),
        ("no-break space in the code", format!("{good}\u{a0}1"), HandoutError::BadBase45),
        ("underscore in the code", format!("{good}_"), HandoutError::BadBase45),
        ("three characters above 65535", "AC1::::".to_owned(), HandoutError::BadBase45),
        ("a pair above 255", format!("AC1:{}::", &payload[..6]), HandoutError::BadBase45),
        ("one character left over", "AC1:1234".to_owned(), HandoutError::BadBase45),
        ("link with padding", format!("{}==", to_link(b"1234")), HandoutError::BadBase64),
        ("link in standard base64", format!("{}+/", to_link(b"123")), HandoutError::BadBase64),
        ("link percent-encoded", format!("{}%20", to_link(b"123")), HandoutError::BadBase64),
        ("link with spare bits", "aftercare://h#AB".to_owned(), HandoutError::BadBase64),
        ("link in capitals", link.to_uppercase(), HandoutError::BadBase64),
        ("513 bytes", to_code(&[0; 513]), HandoutError::TooLong),
        ("513 bytes in a link", to_link(&[0; 513]), HandoutError::TooLong),
        ("longest text looked at", "x".repeat(2048), HandoutError::NotACode),
        ("text too long to look at", "x".repeat(2049), HandoutError::TooLong),
        ("a megabyte", "A".repeat(1 << 20), HandoutError::TooLong),
        ("a byte too many", to_code(&padded), HandoutError::Trailing),
        ("a byte too few", to_code(&padded[..padded.len() - 2]), HandoutError::NotCbor),
    ]
}

fn encodings() -> Cases {
    let wrong = |field| HandoutError::WrongType { field };
    let missing_check = HandoutError::Missing { field: Field::Check };
    let raw = |bytes: &[u8]| to_code(bytes);
    // The whole typical map again, with the bytes behind its head as given.
    let body = |start: &[u8]| {
        let entries: Vec<u8> =
            typical_entries().into_iter().flat_map(|(key, value)| [uint(key), value].concat()).collect();
        [start, &entries].concat()
    };
    let mut indefinite_map = body(&[0xbf]);
    indefinite_map.extend([0x17, 0x44, 1, 2, 3, 4, 0xff]);
    let mut bad_check = encode(&codes(), &typical()).unwrap();
    *bad_check.last_mut().unwrap() ^= 1;
    let mut long_head = body(&[0xb8, 10]);
    long_head = seal(long_head);
    let mut twice = typical_entries();
    twice.insert(3, (2, uint(2)));
    let mut backwards = typical_entries();
    backwards.swap(5, 6);
    let mut check_first = vec![(23, bytes(&[0; 4]))];
    check_first.extend(typical_entries());
    let check_of =
        |value: Vec<u8>| raw(&body(&[0xaa]).into_iter().chain([0x17]).chain(value).collect::<Vec<_>>());
    let claim = |start: &[u8]| raw(&[&[0xa1, 0x00][..], start].concat());
    vec![
        ("empty map", raw(&[0xa0]), missing_check.clone()),
        ("a number", raw(&uint(1)), wrong(Field::Handout)),
        ("a list", raw(&uints(&[1, 2])), wrong(Field::Handout)),
        ("a text", raw(&text("AC1")), wrong(Field::Handout)),
        ("null", raw(&[0xf6]), wrong(Field::Handout)),
        (
            "a tagged map",
            raw(&[&[0xd9, 0xd9, 0xf7][..], &sealed(&typical_entries())].concat()),
            wrong(Field::Handout),
        ),
        ("break alone", raw(&[0xff]), wrong(Field::Handout)),
        ("reserved head", raw(&[0x1c]), HandoutError::NotCbor),
        ("reserved indefinite integer", raw(&[0x1f]), HandoutError::NotCbor),
        ("text key", raw(&[&[0xa1][..], &text("v"), &uint(1)].concat()), wrong(Field::Key)),
        ("negative key", raw(&[0xa1, 0x20, 0x01]), wrong(Field::Key)),
        ("list of 18 quintillion", claim(&head(4, u64::MAX)), HandoutError::NotCbor),
        ("map of 18 quintillion", raw(&head(5, u64::MAX)), HandoutError::NotCbor),
        ("bytes of 4 GB", claim(&head(2, u64::from(u32::MAX))), HandoutError::NotCbor),
        ("text of 18 EB", claim(&head(3, u64::MAX)), HandoutError::NotCbor),
        ("1000 deep", raw(&[0x81; 1000]), HandoutError::TooLong),
        ("500 deep, unfinished", raw(&[0x81; 500]), HandoutError::NotCbor),
        ("400 deep", swapped(4, [&[0x81; 400][..], &[0x01]].concat()), wrong(Field::Places)),
        ("400 maps deep", swapped(4, [[0xa1, 0x00].repeat(200), vec![0x01]].concat()), wrong(Field::Places)),
        ("400 tags", swapped(2, [&[0xc1; 400][..], &[0x01]].concat()), wrong(Field::Technique)),
        ("cut after the version", raw(&sealed(&typical_entries())[..3]), HandoutError::NotCbor),
        ("indefinite map", raw(&indefinite_map), HandoutError::NotCanonical),
        ("long map head", raw(&long_head), HandoutError::NotCanonical),
        ("key twice", code_of(&twice), HandoutError::NotCanonical),
        ("keys in the wrong order", code_of(&backwards), HandoutError::NotCanonical),
        ("check before all", code_of(&check_first), HandoutError::NotCanonical),
        (
            "indefinite id",
            swapped(1, [&[0x5f, 0x48][..], &[7; 8], &[0xff]].concat()),
            HandoutError::NotCanonical,
        ),
        ("indefinite name", swapped(7, vec![0x7f, 0x61, b'A', 0xff]), HandoutError::NotCanonical),
        ("indefinite places", swapped(4, vec![0x9f, 0x08, 0xff]), HandoutError::NotCanonical),
        ("technique in 2 bytes", swapped(2, vec![0x18, 0x01]), HandoutError::NotCanonical),
        ("technique in 9 bytes", swapped(2, vec![0x1b, 0, 0, 0, 0, 0, 0, 0, 1]), HandoutError::NotCanonical),
        ("place in 3 bytes", swapped(4, vec![0x81, 0x19, 0, 8]), HandoutError::NotCanonical),
        ("length in 2 bytes", swapped(1, [&[0x58, 8][..], &[7; 8]].concat()), HandoutError::NotCanonical),
        (
            "time in 9 bytes",
            swapped(3, [&[0x1b][..], &ENDED_AT_S.to_be_bytes()].concat()),
            HandoutError::NotCanonical,
        ),
        ("no check", raw(&body(&[0xa9])), missing_check),
        (
            "key behind the check",
            raw(&[body(&[0xab]), vec![0x17, 0x44, 1, 2, 3, 4, 0x18, 0x18, 0x01]].concat()),
            HandoutError::Missing { field: Field::Check },
        ),
        ("check is text", check_of(text("abcd")), wrong(Field::Check)),
        ("check of 3 bytes", check_of(bytes(&[1, 2, 3])), HandoutError::OutOfRange { field: Field::Check }),
        ("empty check", check_of(bytes(&[])), HandoutError::OutOfRange { field: Field::Check }),
        ("check of zeros", check_of(bytes(&[0; 4])), HandoutError::BadCheck),
        ("indefinite check", check_of(vec![0x5f, 0x44, 1, 2, 3, 4, 0xff]), HandoutError::NotCanonical),
        ("check one bit off", raw(&bad_check), HandoutError::BadCheck),
        (
            "content changed, old check",
            raw(&{
                let mut bytes = sealed(&typical_entries());
                bytes[45] ^= 1;
                bytes
            }),
            HandoutError::BadCheck,
        ),
    ]
}

fn contents() -> Cases {
    let wrong = |field| HandoutError::WrongType { field };
    let range = |field| HandoutError::OutOfRange { field };
    let unknown = |field, code| HandoutError::UnknownCode { field, code };
    let bad_text = |field| HandoutError::BadText { field };
    let missing = |key, field| (code_of(&without(key)), HandoutError::Missing { field });
    let name = |content: &str| swapped(7, text(content));
    let phone = |content: &str| swapped(8, text(content));
    let mut cases = vec![
        ("version 0", swapped(0, uint(0)), range(Field::Version)),
        ("version 2", swapped(0, uint(2)), HandoutError::NewerVersion { version: 2 }),
        (
            "version 2 with new keys",
            code_of(&vec![(0, uint(2)), (9, text("?"))]),
            HandoutError::NewerVersion { version: 2 },
        ),
        (
            "version 2 with a key twice",
            code_of(&vec![(0, uint(2)), (9, uint(1)), (9, uint(2))]),
            HandoutError::NotCanonical,
        ),
        ("last version", swapped(0, uint(u64::MAX)), HandoutError::NewerVersion { version: u64::MAX }),
        ("version is text", swapped(0, text("1")), wrong(Field::Version)),
        ("version is negative", swapped(0, vec![0x20]), wrong(Field::Version)),
        ("signed", swapped(22, bytes(&[0; 64])), HandoutError::Signed),
        (
            "emergency number as extra key",
            swapped(9, text("0900123456")),
            HandoutError::UnknownField { key: 9 },
        ),
        ("rules as extra key", swapped(21, uints(&[1])), HandoutError::UnknownField { key: 21 }),
        ("id is text", swapped(1, text("0f1e2d3c")), wrong(Field::SessionId)),
        ("id of 7 bytes", swapped(1, bytes(&[7; 7])), range(Field::SessionId)),
        ("id of 9 bytes", swapped(1, bytes(&[7; 9])), range(Field::SessionId)),
        ("technique is negative", swapped(2, vec![0x20]), wrong(Field::Technique)),
        ("technique is null", swapped(2, vec![0xf6]), wrong(Field::Technique)),
        ("technique is undefined", swapped(2, vec![0xf7]), wrong(Field::Technique)),
        ("technique is true", swapped(2, vec![0xf5]), wrong(Field::Technique)),
        ("technique is a simple value", swapped(2, vec![0xf0]), wrong(Field::Technique)),
        ("technique is a half float", swapped(2, vec![0xf9, 0x3c, 0x00]), wrong(Field::Technique)),
        ("technique is tagged", swapped(2, vec![0xc1, 0x01]), wrong(Field::Technique)),
        ("technique is a big number", swapped(2, vec![0xc2, 0x41, 0x01]), wrong(Field::Technique)),
        ("technique 0", swapped(2, uint(0)), unknown(Field::Technique, 0)),
        ("technique 5", swapped(2, uint(5)), unknown(Field::Technique, 5)),
        ("technique 257", swapped(2, uint(257)), unknown(Field::Technique, 257)),
        (
            "time as double",
            swapped(3, [&[0xfb][..], &1.774e9_f64.to_be_bytes()].concat()),
            wrong(Field::EndedAt),
        ),
        ("time is NaN", swapped(3, vec![0xf9, 0x7e, 0x00]), wrong(Field::EndedAt)),
        ("time tagged as epoch", swapped(3, [vec![0xc1], uint(ENDED_AT_S)].concat()), wrong(Field::EndedAt)),
        ("time as text", swapped(3, text("2026-03-27T20:30:00Z")), wrong(Field::EndedAt)),
        ("time is negative", swapped(3, vec![0x20]), wrong(Field::EndedAt)),
        ("year 10000", swapped(3, uint(253_402_300_800)), range(Field::EndedAt)),
        ("end of time", swapped(3, uint(u64::MAX)), range(Field::EndedAt)),
        ("time in milliseconds", swapped(3, uint(ENDED_AT_S * 1000)), range(Field::EndedAt)),
        ("1970", swapped(3, uint(0)), HandoutError::TooOld),
        ("7 days and 1 second ago", swapped(3, uint(ENDED_AT_S + 300 - 604_801)), HandoutError::TooOld),
        ("15 minutes and 1 second ahead", swapped(3, uint(ENDED_AT_S + 300 + 901)), HandoutError::InFuture),
        ("year 9999", swapped(3, uint(253_402_300_799)), HandoutError::InFuture),
        ("places is a number", swapped(4, uint(8)), wrong(Field::Places)),
        ("places are bytes", swapped(4, bytes(&[8])), wrong(Field::Places)),
        ("places hold text", swapped(4, [head(4, 1), text("leg")].concat()), wrong(Field::Places)),
        ("places hold null", swapped(4, vec![0x81, 0xf6]), wrong(Field::Places)),
        ("places hold a break", swapped(4, vec![0x81, 0xff]), wrong(Field::Places)),
        ("no places", swapped(4, uints(&[])), range(Field::Places)),
        ("place 0", swapped(4, uints(&[0])), unknown(Field::Places, 0)),
        ("place of a newer app", swapped(4, uints(&[8, 48])), unknown(Field::Places, 12)),
        ("huge place", swapped(4, uints(&[u64::MAX])), unknown(Field::Places, u64::MAX / 4)),
        ("places out of order", swapped(4, uints(&[12, 8])), HandoutError::NotCanonical),
        ("place twice", swapped(4, uints(&[8, 8])), HandoutError::NotCanonical),
        ("region on two sides", swapped(4, uints(&[8, 9])), HandoutError::NotCanonical),
        ("risk of a newer app", swapped(5, uints(&[8])), unknown(Field::Risks, 8)),
        ("risks are text", swapped(5, text("lung")), wrong(Field::Risks)),
        ("empty risks", swapped(5, uints(&[])), HandoutError::NotCanonical),
        ("risks out of order", swapped(5, uints(&[4, 1])), HandoutError::NotCanonical),
        ("risk twice", swapped(5, uints(&[1, 1])), HandoutError::NotCanonical),
        ("pain 11", swapped(6, uint(11)), range(Field::PainBefore)),
        ("pain 266", swapped(6, uint(266)), range(Field::PainBefore)),
        ("pain is null", swapped(6, vec![0xf6]), wrong(Field::PainBefore)),
        ("pain is minus 1", swapped(6, vec![0x20]), wrong(Field::PainBefore)),
        ("name is bytes", swapped(7, bytes(b"Riverside")), wrong(Field::PracticeName)),
        ("name is null", swapped(7, vec![0xf6]), wrong(Field::PracticeName)),
        ("name is not UTF-8", swapped(7, vec![0x62, 0xc3, 0x28]), HandoutError::NotCbor),
        ("name has half a surrogate", swapped(7, vec![0x63, 0xed, 0xa0, 0x80]), HandoutError::NotCbor),
        ("name in over-long UTF-8", swapped(7, vec![0x62, 0xc1, 0x81]), HandoutError::NotCbor),
        ("empty name", name(""), bad_text(Field::PracticeName)),
        ("name of 61 characters", name(&"x".repeat(61)), bad_text(Field::PracticeName)),
        ("name that turns text round", name("Call 999\u{202e}"), bad_text(Field::PracticeName)),
        ("name in an isolate", name("\u{2067}Riverside\u{2069}"), bad_text(Field::PracticeName)),
        ("name with a second line", name("Riverside\nAll is fine"), bad_text(Field::PracticeName)),
        ("name with NUL", name("River\0side"), bad_text(Field::PracticeName)),
        ("name with terminal commands", name("\u{1b}[2JRiverside"), bad_text(Field::PracticeName)),
        ("invisible name", name("\u{200b}"), bad_text(Field::PracticeName)),
        ("phone with service code", phone("*#21#"), bad_text(Field::PracticePhone)),
        ("phone with pause", phone("020 7946,1"), bad_text(Field::PracticePhone)),
        ("phone with letters", phone("0800-HELP"), bad_text(Field::PracticePhone)),
        ("phone of 21 characters", phone("012345678901234567890"), bad_text(Field::PracticePhone)),
        ("phone in Arabic digits", phone("٠٢٠٧٩٤٦"), bad_text(Field::PracticePhone)),
        ("phone is a number", swapped(8, uint(112)), wrong(Field::PracticePhone)),
    ];
    for (case, (text, error)) in [
        ("no version", missing(0, Field::Version)),
        ("no id", missing(1, Field::SessionId)),
        ("no technique", missing(2, Field::Technique)),
        ("no time", missing(3, Field::EndedAt)),
        ("no place key", missing(4, Field::Places)),
    ] {
        cases.push((case, text, error));
    }
    cases
}

fn all_cases() -> Cases {
    [carriers(), encodings(), contents()].concat()
}

#[test]
fn given_each_hostile_input_then_its_own_error() {
    let surprises: Vec<_> = all_cases()
        .into_iter()
        .map(|(case, text, expected)| (case, decode(&codes(), &text, now()), Err(expected)))
        .filter(|(_, got, expected)| got != expected)
        .collect();
    assert!(surprises.is_empty(), "case, got, expected: {surprises:#?}");
}

#[test]
fn given_the_list_of_cases_then_each_is_named_once_and_every_error_is_met() {
    let cases = all_cases();
    let names: BTreeSet<_> = cases.iter().map(|(case, ..)| *case).collect();
    assert_eq!(names.len(), cases.len());
    assert!(cases.len() >= 150, "{}", cases.len());
    let met: BTreeSet<_> = cases.iter().map(|(.., error)| error.key()).collect();
    let expected = BTreeSet::from([
        "bad_base45",
        "bad_base64",
        "bad_check",
        "bad_text",
        "empty",
        "in_future",
        "missing",
        "newer_version",
        "not_a_code",
        "not_canonical",
        "not_cbor",
        "out_of_range",
        "signed",
        "too_long",
        "too_old",
        "trailing",
        "unknown_code",
        "unknown_field",
        "wrong_type",
    ]);
    assert_eq!(met, expected);
}

#[test]
fn given_the_hand_built_map_then_it_is_what_the_writer_writes() {
    assert_eq!(encode(&codes(), &typical()).unwrap(), sealed(&typical_entries()));
}

#[test]
fn given_a_link_with_capital_scheme_and_host_then_it_is_the_same_link() {
    let link = to_link(&encode(&codes(), &typical()).unwrap());
    for prefix in ["AFTERCARE://H#", "Aftercare://h#"] {
        assert_eq!(decode(&codes(), &link.replacen("aftercare://h#", prefix, 1), now()), Ok(typical()));
    }
}
