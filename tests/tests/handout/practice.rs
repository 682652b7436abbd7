//! Names and telephone numbers that a patient may be shown.

use aftercare_core::handout::practice::{is_name, is_phone};

#[test]
fn given_names_of_real_practices_then_they_are_accepted() {
    for name in [
        "A",
        "7",
        "Riverside Physiotherapy",
        "Dr. O'Brien & Partners, St. Mary's (2nd floor)",
        "Praxis für Physiotherapie Müller-Lüdenscheidt",
        "Медицинский центр",
        "مرکز طب سوزنی می\u{200c}خواهم",
        "क्\u{200d}ष चिकित्सा",
        "東京鍼灸院\u{3000}本院",
        "מרפאת הדקל",
        &"x".repeat(60),
        &"\u{20bb7}".repeat(60),
    ] {
        assert!(is_name(name), "{name:?}");
    }
}

#[test]
fn given_names_that_mislead_then_they_are_refused() {
    for name in [
        "",
        " ",
        " Riverside",
        "Riverside ",
        "Riverside\u{a0}",
        "\u{3000}Riverside",
        "...",
        "\u{200d}",
        "\u{200c}\u{200d}",
        "River\nside",
        "River\rside",
        "River\tside",
        "River\0side",
        "River\u{1b}[31mside",
        "River\u{7f}side",
        "River\u{85}side",
        &"x".repeat(61),
    ] {
        assert!(!is_name(name), "{name:?}");
    }
}

#[test]
fn given_any_character_that_hides_or_turns_text_then_no_name_has_it() {
    let ranges = [
        0x0..=0x1f,
        0x7f..=0x9f,
        0xad..=0xad,
        0x61c..=0x61c,
        0x180e..=0x180e,
        0x200b..=0x200b,
        0x200e..=0x200f,
        0x2028..=0x202e,
        0x2060..=0x206f,
        0xfeff..=0xfeff,
        0xfff9..=0xfffb,
        0xe0000..=0xe007f,
    ];
    for c in ranges.into_iter().flatten().filter_map(char::from_u32) {
        assert!(!is_name(&format!("River{c}side")), "U+{:04X}", u32::from(c));
    }
}

#[test]
fn given_numbers_as_people_write_them_then_they_are_accepted() {
    for phone in [
        "112",
        "+44 20 7946 0018",
        "(030) 123-456",
        "+49 (0)30 1234-56",
        "020.7946.0018",
        "(+44) 20 7946 0018",
    ] {
        assert!(is_phone(phone), "{phone:?}");
    }
}

#[test]
fn given_what_a_dialler_could_misread_then_it_is_refused() {
    for phone in [
        "",
        "12",
        "+1-2",
        "+++",
        "1+23",
        "++123",
        "+1+23",
        " 123",
        "123 ",
        "*#06#123",
        "123;ext=4",
        "123,4",
        "tel:123",
        "123p4",
        "１２３",
        "٠٢٠٧",
        "+44\u{a0}20 7946",
        "123\n456",
        "+44 20 7946 00180 123",
    ] {
        assert!(!is_phone(phone), "{phone:?}");
    }
}
