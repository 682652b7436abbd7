//! A course seen from a moment: what is open, answered, missed, and what the rules get to see.
//!
//! All of it is computed anew each time and nothing is stored, so that a clock that was wrong for a
//! minute leaves no trace.

use super::care::{Care, Course, Run};
use super::upgrade;
use crate::content::Content;
use crate::schedule::{self, Window, windows};
use crate::time::Timestamp;
use crate::triage::{self, Case, Facts, GivenAnswer, Level};

/// The id of a check-in outside the plan.
pub const NOW: &str = "now";

/// What has become of a planned check-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Its window has not opened.
    Upcoming,
    /// It can be answered.
    Open,
    /// It was finished, or a `now` was finished inside its window.
    Answered,
    /// Its window closed on a run that was started and left.
    LeftUnfinished,
    /// Its window closed and nothing was answered.
    Missed,
    /// A newer session runs the check-ins.
    Replaced,
}

/// A planned check-in at a moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Planned {
    /// Its window.
    pub window: Window,
    /// Its state.
    pub state: State,
    /// The run that counts for it: the one that answered it, else the one started.
    pub run: Option<u32>,
}

/// The check-ins of a course in order of time.
#[must_use]
pub fn planned(content: &Content, care: &Care, course: &Course, now: Timestamp) -> Vec<Planned> {
    let newest = care.course().is_some_and(|last| last.number == course.number);
    windows(&content.timing, course.session.ended_at, &regions(content, course))
        .into_iter()
        .map(|window| {
            let answered = answering_run(course, &window);
            let started = course.runs.iter().rev().find(|run| run.check_in == window.id && run.is_started());
            let state = if answered.is_some() {
                State::Answered
            } else if now >= window.closes {
                if started.is_some() { State::LeftUnfinished } else { State::Missed }
            } else if !newest {
                State::Replaced
            } else if now >= window.opens {
                State::Open
            } else {
                State::Upcoming
            };
            Planned { run: answered.or(started).map(|run| run.number), window, state }
        })
        .collect()
}

/// Ids of the check-ins that were answered.
#[must_use]
pub fn answered(content: &Content, course: &Course) -> Vec<String> {
    windows(&content.timing, course.session.ended_at, &regions(content, course))
        .into_iter()
        .filter(|window| answering_run(course, window).is_some())
        .map(|window| window.id)
        .collect()
}

fn answering_run<'a>(course: &'a Course, window: &Window) -> Option<&'a Run> {
    course.runs.iter().find(|run| {
        run.finished_at.is_some_and(|at| {
            run.check_in == window.id || (run.check_in == NOW && at >= window.opens && at < window.closes)
        })
    })
}

/// When a run stops taking answers: the end of its window, or for a `now` some hours after it was
/// opened. A run left unfinished until then counts as it stands.
#[must_use]
pub fn closes_at(content: &Content, course: &Course, run: &Run) -> Timestamp {
    if run.check_in == NOW {
        return run.opened_at.plus_ms(content.protocol.now_open_for_ms());
    }
    windows(&content.timing, course.session.ended_at, &regions(content, course))
        .into_iter()
        .find(|window| window.id == run.check_in)
        .map_or(run.opened_at, |window| window.closes)
}

/// Whether a run still takes answers: in the newest course, neither finished, closed nor made
/// needless by a finished `now`.
#[must_use]
pub fn takes_answers(content: &Content, care: &Care, course: &Course, run: &Run, now: Timestamp) -> bool {
    care.course().is_some_and(|newest| newest.number == course.number)
        && run.finished_at.is_none()
        && now < closes_at(content, course, run)
        && !answered(content, course).contains(&run.check_in)
}

/// Whether the answers of a run can be corrected: once it was finished or its time is over.
#[must_use]
pub fn is_correctable(content: &Content, course: &Course, run: &Run, now: Timestamp) -> bool {
    run.finished_at.is_some() || (run.is_started() && now >= closes_at(content, course, run))
}

/// When a run came to its end: finished by the patient, else by the end of its time.
#[must_use]
pub fn ended_at(content: &Content, course: &Course, run: &Run) -> Timestamp {
    run.finished_at.unwrap_or_else(|| closes_at(content, course, run))
}

/// The newest run that still takes answers.
#[must_use]
pub fn unfinished_run<'a>(content: &Content, care: &'a Care, now: Timestamp) -> Option<&'a Run> {
    let course = care.course()?;
    course.runs.iter().rev().find(|run| takes_answers(content, care, course, run, now))
}

/// Planned check-ins that closed without an answer, counted back from the newest without a break.
/// Those that opened before the session was entered do not count, nor those that the protocol
/// leaves out of the count.
#[must_use]
pub fn previous_unanswered(content: &Content, care: &Care, course: &Course, now: Timestamp) -> u32 {
    let closed_unanswered = planned(content, care, course, now)
        .into_iter()
        .rev()
        .filter(|planned| planned.window.closes <= now)
        .filter(|planned| planned.window.opens >= course.accepted_at)
        .filter(|planned| content.protocol.counts_as_missed(&planned.window.id))
        .take_while(|planned| planned.state != State::Answered)
        .count();
    u32::try_from(closed_unanswered).unwrap_or(u32::MAX)
}

/// What the rules get to see of a run. Regions and risks are those of every session [`joined`] to its
/// own. Answers to questions that the protocol no longer has are left out: only answers that fit their
/// protocol are recorded, and the journal reports every other change, so these were given under another
/// protocol, and what they led to then still holds ([`upgrade::latched`]).
#[must_use]
pub fn case(content: &Content, care: &Care, course: &Course, run: &Run) -> Case {
    let at = run.latest_at;
    let mut case = Case {
        hours: elapsed_hours(course, at),
        regions: Vec::new(),
        risks: Vec::new(),
        pain_before: course.session.pain_before,
        check_in: run.check_in.clone(),
        answers: run
            .given
            .iter()
            .filter(|given| content.protocol.question(&given.question).is_some())
            .map(|given| GivenAnswer { question: given.question.clone(), answer: given.answer.clone() })
            .collect(),
        previous_unanswered: previous_unanswered(content, care, course, at),
    };
    for other in joined(content, care, course, at) {
        for place in &other.session.places {
            if !case.regions.contains(&place.region) {
                case.regions.push(place.region.clone());
            }
        }
        for risk in &other.session.risks {
            if !case.risks.contains(risk) {
                case.risks.push(risk.clone());
            }
        }
    }
    case
}

/// The compact form of [`case`].
#[must_use]
pub fn facts(content: &Content, care: &Care, course: &Course, run: &Run) -> Facts {
    Facts::lenient(&content.protocol, &case(content, care, course, run))
}

/// The course with those before it whose sessions count along with its own: needles of an earlier
/// session can still harm.
pub fn joined<'a>(
    content: &Content,
    care: &'a Care,
    course: &'a Course,
    at: Timestamp,
) -> impl Iterator<Item = &'a Course> {
    let since = at.plus_ms(-content.protocol.sessions_joined_ms());
    let number = course.number;
    care.courses.iter().filter(move |other| {
        other.number == number || (other.number < number && other.session.ended_at >= since)
    })
}

/// Whether the outcome of a run first asks if the patient was seen: the newest outcome, when the advice
/// before it was to get help and it was not asked yet. That advice is the one of the check-in before, or
/// one given since then in an older check-in, as by a correction.
#[must_use]
pub fn asks_if_seen(care: &Care, run: &Run) -> bool {
    let told_to_get_help = |run: &Run| run.level() >= Some(Level::Urgent);
    let earlier = || care.runs().filter(|other| other.number < run.number);
    let before = earlier().rev().find(|other| other.finished_at.is_some() || told_to_get_help(other));
    run.seen.is_none()
        && run.finished_at.is_some()
        && !care.runs().any(|other| other.number > run.number)
        && run.level() < Some(Level::Emergency)
        && before.is_some_and(|before| {
            earlier().any(|other| told_to_get_help(other) && other.told_during >= before.number)
        })
}

/// Hours since the session ended; a time before it counts as 0.
#[must_use]
pub fn elapsed_hours(course: &Course, at: Timestamp) -> f64 {
    schedule::elapsed_hours(course.session.ended_at, at)
}

/// Ids of the regions needled in the course's own session. One that the protocol does not know, as after
/// an update, stands as "not known", so that no check-in is left out because of it.
#[must_use]
pub fn regions(content: &Content, course: &Course) -> Vec<String> {
    let protocol = &content.protocol;
    let known = |id: &String| {
        if protocol.region(id).is_some() { id.clone() } else { protocol.unknown_region.clone() }
    };
    course.session.places.iter().map(|place| known(&place.region)).collect()
}

/// The groups that a run asks now, each with the ids of its questions, in order.
#[must_use]
pub fn groups(content: &Content, care: &Care, run: &Run) -> Vec<Vec<String>> {
    let Some((course, _)) = care.run(run.number) else { return Vec::new() };
    let facts = facts(content, care, course, run);
    let asked: Vec<&str> =
        triage::asked(&content.protocol, &facts).map(|question| question.id.as_str()).collect();
    content
        .protocol
        .groups
        .iter()
        .map(|group| {
            group.questions.iter().filter(|id| asked.contains(&id.as_str())).cloned().collect::<Vec<_>>()
        })
        .filter(|questions| !questions.is_empty())
        .collect()
}

/// The first group with a question still open; the last group when none is.
#[must_use]
pub fn first_open_group(content: &Content, care: &Care, run: &Run) -> u32 {
    let groups = groups(content, care, run);
    let is_open = |id: &String| upgrade::fitting(&content.protocol, run, id).is_none();
    let open = groups.iter().position(|questions| questions.iter().any(is_open));
    u32::try_from(open.unwrap_or(groups.len().saturating_sub(1))).unwrap_or(0)
}

/// Where a run is taken up again: at the first open question, but from the start when it was left for
/// long, because "no" of this morning is not "no" of tonight. The answers given stay visible.
#[must_use]
pub fn resume_group(content: &Content, care: &Care, run: &Run, now: Timestamp) -> u32 {
    let left_for = now.since(run.latest_at);
    if left_for > content.protocol.now_open_for_ms() { 0 } else { first_open_group(content, care, run) }
}

/// The level that a run leads to if nothing more is answered: what was told, and once its time is
/// over what its answers say as they stand.
#[must_use]
pub fn standing_level(
    content: &Content,
    care: &Care,
    course: &Course,
    run: &Run,
    now: Timestamp,
) -> Option<Level> {
    if run.finished_at.is_some() || now < closes_at(content, course, run) || run.given.is_empty() {
        return run.level();
    }
    let assessed = triage::assess(&content.protocol, &facts(content, care, course, run)).level;
    Some(care.floored(assessed)).max(run.level())
}

/// Whether the check-ins are over.
#[must_use]
pub fn is_over(content: &Content, care: &Care, course: &Course, now: Timestamp) -> bool {
    planned(content, care, course, now)
        .iter()
        .all(|planned| !matches!(planned.state, State::Upcoming | State::Open))
}
