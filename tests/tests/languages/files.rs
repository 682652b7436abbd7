//! What every language file keeps, compared with English.

use std::collections::BTreeSet;

use aftercare_core::locale::Locale;

use crate::scenarios::content;
use crate::support::{File, english, files, others, words};

fn locale(file: &File) -> Locale {
    Locale::load(&file.tag, &file.json).unwrap_or_else(|faults| panic!("{faults:?}"))
}

#[test]
fn every_file_of_the_folder_is_shipped() {
    let content = content();
    let mut shipped: Vec<&str> =
        std::iter::once(&content.english).chain(&content.others).map(|locale| locale.tag.as_str()).collect();
    shipped.sort_unstable();
    let files = files();
    assert_eq!(shipped, files.iter().map(|file| file.tag.as_str()).collect::<Vec<_>>());
    for file in &files {
        let same = content.words(std::slice::from_ref(&file.tag)).get("level.urgent.title");
        assert_eq!(same, file.main("level.urgent.title"), "{}: another file is shipped", file.tag);
    }
}

#[test]
fn every_language_has_the_texts_of_english_with_their_placeholders() {
    let english = locale(&english());
    for file in others() {
        let faults = locale(&file).faults_against(&english);
        assert!(faults.is_empty(), "{}", faults.iter().map(|f| format!("{f}\n")).collect::<String>());
        println!("{}: {} texts", file.tag, file.texts.len());
    }
}

/// The form for many shows what English shows; only a form for one may say its number in words.
#[test]
fn the_form_for_many_shows_every_value() {
    let english = english();
    let names = |text: &str| {
        let pieces: BTreeSet<String> =
            text.split('{').skip(1).map(|piece| piece.split('}').next().unwrap().to_owned()).collect();
        pieces
    };
    for file in others() {
        for key in file.texts.keys() {
            assert_eq!(names(file.main(key)), names(english.main(key)), "{}: {key}", file.tag);
        }
    }
}

#[test]
fn every_file_is_in_the_order_of_its_keys() {
    for file in files() {
        let keys: Vec<&str> = file
            .json
            .lines()
            .filter(|line| line.starts_with("  \""))
            .map(|line| line.trim_start().trim_start_matches('"').split('"').next().unwrap())
            .collect();
        assert_eq!(keys.len(), file.texts.len() + 1, "{}: one key a line, and reviewed_by", file.tag);
        let disordered = keys.windows(2).find(|pair| pair[0] >= pair[1]);
        assert_eq!(disordered, None, "{}", file.tag);
    }
}

/// Texts that are the same in another language, and why they may be.
const SAME: [(&str, &str, &str); 21] = [
    ("es", "answer.no", "the same word"),
    ("es", "card.answer", "placeholders and a sign"),
    ("es", "card.earlier_value", "placeholders and a sign"),
    ("es", "card.headline", "placeholders and a sign"),
    ("es", "check_in.no", "the same word"),
    ("es", "code.hint", "how a code begins"),
    ("es", "confirm.answer.first", "placeholders and signs"),
    ("es", "country.AT", "the same name"),
    ("es", "country.AU", "the same name"),
    ("es", "country.BG", "the same name"),
    ("es", "country.CN", "the same name"),
    ("es", "country.EE", "the same name"),
    ("es", "country.IN", "the same name"),
    ("es", "country.LI", "the same name"),
    ("es", "country.MT", "the same name"),
    ("es", "country.PT", "the same name"),
    ("es", "country.line", "placeholders and a sign"),
    ("es", "emergency.got_through_no", "the same word"),
    ("es", "history.answer", "placeholders and a sign"),
    ("es", "list.separator", "a sign"),
    ("es", "protocol.and_changed", "placeholders and signs"),
];

#[test]
fn no_text_was_left_in_english() {
    let english = english();
    for file in others() {
        let same: Vec<&str> = file
            .texts
            .keys()
            .filter(|key| file.texts[*key] == english.texts[*key])
            .map(String::as_str)
            .collect();
        let named: Vec<&str> =
            SAME.iter().filter(|(tag, ..)| *tag == file.tag).map(|(_, key, _)| *key).collect();
        assert_eq!(same, named, "{}", file.tag);
    }
}

#[test]
fn no_text_is_empty_or_has_spaces_to_spare() {
    for file in files() {
        for (key, text) in file.all().filter(|(key, _)| *key != "list.separator") {
            assert!(!text.trim().is_empty(), "{}: {key} is empty", file.tag);
            assert!(text.trim() == text && !text.contains("  "), "{}: {key}: {text:?}", file.tag);
        }
    }
}

/// A dose, a limit or a time that changes in translation is another rule.
#[test]
fn every_number_of_english_stands_in_every_language() {
    let numbers = |text: &str| {
        let mut numbers: Vec<String> = text
            .split(|letter: char| !letter.is_ascii_digit())
            .filter(|digits| !digits.is_empty())
            .map(str::to_owned)
            .collect();
        numbers.sort();
        numbers
    };
    let english = english();
    for file in others() {
        for key in file.texts.keys() {
            assert_eq!(numbers(file.main(key)), numbers(english.main(key)), "{}: {key}", file.tag);
        }
    }
}

/// What is typed or read by a machine is the same everywhere.
#[test]
fn codes_and_commands_stay_as_they_are() {
    let english = english();
    for token in
        ["AC1:", "aftercare:", "aftercare now", "--yes", "SHA-256", "°C", "°F", "u =", "b =", "q =", "? ="]
    {
        let keys: Vec<&String> =
            english.texts.keys().filter(|key| english.main(key).contains(token)).collect();
        assert!(!keys.is_empty(), "{token} is in no text");
        for file in others() {
            for key in &keys {
                assert!(file.main(key).contains(token), "{}: {key} lacks {token}", file.tag);
            }
        }
    }
}

/// A text that tells to press something names it as it is written there.
#[test]
fn what_is_quoted_is_a_text_of_the_same_language() {
    for file in files() {
        let labels: BTreeSet<String> = file.all().map(|(_, text)| text.to_lowercase()).collect();
        let mut found = 0;
        for (key, text) in file.all() {
            for quoted in text.split('“').skip(1).map(|rest| rest.split('”').next().unwrap()) {
                if !quoted.contains('{') {
                    found += 1;
                    let known = labels.contains(&quoted.to_lowercase());
                    assert!(known, "{}: {key} names “{quoted}”, which nothing is called", file.tag);
                }
            }
        }
        assert!(found >= 8, "{}: the texts quote with “ and ”", file.tag);
    }
}

#[test]
fn a_text_ends_as_it_does_in_english() {
    let end = |text: &str| text.chars().last().filter(|last| ".?:".contains(*last));
    let english = english();
    for file in others() {
        for key in file.texts.keys().filter(|key| !key.starts_with("time.")) {
            let (here, there) = (file.main(key), english.main(key));
            assert_eq!(end(here), end(there), "{}: {key}: {here:?}, English {there:?}", file.tag);
        }
    }
}

#[test]
fn a_spanish_question_is_opened_and_closed() {
    for file in files().iter().filter(|file| file.tag == "es") {
        for (key, text) in file.all().filter(|(key, _)| *key != "terminal.help" && *key != "terminal.unknown")
        {
            let count = |sign: char| text.chars().filter(|letter| *letter == sign).count();
            assert_eq!((count('¿'), count('¡')), (count('?'), count('!')), "{key}: {text}");
        }
    }
}

/// Usted throughout, and nothing that takes the patient for a man or a woman.
#[test]
fn spanish_says_usted_and_does_not_guess_who_reads() {
    const NEVER: &str = "tu tus tú te ti contigo tienes puedes llama elige vos vosotros vuestro seguro segura atento atenta mareado \
        mareada cansado cansada preocupado preocupada confundido confundida embarazada tranquilo tranquila enfermo enferma sentado sentada acostado acostada";
    for file in files().iter().filter(|file| file.tag == "es") {
        for (key, text) in file.all() {
            let said = words(text);
            let wrong = NEVER.split(' ').find(|word| said.contains(*word));
            assert_eq!(wrong, None, "{key}: {text}");
        }
    }
}

/// "About this advice" says so in the reader's language for as long as a file names no clinician; the
/// second half looks at the screen.
#[test]
fn no_language_is_signed_and_each_says_so() {
    use aftercare_core::journey::{Command, Destination};
    use aftercare_core::screen::Screen;
    use aftercare_tests::replay::patient::{Patient, session};

    let content = content();
    for file in files() {
        assert!(file.json.contains("\n  \"reviewed_by\": null,\n"), "{}: who reviewed it?", file.tag);
        let words = content.words(std::slice::from_ref(&file.tag));
        assert_eq!(words.primary.reviewed_by, None);
        let mut patient = Patient::after(&content, &session(&content, &["leg"], &[]));
        patient.gives(&Command::Go { to: Destination::About });
        let mut device = aftercare_tests::replay::patient::device();
        device.languages = vec![file.tag.clone()];
        let shown =
            aftercare_core::scenario::Player::refresh(&mut patient.core, &device, &patient.now).unwrap();
        let Screen::About(about) = shown.screen else { panic!("not the page about the advice") };
        let unreviewed = words.get("about.unreviewed");
        assert!(about.paragraphs.contains(&unreviewed), "{}: {:?}", file.tag, about.paragraphs);
    }
}
