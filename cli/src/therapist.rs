//! The therapist's form at the prompt: one part of the screen at a time, then the code.
//!
//! A phone scrolls through the whole form; here it would be 40 lines after every number. Each part is the
//! same screen with everything else left out, so that its numbers begin at 1, and on the scale are the
//! values. What can be chosen and what it is called stays the core's.

use aftercare_core::handout;
use aftercare_core::screen::{Act, Button, Screen, Strength, TherapistScreen, steps};

use crate::input::{self, Input};
use crate::interact::step;

/// A part of the form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Part {
    #[default]
    Where,
    Risks,
    Technique,
    Pain,
    Practice,
    Code,
}

const PARTS: [Part; 6] = [Part::Where, Part::Risks, Part::Technique, Part::Pain, Part::Practice, Part::Code];

/// Which part is open.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Form {
    part: Part,
}

/// What a line means on the form.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Asked {
    /// Another part is open now.
    Turned,
    /// These, in this order.
    Press(Vec<Button>),
    /// The link and the code as text.
    Link,
    /// The sheet, as a file.
    Sheet,
    /// What it means everywhere.
    Other,
}

impl Form {
    /// The part that is open, as a screen of its own; `title` is what the form is called here, with the
    /// part's number.
    pub(crate) fn page(self, screen: &TherapistScreen, title: impl FnOnce(usize, usize) -> String) -> Screen {
        let mut page = screen.clone();
        let number = PARTS.iter().take_while(|part| **part != self.part).count() + 1;
        page.frame.title = title(number, PARTS.len());
        if self.part != Part::Where {
            page.frame.back = None;
            page.needled.clear();
            page.regions.clear();
        }
        for (part, group) in [
            (Part::Risks, &mut page.risks),
            (Part::Technique, &mut page.technique),
            (Part::Pain, &mut page.pain_before),
        ] {
            if self.part != part {
                group.options.clear();
            }
        }
        if self.part != Part::Practice {
            page.fields.clear();
            page.now = None;
        }
        if self.part != Part::Code {
            page.lacks.clear();
            page.ready = None;
            page.kept.clear();
            page.actions.clear();
        }
        Screen::Therapist(page)
    }

    /// What can be typed on the open part besides the numbers, as the ending of a key `terminal.therapist_*`.
    pub(crate) fn hint(self, screen: &TherapistScreen) -> &'static str {
        match self.part {
            Part::Where | Part::Risks => "choose",
            Part::Technique | Part::Pain | Part::Practice => "choose_one",
            Part::Code if screen.ready.is_some() => "code",
            Part::Code => "lacks",
        }
    }

    /// The lines of the QR code, where the code is the open part.
    pub(crate) fn picture(self, screen: &TherapistScreen) -> Option<Vec<String>> {
        let ready = screen.ready.as_ref().filter(|_| self.part == Part::Code)?;
        Some(handout::terminal(&ready.qr))
    }

    /// Reads a line; `page` is what [`Form::page`] showed.
    pub(crate) fn read(&mut self, screen: &TherapistScreen, page: &Screen, line: &str) -> Asked {
        let ready = screen.ready.is_some();
        match (input::read(line), line.trim().to_ascii_lowercase().as_str()) {
            (Input::Nothing, _) => {
                self.part = self.next(screen);
                Asked::Turned
            }
            (Input::Back, _) if self.part != Part::Where => {
                let before = PARTS.iter().take_while(|part| **part != self.part).last();
                self.part = before.copied().unwrap_or_default();
                Asked::Turned
            }
            (Input::Text, "l") if ready && self.part == Part::Code => Asked::Link,
            (Input::Text, "p") if ready && self.part == Part::Code => Asked::Sheet,
            (Input::Step(_) | Input::Text, line) => buttons(page, line).map_or(Asked::Other, Asked::Press),
            _ => Asked::Other,
        }
    }

    /// After something was pressed: one technique and one number are enough.
    pub(crate) fn pressed(&mut self, screen: &TherapistScreen) {
        if matches!(self.part, Part::Technique | Part::Pain) {
            self.part = self.next(screen);
        } else if self.part == Part::Code {
            // Its one button begins anew.
            self.part = Part::Where;
        }
    }

    /// The part after this one; after the last, while the code is not there, what it lacks.
    fn next(self, screen: &TherapistScreen) -> Part {
        let after = PARTS.into_iter().skip_while(|part| *part != self.part).nth(1);
        let has_technique = screen.technique.options.iter().any(|button| button.strength == Strength::Chosen);
        after.unwrap_or_else(|| {
            if screen.ready.is_some() {
                Part::Code
            } else if screen.map.names.is_empty() {
                Part::Where
            } else if has_technique {
                Part::Practice
            } else {
                Part::Technique
            }
        })
    }
}

/// The buttons of one or more numbers; `None` when one of them is none, or not a button.
fn buttons(page: &Screen, line: &str) -> Option<Vec<Button>> {
    let numbers = line.split([' ', ',']).filter(|number| !number.is_empty());
    let button = |number: &str| match input::read(number) {
        Input::Step(number) => match step(page, number) {
            Some(Act::Press(button)) => Some(button),
            _ => None,
        },
        _ => None,
    };
    let found: Option<Vec<Button>> = numbers.map(button).collect();
    found.filter(|buttons| !buttons.is_empty() && !steps(page).is_empty())
}
