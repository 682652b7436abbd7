//! Random walks: whatever is pressed or sent, at whatever time, the app stays whole.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    missing_docs
)]

mod garbage;

use std::collections::{BTreeMap, BTreeSet};

use aftercare_core::content::Content;
use aftercare_core::journey::{Care, Closing, Command, Event, FieldName, Recorded, Refusal, decide, resume};
use aftercare_core::scenario::OnCore;
use aftercare_core::screen::{Act, Screen, outline, steps};
use aftercare_core::time::{DAY_MS, HOUR_MS, MINUTE_MS, Timestamp};
use aftercare_core::triage::Level;
use aftercare_tests::replay::patient::{ENDED_AT, Patient, code, device, moment, session};
use proptest::prelude::*;

use garbage::{TEXTS, garbage};

/// Numbers from one number, so that a failing walk shrinks.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(n.max(1)).unwrap()).unwrap()
    }

    fn of<'t, T>(&mut self, list: &'t [T]) -> &'t T {
        &list[self.below(list.len())]
    }
}

fn time_step(dice: &mut Dice) -> i64 {
    match dice.below(20) {
        0 => -2 * MINUTE_MS,
        1 => -2 * DAY_MS,
        2 => 2 * DAY_MS,
        3 | 4 => 18 * HOUR_MS,
        5 | 6 => 3 * HOUR_MS,
        7 => 11 * MINUTE_MS,
        _ => 10_000,
    }
}

/// A button or a field of the screen.
fn possible(content: &Content, dice: &mut Dice, screen: &Screen, at: Timestamp) -> Command {
    let all = steps(screen);
    if all.is_empty() {
        return Command::AppOpened;
    }
    // Half of the time on through a check-in, or most walks would never see an outcome.
    if let Screen::CheckIn(page) = screen
        && let Some(on) = page.none_of_these.as_ref().or(page.next.as_ref())
        && dice.below(2) == 0
    {
        return on.command.clone();
    }
    match dice.of(&all) {
        Act::Press(button) => button.command.clone(),
        Act::Fill(field) if field.name == FieldName::Code => {
            let mut session = session(content, &["upper_back"], &[]);
            session.ended_at = at.plus_ms(-HOUR_MS);
            Command::Fill { field: field.name, text: code(content, &session) }
        }
        Act::Fill(field) => Command::Fill { field: field.name, text: (*dice.of(TEXTS)).to_owned() },
    }
}

/// A key of the language files that was not put into words: lower-case parts joined by dots.
fn is_key(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    let part = |part: &str| {
        !part.is_empty()
            && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
            && part.chars().any(|c| c.is_ascii_lowercase())
    };
    word.contains('.') && word.split('.').all(part)
}

#[test]
fn a_key_is_told_from_words() {
    for key in ["home.next", "rule.chest_pain.because", "(check_in.h24.name)", "time.today"] {
        assert!(is_key(key), "{key}");
    }
    for word in ["now.", "38.5", "0.1.0", "Practice.Name", "...", "day.)", "a"] {
        assert!(!is_key(word), "{word}");
    }
}

fn assert_drawable(screen: &Screen) {
    let lines = outline(screen);
    assert!(!lines.is_empty() && !lines[0].trim().is_empty(), "no title: {}", screen.tag());
    for line in &lines {
        // What a person typed may stand on screen as it is.
        assert!(!line.contains('{') && !line.contains('}'), "{}: {line}", screen.tag());
        assert!(!line.split_whitespace().any(is_key), "{}: {line}", screen.tag());
    }
    let json = serde_json::to_string(screen).unwrap();
    assert_eq!(&serde_json::from_str::<Screen>(&json).unwrap(), screen);
}

/// Every button of a screen is accepted when it is pressed at once.
fn assert_no_dead_button(content: &Content, patient: &Patient<'_>, screen: &Screen) -> usize {
    let (care, route) = (patient.core.care(), patient.core.route());
    let mut pressed = 0;
    for step in steps(screen) {
        let Act::Press(button) = step else { continue };
        let refusal = decide(content, care, route, &button.command, &patient.now).err();
        assert!(
            !matches!(refusal, Some(Refusal::Stale | Refusal::BadAnswer { .. } | Refusal::NoSuchCheckIn(_))),
            "{} on {}: {refusal:?}\n{:?}",
            button.label,
            screen.tag(),
            button.command
        );
        pressed += 1;
    }
    pressed
}

fn assert_plan(patient: &Patient<'_>) {
    let reminders = patient.shown().reminders;
    assert!(reminders.len() <= 20);
    assert!(reminders.windows(2).all(|pair| pair[0].at <= pair[1].at));
    assert!(reminders.iter().all(|reminder| reminder.at >= patient.now.at));
    let ids: BTreeSet<&str> = reminders.iter().map(|reminder| reminder.id.as_str()).collect();
    assert_eq!(ids.len(), reminders.len(), "{reminders:?}");
}

/// The level of every run that still runs, and whether an emergency is open.
fn levels(care: &Care) -> BTreeMap<u32, Option<Level>> {
    care.runs().map(|run| (run.number, run.level())).collect()
}

/// What a patient can do that long walks must come to, by the event it leaves.
const DOINGS: [&str; 7] = [
    "set language",
    "set quiet hours",
    "set country",
    "asked for later",
    "asked for a test",
    "corrected",
    "saved a practice",
];

fn doing(command: &Command, event: &Event) -> Option<&'static str> {
    match event {
        Event::LanguageChosen { .. } => Some(DOINGS[0]),
        Event::QuietHoursSet { .. } => Some(DOINGS[1]),
        Event::RegionChosen { .. } => Some(DOINGS[2]),
        Event::LaterAsked { .. } => Some(DOINGS[3]),
        Event::TestAsked { .. } => Some(DOINGS[4]),
        Event::PracticeSaved { .. } => Some(DOINGS[6]),
        Event::Answered { .. } => matches!(command, Command::CorrectAnswer { .. }).then_some(DOINGS[5]),
        _ => None,
    }
}

fn walk(content: &Content, seeds: &[u64]) -> (usize, usize, BTreeSet<&'static str>) {
    let mut patient =
        Patient::after(content, &session(content, &["upper_back", "lower_back"], &["pregnant"]));
    if seeds.first().is_some_and(|seed| seed % 3 == 0) {
        let now = moment(ENDED_AT.plus_ms(HOUR_MS));
        patient.core = OnCore::new(content, device(), &now);
        patient.now = now;
    }
    let (mut pressed, mut refused) = (0, 0);
    let mut seen = BTreeSet::new();
    for seed in seeds {
        let mut dice = Dice(*seed);
        patient.now = moment(patient.now.at.plus_ms(time_step(&mut dice)));
        let screen = patient.screen();
        let command = match dice.below(7) {
            0 => garbage(content, &mut dice, patient.now.at),
            _ => possible(content, &mut dice, &screen, patient.now.at),
        };
        let (before, emergency) =
            (levels(patient.core.care()), patient.core.care().open_emergency().cloned());
        let from = patient.core.events().len();
        let refusal = patient.gives(&command);
        refused += usize::from(refusal.is_some());
        let erased = command == Command::ConfirmErase;
        if let Some(open) = emergency.filter(|_| !erased) {
            let chosen = matches!(
                command,
                Command::CloseEmergency { how: Closing::OnTheWay | Closing::Seen }
                    | Command::ConfirmMistake { .. }
            );
            let still =
                patient.core.care().emergencies.iter().find(|known| known.number == open.number).unwrap();
            assert!(chosen || still.closed.is_none(), "{command:?} closed the prompt");
            assert!(open.reasons.iter().all(|reason| still.reasons.contains(reason)));
        }
        // A level falls only with a second confirmation, or when answers are asked again.
        if !matches!(command, Command::ConfirmAnswer { .. } | Command::ConfirmMistake { .. }) && !erased {
            for (run, level) in before {
                let after = patient.core.care().run(run).unwrap().1.level();
                assert!(after >= level, "run {run} fell from {level:?} to {after:?} by {command:?}");
            }
        }
        if !erased {
            let care = patient.core.care();
            for record in &patient.core.events()[from..] {
                let again = Recorded::from_json(&record.to_json());
                assert_eq!(&again, record, "{}", record.to_json());
                seen.extend(doing(&command, &record.event));
                if let Event::Assessed { level: Some(Level::Emergency), run, .. } = &record.event {
                    assert!(
                        care.emergencies
                            .iter()
                            .any(|emergency| { emergency.run == *run || emergency.also_runs.contains(run) })
                    );
                }
            }
        }
        let shown = patient.core.shown(&patient.now, refusal.as_ref());
        seen.insert(shown.screen.tag());
        assert_drawable(&shown.screen);
        assert_plan(&patient);
        let screen = patient.screen();
        pressed += assert_no_dead_button(content, &patient, &screen);
        // A kill at this point opens on a screen that can be drawn.
        let mut killed = patient.clone();
        killed.is_killed();
        assert_eq!(killed.core.care(), patient.core.care(), "the fold of the events");
        assert_eq!(killed.core.route(), &resume(content, patient.core.care(), &patient.now));
        assert_drawable(&killed.screen());
    }
    (pressed, refused, seen)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, max_shrink_iters: 2000, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_pressed_or_sent_the_app_stays_whole(seeds in prop::collection::vec(any::<u64>(), 1..70)) {
        walk(content_once(), &seeds);
    }
}

/// Loaded once for each test; it cannot be shared between threads.
fn content_once() -> &'static Content {
    thread_local! {
        static CONTENT: &'static Content = Box::leak(Box::new(Content::shipped().unwrap()));
    }
    CONTENT.with(|content| *content)
}

/// Each goes 250 steps. 1000 of them find no more, in three minutes.
const WALKERS: u64 = 24;

#[test]
fn long_walks_reach_every_screen() {
    let (mut pressed, mut refused) = (0, 0);
    let mut seen = BTreeSet::new();
    for walker in 0..WALKERS {
        let mut dice = Dice(walker);
        let seeds: Vec<u64> = (0..250).map(|_| dice.next()).collect();
        let (p, r, screens) = walk(content_once(), &seeds);
        pressed += p;
        refused += r;
        seen.extend(screens);
    }
    println!(
        "{} steps, {refused} refused, {pressed} buttons tried, {} screens and doings: {seen:?}",
        WALKERS * 250,
        seen.len()
    );
    let all: BTreeSet<&str> = Screen::TAGS.into_iter().chain(DOINGS).collect();
    assert_eq!(seen, all);
}
