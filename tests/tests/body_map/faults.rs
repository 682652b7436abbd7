//! Every way to break the drawing's file is reported at its place, and all ways at once.

use aftercare_core::body_map::{BodyMap, path_text};
use aftercare_core::protocol::{Fault, Problem};
use serde_json::{Value, json};

use crate::support::content;

const FILE: &str = include_str!("../../../core/body_map.json");

fn original() -> Value {
    serde_json::from_str(FILE).unwrap()
}

fn faults(file: &str) -> Vec<Fault> {
    BodyMap::load(file, &content().protocol).err().unwrap_or_default()
}

fn remove(value: &mut Value, key: &str) {
    value.as_object_mut().unwrap().remove(key).unwrap();
}

type Mutation = (&'static str, fn(&mut Value), &'static str, &'static str);

/// What is changed, how, at which path the fault stands, and a part of what it says.
#[rustfmt::skip]
const MUTATIONS: &[Mutation] = &[
    ("a field more", |m| m["colour"] = json!(1), "colour", "unknown field"),
    ("a field more in a region", |m| m["regions"][0]["note"] = json!("x"), "regions[0].note", "unknown field"),
    ("a third view", |m| m["outline"]["side"] = json!("M1 1 Z"), "outline.side", "unknown field"),
    ("no view box", |m| remove(m, "view_box"), "view_box", "missing"),
    ("a view box of three numbers", |m| m["view_box"] = json!([0, 0, 100]), "view_box", "expected [x, y, width, height]"),
    ("a view box without height", |m| m["view_box"] = json!([0, 0, 100, 0]), "view_box", "out of range"),
    ("no outline", |m| remove(&mut m["outline"], "back"), "outline.back", "missing"),
    ("no detail", |m| remove(m, "detail"), "detail", "missing"),
    ("a detail that is closed", |m| m["detail"]["back"][1] = json!("M1 1 L2 2 Z"), "detail.back[1]", "without Z"),
    ("an empty detail", |m| m["detail"]["back"][1] = json!(""), "detail.back[1]", "empty"),
    ("a detail that is a number", |m| m["detail"]["front"][0] = json!(7), "detail.front[0]", "expected a text"),
    ("an outline left open", |m| m["outline"]["front"] = json!("M1 1 L2 2 L2 1"), "outline.front", "ends with Z"),
    ("an empty path", |m| m["regions"][3]["path"] = json!(""), "regions[3].path", "empty"),
    ("a path that begins with a line", |m| m["regions"][3]["path"] = json!("L1 1 Z"), "regions[3].path", "first command is not M"),
    ("a path that moves twice", |m| m["regions"][3]["path"] = json!("M1 1 L2 2 M3 3 Z"), "regions[3].path", "command 3"),
    ("a relative line", |m| m["regions"][3]["path"] = json!("M1 1 l2 2 Z"), "regions[3].path", "command 2"),
    ("an arc", |m| m["regions"][3]["path"] = json!("M1 1 A2 2 Z"), "regions[3].path", "command 2"),
    ("a path after its end", |m| m["regions"][3]["path"] = json!("M1 1 L2 2 Z L3 3"), "regions[3].path", "after Z"),
    ("a curve without its end", |m| m["regions"][3]["path"] = json!("M1 1 C2 2 3 3 Z"), "regions[3].path", "command 2"),
    ("a line to half a point", |m| m["regions"][3]["path"] = json!("M1 1 L2 Z"), "regions[3].path", "without its pair in command 2"),
    ("letters in a number", |m| m["regions"][3]["path"] = json!("M1 1 L2 2é Z"), "regions[3].path", "not a number"),
    ("a number beyond counting", |m| m["regions"][3]["path"] = json!("M1 1 L99999999 2 Z"), "regions[3].path", "not a number"),
    ("two decimals", |m| m["regions"][3]["path"] = json!("M1 1 L2.25 2 Z"), "regions[3].path", "at most one decimal"),
    ("a negative number", |m| m["regions"][3]["path"] = json!("M1 1 L-2 2 Z"), "regions[3].path", "not a number"),
    ("an exponent", |m| m["regions"][3]["path"] = json!("M1 1 L2e1 2 Z"), "regions[3].path", "command 2"),
    ("a point outside the view box", |m| m["regions"][3]["path"] = json!("M1 1 L2 200.1 Z"), "regions[3].path", "outside the view box"),
    ("an unknown side", |m| m["regions"][0]["side"] = json!("both"), "regions[0].side", "unknown side \"both\""),
    ("an unknown view", |m| m["regions"][0]["view"] = json!("top"), "regions[0].view", "unknown view \"top\""),
    ("an unknown region", |m| m["regions"][0]["id"] = json!("tail"), "regions[0].id", "unknown region with sides \"tail\""),
    ("a place that cannot be drawn", |m| m["regions"][0]["id"] = json!("not_known"), "regions[0].id", "unknown region with sides"),
    ("a region twice", |m| { let first = m["regions"][0].clone(); m["regions"].as_array_mut().unwrap().push(first); }, "regions[34]", "second time"),
    ("one side only", |m| { m["regions"].as_array_mut().unwrap().remove(1); }, "regions[0]", "its other side"),
    ("a region nowhere", |m| m["regions"].as_array_mut().unwrap().retain(|region| region["id"] != "chest"), "regions", "a drawing of \"chest\""),
    ("a rectangle of three numbers", |m| m["regions"][0]["hit"][0] = json!([1, 2, 3]), "regions[0].hit[0]", "expected [x, y, width, height]"),
    ("a rectangle with a text", |m| m["regions"][0]["hit"][0] = json!([1, 2, 3, "4"]), "regions[0].hit[0]", "expected [x, y, width, height]"),
    ("a rectangle without width", |m| m["regions"][0]["hit"][0] = json!([1, 2, 0, 4]), "regions[0].hit[0]", "out of range"),
    ("a rectangle over the edge", |m| m["regions"][0]["hit"][0] = json!([95, 2, 5.1, 4]), "regions[0].hit[0]", "outside the view box"),
    ("a rectangle over another", |m| m["regions"][1]["hit"][0] = json!([36.4, 2, 13.7, 26.4]), "regions[1].hit[0]", "over regions[0].hit[0]"),
    ("rectangles that are no list", |m| m["regions"][0]["hit"] = json!({}), "regions[0].hit", "expected a list"),
];

#[test]
fn every_mutation_of_the_drawing_is_reported_at_its_path() {
    for (name, mutate, path, says) in MUTATIONS {
        let mut file = original();
        mutate(&mut file);
        assert_ne!(file, original(), "{name}: nothing changed");
        let faults = faults(&file.to_string());
        let found =
            faults.iter().any(|fault| fault.path == *path && fault.problem.to_string().contains(says));
        assert!(found, "{name}: no fault at {path} that says {says:?} in {faults:#?}");
    }
    println!("{} ways to break the drawing", MUTATIONS.len());
}

#[test]
fn faults_in_several_places_are_reported_together() {
    let mut file = original();
    file["outline"]["front"] = json!("M1 1");
    file["regions"][4]["side"] = json!("middle");
    file["regions"][6]["path"] = json!("x");
    file["detail"]["back"][0] = json!("Z");
    let paths: Vec<String> = faults(&file.to_string()).into_iter().map(|fault| fault.path).collect();
    for path in ["outline.front", "regions[4].side", "regions[6].path", "detail.back[0]"] {
        assert!(paths.iter().any(|found| found == path), "{path} not in {paths:?}");
    }
}

#[test]
fn a_key_twice_and_broken_json_are_refused() {
    let twice = FILE.replacen("\"side\": \"left\",", "\"side\": \"left\", \"side\": \"right\",", 1);
    assert!(
        matches!(&faults(&twice)[0].problem, Problem::Json(text) if text.contains("\"side\" is named twice"))
    );
    for text in ["", "[", "{}", "null", "[]", "\u{feff}{}"] {
        assert!(!faults(text).is_empty(), "{text}");
    }
    for cut in (0..FILE.trim_end().len()).step_by(211) {
        assert!(!faults(&FILE[..cut]).is_empty(), "cut at {cut}");
    }
}

#[test]
fn a_path_reads_and_writes_as_the_same_text() {
    let map = BodyMap::load(FILE, &content().protocol).unwrap();
    let file = original();
    for region in file["regions"].as_array().unwrap() {
        let text = region["path"].as_str().unwrap();
        assert!(map.regions.iter().any(|read| path_text(&read.path) == text), "{text}");
    }
    for (figure, view) in map.figures.iter().zip(["front", "back"]) {
        assert_eq!(path_text(&figure.outline), file["outline"][view].as_str().unwrap());
    }
}
