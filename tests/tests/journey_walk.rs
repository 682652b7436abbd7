//! Random walks: whatever is pressed or sent, at whatever time, the app stays whole.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    missing_docs
)]

use std::collections::{BTreeMap, BTreeSet};

use aftercare_core::content::Content;
use aftercare_core::journey::{
    Care, Closing, Command, Destination, Event, FieldName, OutcomePart, Reached, Recorded, Refusal, decide,
    resume,
};
use aftercare_core::scenario::OnCore;
use aftercare_core::schedule::Quiet;
use aftercare_core::screen::{Act, Screen, outline, steps};
use aftercare_core::session::Side;
use aftercare_core::time::{DAY_MS, HOUR_MS, MINUTE_MS, Timestamp};
use aftercare_core::triage::{Answer, Level};
use aftercare_tests::replay::patient::{ENDED_AT, Patient, code, device, moment, session};
use proptest::prelude::*;

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

const TEXTS: &[&str] = &[
    "",
    " ",
    "now",
    "h6",
    "h24",
    "h48",
    "d7",
    "breathless",
    "pain_now",
    "A.B",
    "GB",
    "US",
    "ZZ",
    "gb",
    "14:45",
    "2026-03-10 14:40",
    "AC1:",
    "\u{202e}\n\0",
    "999",
];

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

fn garbage(content: &Content, dice: &mut Dice, at: Timestamp) -> Command {
    let text = |dice: &mut Dice| (*dice.of(TEXTS)).to_owned();
    let number = |dice: &mut Dice| *dice.of(&[0_u32, 1, 2, 3, 5, u32::MAX]);
    let question = |dice: &mut Dice| match dice.below(4) {
        0 => text(dice),
        _ => dice.of(&content.protocol.questions).id.clone(),
    };
    let answer = |dice: &mut Dice| match dice.below(4) {
        0 => Answer::Scale(*dice.of(&[0, 1, 4, 7, 10, 11, 255])),
        1 => Answer::Choice((*dice.of(TEXTS)).to_owned()),
        _ => {
            let question = dice.of(&content.protocol.questions);
            question
                .choices
                .first()
                .map_or(Answer::Scale(7), |_| Answer::Choice(dice.of(&question.choices).clone()))
        }
    };
    let instant = |dice: &mut Dice| {
        *dice.of(&[at, Timestamp(i64::MIN), Timestamp(i64::MAX), Timestamp(0), at.plus_ms(-HOUR_MS)])
    };
    let part = |dice: &mut Dice| *dice.of(&[OutcomePart::Summary, OutcomePart::Why, OutcomePart::Helps]);
    match dice.below(30) {
        0 => Command::AppOpened,
        1 => Command::Back,
        2 | 3 => Command::Go {
            to: *dice.of(&[
                Destination::Home,
                Destination::EnterCode,
                Destination::SessionForm,
                Destination::Dates,
                Destination::FlagCard,
                Destination::Card,
                Destination::History,
                Destination::About,
                Destination::Erase,
                Destination::Trouble,
                Destination::Country,
                Destination::Settings,
                Destination::QuietHours,
            ]),
        },
        4 => Command::Fill {
            field: *dice.of(&[
                FieldName::Code,
                FieldName::SessionEnd,
                FieldName::PracticeName,
                FieldName::PracticePhone,
            ]),
            text: text(dice),
        },
        5 => {
            let mut other = session(content, &["neck", "leg"], &["lung", "pregnant"]);
            other.id = Some(format!("{:016x}", dice.below(3)));
            other.ended_at = at.plus_ms(-HOUR_MS);
            Command::Fill { field: FieldName::Code, text: code(content, &other) }
        }
        6 => Command::FillTime { at: instant(dice) },
        7 => Command::TogglePlace {
            region: dice.of(&content.protocol.regions).id.clone(),
            side: *dice.of(&[Side::Left, Side::Right, Side::Both, Side::Centre]),
        },
        8 => Command::ToggleRisk { risk: dice.of(&content.protocol.risks).id.clone() },
        9 => Command::SetTechnique { technique: dice.of(&content.protocol.techniques).id.clone() },
        10 => Command::SetPainBefore { pain: *dice.of(&[None, Some(0), Some(10), Some(11)]) },
        11 => Command::Next,
        12 => Command::AcceptSession,
        13 => Command::AnswerTeachBack { choice: (*dice.of(&["wait", "call", "message", "x"])).to_owned() },
        14 => Command::OpenCheckIn {
            check_in: (*dice.of(&["now", "h6", "h24", "h48", "h72", "d7", "x"])).to_owned(),
        },
        15 | 16 => Command::Answer { run: number(dice), question: question(dice), answer: answer(dice) },
        17 => Command::ConfirmAnswer { run: number(dice), question: question(dice), answer: answer(dice) },
        18 => Command::NoneOfThese { run: number(dice), group: number(dice) },
        19 => Command::NextGroup { run: number(dice), group: number(dice) },
        20 => Command::OpenOutcome { run: number(dice), part: part(dice) },
        21 => Command::Worried { run: number(dice) },
        22 => Command::Called { number: text(dice) },
        23 => Command::SayReached { reached: *dice.of(&[Reached::Yes, Reached::No, Reached::SomeoneTaking]) },
        24 => match dice.below(3) {
            0 => Command::ConfirmMistake { emergency: number(dice) },
            _ => Command::CloseEmergency {
                how: *dice.of(&[Closing::OnTheWay, Closing::Seen, Closing::Mistake]),
            },
        },
        25 => Command::SetRegion { region: (dice.below(3) > 0).then(|| text(dice)) },
        27 => Command::SetLanguage { language: (dice.below(2) == 0).then(|| text(dice)) },
        28 => {
            let minute = |dice: &mut Dice| *dice.of(&[0_u16, 300, 1260, 1320, 1439, 1440, u16::MAX]);
            match dice.below(2) {
                0 => Command::PickQuietStart { start_min: minute(dice) },
                _ => {
                    Command::SetQuietHours { quiet: Quiet { start_min: minute(dice), end_min: minute(dice) } }
                }
            }
        }
        26 => Command::SaySeen { run: number(dice), seen: dice.below(2) == 0 },
        _ => Command::RemindersReconciled {
            at: instant(dice),
            pending: vec![text(dice)],
            delivered: vec!["1/h24.due".to_owned(), "1/h24.catch_up".to_owned(), text(dice)],
            trouble: vec![text(dice)],
        },
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
        "{} steps, {refused} refused, {pressed} buttons tried, {} screens: {seen:?}",
        WALKERS * 250,
        seen.len()
    );
    let all: BTreeSet<&str> = Screen::TAGS.into_iter().collect();
    assert_eq!(seen, all);
}
