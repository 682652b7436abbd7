//! The one object of the boundary.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::{Mutex, OnceLock, PoisonError};

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
#[derive(Clone, Debug, PartialEq, uniffi::Record)]
pub struct Output {
    /// The screen to draw.
    pub screen: Screen,
    /// The whole plan: the system's queue is to be made equal to it.
    pub reminders: Vec<Reminder>,
    /// Everything is on disk.
    pub saved: bool,
}

/// Core and journal behind one lock. Any thread may call it; calls are short.
#[derive(Debug, uniffi::Object)]
pub struct CareEngine(Mutex<Engine>);

#[derive(Debug)]
pub(crate) struct Engine {
    content: &'static Content,
    store: Store,
    care: Care,
    route: Route,
    /// What keeps reminders from ringing, as the shell last found it.
    reminder_trouble: Vec<String>,
    device: Device,
    /// The latest moment seen since the start, to notice that the clock was put back.
    last_seen: Timestamp,
    /// The next dispatch panics half-way.
    #[cfg(feature = "testing")]
    pub(crate) is_to_break: bool,
}

/// Shells call from any thread: this does not compile if the engine could not be shared.
const _: fn() = || {
    fn shared<T: Send + Sync>() {}
    shared::<CareEngine>();
};

#[uniffi::export]
impl CareEngine {
    /// Opens the journal in `directory` with a 32-byte key. Trouble with the journal does not fail:
    /// the engine then runs in memory, its first screen says so, and every answer is assessed as
    /// always.
    ///
    /// # Errors
    /// [`OpenError`]: another process holds the journal, or this build's content is broken.
    #[uniffi::constructor]
    pub fn open(
        directory: PathBuf,
        key: Option<Vec<u8>>,
        device: Device,
        now: &Moment,
    ) -> Result<Self, OpenError> {
        catch_unwind(AssertUnwindSafe(|| Engine::open(directory, key, device, now)))
            .unwrap_or(Err(OpenError::Fault))
            .map(|engine| Self(Mutex::new(engine)))
    }

    /// Carries out a command. Its events are on disk when this returns, unless `saved` is false.
    ///
    /// # Errors
    /// [`EngineError`]; nothing that was saved is lost by it, and the next call works.
    pub fn dispatch(&self, command: &Command, now: &Moment) -> Result<Output, EngineError> {
        self.call(|engine| {
            engine.begin(now);
            let refusal = engine.carry_out(command, now)?;
            #[cfg(feature = "testing")]
            engine.break_if_asked();
            Ok(engine.output(now, refusal.as_ref()))
        })
    }

    /// Redraws for a device, retries what is unsaved and records a clock jump; nothing else.
    ///
    /// # Errors
    /// [`EngineError::Fault`].
    pub fn refresh(&self, device: &Device, now: &Moment) -> Result<Output, EngineError> {
        self.call(|engine| {
            engine.device.clone_from(device);
            engine.begin(now);
            Ok(engine.output(now, None))
        })
    }
}

impl CareEngine {
    /// A panic in a call is a fault of the program. It becomes an error without the panic's words,
    /// which may hold what the patient said, and it does not close the engine: each step below leaves
    /// it whole, and the lock is taken again in spite of it.
    pub(crate) fn call<T>(
        &self,
        call: impl FnOnce(&mut Engine) -> Result<T, EngineError>,
    ) -> Result<T, EngineError> {
        let mut engine = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        catch_unwind(AssertUnwindSafe(|| call(&mut engine))).unwrap_or(Err(EngineError::Fault))
    }
}

/// Protocol and languages, read and checked once for all engines of a process.
pub(crate) fn content() -> Result<&'static Content, OpenError> {
    static CONTENT: OnceLock<Result<Content, String>> = OnceLock::new();
    CONTENT
        .get_or_init(|| Content::shipped().map_err(|faults| faults.to_string()))
        .as_ref()
        .map_err(|detail| OpenError::Content { detail: detail.clone() })
}

impl Engine {
    fn open(
        directory: PathBuf,
        key: Option<Vec<u8>>,
        device: Device,
        now: &Moment,
    ) -> Result<Self, OpenError> {
        let content = content()?;
        let (store, records) = Store::open(directory, key)?;
        let care = known(&store, &records);
        let route = if store.is_saved() || care.open_emergency().is_some() {
            resume(content, &care, now)
        } else {
            Route::Page { to: Destination::Trouble }
        };
        let last_seen = care.last_at.unwrap_or(now.at);
        Ok(Self {
            content,
            store,
            care,
            route,
            reminder_trouble: Vec::new(),
            device,
            last_seen,
            #[cfg(feature = "testing")]
            is_to_break: false,
        })
    }

    fn carry_out(&mut self, command: &Command, now: &Moment) -> Result<Option<Refusal>, EngineError> {
        match command {
            Command::RetrySave => self.retry(now),
            Command::SetAside => return Ok(self.set_aside(now)),
            Command::AcceptSession | Command::ConfirmErase if !self.store.is_saved() => {
                return Ok(Some(Refusal::NotWhileUnsaved));
            }
            _ => match decide(self.content, &self.care, &self.route, command, now) {
                Err(refusal) => return Ok(Some(refusal)),
                Ok(decision) if decision.erase => self.erase(decision.route)?,
                Ok(mut decision) => {
                    // Before anything is taken in: without random numbers nothing has changed.
                    if decision.route.needs_session_id() {
                        decision.route.set_session_id(session_id()?);
                    }
                    if let Some(trouble) = decision.reminder_trouble {
                        self.reminder_trouble = trouble;
                    }
                    self.take_in(decision.events, decision.route);
                }
            },
        }
        Ok(None)
    }

    fn take_in(&mut self, records: Vec<Recorded>, route: Route) {
        // Not in place: should this panic, what was known stays.
        self.care = records.iter().fold(self.care.clone(), evolve);
        self.route = route;
        self.store.append(records);
    }

    fn retry(&mut self, now: &Moment) {
        if let Some(records) = self.store.retry() {
            self.care = known(&self.store, &records);
        }
        if self.store.is_saved() {
            self.route = resume(self.content, &self.care, now);
        }
    }

    fn set_aside(&mut self, now: &Moment) -> Option<Refusal> {
        let mark = Recorded::now(Event::RecordsLost {}, now);
        let Some(records) = self.store.set_aside(now.at, &mark) else {
            return Some(Refusal::NothingToDo);
        };
        self.care = known(&self.store, &records);
        self.route = resume(self.content, &self.care, now);
        None
    }

    fn erase(&mut self, route: Route) -> Result<(), EngineError> {
        let erased = self.store.erase();
        if !matches!(erased, Err(EngineError::NotErased { .. })) {
            self.care = Care::default();
            self.route = route;
        }
        erased
    }

    /// What every call begins with: records that the clock was put back since the last one, and saves
    /// what is held, also when a command is refused afterwards.
    fn begin(&mut self, now: &Moment) {
        let jump = clock_jump(&self.care, self.last_seen, now);
        self.last_seen = now.at;
        if let Some(jump) = jump {
            self.take_in(vec![jump], self.route.clone());
        }
        self.store.append(Vec::new());
    }

    #[cfg(feature = "testing")]
    #[expect(clippy::panic, reason = "tests of what a fault does")]
    fn break_if_asked(&mut self) {
        if std::mem::take(&mut self.is_to_break) {
            panic!("broken on purpose");
        }
    }

    fn output(&self, now: &Moment, refusal: Option<&Refusal>) -> Output {
        let saving: Saving = self.store.saving();
        let view = View {
            content: self.content,
            care: &self.care,
            route: &self.route,
            moment: now,
            device: &self.device,
            saving: &saving,
            reminder_trouble: &self.reminder_trouble,
            refusal,
        };
        Output {
            screen: screen(&view),
            reminders: reminders(self.content, &self.care, now, &self.device.languages),
            saved: saving == Saving::Saved,
        }
    }
}

/// A new id for a session that a therapist hands over: 8 random bytes as lower-case hex digits.
///
/// # Errors
/// [`EngineError::Fault`] where the system has no random numbers.
pub fn session_id() -> Result<String, EngineError> {
    let bytes = aftercare_journal::random_bytes::<8>().map_err(|_| EngineError::Fault)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// What the records of a store tell. Until a damaged file is set aside and the loss recorded, advice is as
/// careful as after it.
fn known(store: &Store, records: &[String]) -> Care {
    let mut care = records
        .iter()
        .map(|json| Recorded::from_json(json))
        .fold(Care::default(), |care, record| evolve(care, &record));
    care.records_lost |= store.is_damaged();
    care
}
