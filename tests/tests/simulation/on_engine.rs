//! Lives on the engine with its files: beside it the core alone lives the same life, and both have to show
//! the same. Now and then the journal's file is away, so that nothing can be saved.

use std::fs;
use std::path::PathBuf;

use aftercare_core::content::Content;
use aftercare_core::journey::{Command, Recorded, Refusal};
use aftercare_core::scenario::{OnCore, Player, Shown};
use aftercare_core::screen::{Device, Screen};
use aftercare_core::time::Moment;
use aftercare_journal::{self as journal, Opening};
use aftercare_tests::replay::{KEY, OnEngine};

use crate::life::App;
use crate::on_core::InMemory;

pub(crate) struct WithFiles<'a> {
    directory: PathBuf,
    engine: OnEngine,
    device: Device,
    twin: InMemory<'a>,
    /// How many events are on disk.
    saved: usize,
    away: bool,
}

impl<'a> WithFiles<'a> {
    pub(crate) fn new(content: &'a Content, directory: PathBuf, device: &Device, now: &Moment) -> Self {
        let engine = OnEngine::open(directory.clone(), device.clone(), now).unwrap();
        let twin = InMemory::new(content, device, now);
        Self { directory, engine, device: device.clone(), twin, saved: 0, away: false }
    }

    fn move_file(&mut self, away: bool) -> Result<(), String> {
        let names = ["journal.db", "away.db"].map(|name| self.directory.join(name));
        let (from, to) = if away { (&names[0], &names[1]) } else { (&names[1], &names[0]) };
        fs::rename(from, to).map_err(|error| error.to_string())?;
        self.away = away;
        Ok(())
    }

    /// What is on disk is what the core alone recorded, as far as it was acknowledged.
    fn is_on_disk(&self) -> Result<(), String> {
        let expected: Vec<String> =
            self.core().events()[..self.saved].iter().map(Recorded::to_json).collect();
        match journal::open(&self.directory, Some(&KEY[..])).map_err(|error| error.to_string())? {
            Opening::Ready { records, .. } if records == expected => Ok(()),
            Opening::Ready { .. } => Err("other records on disk".to_owned()),
            Opening::Trouble { cause, .. } => Err(cause.to_string()),
        }
    }
}

impl App for WithFiles<'_> {
    fn core(&self) -> &OnCore<'_> {
        self.twin.core()
    }

    fn does(&mut self, command: Option<&Command>, now: &Moment) -> Result<(Shown, Option<Refusal>), String> {
        let shown = match command {
            Some(command) => self.engine.dispatch(command, now)?,
            None => self.engine.refresh(&self.device, now)?,
        };
        let (twin, refusal) = self.twin.does(command, now)?;
        if shown.saved {
            self.saved = self.core().events().len();
        } else if !self.away {
            return Err("not saved, although it could be".to_owned());
        }
        let same_screen = if shown.saved {
            shown.screen == twin.screen
        } else {
            // It says that it is not saved.
            shown.screen.tag() == twin.screen.tag()
        };
        let both_prompt =
            matches!(shown.screen, Screen::Emergency(_)) == matches!(twin.screen, Screen::Emergency(_));
        if !same_screen || !both_prompt || shown.reminders != twin.reminders {
            return Err(format!("the engine shows {:?}, the core alone {:?}", shown.screen, twin.screen));
        }
        Ok((Shown { told: twin.told, ..shown }, refusal))
    }

    fn dies(&mut self, now: &Moment) -> Result<usize, String> {
        if self.away {
            self.move_file(false)?;
        }
        self.engine.kill();
        self.is_on_disk()?;
        self.engine.reopen(now)?;
        self.twin.is_started_again(self.saved, now);
        Ok(self.saved)
    }

    fn disturb(&mut self) -> Result<(), String> {
        self.move_file(!self.away)
    }

    /// The first two are refused while something is unsaved, and the others only an engine can do: the core alone
    /// does not know them. `journey_engine` has their tests.
    fn cannot(&self, command: &Command) -> bool {
        match command {
            Command::ConfirmErase | Command::AcceptSession => self.away,
            Command::RetrySave | Command::SetAside => true,
            _ => false,
        }
    }
}
