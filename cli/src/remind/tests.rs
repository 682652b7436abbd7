//! Whole courses on a real journal, with a clock, a waiter and a bell that tests move.

use std::path::PathBuf;
use std::time::Duration;

use aftercare_bindings::{CareEngine, Output};
use aftercare_core::content::Content;
use aftercare_core::handout;
use aftercare_core::journey::reminders::Reminder;
use aftercare_core::journey::{Closing, Command, FieldName};
use aftercare_core::schedule::ReminderKind;
use aftercare_core::screen::Device;
use aftercare_core::session::{Place, Session, Side};
use aftercare_core::time::{DAY_MS, HOUR_MS, MINUTE_MS, Moment, Timestamp, Zone};
use aftercare_core::triage::Answer;
use tempfile::TempDir;

use super::{Bell, Keeper, Queue, Time, keep};
use crate::data::Folder;

/// 2026-03-10T14:30:00Z.
const ENDED_AT: Timestamp = Timestamp(1_773_153_000_000);

/// The clock of a computer: it moves when somebody waits, and a little more than asked for.
struct FakeTime {
    now: Timestamp,
    until: Timestamp,
    zone: Zone,
}

impl Time for FakeTime {
    fn now(&mut self) -> Moment {
        Moment { at: self.now, zone: self.zone.clone() }
    }

    fn wait(&mut self, at_most: Duration) -> bool {
        let ms = i64::try_from(at_most.as_millis()).unwrap() + 40;
        let on = self.now.plus_ms(ms) < self.until;
        self.now = self.now.plus_ms(ms).min(self.until);
        on
    }
}

#[derive(Default)]
struct FakeBell {
    rung: Vec<(String, Timestamp)>,
    broken: bool,
}

impl Bell for FakeBell {
    fn ring(&mut self, reminder: &Reminder, now: &Moment, _: Option<&str>) -> bool {
        if !self.broken {
            self.rung.push((reminder.id.clone(), now.at));
        }
        !self.broken
    }
}

/// A computer with a patient's folder on it.
struct Computer {
    folder: TempDir,
    bell: FakeBell,
    now: Timestamp,
    zone: Zone,
}

/// The patient's window: nobody else gets at the journal while it is open.
struct Window {
    engine: CareEngine,
    queue: Queue,
    _folder: Folder,
}

impl Window {
    fn does(&self, command: &Command, at: Timestamp) -> Output {
        let output = self.engine.dispatch(command, &moment(at)).unwrap();
        assert_eq!(output.screen.frame().notices, Vec::<String>::new(), "{command:?}");
        self.queue.keep_plan(&output.reminders).unwrap();
        output
    }

    /// Yes to the question that is asked first, which is the worst.
    fn says_yes(&self, run: u32, at: Timestamp) {
        let question = Content::shipped().unwrap().protocol.questions[0].id.clone();
        let command = Command::Answer { run, question, answer: Answer::Choice("yes".to_owned()) };
        assert_eq!(self.does(&command, at).screen.tag(), "emergency");
    }
}

impl Computer {
    /// A session of the leg was taken in a quarter of an hour after it.
    fn with_session() -> Self {
        let now = hours(0.25);
        let computer =
            Self { folder: tempfile::tempdir().unwrap(), bell: FakeBell::default(), now, zone: Zone::utc() };
        let content = Content::shipped().unwrap();
        let session = Session {
            id: Some("00112233445566aa".to_owned()),
            technique: "dry_needling".to_owned(),
            ended_at: ENDED_AT,
            places: vec![Place { region: "leg".to_owned(), side: Side::Left }],
            risks: Vec::new(),
            pain_before: Some(4),
            practice_name: None,
            practice_phone: None,
        };
        let text = handout::to_code(&handout::encode(&content.codes, &session).unwrap());
        let window = computer.window();
        window.does(&Command::Fill { field: FieldName::Code, text }, now);
        assert_eq!(window.does(&Command::AcceptSession, now).reminders.len(), 12);
        computer
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn queue(&self) -> Queue {
        Queue::of(&self.data())
    }

    fn window(&self) -> Window {
        let folder = Folder::open(self.data()).unwrap();
        let engine = CareEngine::open(folder.journal(), folder.key(), device(), &moment(self.now)).unwrap();
        Window { engine, queue: self.queue(), _folder: folder }
    }

    fn plan(&self) -> Vec<Reminder> {
        self.window().engine.refresh(&device(), &moment(self.now)).unwrap().reminders
    }

    /// `aftercare remind` runs until then.
    fn rings_until(&mut self, until: Timestamp) {
        let queue = self.queue();
        let held = queue.hold().unwrap();
        assert!(held.is_some());
        let mut keeper = Keeper::new(self.data(), device(), &queue);
        let mut time = FakeTime { now: self.now, until, zone: self.zone.clone() };
        keep(&mut keeper, &mut time, &mut self.bell, |_, _| Ok(())).unwrap();
        self.now = time.now;
    }

    /// The ids that rang.
    fn rung(&self) -> Vec<&str> {
        self.bell.rung.iter().map(|(id, _)| id.as_str()).collect()
    }

    /// The patient answers the check-in that is open now, all well.
    fn answers(&self, run: u32, check_in: &str) {
        let content = Content::shipped().unwrap();
        let window = self.window();
        window.does(&Command::OpenCheckIn { check_in: check_in.to_owned() }, self.now);
        for question in &content.protocol.questions {
            let answer = content.protocol.harmless(&question.id).unwrap_or(Answer::Scale(0));
            let command = Command::Answer { run, question: question.id.clone(), answer };
            window.engine.dispatch(&command, &moment(self.now)).unwrap();
        }
        for group in 0..6 {
            window.engine.dispatch(&Command::NextGroup { run, group }, &moment(self.now)).unwrap();
        }
        let left = window.engine.refresh(&device(), &moment(self.now)).unwrap().reminders;
        assert!(left.iter().all(|reminder| reminder.check_in.as_deref() != Some(check_in)), "{left:?}");
    }
}

fn moment(at: Timestamp) -> Moment {
    Moment { at, zone: Zone::utc() }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss)] // hours of a course
fn hours(hours: f64) -> Timestamp {
    ENDED_AT.plus_ms((hours * HOUR_MS as f64) as i64)
}

fn device() -> Device {
    Device {
        languages: vec!["en-GB".to_owned()],
        region: "GB".to_owned(),
        hour24: true,
        app_version: "0.1.0".to_owned(),
    }
}

#[test]
fn given_a_course_then_every_reminder_rings_once_at_its_time() {
    let mut computer = Computer::with_session();
    let plan = computer.plan();
    computer.rings_until(ENDED_AT.plus_ms(15 * DAY_MS));
    let planned: Vec<&str> = plan.iter().map(|reminder| reminder.id.as_str()).collect();
    assert_eq!(computer.rung(), planned);
    for (reminder, (id, at)) in plan.iter().zip(&computer.bell.rung) {
        assert!((0..=1000).contains(&at.since(reminder.at)), "{id} rang {} ms late", at.since(reminder.at));
    }
    assert_eq!(computer.plan(), []);
}

#[test]
fn given_an_answered_check_in_then_it_rings_no_more() {
    let mut computer = Computer::with_session();
    computer.rings_until(hours(24.5));
    computer.answers(1, "h24");
    computer.rings_until(hours(40.0));
    assert_eq!(computer.rung(), ["1/h24.due"]);
}

#[test]
fn given_a_computer_that_was_off_over_the_due_time_then_it_catches_up_once() {
    let mut computer = Computer::with_session();
    computer.rings_until(hours(20.0));
    // Off for more than a day: h24 has closed, h48 is open since its due time.
    computer.now = hours(49.5);
    computer.rings_until(hours(50.5));
    assert_eq!(computer.bell.rung, [("1/h48.catch_up".to_owned(), hours(49.5))]);
    computer.rings_until(hours(65.0));
    assert_eq!(computer.rung(), ["1/h48.catch_up", "1/h48.nudge1", "1/h48.nudge2"]);
}

#[test]
fn given_a_computer_that_slept_while_it_ran_then_it_catches_up_once() {
    let mut computer = Computer::with_session();
    let queue = computer.queue();
    let _held = queue.hold().unwrap();
    let mut keeper = Keeper::new(computer.data(), device(), &queue);
    let mut bell = FakeBell::default();
    for at in [hours(20.0), hours(27.5), hours(27.52), hours(28.0)] {
        keeper.tick(&moment(at), &mut bell).unwrap();
    }
    assert_eq!(bell.rung, [("1/h24.catch_up".to_owned(), hours(27.5))]);
    computer.now = hours(28.0);
    assert!(computer.plan().iter().all(|reminder| reminder.kind != ReminderKind::CatchUp));
}

#[test]
fn given_a_process_that_is_started_anew_every_minute_then_nothing_is_lost_or_rings_twice() {
    let mut computer = Computer::with_session();
    let planned: Vec<String> = computer.plan().into_iter().map(|reminder| reminder.id).take(3).collect();
    let (mut at, mut bell) = (hours(23.5).plus_ms(7_000), FakeBell::default());
    while at < hours(40.0) {
        let queue = computer.queue();
        let _held = queue.hold().unwrap();
        Keeper::new(computer.data(), device(), &queue).tick(&moment(at), &mut bell).unwrap();
        at = at.plus_ms(MINUTE_MS);
    }
    computer.bell = bell;
    assert_eq!(computer.rung(), planned);
}

#[test]
fn given_an_open_window_at_the_due_time_then_it_rings_by_the_plan_kept_and_reports_later() {
    let mut computer = Computer::with_session();
    computer.rings_until(hours(23.9));
    let window = computer.window();
    computer.rings_until(hours(24.2));
    assert_eq!(computer.rung(), ["1/h24.due"]);
    // What is planned for it in the window meanwhile is the same reminder once more.
    let output = window.engine.refresh(&device(), &moment(computer.now)).unwrap();
    assert_eq!(output.reminders[0].id, "1/h24.catch_up");
    computer.queue().keep_plan(&output.reminders).unwrap();
    computer.rings_until(hours(24.3));
    drop(window);
    computer.rings_until(hours(24.4));
    assert_eq!(computer.rung(), ["1/h24.due"]);
    assert_eq!(computer.plan()[0].id, "1/h24.nudge1");
    assert!(computer.queue().rung().iter().all(|rung| rung.reported));
}

#[test]
fn given_an_emergency_in_an_open_window_then_its_repeats_ring_even_in_quiet_hours() {
    let mut computer = Computer::with_session();
    // 23:30, quiet since 22:00.
    computer.rings_until(hours(33.0));
    computer.bell.rung.clear();
    let raised = computer.now;
    let window = computer.window();
    let opened = window.does(&Command::OpenCheckIn { check_in: "now".to_owned() }, raised);
    assert_eq!(opened.screen.tag(), "check_in");
    window.says_yes(1, raised);
    computer.rings_until(raised.plus_ms(11 * MINUTE_MS));
    assert_eq!(computer.rung(), ["1/emergency.1.10"]);
    drop(window);
    computer.rings_until(raised.plus_ms(2 * HOUR_MS));
    assert_eq!(computer.rung(), ["1/emergency.1.10", "1/emergency.1.20", "1/emergency.1.60"]);
    for ((_, at), minutes) in computer.bell.rung.iter().zip([10, 20, 60]) {
        assert!((0..=1000).contains(&at.since(raised.plus_ms(minutes * MINUTE_MS))), "{minutes}");
    }
}

#[test]
fn given_an_emergency_that_is_closed_then_it_rings_no_more_and_after_a_sleep_an_open_one_rings_once() {
    let mut computer = Computer::with_session();
    computer.rings_until(hours(1.0));
    let raised = computer.now;
    let window = computer.window();
    window.does(&Command::OpenCheckIn { check_in: "now".to_owned() }, raised);
    window.says_yes(1, raised);
    drop(window);
    computer.rings_until(raised.plus_ms(MINUTE_MS));
    computer.now = raised.plus_ms(25 * MINUTE_MS);
    computer.rings_until(raised.plus_ms(30 * MINUTE_MS));
    assert_eq!(computer.bell.rung, [("1/emergency.1.20".to_owned(), raised.plus_ms(25 * MINUTE_MS))]);
    computer.window().does(&Command::CloseEmergency { how: Closing::Seen }, computer.now);
    computer.rings_until(raised.plus_ms(3 * HOUR_MS));
    assert_eq!(computer.bell.rung.len(), 1);
}

#[test]
fn given_an_emergency_closed_behind_the_back_of_the_kept_plan_then_the_journal_is_believed() {
    let mut computer = Computer::with_session();
    computer.rings_until(hours(1.0));
    let raised = computer.now;
    let window = computer.window();
    window.does(&Command::OpenCheckIn { check_in: "now".to_owned() }, raised);
    window.says_yes(1, raised);
    let closing = Command::CloseEmergency { how: Closing::OnTheWay };
    window.engine.dispatch(&closing, &moment(raised.plus_ms(MINUTE_MS))).unwrap();
    drop(window);
    assert_eq!(computer.queue().plan()[0].id, "1/emergency.1.10");
    computer.now = raised.plus_ms(25 * MINUTE_MS);
    computer.rings_until(raised.plus_ms(2 * HOUR_MS));
    assert_eq!(computer.rung(), Vec::<&str>::new());
}

#[test]
fn given_a_clock_that_jumps_then_the_plan_follows_it() {
    let mut computer = Computer::with_session();
    computer.rings_until(hours(10.0));
    // Five hours back, then on: nothing is early, nothing is lost.
    computer.now = hours(5.0);
    computer.rings_until(hours(23.9));
    assert_eq!(computer.rung(), Vec::<&str>::new());
    // Half an hour forward over the due time.
    computer.now = hours(24.5);
    computer.rings_until(hours(24.6));
    assert_eq!(computer.bell.rung, [("1/h24.catch_up".to_owned(), hours(24.5))]);
}

#[test]
fn given_a_journey_to_another_zone_then_quiet_hours_follow_its_clock() {
    let mut computer = Computer::with_session();
    computer.rings_until(hours(20.0));
    computer.zone = Zone { id: "Australia/Brisbane".to_owned(), offset_s: 10 * 3600, changes: Vec::new() };
    computer.rings_until(hours(25.0));
    // 24 hours after the session it is half past midnight there: 21:30 before that.
    let (id, at) = computer.bell.rung.first().unwrap();
    assert_eq!((id.as_str(), at.since(hours(21.0)) / 1000), ("1/h24.due", 0));
    assert_eq!(computer.bell.rung.len(), 1);
}

#[test]
fn given_a_bell_that_nobody_hears_then_it_is_tried_again_and_not_reported() {
    let mut computer = Computer::with_session();
    computer.bell.broken = true;
    computer.rings_until(hours(24.1));
    assert_eq!(computer.queue().rung(), []);
    computer.bell.broken = false;
    computer.rings_until(hours(24.3));
    assert_eq!(computer.rung(), ["1/h24.catch_up"]);
}

#[test]
fn given_a_second_process_then_only_the_first_may_ring() {
    let computer = Computer::with_session();
    let queue = computer.queue();
    let held = queue.hold().unwrap();
    assert!(held.is_some() && queue.hold().unwrap().is_none());
    drop(held);
    assert!(queue.hold().unwrap().is_some());
}

#[test]
fn given_an_erased_course_then_nothing_of_it_rings_or_stays() {
    let mut computer = Computer::with_session();
    computer.rings_until(hours(24.1));
    assert!(!computer.queue().plan().is_empty() && !computer.queue().rung().is_empty());
    let mut folder = Folder::open(computer.data()).unwrap();
    folder.renew().unwrap();
    drop(folder);
    assert!(computer.queue().plan().is_empty() && computer.queue().rung().is_empty());
    computer.rings_until(hours(70.0));
    assert_eq!(computer.rung(), ["1/h24.due"]);
}
