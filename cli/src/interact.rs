//! The loop at the prompt: show, read a line, carry it out.

use aftercare_bindings::Output;
use aftercare_core::journey::{Command, FieldName};
use aftercare_core::screen::{Act, Button, Field, Screen, first_number, steps};
use aftercare_core::time::{MINUTE_MS, Timestamp};

use crate::exit::{Exit, Failure};
use crate::input::{self, Input};
use crate::shell::{self, Shell};

/// After so long without input the app counts as opened anew, so that the clock moves on.
const IDLE_MS: i64 = MINUTE_MS;

/// Goes on from an output until the person leaves; with JSON it is printed and that is all.
///
/// # Errors
/// A fault of the machine, or a terminal that is gone.
pub(crate) fn run(shell: &mut Shell, output: Output) -> Result<Exit, Failure> {
    if shell.is_json() {
        shell.show(&output)?;
        return Ok(shell::done(&output));
    }
    let mut open = Open { last_input: shell.store().now().at, output, shell };
    open.show()?;
    // Last, so that it still stands above the prompt when a long screen has scrolled.
    open.shell.tell("help", &[])?;
    while let Some(line) = open.shell.prompt.read()? {
        open.wake()?;
        if open.carry_out(&line)? == Step::Leave {
            break;
        }
    }
    open.leave()
}

#[derive(PartialEq, Eq)]
enum Step {
    Stay,
    Leave,
}

struct Open<'a> {
    shell: &'a mut Shell,
    /// What is on screen.
    output: Output,
    last_input: Timestamp,
}

impl Open<'_> {
    /// A number means the step of the screen that was shown, also when time has changed the screen;
    /// the core knows what to do with a button that is out of date.
    fn carry_out(&mut self, line: &str) -> Result<Step, Failure> {
        match input::read(line) {
            Input::Leave => return Ok(Step::Leave),
            Input::Help => self.shell.tell("help", &[])?,
            Input::Nothing => self.dispatch(&Command::AppOpened)?,
            Input::Unwell => {
                let check_in = self.shell.content().protocol.now.id.clone();
                self.dispatch(&Command::OpenCheckIn { check_in })?;
            }
            Input::Back => match back(&self.output.screen) {
                Some(button) => self.press(&button)?,
                None => self.shell.tell("no_back", &[])?,
            },
            Input::Step(number) => match step(&self.output.screen, number) {
                Some(Act::Press(button)) => self.press(&button)?,
                Some(Act::Fill(field)) => return self.ask(&field),
                None if demo_number(&self.output.screen) == Some(number) => self.demonstrate()?,
                None => self.shell.tell("unknown", &[])?,
            },
            Input::Text => match only_field(&self.output.screen) {
                Some(field) => self.fill(field.name, line)?,
                None => self.shell.tell("unknown", &[])?,
            },
        }
        Ok(Step::Stay)
    }

    /// A terminal cannot call; the number is said, and the core told that the button was pressed.
    fn press(&mut self, button: &Button) -> Result<(), Failure> {
        if let Some(number) = &button.dial {
            self.shell.tell("call", &[("number", number)])?;
        }
        self.dispatch(&button.command)
    }

    /// Asks for the text of a field. The letters mean here what they mean everywhere.
    fn ask(&mut self, field: &Field) -> Result<Step, Failure> {
        let question = format!("{}: {}", field.label, field.hint);
        self.shell.printer().lines([String::new(), question])?;
        let Some(text) = self.shell.prompt.read()? else { return Ok(Step::Leave) };
        self.wake()?;
        match input::read(&text) {
            Input::Leave | Input::Help | Input::Unwell => return self.carry_out(&text),
            Input::Back => self.show()?,
            Input::Nothing | Input::Step(_) | Input::Text => self.fill(field.name, &text)?,
        }
        Ok(Step::Stay)
    }

    fn fill(&mut self, field: FieldName, text: &str) -> Result<(), Failure> {
        self.dispatch(&Command::Fill { field, text: text.to_owned() })
    }

    fn dispatch(&mut self, command: &Command) -> Result<(), Failure> {
        self.output = self.shell.dispatch(command)?;
        self.show()
    }

    fn show(&mut self) -> Result<(), Failure> {
        self.shell.show(&self.output)?;
        if let Some(number) = demo_number(&self.output.screen) {
            let offer = format!("[{number}] {}", self.shell.say("demo.offer", &[]));
            self.shell.printer().lines([offer])?;
        }
        if matches!(self.output.screen, Screen::RemindersSet(_)) {
            self.shell.tell("rings_with_remind", &[])?;
        }
        Ok(())
    }

    /// Beside the patient's own data, which stays as it is.
    fn demonstrate(&mut self) -> Result<(), Failure> {
        self.shell.demonstrate()?;
        self.show()
    }

    fn wake(&mut self) -> Result<(), Failure> {
        let now = self.shell.store().now().at;
        if was_idle(self.last_input, now) {
            let saved = self.shell.dispatch(&Command::AppOpened)?.saved;
            self.output.saved = saved;
        }
        self.last_input = now;
        Ok(())
    }

    /// Says what is kept and what still waits.
    fn leave(&mut self) -> Result<Exit, Failure> {
        self.shell.tell(if self.output.saved { "all_saved" } else { "not_saved" }, &[])?;
        match &self.output.screen {
            Screen::Emergency(screen) => {
                let number = screen.call.dial.clone().unwrap_or_default();
                self.shell.tell("emergency_open", &[("number", &number)])?;
            }
            Screen::SessionForm(_) | Screen::HandoutPreview(_) => {
                self.shell.tell("session_not_kept", &[])?;
            }
            _ => {}
        }
        Ok(shell::done(&self.output))
    }
}

/// Also where the clock was put back, as after a suspend with a wrong clock.
fn was_idle(last_input: Timestamp, now: Timestamp) -> bool {
    now.since(last_input).saturating_abs() > IDLE_MS
}

fn step(screen: &Screen, number: u32) -> Option<Act> {
    let index = number.checked_sub(first_number(screen))?;
    steps(screen).into_iter().nth(usize::try_from(index).ok()?)
}

/// The number of what only a terminal offers to someone who has no session yet: it follows the screen's own.
fn demo_number(screen: &Screen) -> Option<u32> {
    let own = u32::try_from(steps(screen).len()).ok()?;
    matches!(screen, Screen::Welcome(_)).then(|| first_number(screen).saturating_add(own))
}

/// The last way back on a screen: where there are two, the one at its end.
fn back(screen: &Screen) -> Option<Button> {
    steps(screen).into_iter().rev().find_map(|act| match act {
        Act::Press(button) if button.command == Command::Back => Some(button),
        _ => None,
    })
}

/// The field of a screen with one field: there a text needs no number before it.
fn only_field(screen: &Screen) -> Option<Field> {
    let mut fields = steps(screen).into_iter().filter_map(|act| match act {
        Act::Fill(field) => Some(field),
        Act::Press(_) => None,
    });
    fields.next().filter(|_| fields.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_than_a_minute_in_either_direction_is_idle() {
        let idle = |ms| was_idle(Timestamp(0), Timestamp(ms));
        assert_eq!([0, 60_000, -60_000].map(idle), [false; 3]);
        assert_eq!([60_001, -60_001, i64::MAX, i64::MIN].map(idle), [true; 4]);
    }
}
