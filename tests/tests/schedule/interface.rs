//! `aftercare plan` as a function: JSON in, JSON out, and what it refuses.

use aftercare_core::schedule::{InputFault, plan_json};
use aftercare_tests::zones::zone_around;
use serde_json::{Value, json};

use crate::common::*;

fn run(input: &str) -> Result<String, InputFault> {
    plan_json(&timing(), input, zone_around)
}

fn example() -> Value {
    json!({
        "ended_at": "2026-03-27T20:30:00Z", "zone": "Europe/London", "now": "2026-03-27T21:00:00Z",
        "regions": ["leg"], "answered": ["h24"], "shown": ["h48.due", {"id": "h24.catch_up", "at": "2026-03-28T20:30:00Z"}],
        "quiet": ["22:00", "07:00"], "emergency_since": null
    })
}

fn with(field: &str, value: Value) -> String {
    let mut input = example();
    input[field] = value;
    input.to_string()
}

fn without(field: &str) -> String {
    let mut input = example();
    input.as_object_mut().unwrap().remove(field);
    input.to_string()
}

#[test]
fn given_the_documented_example_then_the_first_reminder_is_the_documented_one() {
    let output = run(&example().to_string()).unwrap();
    let first = r#"{"reminders":[{"id":"h48.due","check_in":"h48","kind":"due","at":"2026-03-29T20:30:00Z","local":"2026-03-29T21:30:00+01:00"},"#;
    assert!(output.starts_with(first), "{output}");
    let output: Value = serde_json::from_str(&output).unwrap();
    let ids: Vec<_> =
        output["reminders"].as_array().unwrap().iter().map(|r| r["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["h48.due", "h48.nudge1", "h72.due", "h72.nudge1", "d7.due", "d7.nudge1"]);
}

#[test]
fn given_an_emergency_then_its_repeats_belong_to_no_check_in() {
    let output = run(&with("emergency_since", json!("2026-03-27T20:55:00Z"))).unwrap();
    assert!(
        output.contains(r#"{"id":"emergency.10","check_in":null,"kind":"repeat","at":"2026-03-27T21:05:00Z","local":"2026-03-27T21:05:00+00:00"}"#),
        "{output}"
    );
}

#[test]
fn given_optional_fields_are_absent_then_quiet_is_the_default_and_the_rest_is_empty() {
    let mut bare = example();
    for field in ["answered", "shown", "emergency_since"] {
        bare.as_object_mut().unwrap().remove(field);
    }
    let mut spelled = bare.clone();
    spelled["answered"] = json!([]);
    spelled["shown"] = json!([]);
    assert_eq!(run(&bare.to_string()), run(&spelled.to_string()));
    assert_eq!(run(&without("quiet")), run(&example().to_string()));
    assert_ne!(run(&with("quiet", Value::Null)), run(&example().to_string()));
    assert_eq!(run(&with("quiet", Value::Null)), run(&with("quiet", json!(["08:00", "08:00"]))));
}

#[test]
fn given_a_clock_a_month_before_the_session_then_the_changes_of_the_course_still_count() {
    let output = run(&with("now", json!("2026-02-20T21:00:00Z"))).unwrap();
    assert!(output.contains("2026-03-29T21:30:00+01:00"), "{output}");
}

#[test]
fn given_every_id_that_a_plan_can_hold_then_shown_takes_it() {
    for check_in in ["h6", "h24", "h48", "h72", "d7"] {
        for reminder in ["due", "nudge1", "nudge2", "catch_up", "later"] {
            assert!(run(&with("shown", json!([format!("{check_in}.{reminder}")]))).is_ok());
        }
    }
    for id in ["emergency.10", "emergency.20", "emergency.60", "test"] {
        assert!(run(&with("shown", json!([id]))).is_ok(), "{id}");
    }
}

#[test]
fn given_a_bad_value_then_the_fault_is_one_line_that_names_its_field() {
    for (input, field) in [
        (without("ended_at"), "ended_at"),
        (without("zone"), "zone"),
        (without("now"), "now"),
        (without("regions"), "regions"),
        (with("ended_at", json!("2026-03-27 20:30:00Z")), "ended_at"),
        (with("ended_at", json!(0)), "ended_at"),
        (with("ended_at", Value::Null), "ended_at"),
        (with("now", json!("2026-03-27T20:30:60Z")), "now"),
        (with("zone", json!("Europe/Nowhere")), "zone"),
        (with("zone", json!("a\nb")), "zone"),
        (with("zone", Value::Null), "zone"),
        (with("regions", json!([])), "regions"),
        (with("regions", json!("leg")), "regions"),
        (with("regions", json!(["leg", "tail"])), "regions[1]"),
        (with("answered", json!(["h12"])), "answered[0]"),
        (with("answered", Value::Null), "answered"),
        (with("shown", json!(["h48.due", "h24.nudge3"])), "shown[1]"),
        (with("shown", json!(["h12.due"])), "shown[0]"),
        (with("shown", json!(["h24.nudge01"])), "shown[0]"),
        (with("shown", json!(["h24"])), "shown[0]"),
        (with("shown", json!(["emergency.30"])), "shown[0]"),
        (with("shown", json!([3])), "shown[0]"),
        (with("shown", json!([{"id": "h24.catch_up"}])), "shown[0].at"),
        (with("shown", json!([{"at": "2026-03-27T20:30:00Z"}])), "shown[0].id"),
        (with("shown", json!([{"id": "h24.catch_up", "at": "now"}])), "shown[0].at"),
        (with("shown", json!([{"id": "h24.due", "at": "2026-03-27T20:30:00Z", "by": 1}])), "shown[0]"),
        (with("quiet", json!(["22:00"])), "quiet"),
        (with("quiet", json!(["22:00", "07:00", "08:00"])), "quiet"),
        (with("quiet", json!(["22:00", "24:00"])), "quiet[1]"),
        (with("quiet", json!(["21:60", "07:00"])), "quiet[0]"),
        (with("quiet", json!(["22:00", "7:00"])), "quiet[1]"),
        (with("quiet", json!(["22:00", "+7:00"])), "quiet[1]"),
        (with("quiet", json!(["20:00", "08:01"])), "quiet"),
        (with("quiet", json!("22:00-07:00")), "quiet"),
        (with("emergency_since", json!(false)), "emergency_since"),
    ] {
        let fault = run(&input).unwrap_err();
        assert_eq!(fault.field, field, "{input}: {fault}");
        assert!(!fault.to_string().contains('\n'));
    }
}

#[test]
fn given_no_json_or_an_unknown_or_doubled_field_then_it_is_refused() {
    for (input, says) in [
        (with("later", Value::Null), "later"),
        (example().to_string().replacen('{', r#"{"zone":"UTC","#, 1), "zone"),
        (String::new(), "not a JSON object"),
        (
            r#"["2026-03-27T20:30:00Z", "UTC", "2026-03-27T20:30:00Z", ["leg"]]"#.to_owned(),
            "not a JSON object",
        ),
        ("{".to_owned(), "EOF"),
        (format!("{} x", example()), "trailing"),
    ] {
        let fault = run(&input).unwrap_err().to_string();
        assert!(fault.contains(says) && !fault.contains('\n'), "{fault}");
    }
}
