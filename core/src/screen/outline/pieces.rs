//! The pieces that outlines are put together from.

use crate::screen::parts::{Button, Fact, Field, Frame, Practice};
use crate::screen::start::ChoiceGroup;
use Part::{Choices, Gap, Line};

/// A piece of an outline.
pub(super) enum Part {
    Gap,
    Line(String),
    /// Buttons on one line after some lead.
    Choices(String, Vec<Button>),
    Field(Field),
}

pub(super) fn open(out: &mut Vec<Part>, frame: &Frame) {
    out.extend([Line(frame.title.clone()), Gap]);
    if !frame.notices.is_empty() {
        out.extend(frame.notices.iter().map(|notice| Line(format!("* {notice}"))));
        each(out, frame.notice_action.as_slice());
        out.push(Gap);
    }
}

pub(super) fn lines(out: &mut Vec<Part>, texts: &[String]) {
    out.extend(texts.iter().cloned().map(Line));
}

pub(super) fn facts(out: &mut Vec<Part>, facts: &[Fact]) {
    out.extend(facts.iter().map(|fact| Line(format!("{}: {}", fact.label, fact.value))));
}

/// Each button on a line of its own.
pub(super) fn each(out: &mut Vec<Part>, buttons: &[Button]) {
    out.extend(buttons.iter().map(|button| Choices(String::new(), vec![button.clone()])));
}

/// Short buttons, as many to a line as fit into 72 columns with their numbers.
pub(super) fn in_rows(out: &mut Vec<Part>, buttons: &[Button]) {
    const WIDTH: usize = 72;
    const NUMBER: usize = 7;
    let mut row: Vec<Button> = Vec::new();
    let mut width = 0;
    for button in buttons {
        let needed = button.label.chars().count() + NUMBER;
        if width + needed > WIDTH && !row.is_empty() {
            out.push(Choices("  ".to_owned(), std::mem::take(&mut row)));
            width = 0;
        }
        width += needed;
        row.push(button.clone());
    }
    if !row.is_empty() {
        out.push(Choices("  ".to_owned(), row));
    }
}

pub(super) fn practice(out: &mut Vec<Part>, practice: Option<&Practice>) {
    if let Some(practice) = practice {
        out.push(Line(practice.line.clone()));
        each(out, practice.call.as_slice());
    }
}

/// Up to three choices on the line of their label, more below it.
pub(super) fn group(out: &mut Vec<Part>, group: &ChoiceGroup) {
    if group.options.is_empty() {
        return;
    }
    if group.options.len() <= 3 {
        out.push(Choices(format!("{}: ", group.label), group.options.clone()));
    } else {
        out.extend([Gap, Line(format!("{}:", group.label))]);
        in_rows(out, &group.options);
    }
}
