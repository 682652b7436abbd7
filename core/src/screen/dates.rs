//! The dates of the check-ins as a line.

use serde::{Deserialize, Serialize};

use super::parts::{Frame, Strength};
use super::{Button, remind, settings, text::Text};
use crate::journey::course::{self, State};
use crate::journey::{Command, Destination};
use crate::time::Timestamp;

/// The dates.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DatesScreen {
    /// Heading and notices.
    pub frame: Frame,
    /// How long one takes, and that late answers count.
    pub intro: String,
    /// The check-ins in order of time.
    pub dates: Vec<DateLine>,
    /// That the clock of another zone is shown than at the session.
    pub zone: Option<String>,
    /// When nothing rings.
    pub quiet: String,
    /// What reminders cannot promise.
    pub honest: String,
    /// What to expect of a test reminder that was asked for.
    pub test: Option<String>,
    /// On, and a reminder to try.
    pub actions: Vec<Button>,
}

/// One check-in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateLine {
    /// Its id.
    pub check_in: String,
    /// When it is due, in words.
    pub when: String,
    /// When it is due.
    pub at: Timestamp,
    /// What it is.
    pub about: String,
    /// What has become of it, in words.
    pub state: String,
}

pub(super) fn dates(text: &Text<'_>) -> DatesScreen {
    let dates = lines(text);
    let n = dates.len().to_string();
    let mut frame = text.frame(text.with("dates.title", &[("n", &n)]));
    frame.notices.extend(remind::trouble(text));
    DatesScreen {
        frame,
        intro: text.get("dates.intro"),
        dates,
        zone: text.zone_change(),
        quiet: settings::quiet_line(text),
        honest: text.get("dates.honest"),
        test: remind::test(text),
        actions: vec![
            text.go(Strength::Primary, "button.home", Destination::Home),
            Button::new(Strength::Secondary, text.get("dates.test"), Command::TestReminder),
        ],
    }
}

/// The check-ins of the newest course.
pub(super) fn lines(text: &Text<'_>) -> Vec<DateLine> {
    let view = text.view;
    let Some(course) = view.care.course() else { return Vec::new() };
    course::planned(view.content, view.care, course, view.moment.at)
        .into_iter()
        .map(|planned| DateLine {
            when: text.day_clock(planned.window.due),
            at: planned.window.due,
            about: text.get(&format!("check_in.{}.about", planned.window.id)),
            state: text.get(state_key(planned.state)),
            check_in: planned.window.id,
        })
        .collect()
}

/// The key of the word for a state.
pub(super) fn state_key(state: State) -> &'static str {
    match state {
        State::Upcoming => "state.upcoming",
        State::Open => "state.open",
        State::Answered => "state.answered",
        State::LeftUnfinished => "state.left_unfinished",
        State::Missed => "state.missed",
        State::Replaced => "state.replaced",
    }
}
