//! The one object of the boundary.

use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use aftercare_core::content::Content;
use aftercare_core::journey::reminders::{Reminder, reminders};
use aftercare_core::journey::{
    Care, Command, Destination, Event, Recorded, Refusal, Route, clock_jump, decide, evolve, resume,
};
use aftercare_core::screen::{Device, Saving, Screen, View, screen};
use aftercare_core::time::{Moment, Timestamp};

use crate::error::{EngineError, OpenError};
use crate::store::Store;

/// What a shell shows and rings after a call.
#[derive(Clone, Debug, PartialEq)]
pub struct Output {
    /// The screen to draw.
    pub screen: Screen,
    /// The whole plan: the system's queue is to be made equal to it.
    pub reminders: Vec<Reminder>,
    /// Everything is on disk.
    pub saved: bool,
}

/// Core and journal behind one lock. Any thread may call it; calls are short.
#[derive(Debug)]
pub struct CareEngine(Mutex<Engine>);

#[derive(Debug)]
struct Engine {
    content: Content,
    store: Store,
    care: Care,
    route: Route,
    device: Device,
    /// The latest moment seen since the start, to notice that the clock was put back.
    last_seen: Timestamp,
}

/// Shells call from any thread: this does not compile if the engine could not be shared.
const _: fn() = || {
    fn shared<T: Send + Sync>() {}
    shared::<CareEngine>();
};

impl CareEngine {
    /// Opens the journal in `directory` with a 32-byte key. Trouble with the journal does not fail:
    /// the engine then runs in memory, its first screen says so, and every answer is assessed as
    /// always.
    ///
    /// # Errors
    /// [`OpenError`]: another process holds the journal, or this build's content is broken.
    pub fn open(
        directory: PathBuf,
        key: Option<Vec<u8>>,
        device: Device,
        now: &Moment,
    ) -> Result<Self, OpenError> {
        let content =
            Content::shipped().map_err(|faults| OpenError::Content { detail: faults.to_string() })?;
        let (store, records) = Store::open(directory, key)?;
        let mut care = fold(&records);
        // Until the damaged file is set aside and the loss recorded, advice is as careful as after it.
        care.records_lost |= store.is_damaged();
        let route = if store.is_saved() || care.open_emergency().is_some() {
            resume(&content, &care, now)
        } else {
            Route::Page { to: Destination::Trouble }
        };
        let last_seen = care.last_at.unwrap_or(now.at);
        Ok(Self(Mutex::new(Engine { content, store, care, route, device, last_seen })))
    }

    /// Carries out a command. Its events are on disk when this returns, unless `saved` is false.
    ///
    /// # Errors
    /// [`EngineError`]; nothing that was saved is lost by it.
    pub fn dispatch(&self, command: &Command, now: &Moment) -> Result<Output, EngineError> {
        let mut engine = self.lock();
        engine.note_clock(now);
        // What is held goes first, also when the command itself is refused.
        engine.store.append(Vec::new());
        let refusal = engine.carry_out(command, now)?;
        Ok(engine.output(now, refusal.as_ref()))
    }

    /// Redraws for a device, retries what is unsaved and records a clock jump; nothing else.
    ///
    /// # Errors
    /// None today; a shell treats it as any other call.
    pub fn refresh(&self, device: &Device, now: &Moment) -> Result<Output, EngineError> {
        let mut engine = self.lock();
        engine.device.clone_from(device);
        engine.note_clock(now);
        engine.store.append(Vec::new());
        Ok(engine.output(now, None))
    }

    /// A panic in an earlier call must not close the engine for good.
    fn lock(&self) -> MutexGuard<'_, Engine> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Engine {
    fn carry_out(&mut self, command: &Command, now: &Moment) -> Result<Option<Refusal>, EngineError> {
        match command {
            Command::RetrySave => self.retry(now),
            Command::SetAside => return Ok(self.set_aside(now)),
            Command::AcceptSession | Command::ConfirmErase if !self.store.is_saved() => {
                return Ok(Some(Refusal::NotWhileUnsaved));
            }
            _ => match decide(&self.content, &self.care, &self.route, command, now) {
                Err(refusal) => return Ok(Some(refusal)),
                Ok(decision) if decision.erase => self.erase(decision.route)?,
                Ok(decision) => {
                    self.take_in(decision.events);
                    self.route = decision.route;
                }
            },
        }
        Ok(None)
    }

    fn take_in(&mut self, records: Vec<Recorded>) {
        for record in &records {
            self.care = evolve(std::mem::take(&mut self.care), record);
        }
        self.store.append(records);
    }

    fn retry(&mut self, now: &Moment) {
        if let Some(records) = self.store.retry() {
            self.care = fold(&records);
        }
        self.route =
            if self.store.is_saved() { resume(&self.content, &self.care, now) } else { self.route.clone() };
    }

    fn set_aside(&mut self, now: &Moment) -> Option<Refusal> {
        let mark = Recorded::now(Event::RecordsLost {}, now);
        if !self.store.set_aside(now.at, mark.clone()) {
            return Some(Refusal::NothingToDo);
        }
        self.care = evolve(std::mem::take(&mut self.care), &mark);
        self.route = resume(&self.content, &self.care, now);
        None
    }

    fn erase(&mut self, route: Route) -> Result<(), EngineError> {
        self.store.erase().map_err(|detail| EngineError::Restart { detail })?;
        self.care = Care::default();
        self.route = route;
        Ok(())
    }

    /// Records that the clock was put back since the last call.
    fn note_clock(&mut self, now: &Moment) {
        let jump = clock_jump(&self.care, self.last_seen, now);
        self.last_seen = now.at;
        if let Some(jump) = jump {
            self.take_in(vec![jump]);
        }
    }

    fn output(&self, now: &Moment, refusal: Option<&Refusal>) -> Output {
        let saving: Saving = self.store.saving();
        let view = View {
            content: &self.content,
            care: &self.care,
            route: &self.route,
            moment: now,
            device: &self.device,
            saving: &saving,
            refusal,
        };
        Output {
            screen: screen(&view),
            reminders: reminders(&self.content, &self.care, now, &self.device.languages),
            saved: saving == Saving::Saved,
        }
    }
}

fn fold(records: &[String]) -> Care {
    records
        .iter()
        .map(|json| Recorded::from_json(json))
        .fold(Care::default(), |care, record| evolve(care, &record))
}
