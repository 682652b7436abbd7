//! The page for a doctor or a crew: large, short, offline. Where the country's language is another one than
//! the patient's, it has a second side in that language.

use serde::{Deserialize, Serialize};

use super::parts::{Fact, Frame};
use super::place_map::{self, PlaceMap};
use super::text::{Text, fingerprint};
use crate::journey::care::{Course, Run};
use crate::journey::course::{self, State};
use crate::time::Timestamp;
use crate::triage::{self, Level};

/// The card.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CardScreen {
    /// What was done and how long ago.
    pub frame: Frame,
    /// What stands below.
    #[serde(flatten)]
    pub face: CardFace,
    /// What the shell's own button is called that prints or saves the card, as [`crate::paper`] draws it.
    pub print: String,
    /// All of it once more in the language of the country, where that is another one.
    pub other_side: Option<CardSide>,
}

/// The card in the language of the country.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CardSide {
    /// Tag of its language, for the voice of a screen reader.
    pub language: String,
    /// That it is the same card, in this language.
    pub heading: String,
    /// What was done and how long ago.
    pub title: String,
    /// What stands below.
    #[serde(flatten)]
    pub face: CardFace,
}

/// What both sides have, each in its language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CardFace {
    /// When exactly.
    pub when: String,
    /// What to consider.
    pub hints: Vec<String>,
    /// Where, risks, pain before.
    pub facts: Vec<Fact>,
    /// The places on the body map: the letters for left and right are not the same in every language.
    pub map: PlaceMap,
    /// Heading of the timeline.
    pub timeline_title: String,
    /// What was reported and told, the newest last.
    pub timeline: Vec<TimelineEntry>,
    /// Where the rules come from.
    pub protocol: String,
}

/// A line of the timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimelineEntry {
    /// When, in words.
    pub when: String,
    /// When.
    pub at: Timestamp,
    /// What.
    pub text: String,
}

pub(super) fn card(text: &Text<'_>) -> CardScreen {
    let Some(course) = text.view.care.course() else {
        return CardScreen {
            frame: text.frame(text.get("card.title")),
            face: CardFace {
                when: String::new(),
                hints: Vec::new(),
                facts: Vec::new(),
                map: place_map::to_show(text, &[]),
                timeline_title: String::new(),
                timeline: Vec::new(),
                protocol: String::new(),
            },
            print: text.get("button.print"),
            other_side: None,
        };
    };
    CardScreen {
        frame: text.frame(title(text, course)),
        face: face(text, course),
        print: text.get("button.print"),
        other_side: text.of_the_country().map(|other| CardSide {
            language: other.language(),
            heading: other.get("card.other_side"),
            title: title(&other, course),
            face: face(&other, course),
        }),
    }
}

fn title(text: &Text<'_>, course: &Course) -> String {
    let session = &course.session;
    let (technique, ago) = (text.technique(session), text.ago(session.ended_at));
    text.with("card.headline", &[("technique", &technique), ("ago", &ago)])
}

/// The card in the words of a text.
fn face(text: &Text<'_>, course: &Course) -> CardFace {
    let session = &course.session;
    let protocol = &text.view.content.protocol;
    let rules = text.with(
        "card.protocol",
        &[("id", &protocol.id), ("version", &protocol.version), ("sha256", &fingerprint(&protocol.sha256))],
    );
    CardFace {
        when: text.with("card.when", &[("when", &text.date_clock(session.ended_at))]),
        hints: hints(text, course),
        facts: facts(text, course),
        map: place_map::to_show(text, &session.places),
        timeline_title: text.get("card.timeline"),
        timeline: timeline(text, course),
        protocol: text.with_change(course, rules),
    }
}

/// A doctor is told what the needles could have reached, whatever was answered.
fn hints(text: &Text<'_>, course: &Course) -> Vec<String> {
    let view = text.view;
    let newest = course.runs.iter().rev().find(|run| !run.given.is_empty());
    let empty = Run {
        number: 0,
        check_in: course::NOW.to_owned(),
        opened_at: view.moment.at,
        given: Vec::new(),
        changes: Vec::new(),
        told: Vec::new(),
        latest_at: view.moment.at,
        told_during: 0,
        finished_at: None,
        worried: false,
        seen: None,
    };
    let facts = course::facts(view.content, view.care, course, newest.unwrap_or(&empty));
    let assessment = triage::assess(&view.content.protocol, &facts);
    triage::card_hints(&view.content.protocol, &facts, &assessment)
        .iter()
        .map(|id| text.get(&format!("card_hint.{id}")))
        .collect()
}

fn facts(text: &Text<'_>, course: &Course) -> Vec<Fact> {
    let session = &course.session;
    let risks = text.list(session.risks.iter().map(|risk| text.of(risk, &format!("risk.{risk}.card"))));
    let mut facts = vec![
        text.fact("card.where", text.places(session)),
        text.fact("card.risks", if risks.is_empty() { text.get("card.no_risks") } else { risks }),
    ];
    if let Some(pain) = session.pain_before {
        facts.push(text.fact("fact.pain_before", text.with("answer.scale", &[("value", &pain.to_string())])));
    }
    if let Some(before) = text.view.care.courses.iter().rev().nth(1) {
        let value = text.with(
            "card.earlier_value",
            &[("when", &text.date_clock(before.session.ended_at)), ("where", &text.places(&before.session))],
        );
        facts.push(text.fact("card.earlier", value));
    }
    facts.push(text.fact("card.practice", text.therapist(course)));
    facts
}

/// Answers that are not harmless, what was told, and check-ins without an answer.
fn timeline(text: &Text<'_>, course: &Course) -> Vec<TimelineEntry> {
    let view = text.view;
    let mut entries: Vec<(Timestamp, String)> = Vec::new();
    for run in &course.runs {
        for given in &run.given {
            if !view.content.protocol.is_harmless(&given.question, &given.answer) {
                let label = text.of(&given.question, &format!("question.{}.card", given.question));
                let value = text.answer(&given.question, &given.answer);
                entries.push((given.at, text.with("card.answer", &[("label", &label), ("value", &value)])));
            }
        }
        if let Some(told) = run.told.last()
            && let Some(level) = told.level
        {
            entries.push((told.at, told_line(text, level, &told.rules)));
        }
    }
    for planned in course::planned(view.content, view.care, course, view.moment.at) {
        if planned.state == State::Missed {
            let name = text.check_in_name(&planned.window.id);
            entries.push((planned.window.closes, text.with("card.missed", &[("check_in", &name)])));
        }
    }
    entries.sort_by_key(|(at, _)| *at);
    entries
        .into_iter()
        .map(|(at, line)| TimelineEntry { when: text.fixed_day_clock(at), at, text: line })
        .collect()
}

fn told_line(text: &Text<'_>, level: Level, rules: &[String]) -> String {
    let name = text.get(&format!("level.{}.name", level.id()));
    let rules: Vec<String> = rules.iter().map(|rule| text.of(rule, &format!("rule.{rule}.card"))).collect();
    text.with("card.told", &[("level", &name), ("rules", &rules.join("; "))])
}
