//! Every command once, as a program calls it.

use std::path::Path;
use std::process::Command;

use aftercare_core::content::Content;
use aftercare_core::scenario;

use super::support::{AT_FIRST, Home, NEXT_DAY, handout, link, plain, run};

fn program(args: &[&str]) -> Command {
    let mut command = plain();
    command.args(args);
    command
}

#[test]
fn handout_prints_code_and_link_and_draws_the_picture() {
    let folder = tempfile::tempdir().unwrap();
    let svg = folder.path().join("code.svg");
    let made = handout(&["--qr", "--svg", svg.to_str().unwrap(), "--risk", "blood_thinner"]);
    assert!(made.out.contains("\nAC1:"), "{}", made.out);
    assert!(made.out.contains("\naftercare://h#"), "{}", made.out);
    assert!(made.out.contains('\u{2588}'), "{}", made.out);
    assert!(made.out.contains("You take a blood thinner"), "{}", made.out);
    assert!(std::fs::read_to_string(svg).unwrap().starts_with("<svg "));
}

#[test]
fn a_code_is_taken_in_as_well_as_its_link_and_only_once() {
    let made = handout(&[]);
    let code = made.out.lines().find(|line| line.starts_with("AC1:")).unwrap();
    let link = made.out.lines().find(|line| line.starts_with("aftercare://")).unwrap();
    let home = Home::new();
    let shown = home.run(AT_FIRST, &["start", code]);
    assert_eq!(shown.code, 1, "{shown:?}");
    assert!(shown.out.contains("Is this your session?") && shown.out.contains("--yes"), "{shown:?}");
    let taken = home.run(AT_FIRST, &["start", "--yes", link]);
    assert_eq!(taken.code, 0, "{taken:?}");
    assert!(taken.out.contains("Before you leave"), "{taken:?}");
    let again = home.run(AT_FIRST, &["start", "--yes", code]);
    assert_eq!(again.code, 1, "{again:?}");
    assert!(again.out.contains("This session is already here."), "{again:?}");
}

#[test]
fn a_bad_code_is_refused_with_its_reason() {
    let home = Home::new();
    for (code, reason) in [
        ("", "There is no code in this text."),
        ("hello", "This is not a therapist’s code."),
        ("AC1:!!!", "Some characters of this code are wrong"),
        ("AC2:ABC", "Please update the app."),
    ] {
        let run = home.run(AT_FIRST, &["start", "--yes", code]);
        assert_eq!(run.code, 1, "{code}: {run:?}");
        assert!(run.out.contains(reason), "{code}: {run:?}");
    }
    let mut late = link(&[]);
    late.pop();
    assert_eq!(home.run(AT_FIRST, &["start", "--yes", &late]).code, 1);
    let old = home.run("2026-03-18T14:10:00Z", &["start", "--yes", &link(&[])]);
    assert!(old.out.contains("more than 7 days ago"), "{old:?}");
}

#[test]
fn status_history_and_card_print_and_change_nothing() {
    let home = Home::with_session();
    let file = home.journal().join("journal.db");
    let before = std::fs::read(&file).unwrap();
    for (args, text) in [
        (["status"], "24-hour check-in is ready"),
        (["history"], "Dry needling session"),
        (["card"], "consider pneumothorax"),
    ] {
        let run = home.run(NEXT_DAY, &args);
        assert_eq!(run.code, 0, "{run:?}");
        assert!(run.out.contains(text), "{args:?}: {run:?}");
    }
    assert_eq!(std::fs::read(&file).unwrap(), before);

    let nobody = Home::new();
    assert_eq!(nobody.run(NEXT_DAY, &["status"]).code, 0);
    assert_eq!(nobody.run(NEXT_DAY, &["card"]).code, 1);
    assert_eq!(nobody.run(NEXT_DAY, &["history"]).code, 1);
}

#[test]
fn language_country_and_clock_follow_the_environment_and_the_options() {
    let home = Home::with_session();
    let status = |more: &[&str], lang: &str| {
        let mut command = program(&["status", "--at", NEXT_DAY, "--zone", "Europe/London"]);
        command.arg("--data-dir").arg(home.path()).args(more).env("LANG", lang);
        run(command, b"").out
    };
    assert!(status(&[], "en_GB.UTF-8").contains("tomorrow at 14:00"));
    assert!(status(&[], "en_US.UTF-8").contains("tomorrow at 2:00 pm"));
    assert!(status(&["--lang", "en-AU"], "en_GB.UTF-8").contains("tomorrow at 2:00 pm"));
    assert!(status(&["--region", "gb"], "en_US.UTF-8").contains("tomorrow at 14:00"));
    let number = |region: &str| {
        let new = Home::new();
        let mut command = program(&["status", "--region", region]);
        command.arg("--data-dir").arg(new.path());
        run(command, b"").out
    };
    assert!(number("US").contains("Call 911") && number("AU").contains("Call 000"));
    assert!(number("ZZ").contains("Call 112"));
}

#[test]
fn json_is_one_line_with_screen_reminders_and_saved() {
    let home = Home::with_session();
    for (args, screen) in [
        (vec!["status", "--json"], "home"),
        (vec!["history", "--json"], "history"),
        (vec!["card", "--json"], "card"),
        (vec!["--json"], "home"),
        (vec!["now", "--json"], "check_in"),
        (vec!["check-in", "h24", "--json"], "check_in"),
        (vec!["erase", "--json"], "confirm"),
        (vec!["erase", "--yes", "--json"], "welcome"),
    ] {
        let run = home.run(NEXT_DAY, &args);
        assert_eq!(run.out.lines().count(), 1, "{args:?}: {run:?}");
        let value: serde_json::Value = serde_json::from_str(&run.out).unwrap();
        assert_eq!(value["screen"]["screen"], screen, "{args:?}");
        assert_eq!(value["saved"], true, "{args:?}");
        let reminders = value["reminders"].as_array().unwrap();
        assert_eq!(reminders.is_empty(), screen == "welcome", "{args:?}");
    }
    let made: serde_json::Value = serde_json::from_str(&handout(&["--json"]).out).unwrap();
    assert!(made["code"].as_str().unwrap().starts_with("AC1:"));
    assert_eq!(made["session"]["places"][0]["region"], "upper_back");
}

#[test]
fn a_check_in_that_is_not_open_is_refused() {
    let home = Home::with_session();
    for (args, text) in
        [(vec!["check-in", "h48"], "not open yet"), (vec!["check-in"], "No check-in is open now.")]
    {
        let run = home.run("2026-03-10T15:00:00Z", &args);
        assert_eq!(run.code, 1, "{args:?}: {run:?}");
        assert!(run.out.contains(text), "{args:?}: {run:?}");
    }
    let late = home.run("2026-03-20T15:00:00Z", &["check-in", "h24"]);
    assert!(late.code == 1 && late.out.contains("has closed"), "{late:?}");
    assert_eq!(home.run("2026-06-20T15:00:00Z", &["now"]).code, 0);
}

#[test]
fn assess_and_plan_answer_on_one_line_of_json() {
    let case = r#"{"hours": 8.0, "regions": ["upper_back"], "risks": [], "pain_before": 4, "check_in": "now",
        "answers": {"breathless": "yes", "pain_now": 3}, "previous_unanswered": 0, "region": "GB", "language": "en"}"#;
    let answer = run(program(&["assess"]), case.as_bytes());
    assert_eq!((answer.code, answer.out.lines().count()), (0, 1), "{answer:?}");
    let value: serde_json::Value = serde_json::from_str(&answer.out).unwrap();
    assert_eq!(value["level"], "emergency");
    assert_eq!(value["rules"][0], "breathless");
    assert_eq!(value["emergency_number"], "999");

    let course = r#"{"ended_at": "2026-03-27T20:30:00Z", "zone": "Europe/London", "now": "2026-03-27T21:00:00Z",
        "regions": ["leg"], "answered": ["h24"], "shown": [], "emergency_since": null}"#;
    let answer = run(program(&["plan"]), course.as_bytes());
    assert_eq!(answer.code, 0, "{answer:?}");
    let value: serde_json::Value = serde_json::from_str(&answer.out).unwrap();
    assert_eq!(value["reminders"][0]["id"], "h48.due");
    assert_eq!(value["reminders"][0]["local"], "2026-03-29T21:30:00+01:00");
}

#[test]
fn protocol_names_itself_and_writes_its_table() {
    let home = Home::new();
    let about = home.run(NEXT_DAY, &["protocol"]).out;
    assert!(about.starts_with("id: needling\nversion: "), "{about}");
    let json: serde_json::Value =
        serde_json::from_str(&home.run(NEXT_DAY, &["protocol", "--json"]).out).unwrap();
    assert_eq!(json["sha256"].as_str().unwrap().len(), 64);
    assert_eq!(json["reviewed_by"], serde_json::Value::Null);
    let table = home.run(NEXT_DAY, &["protocol", "--table"]).out;
    let file = tempfile::NamedTempFile::new().unwrap();
    let args = ["protocol", "--table", "--out", file.path().to_str().unwrap()];
    assert_eq!(home.run(NEXT_DAY, &args).code, 0);
    assert_eq!(std::fs::read_to_string(file.path()).unwrap().trim_end(), table.trim_end());
    assert!(table.starts_with("# "), "{table}");
}

#[test]
fn every_scenario_is_replayed_to_the_transcript_of_the_core() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join("tests");
    let content = Content::shipped().unwrap();
    let mut replayed = 0;
    for entry in std::fs::read_dir(tests.join("scenarios")).unwrap() {
        let file = entry.unwrap().path();
        if file.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let scenario = scenario::read(&std::fs::read_to_string(&file).unwrap()).unwrap();
        let start = scenario.moment(scenario.starts);
        let mut core = scenario::OnCore::new(&content, scenario.device.clone(), &start);
        let expected = scenario::play(&content, &scenario, &mut core);
        let replay = run(program(&["replay", file.to_str().unwrap()]), b"");
        assert!(replay.out == expected.transcript(), "{} differs", scenario.id);
        let (code, lines) = if expected.mismatch.is_none() { (0, 0) } else { (1, 1) };
        assert_eq!((replay.code, replay.err.lines().count()), (code, lines), "{replay:?}");
        replayed += 1;
    }
    println!("counted: scenarios replayed by the terminal: {replayed}");
    assert!(replayed >= 14, "{replayed}");
}

#[test]
fn a_scenario_that_comes_out_otherwise_names_its_step() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join("tests/scenarios");
    let sound = std::fs::read_to_string(tests.join("breathless_at_once.json")).unwrap();
    let file = tempfile::NamedTempFile::new().unwrap();
    let replay = |text: &str, args: &[&str]| {
        std::fs::write(file.path(), text).unwrap();
        run(program(&[&["replay", file.path().to_str().unwrap()], args].concat()), b"")
    };
    let wrong = replay(&sound.replacen("\"screen\": \"enter_code\"", "\"screen\": \"card\"", 1), &[]);
    assert_eq!(wrong.code, 1, "{wrong:?}");
    assert!(wrong.err.contains("step 1") && wrong.err.lines().count() == 1, "{wrong:?}");
    let unread = replay(&sound.replacen("\"steps\"", "\"stairs\"", 1), &[]);
    assert_eq!((unread.code, unread.out.as_str()), (2, ""), "{unread:?}");
    assert!(unread.err.contains("stairs"), "{unread:?}");
    let json = replay(&sound, &["--json"]);
    let value: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(value["id"], "breathless_at_once");
    assert!(value["steps"].as_array().unwrap().iter().any(|step| step["screen"]["screen"] == "emergency"));
}

#[test]
fn every_command_has_help_with_an_example_and_the_exit_codes_are_documented() {
    let home = Home::new();
    let top = home.run(NEXT_DAY, &["--help"]);
    assert_eq!(top.code, 0);
    for code in ["0  done", "1  refused", "2  bad usage", "3  the journal is in use", "4  done but not saved"]
    {
        assert!(top.out.contains(code), "{code} in {}", top.out);
    }
    let commands = top.out.split("Commands:").nth(1).unwrap().split("Options:").next().unwrap();
    let names: Vec<&str> = commands
        .lines()
        .filter_map(|line| line.strip_prefix("  ").filter(|line| !line.starts_with(' ')))
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .collect();
    assert!(names.len() >= 12, "{names:?}");
    for name in names {
        let help = home.run(NEXT_DAY, &[name, "--help"]);
        assert_eq!(help.code, 0);
        assert!(help.out.contains("Example"), "{name}: {}", help.out);
        assert!(
            help.out.contains(&format!("aftercare {name}"))
                || help.out.contains(&format!("| aftercare {name}")),
            "{name}"
        );
    }
}
