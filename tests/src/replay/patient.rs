//! A patient on the core alone, for laws over many courses.

use aftercare_core::content::Content;
use aftercare_core::handout;
use aftercare_core::journey::{Command, Destination, FieldName, Recorded, Refusal, course};
use aftercare_core::scenario::{OnCore, Shown};
use aftercare_core::screen::{Act, Button, Device, Screen, steps};
use aftercare_core::session::{Place, Session, Side};
use aftercare_core::time::{HOUR_MS, Moment, Timestamp, Zone};
use aftercare_core::triage::{Answer, Level};

/// Every screen that can be asked for by name.
pub const DESTINATIONS: [Destination; 14] = [
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
    Destination::Therapist,
];

/// When the session of these tests ended: 2026-03-10T14:30:00Z.
pub const ENDED_AT: Timestamp = Timestamp(1_773_153_000_000);

/// A device in Great Britain.
#[must_use]
pub fn device() -> Device {
    Device {
        languages: vec!["en-GB".to_owned()],
        region: "GB".to_owned(),
        hour24: true,
        app_version: "0.1.0".to_owned(),
    }
}

/// An instant in UTC.
#[must_use]
pub fn moment(at: Timestamp) -> Moment {
    Moment { at, zone: Zone::utc() }
}

/// So many hours after the session; parts of a millisecond are cut off.
#[must_use]
#[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss)] // hours of a course
pub fn hours(hours: f64) -> Timestamp {
    ENDED_AT.plus_ms((hours * HOUR_MS as f64) as i64)
}

/// A session with these regions and risks.
#[must_use]
pub fn session(content: &Content, regions: &[&str], risks: &[&str]) -> Session {
    let side = |region: &str| match content.protocol.region(region) {
        Some(known) if known.sides => Side::Left,
        _ => Side::Centre,
    };
    Session {
        id: Some("00112233445566aa".to_owned()),
        technique: "dry_needling".to_owned(),
        ended_at: ENDED_AT,
        places: regions
            .iter()
            .map(|region| Place { region: (*region).to_owned(), side: side(region) })
            .collect(),
        risks: risks.iter().map(|risk| (*risk).to_owned()).collect(),
        pain_before: Some(4),
        practice_name: Some("Riverside Practice".to_owned()),
        practice_phone: Some("+44 20 7946 0000".to_owned()),
    }
}

/// The code that hands a session over; empty when it has none.
#[must_use]
pub fn code(content: &Content, session: &Session) -> String {
    handout::encode(&content.codes, session).map(|bytes| handout::to_code(&bytes)).unwrap_or_default()
}

/// The commands from the code to the home screen.
#[must_use]
pub fn beginning(content: &Content, session: &Session) -> Vec<Command> {
    vec![
        Command::Fill { field: FieldName::Code, text: code(content, session) },
        Command::AcceptSession,
        Command::AnswerTeachBack { choice: "call".to_owned() },
        Command::Go { to: Destination::Home },
    ]
}

/// A patient with a device.
#[derive(Clone, Debug)]
pub struct Patient<'a> {
    content: &'a Content,
    /// The app.
    pub core: OnCore<'a>,
    /// The device's clock.
    pub now: Moment,
}

impl<'a> Patient<'a> {
    /// A patient who took a session in a quarter of an hour after it.
    #[must_use]
    pub fn after(content: &'a Content, session: &Session) -> Self {
        let now = moment(ENDED_AT.plus_ms(HOUR_MS / 4));
        let mut patient = Self { content, core: OnCore::new(content, device(), &now), now };
        for command in beginning(content, session) {
            patient.gives(&command);
        }
        patient
    }

    /// Gives a command; says why it was refused.
    pub fn gives(&mut self, command: &Command) -> Option<Refusal> {
        self.core.carry_out(command, &self.now)
    }

    /// Opens the app at an instant.
    pub fn opens_at(&mut self, at: Timestamp) {
        self.now = moment(at);
        self.gives(&Command::AppOpened);
    }

    /// Opens a check-in and gives its run.
    pub fn opens(&mut self, check_in: &str) -> u32 {
        self.gives(&Command::OpenCheckIn { check_in: check_in.to_owned() });
        self.core.care().next_run().saturating_sub(1)
    }

    /// Answers a question of a run.
    pub fn answers(&mut self, run: u32, question: &str, answer: Answer) -> Option<Refusal> {
        self.gives(&Command::Answer { run, question: question.to_owned(), answer })
    }

    /// Answers with a choice or a flag.
    pub fn says(&mut self, run: u32, question: &str, answer: &str) -> Option<Refusal> {
        self.answers(run, question, Answer::Choice(answer.to_owned()))
    }

    /// Gives every question that the run asks its harmless answer, pain 0, but for those left out.
    pub fn answers_all_but(&mut self, run: u32, left_out: &[&str]) {
        loop {
            let Some((_, current)) = self.core.care().run(run) else { return };
            let asked = course::groups(self.content, self.core.care(), current);
            let open = asked
                .into_iter()
                .flatten()
                .find(|id| current.answer(id).is_none() && !left_out.contains(&id.as_str()));
            let Some(question) = open else { return };
            let answer = self.content.protocol.harmless(&question).unwrap_or(Answer::Scale(0));
            if self.answers(run, &question, answer).is_some() {
                return;
            }
        }
    }

    /// Comes to the end of a run.
    pub fn finishes(&mut self, run: u32) {
        let groups = self
            .core
            .care()
            .run(run)
            .map_or(0, |(_, current)| course::groups(self.content, self.core.care(), current).len());
        let group = u32::try_from(groups.saturating_sub(1)).unwrap_or(0);
        self.gives(&Command::NextGroup { run, group });
    }

    /// The app is killed; another is started from the events as they are written.
    pub fn is_killed(&mut self) {
        let events = self.core.events().iter().map(|event| Recorded::from_json(&event.to_json())).collect();
        self.core = OnCore::reopened(self.content, device(), &self.now, events);
    }

    /// The app is killed and updated; a version with other content is started from the events as they
    /// are written.
    pub fn is_updated(&mut self, content: &'a Content) {
        self.content = content;
        self.is_killed();
    }

    /// What there is now.
    #[must_use]
    pub fn shown(&self) -> Shown {
        self.core.shown(&self.now, None)
    }

    /// The screen now.
    #[must_use]
    pub fn screen(&self) -> Screen {
        self.shown().screen
    }

    /// Whether the emergency prompt is on screen.
    #[must_use]
    pub fn sees_emergency(&self) -> bool {
        matches!(self.screen(), Screen::Emergency(_))
    }

    /// The level last told in a run.
    #[must_use]
    pub fn level(&self, run: u32) -> Option<Level> {
        self.core.care().run(run).and_then(|(_, run)| run.level())
    }

    /// The buttons on screen.
    #[must_use]
    pub fn buttons(&self) -> Vec<Button> {
        let press = |step| match step {
            Act::Press(button) => Some(button),
            Act::Fill(_) => None,
        };
        steps(&self.screen()).into_iter().filter_map(press).collect()
    }
}
