//! Scenarios that are wrong: a file that cannot be read, an expectation that is not met, a label that is not clear.

use aftercare_core::scenario::read;

use crate::common::{content, on_core};

const SMALL: &str = r#"{
  "id": "small", "title": "t",
  "device": {"languages": ["en"], "region": "GB", "hour24": true, "app_version": "1"},
  "zone": {"id": "UTC", "offset_s": 0, "changes": []},
  "ended_at": "2026-03-10T14:30:00Z", "starts": "+15m",
  "handouts": {"handout": {"id": "00112233445566aa", "technique": "other", "ended_at": "+0h",
    "places": [{"region": "leg", "side": "left"}], "risks": [], "pain_before": null,
    "practice_name": null, "practice_phone": null}},
  "steps": [
    {"press": "I was treated: enter my code", "expect": {"screen": "enter_code"}},
    {"after": "+1m", "fill": {"field": "code", "text": "$handout"}},
    {"at": "+2h", "command": {"do": "go", "to": "home"}, "expect": {"level": "none"}},
    {"refresh": true}
  ]
}"#;

#[test]
fn a_file_with_a_mistake_is_refused_with_the_place_where_it_stands() {
    assert!(read(SMALL).is_ok());
    let cases = [
        ("\"title\": \"t\"", "\"title\": 5", "$"),
        ("\"title\": \"t\"", "\"titel\": \"t\"", "$"),
        ("\"title\": \"t\"", "\"title\": \"t\", \"title\": \"t\"", "$"),
        ("\"title\": \"t\",", "", "$"),
        ("\"hour24\": true", "\"hour24\": 1", "device"),
        ("\"hour24\": true", "\"hour24\": true, \"x\": 1", "device"),
        ("\"offset_s\": 0", "\"offset_s\": 99999", "zone"),
        ("\"changes\": []", "\"changes\": [{\"at\": \"x\", \"offset_s\": 0}]", "zone.changes[0].at"),
        ("\"changes\": []", "\"changes\": [{\"at\": \"x\"}]", "zone"),
        (
            "\"changes\": []},",
            "\"changes\": []}, \"travel\": [{\"at\": \"+9\", \"zone\": {}}],",
            "travel[0].at",
        ),
        (
            "\"changes\": []},",
            "\"changes\": []}, \"travel\": [{\"at\": \"+1m\", \"zone\": {}}],",
            "travel[0].at",
        ),
        (
            "\"changes\": []},",
            "\"changes\": []}, \"travel\": [{\"at\": \"+9h\", \"zone\": {}}],",
            "travel[0].zone",
        ),
        ("2026-03-10T14:30:00Z", "2026-03-10 14:30", "ended_at"),
        ("\"+15m\"", "\"15m\"", "starts"),
        ("\"+0h\"", "\"+0\"", "handouts.handout.ended_at"),
        ("\"side\": \"left\"", "\"side\": \"top\"", "handouts.handout"),
        ("\"press\": \"I was", "\"prss\": \"I was", "steps[0]"),
        ("\"enter_code\"", "\"enter_cod\"", "steps[0].expect"),
        ("\"expect\": {\"screen\"", "\"expect\": {\"scren\"", "steps[0].expect"),
        ("\"press\": \"I was treated: enter my code\"", "\"row\": \"x\"", "steps[0]"),
        ("\"+1m\"", "\"soon\"", "steps[1].after"),
        ("\"+1m\"", "\"+1m\", \"at\": \"+1m\"", "steps[1]"),
        ("$handout", "$other", "steps[1].fill.text"),
        ("\"field\": \"code\"", "\"field\": \"cod\"", "steps[1]"),
        ("\"+2h\"", "\"2026-13-01T00:00:00Z\"", "steps[2].at"),
        ("\"to\": \"home\"", "\"to\": \"hom\"", "steps[2].command"),
        ("{\"do\": \"go\", \"to\": \"home\"}", "{\"do\": \"back\", \"to\": \"home\"}", "steps[2].command"),
        ("\"none\"", "\"calm\"", "steps[2].expect"),
        ("\"refresh\": true", "\"refresh\": false", "steps[3]"),
        ("\"refresh\": true", "\"refresh\": true, \"press\": \"x\"", "steps[3]"),
        ("\"refresh\": true", "\"refresh\": true, \"storage\": \"half\"", "steps[3]"),
        ("{\"refresh\": true}", "{}", "steps[3]"),
        ("{\"refresh\": true}", "[]", "steps[3]"),
    ];
    for (from, to, path) in cases {
        assert!(SMALL.contains(from), "{from}");
        let fault = read(&SMALL.replacen(from, to, 1)).expect_err(to);
        assert_eq!(fault.path, path, "{to}: {fault}");
        assert!(!fault.problem.is_empty());
    }
    println!("{} mistakes, each with its place", cases.len());
}

#[test]
fn no_cut_and_no_changed_character_of_a_file_makes_reading_or_playing_panic() {
    let content = content();
    let mut played = 0;
    for end in 0..SMALL.len() {
        assert!(read(&SMALL[..end]).is_err());
    }
    for index in 0..SMALL.len() {
        for with in ["9", "x", "\"", "-", "+", "}", ""] {
            let mut text = SMALL.to_owned();
            text.replace_range(index..=index, with);
            if let Ok(scenario) = read(&text) {
                on_core(&content, &scenario);
                played += 1;
            }
        }
    }
    println!("{} changed files, {played} of them still scenarios", SMALL.len() * 7);
}

#[test]
fn the_first_thing_that_is_otherwise_is_told_with_its_step() {
    let content = content();
    let cases = [
        ("\"screen\": \"enter_code\"", "\"screen\": \"home\"", 1, "screen: expected home, found enter_code"),
        ("\"screen\": \"enter_code\"", "\"contains\": [\"zebra\"]", 1, "no line contains \"zebra\""),
        ("\"screen\": \"enter_code\"", "\"absent\": [\"code\"]", 1, "a line contains \"code\""),
        ("\"screen\": \"enter_code\"", "\"reminder_count\": 3", 1, "reminder_count: expected 3, found 0"),
        (
            "\"screen\": \"enter_code\"",
            "\"reminders\": [{\"id\": \"1/h24.due\", \"at\": \"2026-03-11T14:30:00Z\"}]",
            1,
            "reminders: expected [1/h24.due 2026-03-11T14:30:00Z], found []",
        ),
        ("\"screen\": \"enter_code\"", "\"saved\": false", 1, "saved: expected false, found true"),
        ("\"screen\": \"enter_code\"", "\"emergency\": true", 1, "emergency: expected true, found false"),
        ("\"screen\": \"enter_code\"", "\"reasons\": [\"fever\"]", 1, "reasons: expected [fever], found []"),
        ("\"level\": \"none\"", "\"level\": \"urgent\"", 3, "level: expected urgent, found none"),
        ("I was treated: enter my code", "I was treated", 1, "no button says \"I was treated\""),
        ("\"press\": \"I was treated: enter my code\"", "\"refresh\": true", 1, "screen: expected"),
        ("\"field\": \"code\"", "\"field\": \"practice_name\"", 2, "no field"),
        ("00112233445566aa", "zz", 2, "handout handout"),
    ];
    for (from, to, step, words) in cases {
        let scenario = read(&SMALL.replacen(from, to, 1)).unwrap();
        let mismatch = on_core(&content, &scenario).mismatch.expect(to);
        assert_eq!(mismatch.step, step, "{to}: {mismatch}");
        assert!(mismatch.to_string().contains(words), "{to}: {mismatch}");
    }
    assert_eq!(on_core(&content, &read(SMALL).unwrap()).mismatch, None);
}

/// Two buttons with one label need a row.
#[test]
fn a_label_that_several_buttons_have_is_not_guessed() {
    let content = content();
    let text = SMALL.replace(
        "{\"refresh\": true}",
        r#"{"at": "+1m", "command": {"do": "accept_session"}}, {"command": {"do": "open_check_in", "check_in": "now"}}, {"press": "Yes"}"#,
    );
    let text =
        text.replace("\"at\": \"+2h\", \"command\": {\"do\": \"go\", \"to\": \"home\"}", "\"refresh\": true");
    let mismatch = on_core(&content, &read(&text).unwrap()).mismatch.unwrap();
    assert!(mismatch.to_string().contains("buttons say \"Yes\"; name the row"), "{mismatch}");
    let text = text.replace(
        "{\"press\": \"Yes\"}",
        r#"{"press": "Yes", "row": "chest_pain", "expect": {"emergency": true}}"#,
    );
    assert_eq!(on_core(&content, &read(&text).unwrap()).mismatch, None);
}
