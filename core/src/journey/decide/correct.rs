//! Corrections after the end of a check-in: each is a new, logged answer.
//!
//! What the patient is told is worked out anew from the current answers, with the hours of the
//! correction, as for every answer. More urgent advice is given at once. Less urgent advice is asked a
//! second time, and both answers stay in the history (docs/decisions/0010).
//!
//! The button of a check-in that has just gone stale corrects nothing: a correction has commands of
//! its own. The other way round, where a clock put back has opened the check-in again, a correction is
//! an answer like any other.

use super::check_in::{group_of, tell, worry};
use super::{Draft, check_in, emergency, pages};
use crate::journey::care::{Care, Course, Run};
use crate::journey::command::{Destination, OutcomePart};
use crate::journey::course;
use crate::journey::event::{Event, Recorded, Via};
use crate::journey::evolve::evolve;
use crate::journey::refusal::Refusal;
use crate::journey::route::Route;
use crate::journey::upgrade;
use crate::triage::{self, Answer, Level};

/// Shows a group of a check-in that is over.
pub(super) fn open(draft: &Draft<'_>, run: u32, group: u32) -> Result<Route, Refusal> {
    let (course, current) = draft.care.run(run).ok_or(Refusal::Stale)?;
    let groups = course::groups(draft.content, &draft.care, current).len();
    if usize::try_from(group).is_ok_and(|group| group >= groups) {
        return Err(Refusal::Stale);
    }
    if correctable(draft, run).is_ok() {
        Ok(Route::Correction { run, group })
    } else if course::takes_answers(draft.content, &draft.care, course, current, draft.moment.at) {
        Ok(Route::CheckIn { run, group })
    } else {
        Err(Refusal::Closed(current.check_in.clone()))
    }
}

/// Takes a correction, or asks a second time when it would lower the level.
pub(super) fn answer(
    draft: &mut Draft<'_>,
    route: &Route,
    run: u32,
    question: &str,
    answer: &Answer,
) -> Result<Route, Refusal> {
    let Ok((course, current)) = correctable(draft, run) else {
        return check_in::answer(draft, route, run, question, answer);
    };
    let protocol = &draft.content.protocol;
    let facts = course::facts(draft.content, &draft.care, course, current);
    let asked =
        protocol.is_red_flag(question) || triage::asked(protocol, &facts).any(|asked| asked.id == question);
    if !asked || !protocol.accepts(question, answer) {
        return Err(Refusal::BadAnswer { question: question.to_owned() });
    }
    let group = group_of(draft, route, current, question);
    // The same answer again is no correction. But somebody who presses a red flag once more, after the
    // prompt was closed, is telling it now: that is heard like any other.
    let tells_an_emergency =
        || draft.care.open_emergency().is_none() && !emergency::raised_by(draft, run, question).is_empty();
    if current.answer(question) == Some(answer) && !tells_an_emergency() {
        return Ok(Route::Correction { run, group });
    }
    let before = standing(draft, course, current);
    let after = evolve(
        draft.care.clone().into_owned(),
        &Recorded::now(answered(run, question, answer), draft.moment),
    );
    let falls = assessed(draft, &after, run).map(|told| told.level) < before;
    // Where the check-in was left unfinished, "incomplete" must not hide that what was told would fall.
    let unfinished = current.finished_at.is_none();
    if falls || (unfinished && check_in::lowers(draft, course, current, question, answer)) {
        let (question, answer) = (question.to_owned(), answer.clone());
        return Ok(Route::ConfirmAnswer { run, group, question, answer });
    }
    give(draft, run, question, answer, group)
}

/// Whether the screen that asks a second time stands open for just this answer of a check-in that is
/// over.
pub(super) fn is_asked_twice(
    draft: &Draft<'_>,
    route: &Route,
    run: u32,
    question: &str,
    answer: &Answer,
) -> bool {
    let asks = matches!(route, Route::ConfirmAnswer { run: r, question: q, answer: a, .. }
        if *r == run && q == question && a == answer);
    asks && correctable(draft, run).is_ok()
}

/// The second confirmation.
pub(super) fn confirm(
    draft: &mut Draft<'_>,
    route: &Route,
    run: u32,
    question: &str,
    answer: &Answer,
) -> Result<Route, Refusal> {
    let (_, current) = correctable(draft, run)?;
    let group = match route {
        Route::ConfirmAnswer { group, .. } => *group,
        _ => group_of(draft, route, current, question),
    };
    give(draft, run, question, answer, group)
}

/// Back from a correction: to the group before, else to the advice, else to the history.
pub(super) fn back(draft: &Draft<'_>, run: u32, group: u32) -> Route {
    if let Some(group) = group.checked_sub(1) {
        return Route::Correction { run, group };
    }
    if draft.care.run(run).is_some_and(|(_, run)| run.level().is_some()) {
        return Route::Outcome { run, part: OutcomePart::Summary };
    }
    pages::go(draft, Destination::History)
}

pub(super) fn correctable<'a>(draft: &'a Draft<'_>, run: u32) -> Result<(&'a Course, &'a Run), Refusal> {
    let (course, current) = draft.care.run(run).ok_or(Refusal::Stale)?;
    let open = course::is_correctable(draft.content, course, current, draft.moment.at);
    if open { Ok((course, current)) } else { Err(Refusal::Stale) }
}

/// Whether all of these answers were given after the end of a check-in that is over.
pub(super) fn are_corrections(draft: &Draft<'_>, course: &Course, run: &Run, questions: &[String]) -> bool {
    let ended = course::ended_at(draft.content, course, run);
    course::is_correctable(draft.content, course, run, draft.moment.at)
        && run.given.iter().filter(|given| questions.contains(&given.question)).all(|given| given.at > ended)
}

/// Says what the current answers lead to, when that has changed. A check-in that time alone has closed is
/// told what its answers say so far: that it is incomplete holds only for as long as it is closed.
pub(super) fn tell_if_changed(draft: &mut Draft<'_>, run: u32) {
    if draft.care.run(run).is_some_and(|(_, run)| run.finished_at.is_none()) {
        return check_in::tell_if_changed(draft, run);
    }
    let Some(told) = assessed(draft, &draft.care, run) else { return };
    let last = draft.care.run(run).and_then(|(_, run)| run.told.last());
    if last.is_none_or(|last| last.level != Some(told.level) || last.rules != told.rules) {
        tell(draft, run, Some(told.level), told.rules, told.hours);
    }
}

/// Records a correction and what follows from it at once.
fn give(
    draft: &mut Draft<'_>,
    run: u32,
    question: &str,
    answer: &Answer,
    group: u32,
) -> Result<Route, Refusal> {
    let (course, current) = draft.care.run(run).ok_or(Refusal::Stale)?;
    let before = standing(draft, course, current);
    draft.push(answered(run, question, answer));
    let told = assessed(draft, &draft.care, run).ok_or(Refusal::Stale)?;
    let reasons = if told.level == Level::Emergency && before < Some(Level::Emergency) {
        let protocol = &draft.content.protocol;
        let urgent = |rule: &&String| protocol.rule_level(rule) == Some(Level::Emergency);
        told.rules.iter().filter(urgent).cloned().collect()
    } else {
        emergency::raised_by(draft, run, question)
    };
    tell_if_changed(draft, run);
    if !reasons.is_empty() {
        emergency::raise(draft, run, reasons);
    }
    if draft.care.open_emergency().is_some() {
        return Ok(Route::Emergency);
    }
    // A correction may bring up questions that were not asked before: they are answered first, unless
    // help is needed today.
    let changed = before != Some(told.level);
    let show = changed && (told.complete || told.level >= Level::Urgent);
    Ok(if !show {
        Route::Correction { run, group }
    } else if draft.care.run(run).is_some_and(|(_, run)| run.level().is_some()) {
        Route::Outcome { run, part: OutcomePart::Summary }
    } else {
        pages::go(draft, Destination::History)
    })
}

fn answered(run: u32, question: &str, answer: &Answer) -> Event {
    Event::Answered { run, question: question.to_owned(), answer: answer.clone(), via: Via::Row }
}

/// What holds for a run before it is corrected.
fn standing(draft: &Draft<'_>, course: &Course, run: &Run) -> Option<Level> {
    course::standing_level(draft.content, &draft.care, course, run, draft.moment.at)
}

/// What the current answers of a run lead to.
struct Told {
    level: Level,
    rules: Vec<String>,
    hours: f64,
    complete: bool,
}

/// The level of the current answers and of what the patient said at the outcome: being worried, and
/// not having been seen, stay said.
fn assessed(draft: &Draft<'_>, care: &Care, run: u32) -> Option<Told> {
    let (course, current) = care.run(run)?;
    let protocol = &draft.content.protocol;
    let facts = course::facts(draft.content, care, course, current);
    let assessment = triage::assess(protocol, &facts);
    let worry = worry(current);
    let not_seen = (current.seen == Some(false)).then_some(Level::ContactTherapist);
    let said = worry.max(not_seen).unwrap_or(Level::SelfCare);
    let worried = worry.map(|_| emergency::WORRIED.to_owned());
    let level = Some(care.floored(assessment.level));
    let (level, rules) = upgrade::with_latched(protocol, current, level, assessment.rule_ids(protocol));
    Some(Told {
        level: level.unwrap_or(Level::SelfCare).max(said),
        rules: worried
            .into_iter()
            .chain(rules.into_iter().filter(|rule| rule != emergency::WORRIED))
            .collect(),
        hours: facts.hours(),
        complete: assessment.unanswered == 0,
    })
}
