//! A whole journey as a JSON file: played, written down, compared with what it expects.
//!
//! `tests/scenarios/README.md` describes the format. [`read()`] takes a file in strictly, [`play()`] plays
//! it on anything that carries out commands, [`OnCore`] is the core alone. What comes out is one text
//! for each step (time, command, screen, reminders) and the first thing that was not as expected.
//! Shells in other languages play the same files and must write the same texts.
//!
//! Not here: files, and the journal. A scenario cannot see whether something was written to disk but
//! through `saved`.

mod expect;
mod on_core;
mod play;
mod read;
mod times;
mod transcript;

use std::collections::BTreeMap;

pub use expect::{Expect, ExpectedReminder, Mismatch, What};
pub use on_core::OnCore;
pub use play::{Next, Played, Player, Progress, Replay, Shown, TellingNow, play};
pub use read::{ScenarioFault, read};

use crate::journey::{Command, FieldName};
use crate::screen::Device;
use crate::session::Session;
use crate::time::{Moment, Timestamp, Zone};

/// A journey that can be played. All times are worked out; codes are not yet written.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    /// Its name, equal to the file's name without `.json`.
    pub id: String,
    /// What happens, in one line.
    pub title: String,
    /// The device.
    pub device: Device,
    /// The device's zone with every change of its offset that the journey meets.
    pub zone: Zone,
    /// Where the patient travels to, in order of time.
    pub travel: Vec<Arrival>,
    /// When the app is opened for the first time.
    pub starts: Timestamp,
    /// Sessions whose codes are written by the therapist; a step names them `$name`.
    pub handouts: BTreeMap<String, Session>,
    /// What happens, in order.
    pub steps: Vec<Step>,
}

/// From a time on the device is in another zone.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrival {
    /// From when on.
    pub at: Timestamp,
    /// The zone.
    pub zone: Zone,
}

/// One thing that happens.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// When.
    pub at: Timestamp,
    /// What.
    pub act: Act,
    /// Nothing can be saved from this step on, until one that says otherwise.
    pub storage_full: bool,
    /// What is expected afterwards.
    pub expect: Expect,
}

/// What a person or the system does.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// Sends a command as it stands.
    Command(Command),
    /// Presses the button with this label.
    Press {
        /// The label, whole.
        label: String,
        /// Which row it stands in, where several buttons have the label: the question, the part of
        /// the body, the risk or the technique that its command names.
        row: Option<String>,
    },
    /// Fills a field that is on screen.
    Fill {
        /// Which one.
        field: FieldName,
        /// With what; `$name` stands for the code of that handout.
        text: String,
    },
    /// Nothing: the shell draws again, as after a boot or when the system's queue is checked.
    Refresh,
}

impl Scenario {
    /// A moment of the journey, in the zone where the patient is then.
    #[must_use]
    pub fn moment(&self, at: Timestamp) -> Moment {
        let arrival = self.travel.iter().rev().find(|arrival| arrival.at <= at);
        Moment { at, zone: arrival.map_or(&self.zone, |arrival| &arrival.zone).clone() }
    }
}
