//! Every scenario killed and reopened between its steps, with the same screens and reminders.

use aftercare_core::content::Content;
use aftercare_core::journey::{Command, Recorded, Route};
use aftercare_core::scenario::{OnCore, Player, Scenario, Shown};
use aftercare_core::screen::{Screen, TherapistScreen, outline};
use aftercare_core::time::Timestamp;
use aftercare_tests::replay::{OnEngine, is_form, way_back};

use crate::common::{assert_matches, content, on_core, scenarios};

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
        core.care().run(run).filter(|(_, run)| run.finished_at.is_none()).map(|(_, run)| run.check_in.clone())
    }

    /// Where a kill after this step cannot be led back to the same screen without saying anything
    /// anew: a notice, the reply to the teach-back question, a check-in whose time ran out while
    /// it was on screen, and a therapist's draft, which is entered again at another time.
    fn differs_by_design(&self, index: usize) -> bool {
        self.refused[index]
            || matches!(self.routes[index], Route::FlagCard { choice: Some(_) } | Route::Therapist { .. })
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
    // A shell reports after every start, and finds the trouble that it found before.
    let mut so_far = course.commands[..=index].iter().rev();
    let trouble = so_far.find_map(|(_, command)| match command {
        Some(Command::RemindersReconciled { trouble, .. }) => Some(trouble.clone()),
        _ => None,
    });
    if let Some(trouble) = trouble {
        let (at, pending, delivered) = (moment.at, Vec::new(), Vec::new());
        go(core, &Command::RemindersReconciled { at, pending, delivered, trouble });
    }
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

/// A screen without what no two codes share: each has a random id.
fn without_code(screen: &Screen) -> Screen {
    let mut screen = screen.clone();
    if let Screen::Therapist(TherapistScreen { ready: Some(ready), .. }) = &mut screen {
        for text in [&mut ready.code, &mut ready.link, &mut ready.message] {
            text.clear();
        }
        ready.qr.dark.clear();
        ready.qr.size = 0;
    }
    screen
}

fn assert_same(scenario: &Scenario, what: &str, step: usize, found: &Shown, expected: &Shown) {
    assert_eq!(
        outline(&found.screen),
        outline(&expected.screen),
        "{}: screen of step {step}, {what}",
        scenario.id
    );
    assert_eq!(
        without_code(&found.screen),
        without_code(&expected.screen),
        "{}: step {step}, {what}",
        scenario.id
    );
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

/// The scenarios that can be killed anywhere: what is not saved is gone with the app, as its screen says.
fn kept() -> Vec<Scenario> {
    let saves = |scenario: &Scenario| !scenario.steps.iter().any(|step| step.storage_full);
    scenarios().into_iter().filter(saves).collect()
}

/// One kill for each step, then on to the end: on the core, from the events as JSON.
#[test]
fn killed_once_after_any_step_the_rest_of_every_scenario_is_the_same() {
    let content = content();
    let mut kills = 0;
    let mut by_design = 0;
    for scenario in kept() {
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
    for scenario in kept() {
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
