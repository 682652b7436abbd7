//! Bad usage and bad input: exit code 2, the field on standard error, nothing on standard output.

use super::support::{AT_FIRST, Home, Run, plain, run};

fn refused(run: &Run, field: &str, what: &str) {
    assert_eq!(run.code, 2, "{what}: {run:?}");
    assert_eq!(run.out, "", "{what}");
    assert_eq!(run.err.lines().count(), 1, "{what}: {run:?}");
    assert!(run.err.contains(field), "{what}: {field:?} in {run:?}");
}

fn fed(command: &str, input: &[u8]) -> Run {
    let mut program = plain();
    program.arg(command);
    run(program, input)
}

/// A sound object with some fields replaced, or taken out where the value is empty.
fn with(base: &[(&str, &str)], changed: &[(&str, &str)]) -> String {
    let mut fields: Vec<(&str, &str)> = base.to_vec();
    for (name, value) in changed {
        fields.retain(|(known, _)| known != name);
        if !value.is_empty() {
            fields.push((name, value));
        }
    }
    let fields: Vec<String> = fields.iter().map(|(name, value)| format!("\"{name}\": {value}")).collect();
    format!("{{{}}}", fields.join(", "))
}

const CASE: [(&str, &str); 5] = [
    ("hours", "8"),
    ("regions", r#"["leg"]"#),
    ("risks", "[]"),
    ("check_in", r#""now""#),
    ("answers", r#"{"breathless": "no"}"#),
];

const COURSE: [(&str, &str); 4] = [
    ("ended_at", r#""2026-03-27T20:30:00Z""#),
    ("zone", r#""Europe/London""#),
    ("now", r#""2026-03-27T21:00:00Z""#),
    ("regions", r#"["leg"]"#),
];

#[test]
fn assess_names_the_field_that_is_wrong() {
    assert_eq!(fed("assess", with(&CASE, &[]).as_bytes()).code, 0);
    for (field, value) in [
        ("hours", ""),
        ("hours", "\"8\""),
        ("hours", "null"),
        ("hours", "1e999"),
        ("regions", ""),
        ("regions", "[]"),
        ("regions", r#"["tail"]"#),
        ("regions", r#""leg""#),
        ("risks", ""),
        ("risks", r#"["bad_luck"]"#),
        ("risks", "[1]"),
        ("check_in", ""),
        ("check_in", r#""h12""#),
        ("check_in", "6"),
        ("answers", ""),
        ("answers", "[]"),
        ("answers", r#"{"mood": "bad"}"#),
        ("answers", r#"{"breathless": "perhaps"}"#),
        ("answers", r#"{"breathless": true}"#),
        ("answers", r#"{"breathless": 1}"#),
        ("answers", r#"{"pain_now": 11}"#),
        ("answers", r#"{"pain_now": -1}"#),
        ("answers", r#"{"pain_now": 3.5}"#),
        ("answers", r#"{"pain_now": "3"}"#),
        ("pain_before", "11"),
        ("pain_before", "-1"),
        ("pain_before", "\"4\""),
        ("previous_unanswered", "-1"),
        ("previous_unanswered", "1.5"),
        ("region", "44"),
        ("language", "[]"),
        ("mood", "1"),
    ] {
        let input = with(&CASE, &[(field, value)]);
        let named = if value.starts_with("1e") { "input" } else { field };
        refused(&fed("assess", input.as_bytes()), named, &input);
    }
}

#[test]
fn plan_names_the_field_that_is_wrong() {
    assert_eq!(fed("plan", with(&COURSE, &[]).as_bytes()).code, 0);
    for (field, value) in [
        ("ended_at", ""),
        ("ended_at", r#""2026-03-27 20:30""#),
        ("ended_at", r#""2026-02-30T20:30:00Z""#),
        ("ended_at", "5"),
        ("now", ""),
        ("now", "null"),
        ("zone", ""),
        ("zone", r#""Mars/Base""#),
        ("zone", r#""""#),
        ("zone", r#""../etc/passwd""#),
        ("zone", "0"),
        ("regions", ""),
        ("regions", "[]"),
        ("regions", r#"["tail"]"#),
        ("answered", r#"["h12"]"#),
        ("answered", "null"),
        ("shown", r#"["h24.maybe"]"#),
        ("shown", r#"[{"id": "h24.catch_up"}]"#),
        ("shown", r#"[{"id": "h24.due", "at": "x"}]"#),
        ("quiet", r#"["22:00"]"#),
        ("quiet", r#"["22:00", "24:00"]"#),
        ("quiet", r#"["10:00", "23:00"]"#),
        ("quiet", "true"),
        ("emergency_since", r#""now""#),
        ("mood", "1"),
    ] {
        let input = with(&COURSE, &[(field, value)]);
        refused(&fed("plan", input.as_bytes()), field, &input);
    }
}

#[test]
fn what_is_no_json_object_is_refused_by_both() {
    let long = format!("{{\"x\": \"{}\"}}", "y".repeat(2 * 1024 * 1024));
    for command in ["assess", "plan"] {
        for input in
            [&b""[..], b"{", b"[]", b"null", b"{}{}", b"\xff\xfe", b"{\"a\": 1, \"a\": 2}", b"\"\n\""]
        {
            refused(&fed(command, input), ":", &format!("{command} {input:?}"));
        }
        refused(&fed(command, long.as_bytes()), "input: longer", command);
    }
}

#[test]
fn options_are_refused_by_name() {
    let home = Home::new();
    for (args, field) in [
        (&["--at", "soon"][..], "--at"),
        (&["--at", "2026-02-30 10:00"], "--at"),
        (&["--zone", "Mars/Base"], "--zone"),
        (&["--region", "Britain"], "--region"),
        (&["--region", ""], "--region"),
        (&["--lang", "en GB"], "--lang"),
        (&["check-in", "h12"], "check-in"),
        (&["handout", "--place", "tail"], "--place"),
        (&["handout", "--place", "leg:up"], "--place"),
        (&["handout", "--place", "not_known:left"], "--place"),
        (&["handout", "--place", "leg:left", "--place", "leg:centre"], "--place"),
        (&["handout", "--place", "leg", "--risk", "bad_luck"], "--risk"),
        (&["handout", "--place", "leg", "--risk", "lung", "--risk", "lung"], "--risk"),
        (&["handout", "--place", "leg", "--technique", "magic"], "--technique"),
        (&["handout", "--place", "leg", "--pain-before", "11"], "--pain-before"),
        (&["handout", "--place", "leg", "--phone", "*#06#"], "--phone"),
        (&["handout", "--place", "leg", "--practice", " "], "--practice"),
        (&["handout", "--place", "leg", "--ended-at", "2026-03-10 20:00"], "--ended-at"),
        (&["handout", "--place", "leg", "--ended-at", "2026-03-01 20:00"], "--ended-at"),
        (&["handout", "--place", "leg", "--svg", "/nowhere/code.svg"], "--svg"),
        (&["protocol", "--table", "--out", "/nowhere/table.md"], "--out"),
    ] {
        let mut command = plain();
        command.arg("--data-dir").arg(home.path());
        if !args.contains(&"--at") {
            command.args(["--at", AT_FIRST]);
        }
        refused(
            &run(
                {
                    command.args(args);
                    command
                },
                b"",
            ),
            field,
            &format!("{args:?}"),
        );
    }
    assert!(!home.path().exists(), "bad usage made a folder");
}

#[test]
fn unknown_commands_and_missing_arguments_are_usage_errors() {
    for args in [
        &["fly"][..],
        &["start"],
        &["handout"],
        &["handout", "--place"],
        &["--loud"],
        &["protocol", "--out", "x"],
    ] {
        let mut command = plain();
        command.args(args);
        let run = run(command, b"");
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{args:?}: {run:?}");
        assert!(run.err.contains("Usage:") || run.err.contains("--help"), "{args:?}: {run:?}");
    }
}
