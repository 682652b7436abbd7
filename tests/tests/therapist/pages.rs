//! The sheet and the card on paper, read back by an XML parser.

use aftercare_bindings::paper;
use aftercare_core::handout;
use aftercare_core::journey::{Command, Destination, FieldName};
use aftercare_core::scenario::{OnCore, Player};
use aftercare_core::screen::{Device, Screen, TherapistScreen, outline};
use aftercare_core::session::Side;
use aftercare_core::triage::Answer;
use aftercare_tests::replay::patient::{Patient, device, session};
use roxmltree::Document;

use crate::{content, fill, give, now, opened, place, risk, technique};

/// All texts of a document, lines joined.
fn words(document: &Document<'_>) -> String {
    let texts = document.descendants().filter(|node| node.has_tag_name("text"));
    texts.filter_map(|node| node.text()).collect::<Vec<_>>().join(" ")
}

fn only_page(screen: &Screen) -> String {
    let [page] = <[String; 1]>::try_from(paper(screen).unwrap()).expect("one page");
    page
}

/// Every text starts on the page, and none stands on another: two texts at one height are in two columns.
fn assert_laid_out(document: &Document<'_>) {
    let root = document.root_element();
    let sides: Vec<f64> =
        root.attribute("viewBox").unwrap().split(' ').map(|number| number.parse().unwrap()).collect();
    let mut lines: Vec<(f64, f64, f64)> = Vec::new();
    for node in root.children().filter(|node| node.has_tag_name("text")) {
        let number = |name| node.attribute(name).unwrap().parse::<f64>().unwrap();
        let (x, y, size) = (number("x"), number("y"), number("font-size"));
        assert!(x >= 5.0 && x < sides[2] && y - size > 0.0 && y < sides[3] - 5.0, "{:?}", node.text());
        for (other_x, other_y, _) in lines.iter().filter(|(other_x, ..)| (other_x - x).abs() < 1.0) {
            assert!((other_y - y).abs() >= size * 0.9, "{:?} at {x} {y}, {other_x} {other_y}", node.text());
        }
        lines.push((x, y, size));
    }
    assert!(lines.len() > 8);
}

fn ready(language: &str, commands: &[Command]) -> TherapistScreen {
    let mut core = opened();
    for command in commands {
        give(&mut core, command);
    }
    in_language(&mut core, language)
}

fn in_language(core: &mut OnCore<'_>, language: &str) -> TherapistScreen {
    let device = Device { languages: vec![language.to_owned()], ..device() };
    match core.refresh(&device, &now()).unwrap().screen {
        Screen::Therapist(screen) => screen,
        other => panic!("{}", other.tag()),
    }
}

fn typical() -> Vec<Command> {
    vec![
        place("shoulder", Side::Right),
        place("upper_back", Side::Right),
        risk("blood_thinner"),
        technique("dry_needling"),
        Command::SetPainBefore { pain: Some(6) },
        fill(FieldName::PracticeName, "Harbour & <Street> Physio"),
        fill(FieldName::PracticePhone, "020 7946 0012"),
    ]
}

/// Everything that can be chosen, with the longest name.
fn largest() -> Vec<Command> {
    let protocol = &content().protocol;
    let mut all: Vec<Command> = protocol
        .regions
        .iter()
        .filter(|region| region.sides)
        .map(|region| place(&region.id, Side::Both))
        .collect();
    all.extend(protocol.risks.iter().map(|known| risk(&known.id)));
    all.extend([technique("electro_needling"), Command::SetPainBefore { pain: Some(10) }]);
    all.extend([
        fill(FieldName::PracticeName, &"W".repeat(60)),
        fill(FieldName::PracticePhone, &"0".repeat(20)),
    ]);
    all
}

#[test]
fn the_sheet_has_the_code_the_map_and_every_word_of_the_session() {
    for language in ["en-GB", "es"] {
        for commands in [typical(), largest()] {
            let screen = ready(language, &commands);
            let code = screen.ready.clone().unwrap();
            let svg = only_page(&Screen::Therapist(screen.clone()));
            let document = Document::parse(&svg).unwrap();
            assert_laid_out(&document);
            let picture = handout::svg(&code.qr, "");
            let path = picture.split(" d=\"").nth(1).unwrap().split('"').next().unwrap();
            assert!(document.descendants().any(|node| node.attribute("d") == Some(path)), "the code");
            let hatched = document
                .descendants()
                .filter(|node| node.attribute("fill") == Some("url(#aftercare-hatch)"))
                .count();
            assert!(hatched >= 2, "{hatched}");
            let found = words(&document);
            let mut wanted = vec![
                &code.sheet.title,
                &code.sheet.does,
                &code.sheet.scan,
                &code.sheet.until,
                &code.sheet.very_unwell,
                &screen.map.front,
                &screen.map.back,
            ];
            wanted.extend(code.facts.iter().flat_map(|fact| [&fact.label, &fact.value]));
            let squeeze = |text: &str| text.split_whitespace().collect::<String>();
            for text in wanted {
                assert!(squeeze(&found).contains(&squeeze(text)), "{language}: {text:?} in {found}");
            }
            assert_eq!(document.root_element().attribute("height"), Some("210mm"), "one page");
        }
    }
}

#[test]
fn the_card_on_paper_says_what_the_card_on_screen_says() {
    let mut patient = Patient::after(content(), &session(content(), &["upper_back", "leg"], &["lung"]));
    let run = patient.opens("now");
    for (question, answer) in [("breathless", "yes"), ("fever", "not_sure"), ("numb", "same")] {
        patient.answers(run, question, Answer::Choice(answer.to_owned()));
    }
    patient.gives(&Command::Go { to: Destination::Card });
    let screen = patient.screen();
    assert!(matches!(screen, Screen::Card(_)));
    let svg = only_page(&screen);
    let document = Document::parse(&svg).unwrap();
    assert_laid_out(&document);
    let squeeze = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let found = squeeze(&words(&document));
    let lines = outline(&screen);
    let back = lines.len() - 1;
    for line in &lines[..back] {
        for part in line.split(": ") {
            assert!(found.contains(&squeeze(part)), "{line:?}");
        }
    }
}

#[test]
fn a_screen_that_is_not_for_paper_has_no_page() {
    let unfinished = ready("en", &[technique("other")]);
    assert_eq!(paper(&Screen::Therapist(unfinished)).unwrap(), Vec::<String>::new());
    let welcome = OnCore::new(content(), device(), &now()).shown(&now(), None).screen;
    assert_eq!(paper(&welcome).unwrap(), Vec::<String>::new());
}
