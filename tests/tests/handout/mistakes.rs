//! A code copied with one mistake is refused: it never becomes another session.

use aftercare_core::handout::{decode, encode, to_code, to_link};

use crate::support::{codes, largest, now, smallest, typical};

const BASE45: &str = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
const BASE64: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// All texts that differ from `text` behind its prefix by one exchanged, lost, doubled or swapped
/// character.
fn mistakes(text: &str, prefix: usize, alphabet: &str) -> Vec<String> {
    let mut all = Vec::new();
    for at in prefix..text.len() {
        let (before, rest) = text.split_at(at);
        let (own, behind) = rest.split_at(1);
        all.extend(alphabet.chars().map(|c| format!("{before}{c}{behind}")));
        all.push(format!("{before}{behind}"));
        all.push(format!("{before}{own}{own}{behind}"));
        if let Some(next) = behind.get(..1) {
            all.push(format!("{before}{next}{own}{}", &behind[1..]));
        }
    }
    all.retain(|mistake| mistake != text);
    all
}

#[test]
fn given_one_wrong_lost_doubled_or_swapped_character_then_nothing_is_taken_in() {
    for session in [smallest(), typical(), largest()] {
        let handout = encode(&codes(), &session).unwrap();
        let code = to_code(&handout);
        let link = to_link(&handout);
        let texts = [mistakes(&code, 4, BASE45), mistakes(&link, 14, BASE64)].concat();
        assert!(texts.len() > 3_000);
        for text in texts {
            assert!(decode(&codes(), &text, now()).is_err(), "{text}");
        }
    }
}

#[test]
fn given_a_code_cut_anywhere_then_nothing_is_taken_in() {
    let handout = encode(&codes(), &typical()).unwrap();
    for text in [to_code(&handout), to_link(&handout)] {
        for end in 0..text.len() {
            assert!(decode(&codes(), &text[..end], now()).is_err(), "{}", &text[..end]);
        }
    }
}

#[test]
fn given_spaces_collapsed_or_lost_then_nothing_is_taken_in() {
    let mut seen = 0;
    for id in 0_u64..2_000 {
        let session =
            aftercare_core::session::Session { id: Some(format!("{:016x}", id << 48)), ..typical() };
        let code = to_code(&encode(&codes(), &session).unwrap());
        for mangled in [code.replace("  ", " "), code.replace(' ', "")] {
            if mangled != code {
                seen += 1;
                assert!(decode(&codes(), &mangled, now()).is_err(), "{mangled}");
            }
        }
    }
    assert!(seen > 500, "{seen}");
}
