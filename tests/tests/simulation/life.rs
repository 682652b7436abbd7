//! One life: a person, a phone and an app, step by step, with every law looked at after each.

use std::borrow::Cow;
use std::collections::BTreeMap;

use aftercare_core::content::Content;
use aftercare_core::journey::{Care, Command, Destination, Event, Refusal, Route, resume};
use aftercare_core::scenario::{OnCore, Shown};
use aftercare_core::screen::{Device, Screen};
use aftercare_core::time::{HOUR_MS, MINUTE_MS, Moment};
use aftercare_tests::naive::Random;

use crate::laws::{LAWS, Step, fold_again};
use crate::person::{Person, red_flag};
use crate::phone::Phone;

/// The longest life; most end before, two weeks after their last session.
const STEPS: usize = 120;

/// What a life is lived on: the core alone, or the engine with its files.
pub(crate) trait App {
    /// What is known, as the core alone knows it.
    fn core(&self) -> &OnCore<'_>;
    /// Carries out a command, or only draws again.
    fn does(&mut self, command: Option<&Command>, now: &Moment) -> Result<(Shown, Option<Refusal>), String>;
    /// The process dies and the app is started again; gives how many events are left.
    fn dies(&mut self, now: &Moment) -> Result<usize, String>;
    /// Storage fails, or works again.
    fn disturb(&mut self) -> Result<(), String>;
    /// Whether a command would be lost for a reason that is none of the laws' business.
    fn cannot(&self, _: &Command) -> bool {
        false
    }
}

/// How often what happened.
pub(crate) type Tally = BTreeMap<String, u64>;

/// What a device is like.
pub(crate) fn device(dice: &mut Random) -> Device {
    let (language, region) = [("en-GB", "GB"), ("es-MX", "MX"), ("en-US", "US"), ("fr", "FR")][dice.below(4)];
    Device {
        languages: vec![language.to_owned()],
        region: region.to_owned(),
        hour24: dice.permille(500),
        app_version: "1".to_owned(),
    }
}

pub(crate) struct Life<'a, A> {
    content: &'a Content,
    app: A,
    device: Device,
    dice: Random,
    phone: Phone,
    person: Person,
    read_again: Care,
    screen: Screen,
    /// Commands sent before, for taps that come late.
    sent: Vec<Command>,
    tally: Tally,
    /// Every step is printed, for a life that is looked at.
    is_told: bool,
}

impl<'a, A: App> Life<'a, A> {
    pub(crate) fn new(content: &'a Content, seed: u64, app: impl FnOnce(&Device, &Moment) -> A) -> Self {
        let mut dice = Random::new(seed);
        let phone = Phone::new(&mut dice);
        let device = device(&mut dice);
        let app = app(&device, &phone.now());
        let screen = app.core().shown(&phone.now(), None).screen;
        Self {
            content,
            person: Person::new(&mut dice),
            app,
            device,
            phone,
            read_again: Care::default(),
            screen,
            sent: Vec::new(),
            tally: Tally::new(),
            is_told: false,
            dice,
        }
    }

    /// The same; prints every step if that is wanted.
    pub(crate) fn told(mut self, is_told: bool) -> Self {
        self.is_told = is_told;
        self
    }

    /// Lives it to its end; gives what happened, or the step and the law that was broken.
    pub(crate) fn live(mut self) -> Result<Tally, String> {
        for step in 0..STEPS {
            if self.person.is_done(self.phone.time()) {
                self.count("courses lived to their end");
                break;
            }
            self.step().map_err(|wrong| format!("step {step}: {wrong}"))?;
        }
        self.count("lives");
        Ok(self.tally)
    }

    fn count(&mut self, what: &str) {
        count(&mut self.tally, what);
    }

    fn step(&mut self) -> Result<(), String> {
        let seconds = i64::try_from(2 + self.dice.below(12)).unwrap();
        self.phone.pass(seconds * 1000, &mut self.dice);
        match self.dice.below(1000) {
            0..15 => self.is_killed(),
            15..25 => {
                let what = if self.phone.clock_is_right() { "clock put wrong" } else { "clock put right" };
                self.count(what);
                self.phone.jump(&mut self.dice);
                self.sends(None)
            }
            25..35 => {
                self.count("zone changed");
                self.phone.travel(&mut self.dice);
                self.sends(None)
            }
            35..50 => self.sends(None),
            50..65 => {
                self.count("tap lost");
                Ok(())
            }
            65..90 if !self.sent.is_empty() => {
                self.count("tap of an earlier screen");
                let late = self.sent[self.dice.below(self.sent.len())].clone();
                self.sends(Some(late))
            }
            90..120 => {
                let report = self.phone.report(&mut self.dice);
                match self.dice.below(4) {
                    0 => {
                        self.count("report lost");
                        Ok(())
                    }
                    1 => {
                        self.count("report twice");
                        self.sends(Some(report.clone()))?;
                        self.sends(Some(report))
                    }
                    _ => self.sends(Some(report)),
                }
            }
            120..126 => {
                self.count("red flag said somewhere");
                let (question, answer) = red_flag(&mut self.dice);
                let run = u32::try_from(self.dice.below(4)).unwrap() + 1;
                let said = match self.dice.below(2) {
                    0 => Command::Answer { run, question, answer },
                    _ => Command::CorrectAnswer { run, question, answer },
                };
                self.sends(Some(said))
            }
            126..140 => self.app.disturb().and_then(|()| self.sends(None)),
            _ => self.acts(),
        }
    }

    fn acts(&mut self) -> Result<(), String> {
        let pressed = self.person.presses(self.content, &mut self.dice, &self.screen, self.phone.time());
        let Some(command) = pressed else { return self.is_put_away() };
        if self.dice.permille(30) {
            self.count("tap twice");
            self.sends(Some(command.clone()))?;
        }
        self.sends(Some(command))
    }

    /// Until the next reminder, or for some hours.
    fn is_put_away(&mut self) -> Result<(), String> {
        let some =
            |dice: &mut Random, hours: usize| i64::try_from(dice.below(hours * 60)).unwrap() * MINUTE_MS;
        let ms = match (self.dice.below(10), self.phone.until_next()) {
            (0..8, Some(next)) => next.min(200 * HOUR_MS) + some(&mut self.dice, 2),
            (8, _) | (_, None) => some(&mut self.dice, 150),
            _ => some(&mut self.dice, 12),
        };
        self.phone.pass(ms, &mut self.dice);
        match self.dice.below(10) {
            0 => self.sends(None),
            1 => self.is_killed().and_then(|()| self.sends(Some(Command::AppOpened))),
            _ => self.sends(Some(Command::AppOpened)),
        }
    }

    fn is_killed(&mut self) -> Result<(), String> {
        self.count("killed");
        let now = self.phone.now();
        let (before, route) = (self.app.core().care().clone(), self.app.core().route().clone());
        let events = self.app.core().events().len();
        let left = self.app.dies(&now)?;
        if left < events {
            // What was never saved is gone, and the person saw that it was not saved.
            self.count("killed with something unsaved");
            self.read_again = fold_again(Care::default(), self.app.core().events());
        } else if self.app.core().care() != &before {
            return Err("another care after a new start".to_owned());
        }
        let opens = resume(self.content, self.app.core().care(), &now);
        if self.app.core().route() != &opens {
            return Err(format!("{route:?} opens again as {:?}", self.app.core().route()));
        }
        self.looks(None, true, self.app.core().care().clone(), left)
    }

    fn sends(&mut self, command: Option<Command>) -> Result<(), String> {
        let command = command.filter(|command| !self.app.cannot(command));
        let before = self.app.core().care().clone();
        let from = self.app.core().events().len();
        if let Some(command) = &command {
            if self.sent.len() == 12 {
                self.sent.remove(0);
            }
            self.sent.push(command.clone());
        }
        self.looks(command, false, before, from)
    }

    /// Does it, and looks at every law.
    fn looks(
        &mut self,
        command: Option<Command>,
        started: bool,
        before: Care,
        from: usize,
    ) -> Result<(), String> {
        let now = self.phone.now();
        let (shown, refusal) = self.app.does(command.as_ref(), &now)?;
        let erased = command == Some(Command::ConfirmErase) && refusal.is_none();
        let read_again = if erased { Care::default() } else { std::mem::take(&mut self.read_again) };
        let from = if erased { 0 } else { from };
        self.read_again = fold_again(read_again, &self.app.core().events()[from..]);
        let core = self.app.core();
        let step = Step {
            command,
            started,
            before,
            after: Cow::Borrowed(core.care()),
            new: &core.events()[from..],
            erased,
            now,
            shown,
            read_again: Cow::Borrowed(&self.read_again),
            languages: &self.device.languages,
        };
        if self.is_told {
            println!("{}", in_words(&step, core.route(), refusal.as_ref()));
        }
        let tally = &mut self.tally;
        count(tally, "steps");
        doings(&step, refusal.is_some()).into_iter().for_each(|what| count(tally, what));
        for (name, law) in LAWS {
            law(self.content, &step).map_err(|wrong| format!("{name}: {wrong}"))?;
        }
        if erased {
            self.sent.clear();
        }
        self.phone.take_plan(&step.shown.reminders, &mut self.dice);
        self.screen = step.shown.screen;
        Ok(())
    }
}

fn count(tally: &mut Tally, what: &str) {
    match tally.get_mut(what) {
        Some(count) => *count += 1,
        None => {
            tally.insert(what.to_owned(), 1);
        }
    }
}

fn in_words(step: &Step<'_>, route: &Route, refusal: Option<&Refusal>) -> String {
    let events: Vec<&Event> = step.new.iter().map(|record| &record.event).collect();
    format!(
        "{} {} {:?} -> {} ({route:?}) {refusal:?} {events:?}",
        step.now.at.0,
        step.now.zone.id,
        step.command,
        step.shown.screen.tag()
    )
}

/// What a step was, for the report.
fn doings(step: &Step<'_>, refused: bool) -> Vec<&'static str> {
    let mut what: Vec<&'static str> =
        step.new.iter().filter_map(|record| doing(step, &record.event)).collect();
    if refused {
        what.push("refused");
    }
    if step.erased {
        what.push("erased");
    }
    if step.command == (Some(Command::Go { to: Destination::Card })) && step.after.open_emergency().is_some()
    {
        what.push("card shown to the crew");
    }
    if !step.shown.saved {
        what.push("steps while nothing could be saved");
    }
    what
}

fn doing(step: &Step<'_>, event: &Event) -> Option<&'static str> {
    use aftercare_core::journey::Closing;
    use aftercare_core::triage::Level;
    Some(match event {
        Event::SessionAccepted { .. } if step.before.courses.is_empty() => "first session",
        Event::SessionAccepted { .. } => "further session",
        Event::Answered { .. } => match step.command {
            Some(Command::CorrectAnswer { .. }) => "corrected",
            _ => "answered",
        },
        Event::AnswersReopened { .. } => "asked again after a mistake",
        Event::Assessed { level, .. } => match level {
            None => "told nothing yet",
            Some(Level::SelfCare) => "told self_care",
            Some(Level::ContactTherapist) => "told contact_therapist",
            Some(Level::Urgent) => "told urgent",
            Some(Level::Emergency) => "told emergency",
        },
        Event::CheckInFinished { .. } => "finished a check-in",
        Event::WorriedAnyway { .. } => "worried anyway",
        Event::SeenAnswered { .. } => "asked if seen",
        Event::EmergencyRaised { .. } => "prompt raised",
        Event::EmergencyReasonsAdded { .. } => "further reason",
        Event::EmergencyCalled { .. } => "called",
        Event::EmergencyReached { .. } => "got through or not",
        Event::EmergencyClosed { how: Closing::Mistake } => "closed as a mistake",
        Event::EmergencyClosed { how: Closing::OnTheWay } => "closed, help on the way",
        Event::EmergencyClosed { how: Closing::Seen } => "closed, seen",
        Event::QuietHoursSet { .. } => "quiet hours set",
        Event::LanguageChosen { .. } => "language set",
        Event::RegionChosen { .. } => "country set",
        Event::LaterAsked { .. } => "remind me later",
        Event::TestAsked { .. } => "test reminder",
        Event::RemindersShown { .. } => "reminders noted as shown",
        Event::ClockJumped { .. } => "clock jump recorded",
        _ => return None,
    })
}
