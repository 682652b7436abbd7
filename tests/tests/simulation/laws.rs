//! What has to hold after every step of every life. Each law says what is wrong; `teeth.rs` shows that each can.
//!
//! What makes an emergency alone, and when a check-in is open, is written down here a second time, from the
//! clinical rules and not from the protocol's file.

use std::borrow::Cow;
use std::collections::BTreeSet;

use aftercare_core::content::Content;
use aftercare_core::journey::reminders::reminders;
use aftercare_core::journey::{Care, Closing, Command, Event, Recorded, evolve};
use aftercare_core::scenario::Shown;
use aftercare_core::schedule::ReminderKind;
use aftercare_core::screen::Screen;
use aftercare_core::time::{HOUR_MS, MINUTE_MS, Moment};
use aftercare_core::triage::{Answer, Level};

/// One step of a life.
#[derive(Clone, Debug)]
pub(crate) struct Step<'a> {
    /// What was sent; `None` when the app only drew again or was started.
    pub(crate) command: Option<Command>,
    /// The app was started, after it was killed.
    pub(crate) started: bool,
    /// What was known before.
    pub(crate) before: Care,
    /// What is known after.
    pub(crate) after: Cow<'a, Care>,
    /// What was recorded.
    pub(crate) new: &'a [Recorded],
    /// Everything was erased.
    pub(crate) erased: bool,
    /// The clock.
    pub(crate) now: Moment,
    /// What the app gave back.
    pub(crate) shown: Shown,
    /// The events as they were written and read again, folded.
    pub(crate) read_again: Cow<'a, Care>,
    /// The device's languages.
    pub(crate) languages: &'a [String],
}

/// A law: what is wrong with a step, if anything is.
pub(crate) type Law = fn(&Content, &Step<'_>) -> Result<(), String>;

/// All of them, by name.
pub(crate) const LAWS: [(&str, Law); 6] = [
    ("no emergency answer without its prompt", emergency_answer_shows_prompt),
    ("no prompt closes by itself", prompt_stays),
    ("no self-care from silence", self_care_is_complete),
    ("the plan is current", plan_is_current),
    ("every event can be read again", events_read_again),
    ("no level falls silently", levels_stay),
];

/// Answers that are an emergency at every hour, in every region and with every risk.
const EMERGENCIES: [(&str, &[&str]); 12] = [
    ("breathless", &["yes", "not_sure"]),
    ("chest_pain", &["yes", "not_sure"]),
    ("cough", &["blood"]),
    ("very_unwell", &["yes", "not_sure"]),
    ("leg_weakness", &["yes", "not_sure"]),
    ("arm_face_weakness", &["yes", "not_sure"]),
    ("saddle", &["yes", "not_sure"]),
    ("sudden_headache", &["yes", "not_sure"]),
    ("spreading_redness", &["yes", "not_sure"]),
    ("swelling_face", &["yes", "not_sure"]),
    ("bruise", &["growing_or_tight"]),
    ("belly", &["severe"]),
];

/// When the check-ins can be answered, in hours after the session: from, and before.
const WINDOWS: [(&str, i64, i64); 5] =
    [("h6", 2, 12), ("h24", 18, 42), ("h48", 42, 66), ("h72", 66, 120), ("d7", 144, 336)];

pub(crate) fn is_emergency(question: &str, answer: &Answer) -> bool {
    let Answer::Choice(choice) = answer else { return false };
    EMERGENCIES.iter().any(|(id, choices)| *id == question && choices.contains(&choice.as_str()))
}

fn holds(condition: bool, wrong: impl FnOnce() -> String) -> Result<(), String> {
    if condition { Ok(()) } else { Err(wrong()) }
}

fn sees_prompt(step: &Step<'_>) -> bool {
    matches!(step.shown.screen, Screen::Emergency(_)) && step.after.open_emergency().is_some()
}

fn emergency_answer_shows_prompt(content: &Content, step: &Step<'_>) -> Result<(), String> {
    for record in step.new {
        let raises = match &record.event {
            Event::Answered { question, answer, .. } => is_emergency(question, answer),
            Event::Assessed { run, level: Some(Level::Emergency), .. } => {
                step.before.run(*run).is_none_or(|(_, run)| run.level() < Some(Level::Emergency))
            }
            _ => false,
        };
        holds(!raises || sees_prompt(step), || format!("{:?}", record.event))?;
    }
    // A red flag is heard even on a screen that has gone stale.
    if let Some(
        Command::Answer { run, question, answer } | Command::CorrectAnswer { run, question, answer },
    ) = &step.command
    {
        let said = content.protocol.is_red_flag(question) && is_emergency(question, answer);
        let known = step.before.run(*run).is_some();
        holds(!(said && known) || sees_prompt(step), || format!("unheard: {:?}", step.command))?;
    }
    Ok(())
}

fn prompt_stays(_: &Content, step: &Step<'_>) -> Result<(), String> {
    if let Some(open) = step.before.open_emergency() {
        let chosen = matches!(&step.command, Some(Command::CloseEmergency { how })
            if *how != Closing::Mistake)
            || step.command == Some(Command::ConfirmMistake { emergency: open.number });
        let now = step.after.emergencies.iter().find(|known| known.number == open.number);
        let now = now.ok_or_else(|| format!("{:?} lost the prompt", step.command))?;
        holds(now.closed.is_none() || chosen, || format!("closed by {:?}", step.command))?;
        holds(open.reasons.iter().all(|reason| now.reasons.contains(reason)), || {
            "a reason is lost".to_owned()
        })?;
    }
    if step.after.open_emergency().is_some() {
        let comes_back = step.started || step.command == Some(Command::AppOpened);
        let shown = match &step.shown.screen {
            Screen::Emergency(_) => true,
            Screen::Confirm(_) | Screen::Card(_) | Screen::Country(_) => !comes_back,
            _ => false,
        };
        holds(shown, || format!("an open prompt is behind {}", step.shown.screen.tag()))?;
    } else {
        let shown = matches!(step.shown.screen, Screen::Emergency(_));
        holds(!shown, || "a prompt is shown that is not open".to_owned())?;
    }
    Ok(())
}

fn self_care_is_complete(content: &Content, step: &Step<'_>) -> Result<(), String> {
    for record in step.new {
        let Event::Assessed { run, level: Some(Level::SelfCare), .. } = &record.event else { continue };
        let (_, run) = step.after.run(*run).ok_or("told about no check-in")?;
        holds(run.finished_at.is_some(), || "self-care before the end".to_owned())?;
        for question in &content.protocol.questions {
            let answer = run.answer(&question.id);
            let asked = question.ask_at.contains(&run.check_in) && question.asked_if.is_none();
            holds(!asked || answer.is_some(), || format!("self-care without {}", question.id))?;
            let calm = answer
                .is_none_or(|answer| !question.red || content.protocol.is_harmless(&question.id, answer));
            holds(calm, || format!("self-care with {} {answer:?}", question.id))?;
        }
    }
    if let Screen::Outcome(outcome) = &step.shown.screen
        && outcome.level == Level::SelfCare
    {
        let told = step.after.runs().any(|run| run.level() == Some(Level::SelfCare));
        holds(told, || "self-care is shown that was not told".to_owned())?;
    }
    Ok(())
}

fn plan_is_current(content: &Content, step: &Step<'_>) -> Result<(), String> {
    let plan = &step.shown.reminders;
    let now = step.now.at;
    let fresh = reminders(content, &step.read_again, &step.now, step.languages);
    holds(*plan == fresh, || format!("{plan:?} is not {fresh:?}"))?;
    let ids: BTreeSet<&str> = plan.iter().map(|reminder| reminder.id.as_str()).collect();
    holds(ids.len() == plan.len() && plan.len() <= 20, || format!("{plan:?}"))?;
    holds(plan.iter().all(|reminder| reminder.at >= now), || format!("one of the past: {plan:?}"))?;
    holds(plan.windows(2).all(|pair| pair[0].at <= pair[1].at), || format!("not in order: {plan:?}"))?;
    for reminder in plan {
        let Some(check_in) = &reminder.check_in else { continue };
        let course = step.after.course().ok_or("a reminder of no course")?;
        let (_, opens, closes) =
            WINDOWS.iter().find(|(id, ..)| id == check_in).ok_or("a reminder of no check-in")?;
        let (opens, closes) = (
            course.session.ended_at.plus_ms(opens * HOUR_MS),
            course.session.ended_at.plus_ms(closes * HOUR_MS),
        );
        holds(opens <= reminder.at && reminder.at < closes && now < closes, || {
            format!("closed: {reminder:?}")
        })?;
        let answered = course.runs.iter().any(|run| {
            run.finished_at.is_some_and(|at| {
                run.check_in == *check_in || (run.check_in == "now" && opens <= at && at < closes)
            })
        });
        holds(!answered, || format!("answered: {reminder:?}"))?;
    }
    let repeats = plan.iter().filter(|reminder| reminder.kind == ReminderKind::Repeat).count();
    match step.after.open_emergency() {
        None => holds(repeats == 0, || format!("no prompt is open: {plan:?}")),
        Some(open) => {
            let young = now.since(open.repeats_from) < 10 * MINUTE_MS && now >= open.repeats_from;
            holds(!young || repeats == 3, || format!("a prompt is open: {plan:?}"))
        }
    }
}

fn events_read_again(_: &Content, step: &Step<'_>) -> Result<(), String> {
    for record in step.new {
        let json = record.to_json();
        holds(Recorded::from_json(&json) == *record, || json)?;
    }
    holds(step.read_again == step.after, || "the events read again give another care".to_owned())
}

fn levels_stay(_: &Content, step: &Step<'_>) -> Result<(), String> {
    let asked = matches!(step.command, Some(Command::ConfirmAnswer { .. } | Command::ConfirmMistake { .. }));
    if asked || step.erased {
        return Ok(());
    }
    for before in step.before.runs() {
        let after = step.after.run(before.number).map(|(_, run)| run.level());
        let after = after.ok_or_else(|| format!("check-in {} is lost", before.number))?;
        holds(after >= before.level(), || {
            format!("{} fell from {:?} to {after:?} by {:?}", before.number, before.level(), step.command)
        })?;
    }
    Ok(())
}

/// Folds what was recorded as it will be read.
pub(crate) fn fold_again(care: Care, new: &[Recorded]) -> Care {
    new.iter().fold(care, |care, record| evolve(care, &Recorded::from_json(&record.to_json())))
}
