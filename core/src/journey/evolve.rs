//! Care after one more event. Total: an event that fits nothing changes nothing but the clock.

use super::care::{
    Care, Change, ClockJump, Closed, Course, Emergency, Given, Noted, ProtocolUsed, Run, SavedPractice, Test,
    Told, run_of,
};
use super::event::{Event, Recorded};
use crate::schedule::Later;
use crate::time::Timestamp;

/// Care after `record`.
#[must_use]
pub fn evolve(mut care: Care, record: &Recorded) -> Care {
    let at = record.at;
    care.last_at = Some(at);
    match &record.event {
        Event::SessionAccepted { session, from_code } => {
            let number = u32::try_from(care.courses.len()).unwrap_or(u32::MAX).saturating_add(1);
            care.courses.push(Course {
                number,
                session: session.clone(),
                from_code: *from_code,
                accepted_at: at,
                zone: record.zone.clone(),
                flag_card_seen: false,
                runs: Vec::new(),
                shown: Vec::new(),
                later: None,
                test: None,
            });
        }
        Event::FlagCardSeen { .. } => {
            if let Some(course) = care.courses.last_mut() {
                course.flag_card_seen = true;
            }
        }
        Event::CheckInOpened { run, check_in } => {
            if let Some(course) = care.courses.last_mut() {
                course.runs.push(Run {
                    number: *run,
                    check_in: check_in.clone(),
                    opened_at: at,
                    given: Vec::new(),
                    changes: Vec::new(),
                    told: Vec::new(),
                    latest_at: at,
                    told_during: *run,
                    finished_at: None,
                    worried: false,
                    seen: None,
                });
            }
        }
        Event::EmergencyRaised { run, reasons } => {
            let number = u32::try_from(care.emergencies.len()).unwrap_or(u32::MAX).saturating_add(1);
            care.emergencies.push(Emergency {
                number,
                raised_at: at,
                repeats_from: at,
                run: *run,
                also_runs: Vec::new(),
                reasons: reasons.clone(),
                called_at: Vec::new(),
                reached: None,
                closed: None,
            });
        }
        Event::EmergencyReasonsAdded { .. }
        | Event::EmergencyCalled { .. }
        | Event::EmergencyReached { .. }
        | Event::EmergencyClosed { .. } => {
            if let Some(emergency) = care.emergencies.last_mut().filter(|open| open.closed.is_none()) {
                change_emergency(emergency, at, &record.event);
            }
        }
        Event::RegionChosen { region } => care.region.clone_from(region),
        Event::LanguageChosen { language } => care.language.clone_from(language),
        Event::QuietHoursSet { quiet } => care.quiet = Some(*quiet),
        Event::PracticeSaved { name, phone } => {
            care.practice = SavedPractice { name: name.clone(), phone: phone.clone() };
        }
        Event::LaterAsked { check_in, at: wanted } => {
            if let Some(course) = care.courses.last_mut() {
                course.later = Some(Later { check_in: check_in.clone(), asked_at: at, at: *wanted });
            }
        }
        Event::TestAsked { at: wanted } => {
            if let Some(course) = care.courses.last_mut() {
                course.test = Some(Test { asked_at: at, at: *wanted });
            }
        }
        Event::RemindersShown { shown } => {
            for reminder in shown {
                let course = reminder.id.split('/').next().and_then(|number| number.parse::<u32>().ok());
                if let Some(course) = care.courses.iter_mut().find(|known| Some(known.number) == course) {
                    course.shown.push(Noted { reminder: reminder.clone(), noted_at: at });
                }
            }
        }
        Event::ClockJumped { from, to } => {
            care.clock_jumps.push(ClockJump { from: *from, to: *to });
            if let Some(open) = care.emergencies.last_mut().filter(|open| open.closed.is_none()) {
                // Else the next repeat would be as far away as the clock was put back.
                open.repeats_from = open.repeats_from.min(*to);
            }
        }
        Event::RecordsLost {} => care.records_lost = true,
        Event::Unknown { json } => care.unknown.push(json.clone()),
        Event::Answered { .. }
        | Event::AnswersReopened { .. }
        | Event::Assessed { .. }
        | Event::CheckInFinished { .. }
        | Event::WorriedAnyway { .. }
        | Event::SeenAnswered { .. } => {
            note_protocol(&mut care, at, &record.event);
            let number = run_of(&record.event);
            let newest = care.next_run().saturating_sub(1);
            let runs = care.courses.iter_mut().flat_map(|course| &mut course.runs);
            if let Some(run) = runs.into_iter().find(|run| Some(run.number) == number) {
                change_run(run, at, newest, &record.event);
            }
        }
    }
    care
}

/// Advice under another protocol than the advice before it.
fn note_protocol(care: &mut Care, at: Timestamp, event: &Event) {
    if let Event::Assessed { protocol_version, protocol_sha256, .. } = event
        && care.protocols.last().is_none_or(|last| last.sha256 != *protocol_sha256)
    {
        let (version, sha256) = (protocol_version.clone(), protocol_sha256.clone());
        care.protocols.push(ProtocolUsed { at, version, sha256 });
    }
}

fn change_emergency(emergency: &mut Emergency, at: Timestamp, event: &Event) {
    match event {
        Event::EmergencyReasonsAdded { run, reasons } => {
            if *run != emergency.run && !emergency.also_runs.contains(run) {
                emergency.also_runs.push(*run);
            }
            for reason in reasons {
                if !emergency.reasons.contains(reason) {
                    emergency.reasons.push(reason.clone());
                }
            }
        }
        Event::EmergencyCalled { .. } => {
            emergency.called_at.push(at);
            emergency.reached = None;
        }
        Event::EmergencyReached { reached } => emergency.reached = Some(*reached),
        Event::EmergencyClosed { how } => emergency.closed = Some(Closed { at, how: *how }),
        _ => {}
    }
}

fn change_run(run: &mut Run, at: Timestamp, newest: u32, event: &Event) {
    match event {
        Event::Answered { question, answer, via, .. } => {
            run.latest_at = run.latest_at.max(at);
            let new = Given { at, question: question.clone(), answer: answer.clone(), via: *via };
            let Some(old) = run.given.iter_mut().find(|given| given.question == *question) else {
                return run.given.push(new);
            };
            let from = std::mem::replace(old, new).answer;
            if from != *answer {
                let (question, to) = (question.clone(), Some(answer.clone()));
                run.note_change(&question);
                run.changes.push(Change { at, question, from, to });
            }
        }
        Event::AnswersReopened { questions, .. } => {
            let (taken, kept): (Vec<_>, Vec<_>) = std::mem::take(&mut run.given)
                .into_iter()
                .partition(|given| questions.contains(&given.question));
            run.given = kept;
            taken.iter().for_each(|given| run.note_change(&given.question));
            run.changes.extend(taken.into_iter().map(|given| Change {
                at,
                question: given.question,
                from: given.answer,
                to: None,
            }));
        }
        Event::Assessed { level, rules, hours, protocol_version, protocol_sha256, .. } => {
            run.told_during = newest;
            run.told.push(Told {
                at,
                level: *level,
                rules: rules.clone(),
                hours: *hours,
                protocol_version: protocol_version.clone(),
                protocol_sha256: protocol_sha256.clone(),
                changed_since: Vec::new(),
            });
        }
        Event::CheckInFinished { .. } => run.finished_at = Some(at),
        Event::WorriedAnyway { .. } => run.worried = true,
        Event::SeenAnswered { seen, .. } => run.seen = Some(*seen),
        _ => {}
    }
}
