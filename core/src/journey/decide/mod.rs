//! A command becomes events and the next screen, or a refusal. Pure and total.
//!
//! One file per part of the journey: [`start`] up to the accepted session, [`check_in`] for answers
//! and outcomes, [`correct`] for answers after the end, [`emergency`] for the prompt, [`pages`] for
//! everything opened by name, [`remind`] for reminders that the patient asks for and what became of
//! them, [`settings`] for what a patient sets, [`therapist`] for the other half, which makes codes.
//!
//! Not here: saving (the journal), and what it looks like ([`crate::screen`]).

mod check_in;
mod correct;
mod emergency;
mod pages;
mod remind;
mod settings;
mod start;
mod therapist;

use std::borrow::Cow;

use super::care::Care;
use super::command::Command;
use super::event::{Event, Recorded};
use super::evolve::evolve;
use super::refusal::Refusal;
use super::route::Route;
use crate::content::Content;
use crate::time::Moment;

/// What a command leads to.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// To be saved, in order.
    pub events: Vec<Recorded>,
    /// The screen to show.
    pub route: Route,
    /// Everything is to be erased.
    pub erase: bool,
    /// What keeps reminders from ringing, if the command reports on it. It is kept beside the route and
    /// not recorded: it tells of the device now, each start finds it out anew, and yesterday's would be
    /// wrong. Not in [`Care`], which is the fold of what was recorded, nor in the [`Route`], which the
    /// next screen replaces.
    pub reminder_trouble: Option<Vec<String>>,
}

/// Decides a command.
///
/// # Errors
/// A [`Refusal`] when the command does not fit what is on screen or known; nothing has changed then.
pub fn decide(
    content: &Content,
    care: &Care,
    route: &Route,
    command: &Command,
    moment: &Moment,
) -> Result<Decision, Refusal> {
    let mut draft = Draft { content, moment, care: Cow::Borrowed(care), events: Vec::new() };
    let mut erase = false;
    let mut reminder_trouble = None;
    let route = match command {
        Command::AppOpened => pages::app_opened(&mut draft, route),
        Command::Back => pages::back(&draft, route),
        Command::Go { to } => pages::go(&draft, *to),
        Command::RemindersReconciled { at, delivered, trouble, .. } => {
            reminder_trouble = Some(trouble.clone());
            remind::reconciled(&mut draft, *at, delivered);
            route.clone()
        }
        Command::RemindLater { check_in, hours } => remind::later(&mut draft, check_in, *hours)?,
        Command::TestReminder => remind::test(&mut draft)?,
        Command::SetRegion { region } => settings::set_region(&mut draft, route, region.as_deref())?,
        Command::SetLanguage { language } => settings::set_language(&mut draft, route, language.as_deref())?,
        Command::PickQuietStart { start_min } => settings::pick_quiet_start(&draft, *start_min)?,
        Command::SetQuietHours { quiet } => settings::set_quiet_hours(&mut draft, *quiet)?,
        Command::ConfirmErase => {
            // The prompt is closed by its own choices only.
            if draft.care.open_emergency().is_some() {
                return Err(Refusal::Stale);
            }
            erase = true;
            Route::Welcome
        }
        Command::Fill { field, text } => start::fill(&mut draft, route, *field, text)?,
        Command::FillTime { at } => start::fill_time(&draft, route, *at)?,
        Command::TogglePlace { region, side } => start::toggle_place(&draft, route, region, *side)?,
        Command::ToggleRisk { risk } => start::toggle_risk(&draft, route, risk)?,
        Command::SetTechnique { technique } => start::set_technique(&draft, route, technique)?,
        Command::SetPainBefore { pain } => start::set_pain_before(&draft, route, *pain)?,
        Command::EndsNow => therapist::ends_now(&draft, route)?,
        Command::NextPatient => therapist::next_patient(&draft, route)?,
        Command::Next => start::next_page(&draft, route)?,
        Command::AcceptSession => start::accept(&mut draft, route)?,
        Command::AnswerTeachBack { choice } => start::teach_back(&mut draft, route, choice)?,
        Command::OpenCheckIn { check_in } => check_in::open(&mut draft, check_in)?,
        Command::Answer { run, question, answer } => {
            check_in::answer(&mut draft, route, *run, question, answer)?
        }
        Command::ConfirmAnswer { run, question, answer } => {
            check_in::confirm(&mut draft, route, *run, question, answer)?
        }
        Command::OpenCorrection { run, group } => correct::open(&draft, *run, *group)?,
        Command::CorrectAnswer { run, question, answer } => {
            correct::answer(&mut draft, route, *run, question, answer)?
        }
        Command::NoneOfThese { run, group } => check_in::none_of_these(&mut draft, *run, *group)?,
        Command::NextGroup { run, group } => check_in::next(&mut draft, *run, *group)?,
        Command::OpenOutcome { run, part } => check_in::open_outcome(&draft, *run, *part)?,
        Command::Worried { run } => check_in::worried(&mut draft, *run)?,
        Command::SaySeen { run, seen } => check_in::say_seen(&mut draft, *run, *seen)?,
        Command::Called { number } => emergency::called(&mut draft, route, number),
        Command::SayReached { reached } => emergency::reached(&mut draft, *reached)?,
        Command::CloseEmergency { how } => emergency::close(&mut draft, *how)?,
        Command::ConfirmMistake { emergency } => emergency::mistake(&mut draft, *emergency)?,
        // These two concern the journal alone; the engine carries them out.
        Command::RetrySave | Command::SetAside => return Err(Refusal::NothingToDo),
    };
    Ok(Decision { events: draft.events, route, erase, reminder_trouble })
}

/// Events under way, with care as it is after them: the second event of a command already sees
/// the first.
struct Draft<'a> {
    content: &'a Content,
    moment: &'a Moment,
    care: Cow<'a, Care>,
    events: Vec<Recorded>,
}

impl Draft<'_> {
    fn push(&mut self, event: Event) {
        let record = Recorded::now(event, self.moment);
        self.care = Cow::Owned(evolve(std::mem::take(&mut self.care).into_owned(), &record));
        self.events.push(record);
    }
}
