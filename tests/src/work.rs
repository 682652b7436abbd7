//! The pieces of work that budgets are set for, made once and then done as often as asked: the same
//! for the timed benchmarks and for counting instructions.

use std::path::{Path, PathBuf};

use aftercare_bindings::CareEngine;
use aftercare_core::content::Content;
use aftercare_core::handout;
use aftercare_core::journey::reminders::{Reminder, reminders};
use aftercare_core::journey::{
    Care, Closing, Command, Destination, Event, FieldName, Recorded, Route, Via, decide, evolve,
};
use aftercare_core::schedule::{PlanInput, plan};
use aftercare_core::screen::{Device, Saving, Screen, View, screen};
use aftercare_core::session::{Place, Session, Side};
use aftercare_core::time::{HOUR_MS, Moment, Timestamp, Zone};
use aftercare_core::triage::{Answer, Assessment, Case, Facts, GivenAnswer, assess};
use aftercare_journal::{Journal, Opening};

/// The key of every journal made here.
pub const KEY: [u8; 32] = [7; 32];
const START: Timestamp = Timestamp(1_773_155_400_000);

/// A content with a whole `h24` case whose every rule has something to look at.
#[derive(Debug)]
pub struct Work {
    content: Content,
    facts: Facts,
    input: PlanInput,
    care: Care,
    route: Route,
}

impl Work {
    /// Loads the content and prepares the inputs.
    ///
    /// # Panics
    /// When the content of this build does not load.
    #[must_use]
    pub fn new() -> Self {
        let content = Content::shipped().unwrap_or_else(|faults| unreachable!("{faults}"));
        let answers = content.protocol.questions.iter().filter_map(|question| {
            let answer = match question.harmless() {
                Some(choice) => Answer::Choice(choice.to_owned()),
                None => Answer::Scale(5),
            };
            let asked = question.ask_at.iter().any(|id| id == "h24");
            asked.then(|| GivenAnswer { question: question.id.clone(), answer })
        });
        let case = Case {
            hours: 24.5,
            regions: vec!["upper_back".to_owned(), "shoulder".to_owned()],
            risks: vec!["blood_thinner".to_owned()],
            pain_before: Some(4),
            check_in: "h24".to_owned(),
            answers: answers.collect(),
            previous_unanswered: 0,
        };
        let facts = Facts::lenient(&content.protocol, &case);
        let input = PlanInput {
            ended_at: START,
            now: moment(1),
            regions: vec!["upper_back".to_owned()],
            answered: Vec::new(),
            shown: Vec::new(),
            quiet: Some(content.timing.default_quiet),
            later: None,
            test_at: None,
            emergency_since: None,
        };
        let (care, route) = open_check_in(&content);
        Self { content, facts, input, care, route }
    }

    /// One assessment of a whole check-in.
    #[must_use]
    pub fn assess(&self) -> Assessment {
        assess(&self.content.protocol, &self.facts)
    }

    /// One plan of a full course.
    #[must_use]
    pub fn plan(&self) -> usize {
        plan(&self.content.timing, &self.input).len()
    }

    /// One answer of an open check-in, from the command to the next screen and the whole plan: what the
    /// engine does for it but the journal.
    ///
    /// # Panics
    /// When the answer is refused.
    #[must_use]
    pub fn answer(&self) -> (Screen, Vec<Reminder>) {
        let answer = Answer::Choice("no".to_owned());
        let command = Command::Answer { run: 1, question: "breathless".to_owned(), answer };
        let decision = decide(&self.content, &self.care, &self.route, &command, &moment(24))
            .unwrap_or_else(|refusal| unreachable!("{refusal}"));
        let care = decision.events.iter().fold(self.care.clone(), evolve);
        self.draw(&care, &decision.route)
    }

    /// The same check-in drawn again, with the whole plan.
    #[must_use]
    pub fn redraw(&self) -> (Screen, Vec<Reminder>) {
        self.draw(&self.care, &self.route)
    }

    fn draw(&self, care: &Care, route: &Route) -> (Screen, Vec<Reminder>) {
        let (content, device, now) = (&self.content, device(), moment(24));
        let view = View {
            content,
            care,
            route,
            moment: &now,
            device: &device,
            saving: &Saving::Saved,
            reminder_trouble: &[],
            refusal: None,
        };
        (screen(&view), reminders(content, care, &now, &device.languages))
    }
}

impl Default for Work {
    fn default() -> Self {
        Self::new()
    }
}

/// A day after a session, with its check-in open.
fn open_check_in(content: &Content) -> (Care, Route) {
    let events = [
        Event::SessionAccepted { session: treated(), from_code: true },
        Event::CheckInOpened { run: 1, check_in: "h24".to_owned() },
    ];
    let care = events
        .into_iter()
        .map(|event| Recorded::now(event, &moment(24)))
        .fold(Care::default(), |care, record| evolve(care, &record));
    let command = Command::OpenCheckIn { check_in: "h24".to_owned() };
    let opened = decide(content, &care, &Route::Home, &command, &moment(24));
    (care, opened.unwrap_or_else(|refusal| unreachable!("{refusal}")).route)
}

fn moment(hours: i64) -> Moment {
    Moment { at: START.plus_ms(hours * HOUR_MS), zone: Zone::utc() }
}

/// The device that the engine is opened for.
#[must_use]
pub fn device() -> Device {
    Device {
        languages: vec!["en".to_owned()],
        region: "GB".to_owned(),
        hour24: true,
        app_version: "bench".to_owned(),
    }
}

/// A journal of a session, a check-in and so many events in all, in `directory`.
///
/// # Errors
/// What the journal says when it cannot be made.
pub fn fill(directory: &Path, events: usize) -> Result<(), String> {
    let mut all = vec![
        Event::SessionAccepted { session: treated(), from_code: true },
        Event::CheckInOpened { run: 1, check_in: "h24".to_owned() },
    ];
    let pain = |value: usize| Answer::Scale(u8::try_from(value % 11).unwrap_or_default());
    all.extend((all.len()..events).map(|value| Event::Answered {
        run: 1,
        question: "pain_now".to_owned(),
        answer: pain(value),
        via: Via::Row,
    }));
    let texts: Vec<String> =
        all.into_iter().map(|event| Recorded::now(event, &moment(24)).to_json()).collect();
    open(directory)?.append(&texts).map_err(|error| error.to_string())
}

/// Opens the journal alone.
///
/// # Errors
/// What the journal says when it cannot be opened.
pub fn open(directory: &Path) -> Result<Journal, String> {
    match aftercare_journal::open(directory, Some(&KEY)) {
        Ok(Opening::Ready { journal, .. }) => Ok(journal),
        Ok(Opening::Trouble { cause, .. }) => Err(cause.to_string()),
        Err(error) => Err(error.to_string()),
    }
}

/// Opens the engine: content, journal, and every event folded.
///
/// # Errors
/// What the engine says when it cannot be opened.
pub fn open_engine(directory: PathBuf) -> Result<CareEngine, String> {
    CareEngine::open(directory, Some(KEY.to_vec()), device(), &moment(25)).map_err(|error| error.to_string())
}

/// A whole journey with its journal: a code, five check-ins with every question answered, a red flag with its
/// prompt, and the long screens. Gives how many screens were drawn.
///
/// # Errors
/// What the engine says, or where the journey did not go on.
pub fn journey(directory: PathBuf) -> Result<u32, String> {
    let content = Content::shipped().map_err(|faults| faults.to_string())?;
    let bytes = handout::encode(&content.codes, &treated()).map_err(|fault| format!("{fault:?}"))?;
    let code = handout::to_code(&bytes);
    drop(content);
    let open = |hours| {
        CareEngine::open(directory.clone(), Some(KEY.to_vec()), device(), &moment(hours))
            .map_err(|error| error.to_string())
    };
    let mut drawn = 0;
    let mut send = |engine: &CareEngine, hours: i64, command: &Command| -> Result<Screen, String> {
        drawn += 1;
        engine
            .dispatch(command, &moment(hours))
            .map(|output| output.screen)
            .map_err(|error| error.to_string())
    };
    let go = |to| Command::Go { to };
    let engine = open(0)?;
    for command in [
        Command::Fill { field: FieldName::Code, text: code },
        Command::AcceptSession,
        Command::AnswerTeachBack { choice: "call".to_owned() },
        go(Destination::Home),
    ] {
        send(&engine, 0, &command)?;
    }
    drop(engine);
    for (check_in, hours) in [("h6", 6), ("h24", 24), ("h48", 48), ("h72", 72), ("d7", 168)] {
        // Each reminder finds the app killed.
        let engine = open(hours)?;
        send(&engine, hours, &Command::AppOpened)?;
        let mut screen = send(&engine, hours, &Command::OpenCheckIn { check_in: check_in.to_owned() })?;
        while let Screen::CheckIn(page) = &screen {
            let chosen = |row: &&aftercare_core::screen::Row| {
                row.options.iter().all(|option| option.strength != aftercare_core::screen::Strength::Chosen)
            };
            let first_open = page.rows.iter().find(chosen).and_then(|row| row.options.get(1));
            let button = page.none_of_these.as_ref().or(first_open).or(page.next.as_ref());
            screen = send(&engine, hours, &button.ok_or("a check-in without a way on")?.command.clone())?;
        }
        for to in [Destination::History, Destination::Card, Destination::Dates, Destination::Home] {
            send(&engine, hours, &go(to))?;
        }
    }
    let engine = open(170)?;
    let screen = send(&engine, 170, &Command::OpenCheckIn { check_in: "now".to_owned() })?;
    let Screen::CheckIn(page) = &screen else { return Err("no check-in".to_owned()) };
    let yes = page.rows.first().and_then(|row| row.options.first()).ok_or("no answer")?;
    let screen = send(&engine, 170, &yes.command)?;
    if !matches!(screen, Screen::Emergency(_)) {
        return Err("no prompt".to_owned());
    }
    for command in [
        go(Destination::Card),
        Command::CloseEmergency { how: Closing::Seen },
        go(Destination::History),
        go(Destination::About),
    ] {
        send(&engine, 170, &command)?;
    }
    Ok(drawn)
}

fn treated() -> Session {
    Session {
        id: Some("0123456789abcdef".to_owned()),
        technique: "dry_needling".to_owned(),
        ended_at: START,
        places: vec![Place { region: "upper_back".to_owned(), side: Side::Left }],
        risks: Vec::new(),
        pain_before: None,
        practice_name: None,
        practice_phone: None,
    }
}

/// One event as the journal stores it.
#[must_use]
pub fn one_event() -> String {
    let event = Event::Answered {
        run: 1,
        question: "breathless".to_owned(),
        answer: Answer::Choice("no".to_owned()),
        via: Via::NoneOfThese,
    };
    Recorded::now(event, &moment(24)).to_json()
}
