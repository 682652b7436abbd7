//! A group of questions: at most four short rows.

use serde::{Deserialize, Serialize};

use super::parts::{Button, Frame, Strength};
use super::{Screen, home, text::Text};
use crate::journey::care::Run;
use crate::journey::{Command, course};
use crate::protocol::QuestionKind as Kind;
use crate::triage::{Answer, SCALE_MAX};

/// A group of questions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CheckInScreen {
    /// Heading and notices.
    pub frame: Frame,
    /// `2 of 6`.
    pub progress: String,
    /// This group, from 1.
    pub step: u32,
    /// How many groups.
    pub steps: u32,
    /// The questions.
    pub rows: Vec<Row>,
    /// Gives every open row its harmless answer; not offered for pain.
    pub none_of_these: Option<Button>,
    /// On; with open rows it leaves them without an answer.
    pub next: Option<Button>,
    /// Opens a check-in that asks everything.
    pub something_else: Button,
}

/// A question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Its id.
    pub question: String,
    /// The symptom.
    pub title: String,
    /// The rest of it.
    pub detail: String,
    /// Words at the low end of a scale; empty for other kinds.
    pub low: String,
    /// Words at the high end.
    pub high: String,
    /// The answers. "No" to a flag is not among them: "None of these" stands for it.
    pub options: Vec<Button>,
    /// "No" to a flag, once it was answered. Apart from `options`, so that their places never move.
    pub no: Option<Button>,
}

pub(super) fn check_in(text: &Text<'_>, number: u32, group: u32) -> Screen {
    let view = text.view;
    let Some((_, run)) = view.care.run(number) else { return home::home_or_welcome(text) };
    let groups = course::groups(view.content, view.care, run);
    let Some(questions) = usize::try_from(group).ok().and_then(|index| groups.get(index)) else {
        return home::home_or_welcome(text);
    };
    let protocol = &view.content.protocol;
    let open = questions.iter().filter(|id| run.answer(id).is_none()).count();
    let all_have_harmless = questions.iter().all(|id| protocol.harmless(id).is_some());
    let steps = u32::try_from(groups.len()).unwrap_or(u32::MAX);
    let step = group.saturating_add(1);
    let last = step == steps;
    let next_key = match (open, last) {
        (0, true) => "button.finish",
        (0, false) => "button.next",
        (_, true) => "check_in.finish_open",
        (_, false) => "check_in.skip",
    };
    let offer_none = open > 0 && all_have_harmless;
    let strength = if offer_none || open > 0 { Strength::Quiet } else { Strength::Primary };
    let title = questions.first().and_then(|id| protocol.group_number(id)).unwrap_or(1);
    let mut frame = text.frame(text.get(&format!("group.{title}.title")));
    frame.notices.extend(questions.iter().filter(|id| is_asked_again(run, id)).map(|id| {
        text.with("check_in.asked_again", &[("title", &text.get(&format!("question.{id}.title")))])
    }));
    Screen::CheckIn(CheckInScreen {
        frame,
        progress: text.with("progress", &[("step", &step.to_string()), ("steps", &steps.to_string())]),
        step,
        steps,
        rows: questions.iter().map(|id| row(text, run, id)).collect(),
        none_of_these: offer_none.then(|| {
            Button::new(
                Strength::Primary,
                text.get("check_in.none_of_these"),
                Command::NoneOfThese { run: number, group },
            )
        }),
        next: Some(Button::new(strength, text.get(next_key), Command::NextGroup { run: number, group })),
        something_else: text.unwell(Strength::Quiet, "check_in.something_else"),
    })
}

fn row(text: &Text<'_>, run: &Run, id: &str) -> Row {
    let question = text.view.content.protocol.question(id);
    let given = run.answer(id);
    let scale = question.is_some_and(|question| question.kind == Kind::Scale);
    let answers: Vec<Answer> = match question.map(|question| question.kind) {
        Some(Kind::Scale) => (0..=SCALE_MAX).map(Answer::Scale).collect(),
        Some(Kind::Flag) => ["yes", "not_sure"].map(|id| Answer::Choice(id.to_owned())).into(),
        _ => question
            .map(|question| question.choices.iter().map(|choice| Answer::Choice(choice.clone())).collect())
            .unwrap_or_default(),
    };
    let options = answers.into_iter().map(|answer| {
        let label = match &answer {
            Answer::Scale(value) => value.to_string(),
            Answer::Choice(_) => text.answer(id, &answer),
        };
        let command = Command::Answer { run: run.number, question: id.to_owned(), answer: answer.clone() };
        Button::choice(given == Some(&answer), label, command)
    });
    let end = |key: &str| if scale { text.get(&format!("question.{id}.{key}")) } else { String::new() };
    Row {
        question: id.to_owned(),
        title: text.get(&format!("question.{id}.title")),
        detail: text.get(&format!("question.{id}.detail")),
        low: end("low"),
        high: end("high"),
        options: options.collect(),
        no: no(text, run, id),
    }
}

/// Whether an answer was taken back, after "by mistake", and not given again.
fn is_asked_again(run: &Run, id: &str) -> bool {
    let last = run.changes.iter().rev().find(|change| change.question == id);
    run.answer(id).is_none() && last.is_some_and(|change| change.to.is_none())
}

fn no(text: &Text<'_>, run: &Run, id: &str) -> Option<Button> {
    let given = run.answer(id)?;
    let question = text.view.content.protocol.question(id).filter(|question| question.kind == Kind::Flag)?;
    let answer = Answer::Choice(question.harmless()?.to_owned());
    let label = text.with("check_in.no", &[("title", &text.get(&format!("question.{id}.title")))]);
    let chosen = *given == answer;
    let command = Command::Answer { run: run.number, question: id.to_owned(), answer };
    Some(Button::choice(chosen, label, command))
}
