//! The decoder never panics, and what it accepts is written again byte for byte.
//!
//! Each input is tried as text, as the bytes of a code and of a link, and as bytes with a fitting
//! check behind them, because no fuzzer guesses a check.
#![no_main]

use std::sync::LazyLock;

use aftercare_core::handout::{Code, Codes, check, decode, encode, to_code, to_link};
use aftercare_core::time::Timestamp;
use libfuzzer_sys::fuzz_target;

/// Five minutes after the session of the seeds.
const NOW: Timestamp = Timestamp(1_774_643_700_000);

static CODES: LazyLock<Codes> = LazyLock::new(|| Codes {
    techniques: numbered("t", 4),
    regions: numbered("r", 11),
    risks: numbered("k", 7),
});

fn numbered(prefix: &str, last: u8) -> Vec<Code> {
    (1..=last).map(|code| Code { id: format!("{prefix}{code}"), code }).collect()
}

/// The input as it stands before a check: the head of the check is added, then the check.
fn sealed(start: &[u8]) -> Vec<u8> {
    let mut handout = [start, &[0x17, 0x44]].concat();
    handout.extend(check(&handout));
    handout
}

fn one_form(handout: &[u8]) {
    let (code, link) = (to_code(handout), to_link(handout));
    let from_code = decode(&CODES, &code, NOW);
    assert_eq!(from_code, decode(&CODES, &link, NOW));
    if let Ok(session) = from_code {
        assert_eq!(encode(&CODES, &session).as_deref(), Ok(handout));
    }
}

fuzz_target!(|data: &[u8]| {
    if let Ok(text) = std::str::from_utf8(data)
        && let Ok(session) = decode(&CODES, text, NOW)
    {
        let handout = encode(&CODES, &session).expect("what was read can be written");
        assert_eq!(decode(&CODES, &to_link(&handout), NOW), Ok(session));
    }
    one_form(data);
    one_form(&sealed(data));
});
