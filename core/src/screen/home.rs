//! Where the patient stands: the line of check-ins, what is next, and the way out at any time.

use serde::{Deserialize, Serialize};

use super::parts::{Button, Frame, Practice, Strength};
use super::start::{self, ChoiceGroup};
use super::{Screen, dates, remind, text::Text};
use crate::journey::care::Course;
use crate::journey::course::{self, Planned, State};
use crate::journey::event::Closing;
use crate::journey::{Command, Destination};
use crate::time::{HOUR_MS, Timestamp};
use crate::triage::Answer;

/// Home.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HomeScreen {
    /// The headline: what is next. Without Back.
    pub frame: Frame,
    /// The line under it.
    pub detail: String,
    /// After an emergency that was closed: what to do now.
    pub after_emergency: Option<String>,
    /// The check-ins in order of time.
    pub dots: Vec<Dot>,
    /// Soreness so far.
    pub soreness: Option<Soreness>,
    /// The therapist.
    pub practice: Option<Practice>,
    /// The next thing, if there is one.
    pub primary: Option<Button>,
    /// The times at which the open check-in can ring again.
    pub later: Option<ChoiceGroup>,
    /// When the reminder rings that was asked for.
    pub later_coming: Option<String>,
    /// "I feel unwell now", always.
    pub unwell: Button,
    /// Everything else.
    pub menu: Vec<Button>,
}

/// A check-in on the line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dot {
    /// Its id.
    pub check_in: String,
    /// Its name.
    pub label: String,
    /// What has become of it, in words.
    pub state: String,
    /// When it is due, in words.
    pub when: String,
    /// When it is due.
    pub at: Timestamp,
}

/// Soreness so far against the expected course.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Soreness {
    /// What the patient said, in order of time.
    pub points: Vec<SorenessPoint>,
    /// The expected course.
    pub band: Vec<BandPoint>,
    /// The same in words.
    pub sentence: String,
}

/// Soreness at a time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SorenessPoint {
    /// Hours after the session.
    pub hours: f64,
    /// 0 to 10.
    pub pain: u8,
}

/// The expected course at a time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BandPoint {
    /// Hours after the session.
    pub hours: f64,
    /// Lower edge, 0 to 10.
    pub low: f64,
    /// Upper edge, 0 to 10.
    pub high: f64,
}

pub(super) fn home_or_welcome(text: &Text<'_>) -> Screen {
    match text.view.care.course() {
        Some(course) => Screen::Home(home(text, course)),
        None => Screen::Welcome(start::welcome(text)),
    }
}

fn home(text: &Text<'_>, course: &Course) -> HomeScreen {
    let view = text.view;
    let planned = course::planned(view.content, view.care, course, view.moment.at);
    let open = planned.iter().find(|planned| planned.state == State::Open);
    let next = planned.iter().find(|planned| planned.state == State::Upcoming);
    let (title, detail) = headline(text, course, open, next);
    let mut frame = text.advising_frame(title);
    frame.notices.extend(remind::trouble(text));
    frame.back = None;
    HomeScreen {
        frame,
        detail,
        after_emergency: after_emergency(text),
        dots: planned.iter().map(|planned| dot(text, planned)).collect(),
        soreness: soreness(text, course),
        practice: text.practice(&course.session, Strength::Secondary),
        primary: open.map(|planned| {
            let check_in = planned.window.id.clone();
            let key = if planned.run.is_some() { "home.continue" } else { "home.start" };
            Button::new(Strength::Primary, text.get(key), Command::OpenCheckIn { check_in })
        }),
        later: remind::offer(text),
        later_coming: remind::coming(text),
        unwell: text.unwell(Strength::Secondary, "home.unwell"),
        menu: vec![
            text.go(Strength::Quiet, "menu.dates", Destination::Dates),
            text.go(Strength::Quiet, "menu.signs", Destination::FlagCard),
            text.go(Strength::Quiet, "menu.history", Destination::History),
            text.go(Strength::Quiet, "menu.card", Destination::Card),
            text.go(Strength::Quiet, "menu.settings", Destination::Settings),
            text.go(Strength::Quiet, "menu.new_session", Destination::EnterCode),
            text.go(Strength::Quiet, "menu.about", Destination::About),
            text.go(Strength::Quiet, "menu.erase", Destination::Erase),
        ],
    }
}

fn headline(
    text: &Text<'_>,
    course: &Course,
    open: Option<&Planned>,
    next: Option<&Planned>,
) -> (String, String) {
    let name = |planned: &Planned| text.check_in_name(&planned.window.id);
    if let Some(open) = open {
        let until = text.day_clock(open.window.closes);
        return (
            text.with("home.ready", &[("check_in", &name(open))]),
            text.with("home.ready.detail", &[("until", &until)]),
        );
    }
    if let Some(next) = next {
        let when = text.day_clock(next.window.due);
        return (
            text.with("home.next", &[("check_in", &name(next))]),
            text.with("home.next.detail", &[("when", &when)]),
        );
    }
    let until = text.view.content.protocol.watch_until(course.session.ended_at);
    let over = text.view.moment.at >= until;
    let key = if over { "home.over" } else { "home.watch" };
    (
        text.get(key),
        text.with(&format!("{key}.detail"), &[("until", &text.date(until)), ("number", &text.number())]),
    )
}

fn dot(text: &Text<'_>, planned: &Planned) -> Dot {
    Dot {
        check_in: planned.window.id.clone(),
        label: text.check_in_name(&planned.window.id),
        state: text.get(dates::state_key(planned.state)),
        when: text.day_clock(planned.window.due),
        at: planned.window.due,
    }
}

/// How long the word on waiting for help, or on having been seen, stays on the home screen.
const AFTER_EMERGENCY_MS: i64 = 12 * HOUR_MS;

fn after_emergency(text: &Text<'_>) -> Option<String> {
    let closed = text.view.care.emergencies.last()?.closed.as_ref()?;
    let recent = text.view.moment.at.since(closed.at) < AFTER_EMERGENCY_MS;
    let key = match closed.how {
        Closing::OnTheWay => "emergency.after_on_the_way",
        Closing::Seen => "emergency.after_seen",
        Closing::Mistake => return None,
    };
    recent.then(|| text.call(key))
}

fn soreness(text: &Text<'_>, course: &Course) -> Option<Soreness> {
    let protocol = &text.view.content.protocol;
    let question = &protocol.wording.soreness;
    let mut points: Vec<(Timestamp, u8)> = Vec::new();
    for run in &course.runs {
        // A correction says what was so at the check-in.
        let ended = course::ended_at(text.view.content, course, run);
        points.extend(run.given.iter().filter(|given| given.question == *question).filter_map(|given| {
            match given.answer {
                Answer::Scale(pain) => Some((given.at.min(ended), pain)),
                Answer::Choice(_) => None,
            }
        }));
    }
    points.sort_by_key(|(at, _)| *at);
    if points.is_empty() {
        return None;
    }
    let said = text.list(points.iter().map(|(at, pain)| {
        text.with("soreness.point", &[("when", &text.day_clock(*at)), ("pain", &pain.to_string())])
    }));
    let gone = text.day_clock(course.session.ended_at.plus_ms(protocol.nearly_gone_ms()));
    let past = text.view.moment.at >= course.session.ended_at.plus_ms(protocol.nearly_gone_ms());
    let key = if past { "soreness.sentence_past" } else { "soreness.sentence" };
    Some(Soreness {
        sentence: text.with(key, &[("points", &said), ("until", &gone)]),
        points: points
            .into_iter()
            .map(|(at, pain)| SorenessPoint { hours: course::elapsed_hours(course, at), pain })
            .collect(),
        band: protocol
            .expected
            .points
            .iter()
            .map(|point| BandPoint {
                hours: f64::from(point.hours),
                low: f64::from(point.low),
                high: f64::from(point.high),
            })
            .collect(),
    })
}
