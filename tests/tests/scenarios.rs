//! Whole journeys from `tests/scenarios/*.json`: on the core, through the engine with real files, and
//! killed and reopened between any two steps, always with the same transcript.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    missing_docs
)]

use std::fs;
use std::path::{Path, PathBuf};

use aftercare_core::content::Content;
use aftercare_core::journey::{Command, Recorded, Route};
use aftercare_core::scenario::{OnCore, Player, Replay, Scenario, Shown, play, read};
use aftercare_core::screen::outline;
use aftercare_core::time::Timestamp;
use aftercare_tests::replay::{OnEngine, is_form, way_back};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios")
}

fn scenarios() -> Vec<Scenario> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ext| ext == "json"))
        .collect();
    files.sort();
    files
        .iter()
        .map(|path| {
            let scenario = read(&fs::read_to_string(path).unwrap())
                .unwrap_or_else(|fault| panic!("{}: {fault}", path.display()));
            assert_eq!(
                Some(scenario.id.as_str()),
                path.file_stem().and_then(|stem| stem.to_str()),
                "id and file name"
            );
            scenario
        })
        .collect()
}

fn content() -> Content {
    Content::shipped().unwrap()
}

fn on_core(content: &Content, scenario: &Scenario) -> Replay {
    let mut player = OnCore::new(content, scenario.device.clone(), &scenario.moment(scenario.starts));
    play(content, scenario, &mut player)
}

fn assert_matches(scenario: &Scenario, replay: &Replay) {
    if let Some(mismatch) = &replay.mismatch {
        let last = replay.steps.last().map_or("", |step| step.text.as_str());
        panic!("{}: {mismatch}\n\nlast step played:\n{last}", scenario.id);
    }
    assert_eq!(replay.steps.len(), scenario.steps.len());
}

#[test]
fn every_scenario_goes_on_the_core_as_it_expects() {
    let content = content();
    let scenarios = scenarios();
    let mut faults = Vec::new();
    for scenario in &scenarios {
        let replay = on_core(&content, scenario);
        if let Some(mismatch) = replay.mismatch {
            let last = replay.steps.last().map_or("", |step| step.text.as_str());
            faults.push(format!("{}: {mismatch}\nlast step played:\n{last}", scenario.id));
        }
    }
    let steps: usize = scenarios.iter().map(|scenario| scenario.steps.len()).sum();
    println!("{} scenarios, {steps} steps", scenarios.len());
    assert!(faults.is_empty(), "{}", faults.join("\n=========\n"));
    assert!(scenarios.len() >= 14);
}

/// `UPDATE=1` writes the transcripts anew; look at the difference before committing it.
#[test]
fn every_transcript_is_the_one_on_file() {
    let content = content();
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden/transcripts");
    let update = std::env::var_os("UPDATE").is_some();
    fs::create_dir_all(&golden).unwrap();
    let mut expected: Vec<String> = Vec::new();
    for scenario in scenarios() {
        let replay = on_core(&content, &scenario);
        assert_matches(&scenario, &replay);
        let path = golden.join(format!("{}.txt", scenario.id));
        if update {
            fs::write(&path, replay.transcript()).unwrap();
        }
        let on_file = fs::read_to_string(&path).unwrap_or_default();
        assert!(on_file == replay.transcript(), "{} is another one; UPDATE=1 writes it", path.display());
        expected.push(format!("{}.txt", scenario.id));
    }
    let found = fs::read_dir(&golden).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    for file in found {
        assert!(expected.contains(&file), "{file} belongs to no scenario");
    }
}

#[test]
fn the_engine_with_real_files_writes_the_same_transcripts() {
    let content = content();
    for scenario in scenarios() {
        let folder = tempfile::tempdir().unwrap();
        let start = scenario.moment(scenario.starts);
        let mut engine = OnEngine::open(folder.path().to_owned(), scenario.device.clone(), &start).unwrap();
        let replay = play(&content, &scenario, &mut engine);
        assert_matches(&scenario, &replay);
        assert_eq!(replay.transcript(), on_core(&content, &scenario).transcript(), "{}", scenario.id);
    }
}

/// A scenario as it went without a kill, with what lies behind the screens.
struct Course {
    commands: Vec<(Timestamp, Option<Command>)>,
    shown: Vec<Shown>,
    routes: Vec<Route>,
    refused: Vec<bool>,
    events: Vec<Vec<Recorded>>,
}

/// Plays the commands of a replay once more, opening the app after every step when `opened`.
fn course(content: &Content, scenario: &Scenario, opened: bool) -> Course {
    let replay = on_core(content, scenario);
    assert_matches(scenario, &replay);
    let mut core = OnCore::new(content, scenario.device.clone(), &scenario.moment(scenario.starts));
    core.carry_out(&Command::AppOpened, &scenario.moment(scenario.starts));
    let mut course = Course {
        commands: replay.steps.iter().map(|step| (step.at, step.command.clone())).collect(),
        shown: Vec::new(),
        routes: Vec::new(),
        refused: Vec::new(),
        events: Vec::new(),
    };
    for (at, command) in &course.commands {
        let moment = scenario.moment(*at);
        let mut refusal = None;
        let mut shown = match command {
            Some(command) => {
                refusal = core.carry_out(command, &moment);
                core.shown(&moment, refusal.as_ref())
            }
            None => core.refresh(&scenario.device, &moment).unwrap(),
        };
        if opened {
            core.carry_out(&Command::AppOpened, &moment);
            // Opening the app takes a notice away, and marks past reminders as shown.
            let after = core.shown(&moment, refusal.as_ref());
            shown = after;
        }
        course.shown.push(Shown { told: None, ..shown });
        course.routes.push(core.route().clone());
        course.refused.push(refusal.is_some());
        course.events.push(core.events().to_vec());
    }
    course
}

impl Course {
    /// The commands since the form or the preview was opened, up to and with step `index`.
    fn form(&self, index: usize) -> Vec<Command> {
        let first = (0..=index).rev().take_while(|step| is_form(&self.routes[*step])).last().unwrap_or(index);
        self.commands[first..=index].iter().filter_map(|(_, command)| command.clone()).collect()
    }

    fn check_in_of(&self, core: &OnCore<'_>, run: u32) -> Option<String> {
        core.care().run(run).map(|(_, run)| run.check_in.clone())
    }

    /// Where a kill after this step cannot be led back to the same screen without saying anything
    /// anew: a notice, the reply to the teach-back question, and a check-in whose time ran out while
    /// it was on screen.
    fn differs_by_design(&self, index: usize) -> bool {
        self.refused[index] || matches!(self.routes[index], Route::FlagCard { choice: Some(_) })
    }
}

/// Takes a killed app back to the screen of step `index`.
fn lead_back(
    course: &Course,
    index: usize,
    core: &mut OnCore<'_>,
    scenario: &Scenario,
    engine: Option<&mut OnEngine>,
) -> Shown {
    let moment = scenario.moment(course.commands[index].0);
    let mut engine = engine;
    let mut go = |core: &mut OnCore<'_>, command: &Command| {
        core.carry_out(command, &moment);
        if let Some(engine) = engine.as_deref_mut() {
            engine.dispatch(command, &moment).unwrap();
        }
    };
    let wanted = &course.routes[index];
    let before = core.events().len();
    // A check-in opens at its first open row first, and is leafed through from there.
    for _ in 0..2 {
        let from = core.route().clone();
        let taps = way_back(&from, wanted, &course.form(index), |run| course.check_in_of(core, run));
        for tap in &taps {
            go(core, tap);
        }
    }
    assert_eq!(
        core.events().len(),
        before,
        "{}: the way back to step {} said something anew",
        scenario.id,
        index + 1
    );
    match engine {
        Some(engine) => engine.refresh(&scenario.device, &moment).unwrap(),
        None => core.shown(&moment, None),
    }
}

fn assert_same(scenario: &Scenario, what: &str, step: usize, found: &Shown, expected: &Shown) {
    assert_eq!(
        outline(&found.screen),
        outline(&expected.screen),
        "{}: screen of step {step}, {what}",
        scenario.id
    );
    assert_eq!(found.screen, expected.screen, "{}: step {step}, {what}", scenario.id);
    assert_eq!(found.reminders, expected.reminders, "{}: reminders of step {step}, {what}", scenario.id);
}

fn step_on(
    player: &mut dyn Player,
    scenario: &Scenario,
    course: &Course,
    index: usize,
    opened: bool,
) -> Shown {
    let (at, command) = &course.commands[index];
    let moment = scenario.moment(*at);
    let shown = match command {
        Some(command) => player.dispatch(command, &moment).unwrap(),
        None => player.refresh(&scenario.device, &moment).unwrap(),
    };
    if opened { player.dispatch(&Command::AppOpened, &moment).unwrap() } else { shown }
}

/// One kill for each step, then on to the end: on the core, from the events as JSON.
#[test]
fn killed_once_after_any_step_the_rest_of_every_scenario_is_the_same() {
    let content = content();
    let mut kills = 0;
    let mut by_design = 0;
    for scenario in scenarios() {
        let course = course(&content, &scenario, false);
        for kill in 0..course.commands.len() {
            let moment = scenario.moment(course.commands[kill].0);
            let events: Vec<Recorded> =
                course.events[kill].iter().map(|event| Recorded::from_json(&event.to_json())).collect();
            let mut core = OnCore::reopened(&content, scenario.device.clone(), &moment, events);
            core.refresh(&scenario.device, &moment).unwrap();
            let back = lead_back(&course, kill, &mut core, &scenario, None);
            kills += 1;
            if course.differs_by_design(kill) {
                by_design += 1;
            } else {
                assert_same(&scenario, "killed after it", kill + 1, &back, &course.shown[kill]);
            }
            for index in kill + 1..course.commands.len() {
                let shown = step_on(&mut core, &scenario, &course, index, false);
                assert_same(
                    &scenario,
                    &format!("killed after step {}", kill + 1),
                    index + 1,
                    &shown,
                    &course.shown[index],
                );
            }
        }
    }
    println!("{kills} kills, {by_design} on a screen with a notice or a reply");
}

/// A kill after every step, through the engine with real files; the app is opened each time.
#[test]
fn killed_after_every_step_every_scenario_is_the_same_through_the_engine() {
    let content = content();
    let mut kills = 0;
    for scenario in scenarios() {
        let course = course(&content, &scenario, true);
        let folder = tempfile::tempdir().unwrap();
        let start = scenario.moment(scenario.starts);
        let mut engine = OnEngine::open(folder.path().to_owned(), scenario.device.clone(), &start).unwrap();
        engine.dispatch(&Command::AppOpened, &start).unwrap();
        for index in 0..course.commands.len() {
            let moment = scenario.moment(course.commands[index].0);
            let shown = step_on(&mut engine, &scenario, &course, index, true);
            if !course.refused[index] {
                assert_same(
                    &scenario,
                    "killed after every step before it",
                    index + 1,
                    &shown,
                    &course.shown[index],
                );
            }
            engine.kill_and_reopen(&moment).unwrap();
            engine.dispatch(&Command::AppOpened, &moment).unwrap();
            kills += 1;
            let mut core =
                OnCore::reopened(&content, scenario.device.clone(), &moment, course.events[index].clone());
            core.carry_out(&Command::AppOpened, &moment);
            let back = lead_back(&course, index, &mut core, &scenario, Some(&mut engine));
            assert!(back.saved);
            if !course.differs_by_design(index) {
                assert_same(&scenario, "after the kill", index + 1, &back, &course.shown[index]);
            }
        }
    }
    println!("{kills} kills through the engine");
}

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
