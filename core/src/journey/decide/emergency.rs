//! The emergency prompt: raised by an answer, closed only by an explicit choice.

use super::{Draft, check_in, correct};
use crate::journey::care::Run;
use crate::journey::course;
use crate::journey::event::{Closing, Event, Reached};
use crate::journey::refusal::Refusal;
use crate::journey::route::{self, Route};
use crate::triage::{self, Level};

/// The reason of a patient who is worried although the answers say less.
pub(super) const WORRIED: &str = "worried";

/// Opens the prompt, or adds to the open one. A further reason does not restart the repeats.
pub(super) fn raise(draft: &mut Draft<'_>, run: u32, reasons: Vec<String>) {
    match draft.care.open_emergency() {
        None => draft.push(Event::EmergencyRaised { run, reasons }),
        Some(open) => {
            // A run that says the same again is noted too: "by mistake" has to ask it again there.
            let known_run = open.run == run || open.also_runs.contains(&run);
            let new = reasons.iter().any(|reason| !open.reasons.contains(reason));
            if new || !known_run {
                draft.push(Event::EmergencyReasonsAdded { run, reasons });
            }
        }
    }
}

pub(super) fn called(draft: &mut Draft<'_>, route: &Route, number: &str) -> Route {
    if draft.care.open_emergency().is_none() {
        return route.clone();
    }
    draft.push(Event::EmergencyCalled { number: number.to_owned() });
    Route::Emergency
}

pub(super) fn reached(draft: &mut Draft<'_>, reached: Reached) -> Result<Route, Refusal> {
    draft.care.open_emergency().ok_or(Refusal::Stale)?;
    draft.push(Event::EmergencyReached { reached });
    Ok(Route::Emergency)
}

pub(super) fn close(draft: &mut Draft<'_>, how: Closing) -> Result<Route, Refusal> {
    draft.care.open_emergency().ok_or(Refusal::Stale)?;
    if how == Closing::Mistake {
        return Ok(Route::ConfirmMistake);
    }
    draft.push(Event::EmergencyClosed { how });
    Ok(Route::Home)
}

/// "By mistake", said a second time: the answers that raised the prompt are asked again. They are
/// never turned into a `no`, so the check-in stays incomplete until the patient answers.
pub(super) fn mistake(draft: &mut Draft<'_>, number: u32) -> Result<Route, Refusal> {
    let open = draft.care.open_emergency().filter(|open| open.number == number);
    let emergency = open.ok_or(Refusal::Stale)?.clone();
    draft.push(Event::EmergencyClosed { how: Closing::Mistake });
    let mut raised = false;
    let mut ask_in = None;
    for number in std::iter::once(emergency.run).chain(emergency.also_runs) {
        let Some((course, run)) = draft.care.run(number) else { continue };
        let questions = raising_questions(draft, run, &emergency.reasons);
        let open = course::takes_answers(draft.content, &draft.care, course, run, draft.moment.at);
        let corrected = correct::are_corrections(draft, course, run, &questions);
        // A rule that the protocol in use does not know cannot say which answer it was: all are asked.
        let unknown = |id: &String| id != WORRIED && draft.content.protocol.rule(id).is_none();
        raised |= !questions.is_empty() || emergency.reasons.iter().any(unknown);
        if !questions.is_empty() && (open || corrected) {
            draft.push(Event::AnswersReopened { run: number, questions });
            if open {
                check_in::tell_if_changed(draft, number);
            } else {
                correct::tell_if_changed(draft, number);
            }
            ask_in = Some((number, open));
        }
    }
    match ask_in.and_then(|(number, open)| Some((draft.care.run(number)?.1, open))) {
        Some((run, open)) => {
            let group = course::first_open_group(draft.content, &draft.care, run);
            let run = run.number;
            Ok(if open { Route::CheckIn { run, group } } else { Route::Correction { run, group } })
        }
        // The check-in closed meanwhile, so the questions are asked in a new one.
        None if raised => check_in::open(draft, course::NOW),
        // Only "I'm worried anyway" had raised it: nothing to ask again.
        None => Ok(route::resume(draft.content, &draft.care, draft.moment)),
    }
}

/// The answered questions without which a reason would not have fired.
fn raising_questions(draft: &Draft<'_>, run: &Run, reasons: &[String]) -> Vec<String> {
    let protocol = &draft.content.protocol;
    let read = protocol.questions_read(reasons);
    run.given
        .iter()
        .filter(|given| read.contains(&given.question))
        .filter(|given| !protocol.is_harmless(&given.question, &given.answer))
        .map(|given| given.question.clone())
        .collect()
}

/// Ids of the emergency rules that fire with all answers of a run but would not without this one.
pub(super) fn raised_by(draft: &Draft<'_>, run: u32, question: &str) -> Vec<String> {
    let Some((course, run)) = draft.care.run(run) else { return Vec::new() };
    let protocol = &draft.content.protocol;
    let fired = |run: &Run| {
        triage::assess_so_far(protocol, &course::facts(draft.content, &draft.care, course, run))
            .map(|assessment| assessment.rule_ids(protocol))
            .unwrap_or_default()
    };
    let without = {
        let mut without = run.clone();
        without.given.retain(|given| given.question != question);
        fired(&without)
    };
    fired(run)
        .into_iter()
        .filter(|rule| protocol.rule_level(rule) == Some(Level::Emergency))
        .filter(|rule| !without.contains(rule))
        .collect()
}
