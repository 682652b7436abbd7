//! Everything answered, told, changed and left without an answer, the newest first.

use serde::{Deserialize, Serialize};

use super::parts::{Button, Frame, Strength};
use super::text::Text;
use crate::journey::care::{Change, Course, Emergency, Run};
use crate::journey::course::{self, Planned, State};
use crate::journey::event::{Closing, Reached};
use crate::journey::{Command, OutcomePart};
use crate::time::Timestamp;
use crate::triage::Level;

/// The history.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HistoryScreen {
    /// Heading and notices.
    pub frame: Frame,
    /// That the clock of another zone is shown than at the session.
    pub zone: Option<String>,
    /// The newest first.
    pub entries: Vec<HistoryEntry>,
}

/// Something in the history.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HistoryEntry {
    /// When, in words.
    pub when: String,
    /// When.
    pub at: Timestamp,
    /// What.
    pub title: String,
    /// What was told, if anything; its shape and colour follow from it.
    pub level: Option<Level>,
    /// What was told, in words.
    pub level_name: String,
    /// Answers, changes, remarks.
    pub lines: Vec<String>,
    /// Opens the outcome.
    pub open: Option<Button>,
    /// Opens the answers to correct them.
    pub correct: Option<Button>,
}

pub(super) fn history(text: &Text<'_>) -> HistoryScreen {
    let view = text.view;
    let mut entries: Vec<HistoryEntry> = Vec::new();
    for course in &view.care.courses {
        entries.push(session(text, course));
        entries
            .extend(course.runs.iter().filter(|run| run.is_started()).map(|run| one_run(text, course, run)));
        entries.extend(
            course::planned(view.content, view.care, course, view.moment.at)
                .iter()
                .filter(|planned| matches!(planned.state, State::Missed | State::Replaced))
                .map(|planned| silent(text, planned)),
        );
    }
    entries.extend(view.care.emergencies.iter().map(|emergency| prompt(text, emergency)));
    entries.extend(view.care.clock_jumps.iter().map(|jump| {
        let line = text.with(
            "history.clock.line",
            &[("from", &text.date_clock(jump.from)), ("to", &text.date_clock(jump.to))],
        );
        entry(text, jump.to, text.get("history.clock"), vec![line])
    }));
    let protocols = view.care.protocols.iter();
    entries.extend(protocols.clone().zip(protocols.skip(1)).map(|(before, after)| {
        let from = text.version(&before.version, &before.sha256);
        let line = text.change(&from, &after.version, &after.sha256);
        entry(text, after.at, text.get("history.rules_changed"), vec![line])
    }));
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.at));
    HistoryScreen { frame: text.frame(text.get("history.title")), zone: text.zone_change(), entries }
}

fn entry(text: &Text<'_>, at: Timestamp, title: String, lines: Vec<String>) -> HistoryEntry {
    HistoryEntry {
        when: text.day_clock(at),
        at,
        title,
        level: None,
        level_name: String::new(),
        lines,
        open: None,
        correct: None,
    }
}

fn session(text: &Text<'_>, course: &Course) -> HistoryEntry {
    let title = text.with("history.session", &[("technique", &text.technique(&course.session))]);
    entry(text, course.session.ended_at, title, vec![text.places(&course.session)])
}

fn silent(text: &Text<'_>, planned: &Planned) -> HistoryEntry {
    let name = text.check_in_name(&planned.window.id);
    let key = if planned.state == State::Replaced { "history.replaced" } else { "history.missed" };
    let line = text.with(key, &[("when", &text.day_clock(planned.window.closes))]);
    entry(text, planned.window.due, name, vec![line])
}

fn one_run(text: &Text<'_>, course: &Course, run: &Run) -> HistoryEntry {
    let view = text.view;
    let protocol = &view.content.protocol;
    let ended = course::ended_at(view.content, course, run);
    let mut lines = Vec::new();
    let (harmless, telling): (Vec<_>, Vec<_>) =
        run.given.iter().partition(|given| protocol.is_harmless(&given.question, &given.answer));
    for given in telling {
        let title = text.question(&given.question);
        let value = text.answer(&given.question, &given.answer);
        lines.push(text.with("history.answer", &[("title", &title), ("value", &value)]));
    }
    if !harmless.is_empty() {
        lines.push(text.with("history.harmless", &[("n", &harmless.len().to_string())]));
    }
    lines.extend(run.changes.iter().map(|change| changed(text, change, ended)));
    lines.extend(after_the_end(text, run, ended));
    if run.worried {
        lines.push(text.get("history.worried"));
    }
    lines.extend(run.seen.map(|seen| text.get(if seen { "history.seen" } else { "history.not_seen" })));
    if run.finished_at.is_none() {
        let closed = view.moment.at >= course::closes_at(view.content, course, run);
        lines.push(text.get(if closed { "history.left" } else { "history.unfinished" }));
    }
    if let Some(told) = run.told.last().filter(|told| told.protocol_sha256 != protocol.sha256) {
        let version = text.version(&told.protocol_version, &told.protocol_sha256);
        lines.push(text.with("history.told_under", &[("version", &version)]));
    }
    let level = course::standing_level(view.content, view.care, course, run, view.moment.at);
    HistoryEntry {
        level,
        level_name: level.map(|level| text.get(&format!("level.{}.name", level.id()))).unwrap_or_default(),
        open: run.level().map(|_| {
            let command = Command::OpenOutcome { run: run.number, part: OutcomePart::Summary };
            Button::new(Strength::Quiet, text.get("history.open"), command)
        }),
        correct: course::is_correctable(view.content, course, run, view.moment.at)
            .then(|| text.correct(run.number)),
        ..entry(text, run.opened_at, text.check_in_name(&run.check_in), lines)
    }
}

fn changed(text: &Text<'_>, change: &Change, ended: Timestamp) -> String {
    let title = text.question(&change.question);
    let from = text.answer(&change.question, &change.from);
    let with = |key: &str, to: &str, when: &str| {
        text.with(key, &[("title", &title), ("from", &from), ("to", to), ("when", when)])
    };
    match &change.to {
        Some(to) if change.at > ended => {
            with("history.corrected", &text.answer(&change.question, to), &text.day_clock(change.at))
        }
        Some(to) => with("history.changed", &text.answer(&change.question, to), &text.at_clock(change.at)),
        None => with("history.reopened", "", &text.at_clock(change.at)),
    }
}

/// Answers first given after the end, and advice that a correction made less urgent.
fn after_the_end(text: &Text<'_>, run: &Run, ended: Timestamp) -> Vec<String> {
    let corrected = |id: &str| run.changes.iter().any(|change| change.question == id);
    let added = run.given.iter().filter(|given| given.at > ended && !corrected(&given.question));
    let mut lines: Vec<String> = added
        .map(|given| {
            let title = text.question(&given.question);
            let value = text.answer(&given.question, &given.answer);
            let when = text.day_clock(given.at);
            text.with("history.added", &[("title", &title), ("value", &value), ("when", &when)])
        })
        .collect();
    let lowered = run.told.iter().zip(run.told.iter().skip(1));
    lines.extend(lowered.filter(|(_, after)| after.at > ended).filter_map(|(before, after)| {
        let level = before.level.filter(|level| Some(*level) > after.level)?;
        let name = text.get(&format!("level.{}.name", level.id()));
        let when = text.day_clock(after.at);
        Some(text.with("history.lowered", &[("level", &name), ("when", &when)]))
    }));
    lines
}

fn prompt(text: &Text<'_>, emergency: &Emergency) -> HistoryEntry {
    let reasons: Vec<String> = emergency.reasons.iter().map(|rule| text.because(rule)).collect();
    let mut lines = vec![text.with("emergency.because", &[("reasons", &reasons.join("; "))])];
    lines.extend(
        emergency.called_at.iter().map(|at| text.with("history.called", &[("when", &text.at_clock(*at))])),
    );
    lines.extend(emergency.reached.map(|reached| {
        text.get(match reached {
            Reached::Yes => "history.reached.yes",
            Reached::No => "history.reached.no",
            Reached::SomeoneTaking => "history.reached.someone",
        })
    }));
    match &emergency.closed {
        None => lines.push(text.get("history.prompt.open")),
        Some(closed) => {
            let how = text.get(match closed.how {
                Closing::OnTheWay => "emergency.close.on_the_way",
                Closing::Seen => "emergency.close.seen",
                Closing::Mistake => "emergency.close.mistake",
            });
            lines.push(
                text.with("history.prompt.closed", &[("when", &text.day_clock(closed.at)), ("how", &how)]),
            );
        }
    }
    HistoryEntry {
        level: Some(Level::Emergency),
        level_name: text.get("level.emergency.name"),
        ..entry(text, emergency.raised_at, text.get("history.prompt"), lines)
    }
}
