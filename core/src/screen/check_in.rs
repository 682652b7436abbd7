//! A group of questions: at most four short rows.

use serde::{Deserialize, Serialize};

use super::parts::{Button, Frame, Strength};
use super::{Screen, home, remind, start::ChoiceGroup, text::Text};
use crate::journey::care::Run;
use crate::journey::{Command, Destination, OutcomePart, course, upgrade};
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
    /// The times at which this check-in can ring again.
    pub later: Option<ChoiceGroup>,
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
    /// "No" to a flag, once it was answered, and in a correction always. Apart from `options`, so that their places never move.
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
    let page = Page { text, run, asks: Asks::Answers };
    let open = questions.iter().filter(|id| upgrade::fitting(protocol, run, id).is_none()).count();
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
    frame.notices.extend(asked_again(text, run, questions));
    Screen::CheckIn(CheckInScreen {
        frame,
        progress: text.with("progress", &[("step", &step.to_string()), ("steps", &steps.to_string())]),
        step,
        steps,
        rows: questions.iter().map(|id| page.row(id)).collect(),
        none_of_these: offer_none.then(|| {
            Button::new(
                Strength::Primary,
                text.get("check_in.none_of_these"),
                Command::NoneOfThese { run: number, group },
            )
        }),
        next: Some(Button::new(strength, text.get(next_key), Command::NextGroup { run: number, group })),
        something_else: text.unwell(Strength::Quiet, "check_in.something_else"),
        later: (run.check_in != course::NOW).then(|| remind::offer(text)).flatten(),
    })
}

/// The answers of a check-in that is over. Every flag can be answered with no: there is no "None of
/// these" here, so that nothing is corrected but what is pressed.
pub(super) fn correction(text: &Text<'_>, number: u32, group: u32) -> Screen {
    let view = text.view;
    let Some((course, run)) = view.care.run(number) else { return home::home_or_welcome(text) };
    let groups = course::groups(view.content, view.care, run);
    let Some(questions) = usize::try_from(group).ok().and_then(|index| groups.get(index)) else {
        return home::home_or_welcome(text);
    };
    let steps = u32::try_from(groups.len()).unwrap_or(u32::MAX);
    let step = group.saturating_add(1);
    let (next_key, command) = match run.level() {
        _ if step < steps => ("button.next", Command::OpenCorrection { run: number, group: step }),
        Some(_) => ("button.home", Command::OpenOutcome { run: number, part: OutcomePart::Summary }),
        None => ("button.home", Command::Go { to: Destination::History }),
    };
    let title = questions.first().and_then(|id| view.content.protocol.group_number(id)).unwrap_or(1);
    let mut frame = text.frame(text.get(&format!("group.{title}.title")));
    let ended = text.day_clock(course::ended_at(view.content, course, run));
    frame.notices.push(
        text.with(
            "check_in.correcting",
            &[("check_in", &text.check_in_name(&run.check_in)), ("when", &ended)],
        ),
    );
    frame.notices.extend(asked_again(text, run, questions));
    let page = Page { text, run, asks: Asks::Corrections };
    Screen::CheckIn(CheckInScreen {
        frame,
        progress: text.with("progress", &[("step", &step.to_string()), ("steps", &steps.to_string())]),
        step,
        steps,
        rows: questions.iter().map(|id| page.row(id)).collect(),
        none_of_these: None,
        next: Some(Button::new(Strength::Primary, text.get(next_key), command)),
        something_else: text.unwell(Strength::Quiet, "check_in.something_else"),
        later: None,
    })
}

/// What the buttons of a page give.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asks {
    Answers,
    Corrections,
}

/// A page of a run.
struct Page<'a> {
    text: &'a Text<'a>,
    run: &'a Run,
    asks: Asks,
}

impl Page<'_> {
    fn command(&self, id: &str, answer: Answer) -> Command {
        let (run, question) = (self.run.number, id.to_owned());
        match self.asks {
            Asks::Answers => Command::Answer { run, question, answer },
            Asks::Corrections => Command::CorrectAnswer { run, question, answer },
        }
    }

    fn row(&self, id: &str) -> Row {
        let text = self.text;
        let question = text.view.content.protocol.question(id);
        let given = upgrade::fitting(&text.view.content.protocol, self.run, id);
        let scale = question.is_some_and(|question| question.kind == Kind::Scale);
        let answers: Vec<Answer> = match question.map(|question| question.kind) {
            Some(Kind::Scale) => (0..=SCALE_MAX).map(Answer::Scale).collect(),
            Some(Kind::Flag) => ["yes", "not_sure"].map(|id| Answer::Choice(id.to_owned())).into(),
            _ => question
                .map(|question| {
                    question.choices.iter().map(|choice| Answer::Choice(choice.clone())).collect()
                })
                .unwrap_or_default(),
        };
        let options = answers.into_iter().map(|answer| {
            let label = match &answer {
                Answer::Scale(value) => value.to_string(),
                Answer::Choice(_) => text.answer(id, &answer),
            };
            Button::choice(given == Some(&answer), label, self.command(id, answer.clone()))
        });
        let end = |key: &str| if scale { text.get(&format!("question.{id}.{key}")) } else { String::new() };
        Row {
            question: id.to_owned(),
            title: text.get(&format!("question.{id}.title")),
            detail: text.get(&format!("question.{id}.detail")),
            low: end("low"),
            high: end("high"),
            options: options.collect(),
            no: self.no(id),
        }
    }

    fn no(&self, id: &str) -> Option<Button> {
        let text = self.text;
        let given = upgrade::fitting(&text.view.content.protocol, self.run, id);
        if given.is_none() && self.asks == Asks::Answers {
            return None;
        }
        let question =
            text.view.content.protocol.question(id).filter(|question| question.kind == Kind::Flag)?;
        let answer = Answer::Choice(question.harmless()?.to_owned());
        let label = text.with("check_in.no", &[("title", &text.get(&format!("question.{id}.title")))]);
        Some(Button::choice(given == Some(&answer), label, self.command(id, answer.clone())))
    }
}

/// Names the questions whose answers were taken back.
fn asked_again(text: &Text<'_>, run: &Run, questions: &[String]) -> Vec<String> {
    let title = |id: &String| text.get(&format!("question.{id}.title"));
    let again = questions.iter().filter(|id| is_asked_again(run, id));
    again.map(|id| text.with("check_in.asked_again", &[("title", &title(id))])).collect()
}

/// Whether an answer was taken back, after "by mistake", and not given again.
fn is_asked_again(run: &Run, id: &str) -> bool {
    let last = run.changes.iter().rev().find(|change| change.question == id);
    run.answer(id).is_none() && last.is_some_and(|change| change.to.is_none())
}
