//! The demonstration: a made-up course of a fortnight, shown in a few minutes.
//!
//! A real engine with a real journal in a folder of its own, which is gone at the end; only the clock and
//! the answers are made up. `script.json` says what the patient does, in the scenario format of core;
//! reminders ring when the plan says so. A patient can press only what is on screen: a step whose button
//! is not there ends the demonstration as a fault.
//!
//! Not here: recorded screens, the user's own folder, waiting.

mod script;
mod stage;

use std::sync::mpsc::Receiver;

use aftercare_bindings::Output;
use aftercare_core::content::Content;
use aftercare_core::scenario::Progress;
use aftercare_core::screen::{Device, day_clock};
use aftercare_core::time::{HOUR_MS, MINUTE_MS, Moment, Timestamp};

use crate::exit::{Exit, Failure};
use crate::input::{self, Input};
use crate::print::Printer;
use crate::prompt::Prompt;
use script::Script;
use stage::{Stage, shown};

/// From here on the time since the session is said in days.
const DAYS_FROM_MS: i64 = 96 * HOUR_MS;

/// Plays the demonstration: at a terminal one screen after the other, from a pipe in one go.
///
/// # Errors
/// A fault of the program or of the machine. The folder is removed all the same.
pub(crate) fn play(
    content: &Content,
    device: &Device,
    prompt: &mut Prompt,
    interrupted: Option<&Receiver<()>>,
) -> Result<Exit, Failure> {
    let script = Script::read(content, device)?;
    let stage = Stage::open(device, &script.scenario.moment(script.scenario.starts))?;
    let mut play = Play { content, device, prompt, interrupted, script, stage };
    let played = play.all();
    let removed = play.stage.remove();
    let exit = played?;
    removed?;
    Ok(exit)
}

struct Play<'a> {
    content: &'a Content,
    device: &'a Device,
    prompt: &'a mut Prompt,
    interrupted: Option<&'a Receiver<()>>,
    script: Script,
    stage: Stage,
}

impl Play<'_> {
    fn all(&mut self) -> Result<Exit, Failure> {
        let fault = |step| Failure::Fault(format!("demonstration: {step}"));
        self.tell("begins")?;
        let mut output = self.stage.open_app()?;
        let mut progress = Progress::begun(self.content, self.script.scenario.clone(), shown(&output));
        let mut now = self.script.scenario.moment(self.script.scenario.starts);
        let mut done = 0;
        for scene in self.script.scenes.clone() {
            while done < scene.last {
                let Some(next) = progress.next().map_err(|why| fault(why.to_string()))? else { break };
                (now, done) = (next.moment.clone(), next.step);
                for rung in self.stage.ring_until(&now)? {
                    self.say_ring(&now, &rung)?;
                }
                output = self.stage.carry_out(next.command.as_ref(), &output, &now).map_err(|why| {
                    let step = next.step;
                    fault(format!("step {step}: {why}"))
                })?;
                if let (_, Some(mismatch)) = progress.take(next, shown(&output)) {
                    return Err(fault(mismatch.to_string()));
                }
            }
            let what = self.words(&format!("terminal.demo.says.{}", scene.says), &[]);
            self.say_line(&now, now.at, &what)?;
            self.show(&output)?;
            if !self.goes_on()? {
                self.tell("left")?;
                return Ok(Exit::Done);
            }
        }
        self.tell("ends")?;
        Ok(Exit::Done)
    }

    fn say_ring(&mut self, now: &Moment, rung: &stage::Rung) -> Result<(), Failure> {
        let text = self.words("terminal.demo.rings", &[("title", &rung.title), ("body", &rung.body)]);
        self.say_line(now, rung.at, &text)
    }

    /// The one quiet line: when, how long after the session, what happens.
    fn say_line(&mut self, now: &Moment, at: Timestamp, what: &str) -> Result<(), Failure> {
        let when = day_clock(self.content, self.device, now, at);
        let line = [when, self.after(at), what.to_owned()].join(" · ");
        Ok(self.printer().lines([String::new(), line])?)
    }

    fn after(&self, at: Timestamp) -> String {
        let (key, n) = match at.since(self.script.ended_at) {
            ms if ms < HOUR_MS => ("terminal.demo.after.minutes", ms / MINUTE_MS),
            ms if ms < DAYS_FROM_MS => ("terminal.demo.after.hours", ms / HOUR_MS),
            ms => ("terminal.demo.after.days", ms / (24 * HOUR_MS)),
        };
        self.words(key, &[("n", &n.to_string())])
    }

    fn show(&mut self, output: &Output) -> Result<(), Failure> {
        Ok(self.printer().screen(&output.screen)?)
    }

    /// Waits for Enter where somebody can press it.
    fn goes_on(&mut self) -> Result<bool, Failure> {
        if self.interrupted.is_some_and(|interrupted| interrupted.try_recv().is_ok()) {
            return Ok(false);
        }
        if !matches!(self.prompt, Prompt::Terminal(_)) {
            return Ok(true);
        }
        self.tell("go_on")?;
        Ok(self.prompt.read()?.is_some_and(|line| input::read(&line) != Input::Leave))
    }

    fn tell(&mut self, key: &str) -> Result<(), Failure> {
        let text = self.words(&format!("terminal.demo.{key}"), &[]);
        Ok(self.printer().lines([String::new(), text])?)
    }

    fn words(&self, key: &str, args: &[(&str, &str)]) -> String {
        self.content.words(&self.device.languages).with(key, args)
    }

    fn printer(&mut self) -> Printer {
        Printer::new(self.prompt.size())
    }
}
