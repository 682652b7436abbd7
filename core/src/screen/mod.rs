//! What a shell draws: one variant per screen, complete enough to need no decision.
//!
//! Every text is final and in the reader's language, every button carries its command. A shell never
//! compares times, sorts, chooses wording or decides urgency. One file per screen family;
//! [`outline()`] gives any screen as plain lines.
//!
//! Not here: colours, fonts, icons (they follow from [`Level`](crate::triage::Level) and from the
//! variant), and anything that changes what is known.

mod about;
mod card;
mod check_in;
mod dates;
mod emergency;
mod flag_card;
mod history;
mod home;
mod outcome;
mod outline;
mod parts;
mod place_map;
mod remind;
mod settings;
mod start;
mod text;
mod therapist;
mod trouble;
mod when;

pub use about::{AboutScreen, ConfirmScreen};
pub use card::{CardFace, CardScreen, CardSide, TimelineEntry};
pub use check_in::{CheckInScreen, Row};
pub use dates::{DateLine, DatesScreen};
pub use emergency::{CountryScreen, EmergencyScreen};
pub use flag_card::{FlagCardScreen, Sign};
pub use history::{HistoryEntry, HistoryScreen};
pub use home::{BandPoint, Dot, HomeScreen, Soreness, SorenessPoint};
pub use outcome::{HelpsScreen, OutcomeScreen, Step, WhyRule, WhyScreen};
pub use outline::{Act, first_number, outline, steps};
pub use parts::{Button, Device, Fact, Field, Frame, Practice, Saving, Strength, TroubleCause};
pub use place_map::{PlaceMap, tap};
pub use settings::{QuietHoursScreen, SettingsScreen};
pub use start::{ChoiceGroup, CodeScreen, FormScreen, PreviewScreen, WelcomeScreen};
pub use therapist::{ReadyCode, SheetWords, TherapistScreen};
pub use trouble::TroubleScreen;
pub use when::day_clock;

use serde::{Deserialize, Serialize};

use crate::content::Content;
use crate::journey::{Care, Destination, OutcomePart, Refusal, Route};
use crate::time::Moment;
use text::Text;

/// Everything that a screen is drawn from.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// Protocol and languages.
    pub content: &'a Content,
    /// What is known.
    pub care: &'a Care,
    /// Which screen is open.
    pub route: &'a Route,
    /// Now.
    pub moment: &'a Moment,
    /// The device it is drawn for.
    pub device: &'a Device,
    /// How saving stands.
    pub saving: &'a Saving,
    /// What keeps reminders from ringing, as the shell last found it: keys of `reminder_trouble.*`.
    pub reminder_trouble: &'a [String],
    /// Why the last command was not carried out.
    pub refusal: Option<&'a Refusal>,
}

/// A screen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "screen", rename_all = "snake_case")]
pub enum Screen {
    /// What this is, before any session.
    Welcome(WelcomeScreen),
    /// A code is typed, pasted or scanned.
    EnterCode(CodeScreen),
    /// A session is entered without a code.
    SessionForm(FormScreen),
    /// A session is read back.
    HandoutPreview(PreviewScreen),
    /// The signs to watch for, with the question that checks that they came across.
    RedFlagCard(FlagCardScreen),
    /// The dates of the check-ins.
    RemindersSet(DatesScreen),
    /// Where the patient stands.
    Home(HomeScreen),
    /// A group of questions.
    CheckIn(CheckInScreen),
    /// A choice that is asked a second time.
    Confirm(ConfirmScreen),
    /// What the answers lead to.
    Outcome(OutcomeScreen),
    /// Why the patient is told this.
    Why(WhyScreen),
    /// What helps until then.
    Helps(HelpsScreen),
    /// The emergency prompt.
    Emergency(EmergencyScreen),
    /// The country whose numbers are shown.
    Country(CountryScreen),
    /// The page for a doctor.
    Card(CardScreen),
    /// Everything answered and told.
    History(HistoryScreen),
    /// About this advice.
    About(AboutScreen),
    /// What is wrong with saving.
    Trouble(TroubleScreen),
    /// Language, quiet hours and country.
    Settings(SettingsScreen),
    /// When reminders are quiet.
    QuietHours(QuietHoursScreen),
    /// A code for a patient.
    Therapist(TherapistScreen),
}

impl Screen {
    /// The tags of all screens, in the order of the variants.
    pub const TAGS: [&'static str; 21] = [
        "welcome",
        "enter_code",
        "session_form",
        "handout_preview",
        "red_flag_card",
        "reminders_set",
        "home",
        "check_in",
        "confirm",
        "outcome",
        "why",
        "helps",
        "emergency",
        "country",
        "card",
        "history",
        "about",
        "trouble",
        "settings",
        "quiet_hours",
        "therapist",
    ];

    /// The name of the variant as it is written in JSON.
    #[must_use]
    pub fn tag(&self) -> &'static str {
        match self {
            Self::Welcome(_) => "welcome",
            Self::EnterCode(_) => "enter_code",
            Self::SessionForm(_) => "session_form",
            Self::HandoutPreview(_) => "handout_preview",
            Self::RedFlagCard(_) => "red_flag_card",
            Self::RemindersSet(_) => "reminders_set",
            Self::Home(_) => "home",
            Self::CheckIn(_) => "check_in",
            Self::Confirm(_) => "confirm",
            Self::Outcome(_) => "outcome",
            Self::Why(_) => "why",
            Self::Helps(_) => "helps",
            Self::Emergency(_) => "emergency",
            Self::Country(_) => "country",
            Self::Card(_) => "card",
            Self::History(_) => "history",
            Self::About(_) => "about",
            Self::Trouble(_) => "trouble",
            Self::Settings(_) => "settings",
            Self::QuietHours(_) => "quiet_hours",
            Self::Therapist(_) => "therapist",
        }
    }

    /// What every screen has around its content.
    #[must_use]
    pub fn frame(&self) -> &Frame {
        match self {
            Self::Welcome(s) => &s.frame,
            Self::EnterCode(s) => &s.frame,
            Self::SessionForm(s) => &s.frame,
            Self::HandoutPreview(s) => &s.frame,
            Self::RedFlagCard(s) => &s.frame,
            Self::RemindersSet(s) => &s.frame,
            Self::Home(s) => &s.frame,
            Self::CheckIn(s) => &s.frame,
            Self::Confirm(s) => &s.frame,
            Self::Outcome(s) => &s.frame,
            Self::Why(s) => &s.frame,
            Self::Helps(s) => &s.frame,
            Self::Emergency(s) => &s.frame,
            Self::Country(s) => &s.frame,
            Self::Card(s) => &s.frame,
            Self::History(s) => &s.frame,
            Self::About(s) => &s.frame,
            Self::Trouble(s) => &s.frame,
            Self::Settings(s) => &s.frame,
            Self::QuietHours(s) => &s.frame,
            Self::Therapist(s) => &s.frame,
        }
    }
}

/// The screen of a view. An open emergency covers everything but what the caller or the crew needs.
#[must_use]
pub fn screen(view: &View<'_>) -> Screen {
    let text = Text::new(*view);
    if let Some(emergency) = view.care.open_emergency() {
        return match view.route {
            Route::ConfirmMistake => Screen::Confirm(about::confirm_mistake(&text, emergency.number)),
            Route::Page { to: Destination::Card } => Screen::Card(card::card(&text)),
            Route::Page { to: Destination::Country } => Screen::Country(emergency::countries(&text)),
            _ => Screen::Emergency(emergency::emergency(&text, emergency)),
        };
    }
    match view.route {
        Route::Welcome => Screen::Welcome(start::welcome(&text)),
        Route::Preview { session, from_code } => {
            Screen::HandoutPreview(start::preview(&text, session, *from_code))
        }
        Route::Form { page, draft } => Screen::SessionForm(start::form(&text, *page, draft)),
        Route::Therapist { handover } => Screen::Therapist(therapist::therapist(&text, handover)),
        Route::FlagCard { choice } => Screen::RedFlagCard(flag_card::flag_card(&text, choice.as_deref())),
        Route::CheckIn { run, group } => check_in::check_in(&text, *run, *group),
        Route::Correction { run, group } => check_in::correction(&text, *run, *group),
        Route::ConfirmAnswer { run, question, answer, .. } => {
            Screen::Confirm(about::confirm_answer(&text, *run, question, answer))
        }
        Route::Outcome { run, part } => match part {
            OutcomePart::Summary => outcome::outcome(&text, *run),
            OutcomePart::Why => outcome::why(&text, *run),
            OutcomePart::Helps => outcome::helps(&text, *run),
        },
        Route::QuietEnd { start_min } => Screen::QuietHours(settings::quiet_end(&text, *start_min)),
        Route::Home | Route::Emergency | Route::ConfirmMistake => home::home_or_welcome(&text),
        Route::Page { to } => match to {
            Destination::EnterCode => Screen::EnterCode(start::code(&text)),
            Destination::Dates => Screen::RemindersSet(dates::dates(&text)),
            Destination::Card => Screen::Card(card::card(&text)),
            Destination::History => Screen::History(history::history(&text)),
            Destination::About => Screen::About(about::about(&text)),
            Destination::Erase => Screen::Confirm(about::confirm_erase(&text)),
            Destination::Trouble => Screen::Trouble(trouble::trouble(&text)),
            Destination::Country => Screen::Country(emergency::countries(&text)),
            Destination::Settings => Screen::Settings(settings::settings(&text)),
            Destination::QuietHours => Screen::QuietHours(settings::quiet_start(&text)),
            Destination::Home | Destination::SessionForm | Destination::FlagCard | Destination::Therapist => {
                home::home_or_welcome(&text)
            }
        },
    }
}
