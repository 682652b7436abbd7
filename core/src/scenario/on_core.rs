//! The core alone as a player: what a shell does, without a journal.

use super::play::{Player, Shown, TellingNow};
use crate::content::Content;
use crate::journey::reminders::reminders;
use crate::journey::{Care, Command, Event, Recorded, Refusal, Route, clock_jump, decide, evolve, resume};
use crate::screen::{Device, Saving, View, screen};
use crate::time::{Moment, Timestamp};

/// Care, route and every event so far.
#[derive(Clone, Debug)]
pub struct OnCore<'a> {
    content: &'a Content,
    device: Device,
    care: Care,
    route: Route,
    reminder_trouble: Vec<String>,
    events: Vec<Recorded>,
    last_seen: Timestamp,
    /// How many ids were given; here they count, where the engine's are random.
    ids: u64,
    storage_full: bool,
    /// How many of the last events could not be saved yet.
    held: u32,
}

impl<'a> OnCore<'a> {
    /// An app that was never used.
    #[must_use]
    pub fn new(content: &'a Content, device: Device, now: &Moment) -> Self {
        Self::reopened(content, device, now, Vec::new())
    }

    /// An app that was killed after these events.
    #[must_use]
    pub fn reopened(content: &'a Content, device: Device, now: &Moment, events: Vec<Recorded>) -> Self {
        let care = events.iter().fold(Care::default(), evolve);
        let route = resume(content, &care, now);
        let last_seen = care.last_at.unwrap_or(now.at);
        Self {
            content,
            device,
            care,
            route,
            reminder_trouble: Vec::new(),
            events,
            last_seen,
            storage_full: false,
            held: 0,
            ids: 0,
        }
    }

    /// What is known.
    #[must_use]
    pub fn care(&self) -> &Care {
        &self.care
    }

    /// Which screen is open.
    #[must_use]
    pub fn route(&self) -> &Route {
        &self.route
    }

    /// Every event so far.
    #[must_use]
    pub fn events(&self) -> &[Recorded] {
        &self.events
    }

    /// Draws what is open now, with a refusal if there was one.
    #[must_use]
    pub fn shown(&self, moment: &Moment, refusal: Option<&Refusal>) -> Shown {
        let saving = self.saving();
        let view = View {
            content: self.content,
            care: &self.care,
            route: &self.route,
            moment,
            device: &self.device,
            saving: &saving,
            reminder_trouble: &self.reminder_trouble,
            refusal,
        };
        Shown {
            screen: screen(&view),
            reminders: reminders(self.content, &self.care, moment, &self.device.languages),
            saved: saving == Saving::Saved,
            told: Some(self.told()),
        }
    }

    fn saving(&self) -> Saving {
        // What a real storage says is on a page of its own, which a scenario cannot compare.
        if self.held == 0 { Saving::Saved } else { Saving::Held { held: self.held, detail: String::new() } }
    }

    fn told(&self) -> TellingNow {
        let told = self.events.iter().rev().find_map(|record| match &record.event {
            Event::Assessed { level, rules, .. } => Some((*level, rules)),
            _ => None,
        });
        let open = self.care.open_emergency();
        TellingNow {
            level: told.and_then(|(level, _)| level),
            reasons: match open {
                Some(open) => open.reasons.clone(),
                None => told.map(|(_, rules)| rules.clone()).unwrap_or_default(),
            },
            emergency: open.is_some(),
        }
    }

    fn take_in(&mut self, records: Vec<Recorded>) {
        for record in &records {
            self.care = evolve(std::mem::take(&mut self.care), record);
        }
        if self.storage_full {
            self.held = self.held.saturating_add(u32::try_from(records.len()).unwrap_or(u32::MAX));
        }
        self.events.extend(records);
    }

    /// What every call begins with: what is held is saved, and a clock that was put back is noted.
    fn begin(&mut self, moment: &Moment) {
        self.held = if self.storage_full { self.held } else { 0 };
        let jump = clock_jump(&self.care, self.last_seen, moment);
        self.last_seen = moment.at;
        self.take_in(jump.into_iter().collect());
    }

    /// Carries out a command; says why not when it is refused.
    pub fn carry_out(&mut self, command: &Command, moment: &Moment) -> Option<Refusal> {
        self.begin(moment);
        if self.held > 0 && matches!(command, Command::AcceptSession | Command::ConfirmErase) {
            return Some(Refusal::NotWhileUnsaved);
        }
        match decide(self.content, &self.care, &self.route, command, moment) {
            Err(refusal) => Some(refusal),
            Ok(decision) => {
                if decision.erase {
                    self.care = Care::default();
                    self.events.clear();
                }
                self.take_in(decision.events);
                self.route = decision.route;
                if self.route.needs_session_id() {
                    self.ids = self.ids.saturating_add(1);
                    self.route.set_session_id(format!("{:016x}", self.ids));
                }
                if let Some(trouble) = decision.reminder_trouble {
                    self.reminder_trouble = trouble;
                }
                None
            }
        }
    }
}

impl Player for OnCore<'_> {
    fn dispatch(&mut self, command: &Command, moment: &Moment) -> Result<Shown, String> {
        let refusal = self.carry_out(command, moment);
        Ok(self.shown(moment, refusal.as_ref()))
    }

    fn refresh(&mut self, device: &Device, moment: &Moment) -> Result<Shown, String> {
        self.device.clone_from(device);
        self.begin(moment);
        Ok(self.shown(moment, None))
    }

    fn fill_storage(&mut self, full: bool) -> Result<(), String> {
        self.storage_full = full;
        Ok(())
    }
}
