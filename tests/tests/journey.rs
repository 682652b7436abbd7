//! Laws of the whole journey: taps, levels, random walks, clocks, and journals in trouble.

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
    Care, Closing, Command, Destination, Event, FieldName, OutcomePart, Reached, Recorded, Refusal, Route,
    course, decide, evolve, resume,
};
use aftercare_core::scenario::OnCore;
use aftercare_core::screen::{Act, Button, Screen, Strength, outline, steps};
use aftercare_core::session::Side;
use aftercare_core::time::{DAY_MS, HOUR_MS, MINUTE_MS, Timestamp};
use aftercare_core::triage::{Answer, Level};
use aftercare_tests::replay::patient::{ENDED_AT, Patient, code, device, hours, moment, session};
use proptest::prelude::*;

fn content() -> Content {
    Content::shipped().unwrap()
}

/// Taps of a healthy patient from the notification to the outcome. Opening it is the first.
fn taps(patient: &mut Patient<'_>, at: Timestamp, pain: u8) -> (u32, Option<Level>) {
    patient.opens_at(at);
    let mut taps = 1;
    loop {
        let button = match patient.screen() {
            Screen::Home(home) => home.primary.expect("a check-in to start"),
            Screen::CheckIn(page) => match page.none_of_these {
                Some(button) => button,
                None => page
                    .rows
                    .iter()
                    .find(|row| row.options.iter().all(|option| option.strength != Strength::Chosen))
                    .map_or_else(|| page.next.clone().unwrap(), |row| calm_answer(&row.options, pain)),
            },
            Screen::Outcome(outcome) => return (taps, Some(outcome.level)),
            other => panic!("{} on a healthy day", other.tag()),
        };
        assert_eq!(patient.gives(&button.command), None, "{}", button.label);
        taps += 1;
        assert!(taps < 100);
    }
}

fn calm_answer(options: &[Button], pain: u8) -> Button {
    let is_pain = |button: &&Button| matches!(&button.command, Command::Answer { answer: Answer::Scale(value), .. } if *value == pain);
    options.iter().find(is_pain).unwrap_or(&options[0]).clone()
}

#[test]
fn a_healthy_check_in_takes_few_taps_from_the_notification_to_the_outcome() {
    let content = content();
    let regions: Vec<String> = content.protocol.regions.iter().map(|region| region.id.clone()).collect();
    let mut most: BTreeMap<&str, u32> = BTreeMap::new();
    for region in &regions {
        for risk in content.protocol.risks.iter().map(|risk| Some(risk.id.as_str())).chain([None]) {
            let risks: Vec<&str> = risk.into_iter().collect();
            let patient = Patient::after(&content, &session(&content, &[region], &risks));
            // By the seventh day a healthy patient's pain is gone.
            for (check_in, due, pain, limit) in [("h6", 6.0, 0, 5), ("h24", 24.0, 3, 12), ("d7", 168.0, 0, 8)]
            {
                let mut patient = patient.clone();
                let planned = course::planned(
                    &content,
                    patient.core.care(),
                    patient.core.care().course().unwrap(),
                    ENDED_AT,
                );
                if !planned.iter().any(|planned| planned.window.id == check_in) {
                    continue;
                }
                let (taps, level) = taps(&mut patient, hours(due), pain);
                assert_eq!(level, Some(Level::SelfCare), "{check_in}, {region}, {risk:?}");
                // A pregnant patient is asked one question more, in a group of its own on day 7.
                let more = u32::from(risk == Some("pregnant") && check_in == "d7");
                assert!(taps <= limit + more, "{check_in}, {region}, {risk:?}: {taps} taps");
                let entry = most.entry(check_in).or_default();
                *entry = (*entry).max(taps - more);
            }
        }
    }
    println!("most taps: {most:?}");
    assert_eq!(most.len(), 3);
}

#[test]
fn an_answer_that_lowers_is_asked_a_second_time_and_both_are_in_the_history() {
    let content = content();
    let mut asked = 0;
    for question in &content.protocol.questions {
        for high in &question.choices {
            let mut patient = Patient::after(&content, &session(&content, &["upper_back"], &["pregnant"]));
            patient.opens_at(hours(49.0));
            let run = patient.opens("now");
            patient.says(run, &question.id, high);
            if patient.core.care().open_emergency().is_some() {
                patient.gives(&Command::CloseEmergency { how: Closing::OnTheWay });
            }
            let Some(told) = patient.level(run) else { continue };
            let Some(harmless) = content.protocol.harmless(&question.id) else { continue };
            patient.gives(&Command::OpenCheckIn { check_in: "now".to_owned() });
            patient.answers(run, &question.id, harmless.clone());
            let what = format!("{}: {high}", question.id);
            assert!(matches!(patient.screen(), Screen::Confirm(_)), "{what}");
            assert_eq!(patient.level(run), Some(told), "{what}");
            // Keeping the first answer changes nothing.
            let mut keeps = patient.clone();
            keeps.gives(&Command::Back);
            assert_eq!(keeps.level(run), Some(told), "{what}");
            assert!(matches!(keeps.screen(), Screen::CheckIn(_)), "{what}");
            let yes = patient.buttons()[1].clone();
            patient.gives(&yes.command);
            assert!(patient.level(run) < Some(told), "{what}");
            let (_, known) = patient.core.care().run(run).unwrap();
            let change = known.changes.last().unwrap();
            assert_eq!(change.from, Answer::Choice(high.clone()), "{what}");
            assert_eq!(change.to, Some(harmless), "{what}");
            patient.gives(&Command::Go { to: Destination::History });
            assert!(outline(&patient.screen()).iter().any(|line| line.contains("changed from")), "{what}");
            asked += 1;
        }
    }
    println!("{asked} lowering answers asked twice");
    assert!(asked >= 30);
}

#[test]
fn a_correction_that_hides_an_answer_asks_too() {
    let content = content();
    let mut patient = Patient::after(&content, &session(&content, &["leg"], &[]));
    patient.opens_at(hours(49.0));
    let run = patient.opens("h48");
    patient.answers(run, "pain_now", Answer::Scale(3));
    patient.says(run, "pain_place", "down_limb");
    assert_eq!(patient.level(run), Some(Level::Urgent));
    patient.answers(run, "pain_now", Answer::Scale(0));
    assert!(matches!(patient.screen(), Screen::Confirm(_)));
    assert_eq!(patient.level(run), Some(Level::Urgent));
}

#[test]
fn a_clock_put_back_within_a_check_in_takes_no_rule_away() {
    let content = content();
    let mut patient = Patient::after(&content, &session(&content, &["leg"], &[]));
    patient.opens_at(hours(24.5));
    let run = patient.opens("now");
    patient.says(run, "numb", "same");
    assert_eq!(patient.level(run), Some(Level::ContactTherapist));
    patient.now = moment(hours(20.0));
    patient.says(run, "numb", "same");
    assert_eq!(patient.level(run), Some(Level::ContactTherapist));
    patient.says(run, "rash", "no");
    assert_eq!(patient.level(run), Some(Level::ContactTherapist));
}

#[test]
fn a_reminder_noted_by_a_clock_that_ran_ahead_is_caught_up_with_all_the_same() {
    let content = content();
    let session = session(&content, &["leg"], &[]);
    let ids = |patient: &Patient<'_>| -> Vec<String> {
        patient.shown().reminders.into_iter().map(|reminder| reminder.id).collect()
    };
    let mut patient = Patient::after(&content, &session);
    let plan = ids(&patient);
    for ahead in [DAY_MS, 3650 * DAY_MS] {
        let mut patient = patient.clone();
        patient.opens_at(hours(2.0).plus_ms(ahead));
        patient.opens_at(hours(2.0));
        assert_eq!(ids(&patient), plan, "every reminder is still to come");
        // The phone is off when the first one rings.
        patient.now = moment(hours(25.0));
        assert!(ids(&patient).contains(&"1/h24.catch_up".to_owned()), "{:?}", ids(&patient));
        patient.gives(&Command::AppOpened);
        assert!(!ids(&patient).contains(&"1/h24.catch_up".to_owned()), "once seen it is not offered again");
    }
    patient.opens_at(hours(25.0));
    assert!(!ids(&patient).iter().any(|id| id.contains("catch_up")));
}

#[test]
fn reports_of_reminders_that_no_course_has_are_not_kept() {
    let content = content();
    let mut patient = Patient::after(&content, &session(&content, &["leg"], &[]));
    let before = patient.core.events().len();
    let report = |delivered: &[&str]| Command::RemindersReconciled {
        at: hours(25.0),
        pending: Vec::new(),
        delivered: delivered.iter().map(|id| (*id).to_owned()).collect(),
        trouble: Vec::new(),
    };
    patient.now = moment(hours(25.0));
    patient.gives(&report(&["", "/", "9/h24.due", "x/h24.due", "1/emergency.1.10", "h24.due"]));
    assert_eq!(patient.core.events().len(), before);
    patient.gives(&report(&["1/h24.due"]));
    patient.gives(&report(&["1/h24.due"]));
    assert_eq!(patient.core.events().len(), before + 1);
}

#[test]
fn after_an_urgent_check_in_the_next_outcome_first_asks_whether_the_patient_was_seen() {
    let content = content();
    for (seen, level) in [(true, Level::SelfCare), (false, Level::ContactTherapist)] {
        let mut patient = Patient::after(&content, &session(&content, &["leg"], &[]));
        patient.opens_at(hours(24.0));
        let run = patient.opens("h24");
        patient.says(run, "fever", "yes");
        patient.answers_all_but(run, &[]);
        patient.finishes(run);
        assert!(matches!(patient.screen(), Screen::Outcome(_)), "nothing was told before this one");
        patient.opens_at(hours(48.0));
        let run = patient.opens("h48");
        patient.answers_all_but(run, &[]);
        patient.finishes(run);
        assert!(matches!(patient.screen(), Screen::Confirm(_)));
        // Not to be passed by, not even by a kill.
        patient.is_killed();
        patient.gives(&Command::OpenOutcome { run, part: OutcomePart::Summary });
        assert!(matches!(patient.screen(), Screen::Confirm(_)));
        assert_eq!(patient.gives(&Command::SaySeen { run: 1, seen: true }), Some(Refusal::Stale));
        assert_eq!(patient.gives(&Command::SaySeen { run, seen }), None);
        let Screen::Outcome(outcome) = patient.screen() else { panic!("{}", patient.screen().tag()) };
        assert_eq!(outcome.level, level);
        assert_eq!(patient.gives(&Command::SaySeen { run, seen: true }), Some(Refusal::Stale));
        // The one after that does not ask: it follows an outcome that was not urgent.
        patient.opens_at(hours(72.0));
        let run = patient.opens("h72");
        patient.answers_all_but(run, &[]);
        patient.finishes(run);
        assert!(matches!(patient.screen(), Screen::Outcome(_)));
    }
}

#[test]
fn a_record_of_a_newer_version_is_kept_and_no_outcome_is_below_the_therapist() {
    let content = content();
    let json = r#"{"at":1773153900000,"zone":"UTC","offset_s":0,"event":{"type":"hologram_shown","x":[1]}}"#;
    let mut patient = Patient::after(&content, &session(&content, &["leg"], &[]));
    let mut events = patient.core.events().to_vec();
    events.push(Recorded::from_json(json));
    patient.core = OnCore::reopened(&content, device(), &patient.now, events);
    patient.opens_at(hours(24.0));
    let run = patient.opens("h24");
    patient.answers_all_but(run, &[]);
    patient.finishes(run);
    assert_eq!(patient.level(run), Some(Level::ContactTherapist));
    assert!(outline(&patient.screen()).iter().any(|line| line.contains("could not be read")));
    assert!(patient.core.events().iter().any(|event| event.to_json() == json), "word for word");
}

// ---- random walks ----

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
    match dice.below(28) {
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
        25 => Command::SetRegion { region: text(dice) },
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
        static CONTENT: &'static Content = Box::leak(Box::new(content()));
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

#[test]
fn an_event_that_fits_nothing_changes_nothing_but_the_clock() {
    let strange = [
        Event::Answered {
            run: 7,
            question: "breathless".to_owned(),
            answer: Answer::Choice("yes".to_owned()),
            via: aftercare_core::journey::Via::Row,
        },
        Event::CheckInOpened { run: 1, check_in: "h24".to_owned() },
        Event::CheckInFinished { run: 3 },
        Event::EmergencyClosed { how: Closing::Seen },
        Event::EmergencyReached { reached: Reached::No },
        Event::FlagCardSeen { choice: "call".to_owned() },
        Event::WorriedAnyway { run: 1 },
        Event::SeenAnswered { run: 1, seen: true },
        Event::RemindersShown { shown: Vec::new() },
    ];
    for event in strange {
        let now = moment(hours(1.0));
        let care = evolve(Care::default(), &Recorded::now(event.clone(), &now));
        assert_eq!(care, Care { last_at: Some(now.at), ..Care::default() }, "{event:?}");
        assert_eq!(resume(content_once(), &care, &now), Route::Welcome);
    }
}
