//! Answers and outcomes.
//!
//! Every answer is assessed at once. The level told within a check-in never falls silently: an
//! answer that would lower it is asked a second time.

use super::{Draft, correct, emergency};
use crate::journey::care::{Course, Run};
use crate::journey::command::OutcomePart;
use crate::journey::course::{self, NOW, State};
use crate::journey::event::{Event, Via};
use crate::journey::refusal::Refusal;
use crate::journey::route::Route;
use crate::journey::upgrade;
use crate::triage::{self, Answer, Level};

/// Opens or continues a check-in.
pub(super) fn open(draft: &mut Draft<'_>, check_in: &str) -> Result<Route, Refusal> {
    let now = draft.moment.at;
    let course = draft.care.course().ok_or(Refusal::NoSession)?;
    if check_in != NOW {
        is_open(draft, check_in)?;
    }
    let started = course
        .runs
        .iter()
        .rev()
        .find(|run| run.check_in == check_in)
        .filter(|run| course::takes_answers(draft.content, &draft.care, course, run, now));
    if let Some(run) = started {
        // Who presses "I feel unwell now" again has a reason: the worst is asked first, as at the start.
        let group =
            if check_in == NOW { 0 } else { course::resume_group(draft.content, &draft.care, run, now) };
        return Ok(Route::CheckIn { run: run.number, group });
    }
    let run = draft.care.next_run();
    draft.push(Event::CheckInOpened { run, check_in: check_in.to_owned() });
    Ok(Route::CheckIn { run, group: 0 })
}

/// Whether a planned check-in can be answered now.
pub(super) fn is_open(draft: &Draft<'_>, check_in: &str) -> Result<(), Refusal> {
    let course = draft.care.course().ok_or(Refusal::NoSession)?;
    let planned = course::planned(draft.content, &draft.care, course, draft.moment.at)
        .into_iter()
        .find(|planned| planned.window.id == check_in)
        .ok_or_else(|| Refusal::NoSuchCheckIn(check_in.to_owned()))?;
    match planned.state {
        State::Open => Ok(()),
        State::Upcoming => Err(Refusal::NotYetOpen(check_in.to_owned())),
        State::Answered => Err(Refusal::AlreadyAnswered(check_in.to_owned())),
        State::LeftUnfinished | State::Missed | State::Replaced => Err(Refusal::Closed(check_in.to_owned())),
    }
}

/// Takes an answer, or asks a second time when it would lower the level.
pub(super) fn answer(
    draft: &mut Draft<'_>,
    route: &Route,
    run: u32,
    question: &str,
    answer: &Answer,
) -> Result<Route, Refusal> {
    let protocol = &draft.content.protocol;
    let (course, current) = draft.care.run(run).ok_or(Refusal::Stale)?;
    if !protocol.accepts(question, answer) {
        return Err(Refusal::BadAnswer { question: question.to_owned() });
    }
    if !course::takes_answers(draft.content, &draft.care, course, current, draft.moment.at) {
        // A red flag said on a screen that has just gone stale is still said.
        if protocol.is_red_flag(question) && !protocol.is_harmless(question, answer) {
            let Route::CheckIn { run, .. } = open(draft, NOW)? else { return Err(Refusal::Stale) };
            return Ok(give(draft, run, question, answer, Via::Row, 0));
        }
        return Err(Refusal::Closed(current.check_in.clone()));
    }
    let facts = course::facts(draft.content, &draft.care, course, current);
    if !protocol.is_red_flag(question) && !triage::asked(protocol, &facts).any(|asked| asked.id == question) {
        return Err(Refusal::BadAnswer { question: question.to_owned() });
    }
    let group = group_of(draft, route, current, question);
    if lowers(draft, course, current, question, answer) {
        let (question, answer) = (question.to_owned(), answer.clone());
        return Ok(Route::ConfirmAnswer { run, group, question, answer });
    }
    Ok(give(draft, run, question, answer, Via::Row, group))
}

/// The second confirmation.
pub(super) fn confirm(
    draft: &mut Draft<'_>,
    route: &Route,
    run: u32,
    question: &str,
    answer: &Answer,
) -> Result<Route, Refusal> {
    if correct::is_asked_twice(draft, route, run, question, answer) {
        return correct::confirm(draft, route, run, question, answer);
    }
    let current = open_for_answers(draft, run)?;
    if current.answer(question).is_none() || !draft.content.protocol.accepts(question, answer) {
        return Err(Refusal::BadAnswer { question: question.to_owned() });
    }
    let group = group_of(draft, route, current, question);
    Ok(give(draft, run, question, answer, Via::Row, group))
}

/// The harmless answer for every row of the group that is still open, then on.
pub(super) fn none_of_these(draft: &mut Draft<'_>, run: u32, group: u32) -> Result<Route, Refusal> {
    let current = open_for_answers(draft, run)?;
    let groups = course::groups(draft.content, &draft.care, current);
    let questions = usize::try_from(group).ok().and_then(|index| groups.get(index)).ok_or(Refusal::Stale)?;
    let open: Vec<String> = {
        let is_open = |id: &&String| upgrade::fitting(&draft.content.protocol, current, id).is_none();
        questions.iter().filter(is_open).cloned().collect()
    };
    for question in open {
        let harmless = draft
            .content
            .protocol
            .harmless(&question)
            .ok_or_else(|| Refusal::BadAnswer { question: question.clone() })?;
        let route = give(draft, run, &question, &harmless, Via::NoneOfThese, group);
        if route == Route::Emergency {
            return Ok(route);
        }
    }
    onward(draft, run, group)
}

/// To the next group, or to the end.
pub(super) fn next(draft: &mut Draft<'_>, run: u32, group: u32) -> Result<Route, Refusal> {
    open_for_answers(draft, run)?;
    onward(draft, run, group)
}

/// The run, if it still takes answers.
fn open_for_answers<'a>(draft: &'a Draft<'_>, run: u32) -> Result<&'a Run, Refusal> {
    let (course, current) = draft.care.run(run).ok_or(Refusal::Stale)?;
    if course::takes_answers(draft.content, &draft.care, course, current, draft.moment.at) {
        Ok(current)
    } else {
        Err(Refusal::Closed(current.check_in.clone()))
    }
}

pub(super) fn open_outcome(draft: &Draft<'_>, run: u32, part: OutcomePart) -> Result<Route, Refusal> {
    let (_, known) = draft.care.run(run).ok_or(Refusal::Stale)?;
    if known.level().is_none() { Err(Refusal::Stale) } else { Ok(Route::Outcome { run, part }) }
}

/// Upward, always: to `urgent`, and from there to the emergency prompt.
pub(super) fn worried(draft: &mut Draft<'_>, run: u32) -> Result<Route, Refusal> {
    let (_, known) = draft.care.run(run).ok_or(Refusal::Stale)?;
    let told = known.told.last().ok_or(Refusal::Stale)?.clone();
    draft.push(Event::WorriedAnyway { run });
    if told.level >= Some(Level::Urgent) {
        emergency::raise(draft, run, vec![emergency::WORRIED.to_owned()]);
        return Ok(Route::Emergency);
    }
    let rules = std::iter::once(emergency::WORRIED.to_owned()).chain(told.rules).collect();
    tell(draft, run, Some(Level::Urgent), rules, told.hours);
    Ok(Route::Outcome { run, part: OutcomePart::Summary })
}

/// Whether the patient was seen. Who was not is told at least to call the therapist.
pub(super) fn say_seen(draft: &mut Draft<'_>, run: u32, seen: bool) -> Result<Route, Refusal> {
    let (_, known) = draft.care.run(run).ok_or(Refusal::Stale)?;
    if !course::asks_if_seen(&draft.care, known) {
        return Err(Refusal::Stale);
    }
    let told = known.told.last().ok_or(Refusal::Stale)?.clone();
    draft.push(Event::SeenAnswered { run, seen });
    if !seen && told.level < Some(Level::ContactTherapist) {
        tell(draft, run, Some(Level::ContactTherapist), told.rules, told.hours);
    }
    Ok(Route::Outcome { run, part: OutcomePart::Summary })
}

/// Records one answer and what follows from it at once.
fn give(draft: &mut Draft<'_>, run: u32, question: &str, answer: &Answer, via: Via, group: u32) -> Route {
    let (question, answer) = (question.to_owned(), answer.clone());
    draft.push(Event::Answered { run, question: question.clone(), answer, via });
    tell_if_changed(draft, run);
    let reasons = emergency::raised_by(draft, run, &question);
    if !reasons.is_empty() {
        emergency::raise(draft, run, reasons);
    }
    if draft.care.open_emergency().is_some() { Route::Emergency } else { Route::CheckIn { run, group } }
}

/// After the last group the check-in is finished and its outcome shown.
fn onward(draft: &mut Draft<'_>, run: u32, group: u32) -> Result<Route, Refusal> {
    let (_, current) = draft.care.run(run).ok_or(Refusal::Stale)?;
    let groups = course::groups(draft.content, &draft.care, current).len();
    let next = group.saturating_add(1);
    if usize::try_from(next).is_ok_and(|next| next < groups) {
        return Ok(Route::CheckIn { run, group: next });
    }
    draft.push(Event::CheckInFinished { run });
    let Some((course, current)) = draft.care.run(run) else { return Err(Refusal::Stale) };
    let facts = course::facts(draft.content, &draft.care, course, current);
    let assessment = triage::assess(&draft.content.protocol, &facts);
    let protocol = &draft.content.protocol;
    let level = Some(draft.care.floored(assessment.level));
    let (level, rules) = upgrade::with_latched(protocol, current, level, assessment.rule_ids(protocol));
    let level = level.max(current.level());
    tell(draft, run, level, rules, facts.hours());
    Ok(Route::Outcome { run, part: OutcomePart::Summary })
}

/// Says what the answers so far lead to, when that has changed.
pub(super) fn tell_if_changed(draft: &mut Draft<'_>, run: u32) {
    let Some((course, current)) = draft.care.run(run) else { return };
    let protocol = &draft.content.protocol;
    let facts = course::facts(draft.content, &draft.care, course, current);
    let (level, rules) = match triage::assess_so_far(protocol, &facts) {
        Some(assessment) => (Some(draft.care.floored(assessment.level)), assessment.rule_ids(protocol)),
        None => (None, Vec::new()),
    };
    let (level, rules) = upgrade::with_latched(protocol, current, level, rules);
    let level = level.max(worry(current));
    let before = current.told.last().map_or((None, &[][..]), |told| (told.level, &told.rules[..]));
    if before != (level, &rules[..]) {
        let hours = facts.hours();
        tell(draft, run, level, rules, hours);
    }
}

pub(super) fn tell(draft: &mut Draft<'_>, run: u32, level: Option<Level>, rules: Vec<String>, hours: f64) {
    draft.push(Event::Assessed {
        run,
        level,
        rules,
        hours,
        protocol_version: draft.content.protocol.version.clone(),
        protocol_sha256: draft.content.protocol.sha256.clone(),
    });
}

/// "I'm worried anyway" holds for the rest of its check-in, whatever is answered after it.
pub(super) fn worry(run: &Run) -> Option<Level> {
    run.worried.then_some(Level::Urgent)
}

/// Whether an answer given before would now lead to less than the patient was told.
pub(super) fn lowers(draft: &Draft<'_>, course: &Course, run: &Run, question: &str, answer: &Answer) -> bool {
    if run.answer(question).is_none() {
        return false;
    }
    let mut changed = run.clone();
    for given in &mut changed.given {
        if given.question == question {
            given.answer = answer.clone();
        }
    }
    changed.note_change(question);
    let level = |run: &Run| {
        let facts = course::facts(draft.content, &draft.care, course, run);
        let protocol = &draft.content.protocol;
        let assessment = triage::assess_so_far(protocol, &facts);
        let level = assessment.map(|assessment| assessment.level);
        let (level, _) = upgrade::with_latched(protocol, run, level, Vec::new());
        level.max(worry(run))
    };
    level(&changed) < level(run).max(run.level())
}

/// The group on screen when it asks the question, else the one that does.
pub(super) fn group_of(draft: &Draft<'_>, route: &Route, run: &Run, question: &str) -> u32 {
    if let Route::CheckIn { run: on_screen, group } | Route::Correction { run: on_screen, group } = route
        && *on_screen == run.number
    {
        return *group;
    }
    let groups = course::groups(draft.content, &draft.care, run);
    let found = groups.iter().position(|questions| questions.iter().any(|id| id == question));
    found.and_then(|index| u32::try_from(index).ok()).unwrap_or(0)
}
