//! The SVG, read back by an XML parser.

use std::collections::BTreeSet;

use aftercare_core::body_map::BodyView;
use aftercare_core::locale::{Locale, Words};
use aftercare_core::session::{Place, Side};
use roxmltree::{Document, Node};

use crate::support::{content, map, place, regions};

const FILE: &str = include_str!("../../../core/body_map.json");

fn drawn(places: &[Place]) -> String {
    let content = content();
    map().svg(&content.words(&[]), places)
}

fn elements<'a>(document: &'a Document<'_>, name: &str) -> Vec<Node<'a, 'a>> {
    document.descendants().filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", name))).collect()
}

fn hatched<'a>(document: &'a Document<'_>) -> Vec<&'a str> {
    let paths = elements(document, "path").into_iter();
    let hatched = paths.filter(|path| path.attribute("fill") == Some("url(#aftercare-hatch)"));
    hatched.map(|path| path.attribute("d").unwrap()).collect()
}

/// All paths of the file, as they stand there, of the regions that fit.
fn in_file(wanted: impl Fn(&str, &str) -> bool) -> BTreeSet<String> {
    let file: serde_json::Value = serde_json::from_str(FILE).unwrap();
    let regions = file["regions"].as_array().unwrap().iter();
    regions
        .filter(|region| wanted(region["id"].as_str().unwrap(), region["side"].as_str().unwrap()))
        .map(|region| region["path"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn it_draws_the_paths_of_the_file_word_for_word() {
    let svg = drawn(&[]);
    let document = Document::parse(&svg).unwrap();
    let drawn: BTreeSet<String> =
        elements(&document, "path").iter().map(|path| path.attribute("d").unwrap().to_owned()).collect();
    let file: serde_json::Value = serde_json::from_str(FILE).unwrap();
    let mut expected = in_file(|_, _| true);
    for view in ["front", "back"] {
        expected.insert(file["outline"][view].as_str().unwrap().to_owned());
        let lines = file["detail"][view].as_array().unwrap();
        expected.extend(lines.iter().map(|line| line.as_str().unwrap().to_owned()));
    }
    assert_eq!(drawn, expected);
    assert!(hatched(&document).is_empty());
}

#[test]
fn the_chosen_places_are_hatched_and_outlined_on_top_in_each_view() {
    let svg = drawn(&[place("shoulder", Side::Right), place("lower_back", Side::Both)]);
    let document = Document::parse(&svg).unwrap();
    let marked: Vec<&str> = hatched(&document);
    let expected = in_file(|id, side| id == "lower_back" || (id == "shoulder" && side == "right"));
    assert_eq!(marked.len(), 4, "the shoulder twice, the lower back left and right");
    assert!(marked.iter().all(|path| expected.contains(*path)));
    for figure in elements(&document, "g").into_iter().filter(|g| g.has_attribute("transform")) {
        let paths: Vec<_> = figure.descendants().filter(|node| node.has_tag_name("path")).collect();
        let first = paths.iter().position(|path| path.has_attribute("fill")).unwrap();
        assert!(paths[first..].iter().all(|path| path.has_attribute("fill")), "something covers a mark");
        assert!(paths[first..].iter().all(|path| path.attribute("stroke") == Some("#000")));
    }
    assert_eq!(elements(&document, "pattern").len(), 1);
}

#[test]
fn left_and_right_are_written_where_the_patients_sides_are() {
    let svg = drawn(&[]);
    let document = Document::parse(&svg).unwrap();
    let figures: Vec<_> =
        elements(&document, "g").into_iter().filter(|g| g.has_attribute("transform")).collect();
    assert_eq!(figures.len(), 2);
    let map = map();
    for (figure, (view, name)) in figures.iter().zip([(BodyView::Front, "Front"), (BodyView::Back, "Back")]) {
        let texts: Vec<_> = figure.descendants().filter(|node| node.has_tag_name("text")).collect();
        assert_eq!(texts[0].text(), Some(name));
        let at = |mark: &str| -> f64 {
            let text = texts.iter().find(|text| text.text() == Some(mark)).unwrap();
            text.attribute("x").unwrap().parse().unwrap()
        };
        for (x, side) in [(at("L"), Side::Left), (at("R"), Side::Right)] {
            let towards_the_middle = if x < 50.0 { 45.0 } else { 55.0 };
            assert_eq!(map.hit(view, towards_the_middle, 50.0).unwrap().side, side, "{name}");
        }
    }
}

#[test]
fn a_screen_reader_hears_a_title_and_the_places_in_words() {
    let svg =
        drawn(&[place("neck", Side::Centre), place("arm", Side::Left), place("not_known", Side::Centre)]);
    let document = Document::parse(&svg).unwrap();
    let root = document.root_element();
    assert_eq!(root.attribute("role"), Some("img"));
    assert_eq!(root.attribute(("http://www.w3.org/XML/1998/namespace", "lang")), Some("en"));
    let first: Vec<_> = root.children().map(|child| child.tag_name().name()).take(2).collect();
    assert_eq!(first, ["title", "desc"]);
    assert_eq!(
        elements(&document, "desc")[0].text(),
        Some(
            "Marked: Neck, Left arm, Not known where. Left and right are those of the person who was needled."
        )
    );
    let nothing = drawn(&[]);
    let document = Document::parse(&nothing).unwrap();
    assert_eq!(elements(&document, "desc")[0].text(), Some("Nothing is marked."));
}

/// Prints and copies without loss: no colour, and nothing that runs or is fetched.
#[test]
fn it_is_grey_and_has_no_script_style_image_or_link() {
    let map = map();
    let all: Vec<Place> = map.regions.iter().map(|region| place(&region.region, Side::Both)).collect();
    let svg = drawn(&all);
    let document = Document::parse(&svg).unwrap();
    let allowed = ["svg", "title", "desc", "defs", "pattern", "rect", "g", "path", "text"];
    for node in document.descendants().filter(Node::is_element) {
        assert!(allowed.contains(&node.tag_name().name()), "{:?}", node.tag_name());
        for attribute in node.attributes() {
            let value = attribute.value();
            assert!(!attribute.name().starts_with("on") && attribute.name() != "style");
            if ["fill", "stroke"].contains(&attribute.name()) {
                let grey = value.strip_prefix('#').is_some_and(|hex| {
                    hex.len() == 3 && hex.chars().all(|digit| digit == hex.chars().next().unwrap())
                });
                assert!(grey || ["none", "url(#aftercare-hatch)"].contains(&value), "{value}");
            }
        }
    }
    assert_eq!(hatched(&document).len(), map.regions.len());
}

#[test]
fn words_with_markup_stay_words() {
    let hostile = r#"{"body_map.title":"</title><script>1</script>","body_map.front":"<&>","body_map.marked":"{places}","place.head.left":"a\u0000]]>\uffff"}"#;
    let locale = Locale::load("en", hostile).unwrap();
    let words = Words { primary: &locale, fallback: &locale };
    let svg = map().svg(&words, &[place("head", Side::Left)]);
    let document = Document::parse(&svg).unwrap();
    assert!(elements(&document, "script").is_empty());
    assert_eq!(elements(&document, "title")[0].text(), Some("</title><script>1</script>"));
    assert_eq!(elements(&document, "desc")[0].text(), Some("a]]>"));
    assert_eq!(elements(&document, "text")[0].text(), Some("<&>"));
}

/// Everything lies in the picture: the right edge of the back view too.
#[test]
fn both_figures_lie_side_by_side_within_the_picture() {
    let svg = drawn(&[]);
    let document = Document::parse(&svg).unwrap();
    let numbers = |text: &str| -> Vec<f64> {
        text.split(|c: char| !(c.is_ascii_digit() || c == '.'))
            .filter(|part| !part.is_empty())
            .map(|part| part.parse().unwrap())
            .collect()
    };
    let picture = numbers(document.root_element().attribute("viewBox").unwrap());
    let moved: Vec<_> =
        elements(&document, "g").into_iter().filter_map(|g| g.attribute("transform").map(numbers)).collect();
    let area = map().view_box;
    assert_eq!(moved.len(), 2);
    assert!(moved[0][0] + area.width <= moved[1][0]);
    assert!(moved[1][0] + area.width <= picture[2]);
    assert!(moved.iter().all(|shift| shift[1] + area.height <= picture[3]));
    assert!(regions(map(), BodyView::Back).len() > 10);
}
