//! Any screen as plain lines, in the order in which it is read.
//!
//! The terminal prints these lines; the transcripts of all languages are made of them. Everything
//! that can be done is numbered, in the order of [`steps()`] and from [`first_number()`] on, so that a
//! number typed by a person means what the line says.

mod card;
mod pieces;

use crate::journey::Command;
use crate::triage::Answer;

use super::parts::{Button, Field, Strength};
use super::{Screen, therapist::TherapistScreen, trouble::TroubleScreen};
use pieces::Part::{self, Choices, Gap, Line};
use pieces::{each, facts, group, in_rows, lines, open, practice};

/// Something a person can do on a screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// Press a button.
    Press(Button),
    /// Fill a field.
    Fill(Field),
}

/// The lines of a screen. The first is its title; an empty line separates sections.
#[must_use]
pub fn outline(screen: &Screen) -> Vec<String> {
    let mut next = first_number(screen);
    let mut take = || {
        let number = next;
        next = next.saturating_add(1);
        number
    };
    let mut lines = Vec::new();
    for part in parts(screen) {
        let line = match part {
            Part::Gap => String::new(),
            Part::Line(line) => line,
            Part::Choices(lead, buttons) => {
                let options: Vec<String> = buttons
                    .iter()
                    .map(|button| {
                        let number = take();
                        let chosen = if button.strength == Strength::Chosen { " (x)" } else { "" };
                        format!("[{number}] {}{chosen}", button.label)
                    })
                    .collect();
                format!("{lead}{}", options.join("  "))
            }
            Part::Field(field) => {
                let number = take();
                let value = if field.value.is_empty() { field.hint } else { field.value };
                format!("[{number}] {}: {value}", field.label)
            }
        };
        let doubled = line.is_empty() && lines.last().is_none_or(String::is_empty);
        if !doubled {
            lines.push(line);
        }
    }
    if lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    lines
}

/// The number of the first step in the outline: 1, but 0 where a scale comes first, so that on a scale
/// the number is the value. Somebody who types 3 for a pain of 3 must not be heard as saying 2.
#[must_use]
pub fn first_number(screen: &Screen) -> u32 {
    let scale_first = match steps(screen).first() {
        Some(Act::Press(button)) => matches!(
            button.command,
            Command::Answer { answer: Answer::Scale(0), .. }
                | Command::CorrectAnswer { answer: Answer::Scale(0), .. }
                | Command::SetPainBefore { pain: Some(0) }
        ),
        _ => false,
    };
    u32::from(!scale_first)
}

/// What can be done on a screen, in the order of the outline.
#[must_use]
pub fn steps(screen: &Screen) -> Vec<Act> {
    parts(screen)
        .into_iter()
        .flat_map(|part| match part {
            Part::Choices(_, buttons) => buttons.into_iter().map(Act::Press).collect(),
            Part::Field(field) => vec![Act::Fill(field)],
            Part::Gap | Part::Line(_) => Vec::new(),
        })
        .collect()
}

fn parts(screen: &Screen) -> Vec<Part> {
    let mut out = Vec::new();
    match screen {
        Screen::Welcome(s) => {
            open(&mut out, &s.frame);
            lines(&mut out, &s.points);
            out.extend([Gap, Line(s.very_unwell.clone())]);
            each(&mut out, std::slice::from_ref(&s.call));
            out.push(Gap);
            each(&mut out, &s.actions);
        }
        Screen::EnterCode(s) => {
            open(&mut out, &s.frame);
            out.extend([Line(s.help.clone()), Gap, Part::Field(s.field.clone())]);
            each(&mut out, &s.actions);
        }
        Screen::SessionForm(s) => {
            open(&mut out, &s.frame);
            out.extend([Line(s.progress.clone()), Gap]);
            out.extend(s.fields.iter().cloned().map(Part::Field));
            for choices in &s.groups {
                group(&mut out, choices);
            }
            out.push(Gap);
            each(&mut out, &s.actions);
        }
        Screen::Therapist(s) => therapist(&mut out, s),
        Screen::HandoutPreview(s) => {
            open(&mut out, &s.frame);
            out.extend([Line(s.origin.clone()), Gap]);
            facts(&mut out, &s.facts);
            out.push(Gap);
            lines(&mut out, &s.remarks);
            out.push(Gap);
            each(&mut out, &s.actions);
        }
        Screen::RedFlagCard(s) => {
            open(&mut out, &s.frame);
            out.extend([Line(s.intro.clone()), Gap]);
            out.extend(s.signs.iter().map(|sign| Line(format!("- {}: {}", sign.title, sign.detail))));
            out.push(Gap);
            lines(&mut out, &s.remarks);
            out.extend([Gap, Line(s.question.clone())]);
            each(&mut out, &s.choices);
            lines(&mut out, s.reply.as_slice());
            out.push(Gap);
            each(&mut out, &s.actions);
        }
        Screen::RemindersSet(s) => {
            open(&mut out, &s.frame);
            out.extend([Line(s.intro.clone()), Gap]);
            out.extend(
                s.dates.iter().map(|date| Line(format!("- {}: {} ({})", date.when, date.about, date.state))),
            );
            out.push(Gap);
            lines(&mut out, s.zone.as_slice());
            out.extend([Line(s.quiet.clone()), Line(s.honest.clone())]);
            lines(&mut out, s.test.as_slice());
            out.push(Gap);
            each(&mut out, &s.actions);
        }
        Screen::Home(s) => {
            open(&mut out, &s.frame);
            out.push(Line(s.detail.clone()));
            lines(&mut out, s.after_emergency.as_slice());
            out.push(Gap);
            out.extend(
                s.dots.iter().map(|dot| Line(format!("- {}, {}: {}", dot.label, dot.when, dot.state))),
            );
            out.push(Gap);
            out.extend(s.soreness.iter().map(|soreness| Line(soreness.sentence.clone())));
            practice(&mut out, s.practice.as_ref());
            out.push(Gap);
            each(&mut out, s.primary.as_slice());
            each(&mut out, std::slice::from_ref(&s.unwell));
            lines(&mut out, s.later_coming.as_slice());
            s.later.iter().for_each(|later| group(&mut out, later));
            out.push(Gap);
            in_rows(&mut out, &s.menu);
        }
        Screen::CheckIn(s) => {
            open(&mut out, &s.frame);
            out.push(Line(s.progress.clone()));
            for row in &s.rows {
                out.extend([Gap, Line(row.title.clone()), Line(row.detail.clone())]);
                if !row.low.is_empty() {
                    out.push(Line(format!("({}; {})", row.low, row.high)));
                }
                if row.low.is_empty() {
                    out.push(Choices("  ".to_owned(), row.options.clone()));
                } else {
                    in_rows(&mut out, &row.options);
                }
            }
            out.push(Gap);
            each(&mut out, s.none_of_these.as_slice());
            each(&mut out, s.next.as_slice());
            each(&mut out, std::slice::from_ref(&s.something_else));
            s.later.iter().for_each(|later| group(&mut out, later));
            // Last, so that no number above them changes when a question is answered.
            out.push(Gap);
            out.extend(
                s.rows.iter().flat_map(|row| &row.no).map(|no| Choices(String::new(), vec![no.clone()])),
            );
        }
        Screen::Confirm(s) => {
            open(&mut out, &s.frame);
            lines(&mut out, &s.paragraphs);
            out.push(Gap);
            each(&mut out, &s.actions);
        }
        Screen::Outcome(s) => {
            open(&mut out, &s.frame);
            out.push(Line(s.sentence.clone()));
            lines(&mut out, s.reasons.as_slice());
            lines(&mut out, s.expected.as_slice());
            out.push(Gap);
            // Not numbered: a number on a screen is always something to type.
            for step in &s.steps {
                out.push(Line(format!("- {}", step.text)));
                each(&mut out, step.call.as_slice());
            }
            out.push(Gap);
            out.extend(s.watch.iter().map(|line| Line(format!("! {line}"))));
            out.extend([Gap, Line(s.next.clone()), Line(s.therapist.clone()), Gap]);
            each(&mut out, &s.actions);
            out.extend([Gap, Line(s.protocol.clone())]);
        }
        Screen::Why(s) => {
            open(&mut out, &s.frame);
            out.extend(s.rules.iter().map(|rule| {
                Line(format!("- {}: {} [{}; {}]", rule.level, rule.because, rule.id, rule.sources))
            }));
            out.push(Gap);
            facts(&mut out, &s.answers);
            out.push(Gap);
            lines(&mut out, &s.protocol);
        }
        Screen::Helps(s) => {
            open(&mut out, &s.frame);
            out.extend(s.advice.iter().map(|line| Line(format!("- {line}"))));
            out.extend([Gap, Line(s.protocol.clone())]);
        }
        Screen::Emergency(s) => {
            open(&mut out, &s.frame);
            each(&mut out, std::slice::from_ref(&s.call));
            out.extend([
                Line(s.number.clone()),
                Choices(format!("{} ", s.country), vec![s.change_country.clone()]),
            ]);
            if let Some(question) = &s.got_through {
                out.push(Gap);
                out.push(Choices(format!("{question} "), s.got_through_choices.clone()));
            }
            lines(&mut out, &s.other_ways);
            out.extend([Gap, Line(s.reasons.clone()), Gap]);
            out.extend(s.orders.iter().map(|order| Line(format!("- {order}"))));
            out.push(Gap);
            each(&mut out, std::slice::from_ref(&s.card));
            out.extend([
                Gap,
                Line(s.cannot_speak.clone()),
                Line(s.no_signal.clone()),
                Line(s.therapist.clone()),
            ]);
            out.extend([Gap, Line(s.close_title.clone())]);
            each(&mut out, &s.closings);
        }
        Screen::Country(s) => {
            open(&mut out, &s.frame);
            out.extend([Line(s.intro.clone()), Gap]);
            each(&mut out, &s.countries);
        }
        Screen::Card(s) => card::card(&mut out, s),
        Screen::History(s) => {
            open(&mut out, &s.frame);
            lines(&mut out, s.zone.as_slice());
            for entry in &s.entries {
                out.extend([Gap, Line(format!("{}: {}", entry.when, entry.title))]);
                if !entry.level_name.is_empty() {
                    out.push(Line(format!("  {}", entry.level_name)));
                }
                out.extend(entry.lines.iter().map(|line| Line(format!("  {line}"))));
                let buttons: Vec<Button> = entry.open.iter().chain(&entry.correct).cloned().collect();
                in_rows(&mut out, &buttons);
            }
        }
        Screen::About(s) => {
            open(&mut out, &s.frame);
            lines(&mut out, &s.paragraphs);
            out.push(Gap);
            facts(&mut out, &s.facts);
        }
        Screen::Trouble(s) => trouble(&mut out, s),
        Screen::Settings(s) => {
            open(&mut out, &s.frame);
            group(&mut out, &s.language);
            out.extend([Gap, Line(s.quiet.clone())]);
            each(&mut out, std::slice::from_ref(&s.change_quiet));
            out.extend([Gap, Line(s.country.clone())]);
            each(&mut out, std::slice::from_ref(&s.change_country));
            out.push(Gap);
            each(&mut out, std::slice::from_ref(&s.treating));
        }
        Screen::QuietHours(s) => {
            open(&mut out, &s.frame);
            out.extend([Line(s.now.clone()), Line(s.intro.clone()), Gap]);
            in_rows(&mut out, &s.hours.options);
            out.push(Gap);
            each(&mut out, s.off.as_slice());
        }
    }
    out.push(Gap);
    each(&mut out, screen.frame().back.as_slice());
    out
}

fn trouble(out: &mut Vec<Part>, s: &TroubleScreen) {
    open(out, &s.frame);
    for text in [&s.happened, &s.kept, &s.lost, &s.works, &s.to_do, &s.feeling_worse] {
        out.push(Line(text.clone()));
    }
    if !s.detail.is_empty() {
        out.extend([Gap, Line(s.detail.clone())]);
    }
    out.push(Gap);
    each(out, &s.actions);
}

/// Where first, then what else is chosen, then the practice and the end, then the code or what it lacks.
/// Neither the code itself nor the link: no two codes are the same, and a shell draws them.
fn therapist(out: &mut Vec<Part>, s: &TherapistScreen) {
    open(out, &s.frame);
    out.push(Line(s.needled.clone()));
    s.regions.iter().for_each(|region| group(out, region));
    for choices in [&s.risks, &s.technique, &s.pain_before] {
        group(out, choices);
    }
    out.push(Gap);
    out.extend(s.fields.iter().cloned().map(Part::Field));
    each(out, s.now.as_slice());
    out.push(Gap);
    lines(out, &s.lacks);
    if let Some(ready) = &s.ready {
        out.push(Line(ready.scan.clone()));
        facts(out, &ready.facts);
    }
    out.extend([Gap, Line(s.kept.clone()), Gap]);
    each(out, &s.actions);
}
