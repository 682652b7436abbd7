//! The loop at the prompt: show, read a line, carry it out.

use std::path::Path;

use aftercare_bindings::Output;
use aftercare_core::journey::{Command, FieldName};
use aftercare_core::screen::{Act, Button, Field, Screen, TherapistScreen, first_number, steps};
use aftercare_core::time::{MINUTE_MS, Timestamp};

use crate::exit::{Exit, Failure};
use crate::input::{self, Input};
use crate::print;
use crate::shell::{self, Shell};
use crate::therapist::{Asked, Form};

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
    let form = Form::default();
    let mut open = Open { last_input: shell.store().now().at, output, shell, form };
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
    /// How far a therapist is in the form.
    form: Form,
}

impl Open<'_> {
    /// A number means the step of the screen that was shown, also when time has changed the screen;
    /// the core knows what to do with a button that is out of date.
    fn carry_out(&mut self, line: &str) -> Result<Step, Failure> {
        let screen = self.visible();
        if let Screen::Therapist(whole) = &self.output.screen {
            let whole = whole.clone();
            match self.form.read(&whole, &screen, line) {
                // As whenever nothing is typed: the clock moves on, and what was refused is past.
                Asked::Turned => return self.dispatch(&Command::AppOpened).map(|()| Step::Stay),
                Asked::Press(buttons) => return self.choose(&buttons).map(|()| Step::Stay),
                Asked::Link => return self.show_link(&whole).map(|()| Step::Stay),
                Asked::Sheet => return self.write_sheet(),
                Asked::Other => {}
            }
        }
        match input::read(line) {
            Input::Leave => return Ok(Step::Leave),
            Input::Help => self.shell.tell("help", &[])?,
            Input::Nothing => self.dispatch(&Command::AppOpened)?,
            Input::Unwell => {
                let check_in = self.shell.content().protocol.now.id.clone();
                self.dispatch(&Command::OpenCheckIn { check_in })?;
            }
            Input::Back => match back(&screen) {
                Some(button) => self.press(&button)?,
                None => self.shell.tell("no_back", &[])?,
            },
            Input::Step(number) => match step(&screen, number) {
                Some(Act::Press(button)) => self.press(&button)?,
                Some(Act::Fill(field)) => return self.ask(&field),
                None if demo_number(&self.output.screen) == Some(number) => self.demonstrate()?,
                None => self.shell.tell("unknown", &[])?,
            },
            Input::Text => match only_field(&screen) {
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
        self.carry(command)?;
        self.show()
    }

    fn carry(&mut self, command: &Command) -> Result<(), Failure> {
        self.output = self.shell.dispatch(command)?;
        if !matches!(self.output.screen, Screen::Therapist(_)) {
            self.form = Form::default();
        }
        Ok(())
    }

    /// What is on screen: of a therapist's form only the part that is open.
    fn visible(&self) -> Screen {
        match &self.output.screen {
            Screen::Therapist(screen) => self.form.page(screen, |step, steps| {
                let (step, steps) = (step.to_string(), steps.to_string());
                let args = [("title", screen.frame.title.as_str()), ("step", &step), ("steps", &steps)];
                self.shell.say("therapist_title", &args)
            }),
            screen => screen.clone(),
        }
    }

    /// Several choices of a therapist, shown once.
    fn choose(&mut self, buttons: &[Button]) -> Result<(), Failure> {
        for button in buttons {
            self.carry(&button.command)?;
        }
        if let Screen::Therapist(screen) = &self.output.screen {
            self.form.pressed(screen);
        }
        self.show()
    }

    fn show_link(&mut self, screen: &TherapistScreen) -> Result<(), Failure> {
        let Some(ready) = &screen.ready else { return Ok(()) };
        // Whole lines, however long: they are there to be copied.
        Ok(print::write_lines(["", ready.message.as_str()])?)
    }

    /// Writes the sheet to a new file; what is there already is never overwritten.
    fn write_sheet(&mut self) -> Result<Step, Failure> {
        const FILE: &str = "aftercare-sheet.svg";
        self.shell.tell("therapist_file", &[("file", FILE)])?;
        let Some(line) = self.shell.prompt.read()? else { return Ok(Step::Leave) };
        self.wake()?;
        let file = match input::read(&line) {
            Input::Leave | Input::Help | Input::Unwell => return self.carry_out(&line),
            Input::Back => return self.show().map(|()| Step::Stay),
            Input::Nothing => FILE.to_owned(),
            Input::Step(_) | Input::Text => line.trim().to_owned(),
        };
        match print::pages(&self.output.screen, Path::new(&file), print::Existing::Keep) {
            Ok(()) => self.shell.tell("therapist_written", &[("file", &file)])?,
            Err(Failure::Input(error)) => self.shell.tell("therapist_not_written", &[("error", &error)])?,
            Err(failure) => return Err(failure),
        }
        Ok(Step::Stay)
    }

    fn show(&mut self) -> Result<(), Failure> {
        let Screen::Therapist(screen) = &self.output.screen else { return self.show_screen() };
        let screen = screen.clone();
        let page = self.visible();
        self.shell.printer().screen(&page)?;
        if let Some(lines) = self.form.picture(&screen) {
            let width = lines.first().map_or(0, |line| line.chars().count());
            match self.shell.prompt.size() {
                Some((columns, _)) if columns < width => {
                    self.shell.tell("therapist_too_narrow", &[("width", &width.to_string())])?;
                }
                _ => print::write_lines(lines)?,
            }
        }
        self.shell.tell(&format!("therapist_{}", self.form.hint(&screen)), &[])
    }

    fn show_screen(&mut self) -> Result<(), Failure> {
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
            Screen::Therapist(screen) => {
                let kept = screen.kept.clone();
                self.shell.printer().lines([String::new(), kept])?;
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

/// The step of a number on a screen.
pub(crate) fn step(screen: &Screen, number: u32) -> Option<Act> {
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
