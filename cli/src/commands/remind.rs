//! `remind`: waits, and rings at the times of the plan.

use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use aftercare_core::content::Content;
use aftercare_core::screen::{Device, day_clock};
use aftercare_core::time::Moment;

use crate::args::{Global, Remind};
use crate::clock::Clock;
use crate::data;
use crate::device;
use crate::exit::{Exit, Failure};
use crate::interrupt;
use crate::print;
use crate::remind::{Keeper, Queue, SystemBell, Tick, Time, keep, systemd};
use crate::shell::content;

/// Rings until it is interrupted, or once what is due.
pub(crate) fn run(global: &Global, wanted: &Remind) -> Result<Exit, Failure> {
    if wanted.print_unit {
        return print_unit(global);
    }
    let content = content()?;
    let clock = Clock::new(global.at.as_deref(), global.zone.as_deref())?;
    let device = device::device(global)?;
    let path = match &global.data_dir {
        Some(path) => path.clone(),
        None => data::default_path()?,
    };
    let queue = Queue::of(&path);
    let held = queue.hold().map_err(|error| Failure::Fault(format!("reminders: {error}")))?;
    let Some(_held) = held else {
        return Err(Failure::InUse(content.words(&device.languages).get("terminal.remind.already")));
    };
    let mut keeper = Keeper::new(path, device.clone(), &queue);
    let mut bell = SystemBell { content: &content, device: &device, json: global.json };
    if wanted.once {
        let tick = keeper.tick(&clock.now(), &mut bell)?;
        if !tick.silent {
            return Ok(Exit::Done);
        }
        print::write_lines([words(&content, &device, &tick, "terminal.remind.silent", "")])?;
        return Ok(Exit::Refused);
    }
    let mut time = SystemTime { clock, interrupted: interrupt::listen()? };
    let tell = |line: String| if global.json { Ok(()) } else { print::write_lines([line]) };
    tell(content.words(&device.languages).get("terminal.remind.waits"))?;
    keep(&mut keeper, &mut time, &mut bell, |tick, now| {
        let device = read_in(&device, tick);
        let line = match tick.next {
            Some(next) => {
                let when = day_clock(&content, &device, now, next);
                words(&content, &device, tick, "terminal.remind.next", &when)
            }
            None => words(&content, &device, tick, "terminal.remind.none", ""),
        };
        tell(line)?;
        if tick.silent {
            tell(words(&content, &device, tick, "terminal.remind.silent", ""))?;
        }
        Ok(())
    })?;
    Ok(Exit::Done)
}

struct SystemTime {
    clock: Clock,
    interrupted: Receiver<()>,
}

impl Time for SystemTime {
    fn now(&mut self) -> Moment {
        self.clock.now()
    }

    fn wait(&mut self, at_most: Duration) -> bool {
        self.interrupted.recv_timeout(at_most) == Err(RecvTimeoutError::Timeout)
    }
}

/// The device with the language that the patient chose.
fn read_in(device: &Device, tick: &Tick) -> Device {
    let languages = tick.language.clone().map_or_else(|| device.languages.clone(), |language| vec![language]);
    Device { languages, ..device.clone() }
}

fn words(content: &Content, device: &Device, tick: &Tick, key: &str, when: &str) -> String {
    content.words(&read_in(device, tick).languages).with(key, &[("when", when)])
}

fn print_unit(global: &Global) -> Result<Exit, Failure> {
    if !cfg!(target_os = "linux") {
        return Err(Failure::Input("--print-unit: there is a unit for systemd only".to_owned()));
    }
    if global.at.is_some() {
        return Err(Failure::Input("--at: a service goes by the real clock".to_owned()));
    }
    let program = std::env::current_exe().map_err(|error| Failure::Fault(error.to_string()))?;
    let mut arguments = vec!["remind".to_owned()];
    if let Some(path) = &global.data_dir {
        let path =
            std::path::absolute(path).map_err(|error| Failure::Input(format!("--data-dir: {error}")))?;
        arguments.push(format!("--data-dir={}", path.display()));
    }
    let others = [("zone", &global.zone), ("region", &global.region), ("lang", &global.lang)];
    let given = others.into_iter().filter_map(|(name, value)| Some(format!("--{name}={}", value.as_ref()?)));
    arguments.extend(given);
    print::write_lines(systemd(&program.display().to_string(), &arguments).lines())?;
    Ok(Exit::Done)
}
