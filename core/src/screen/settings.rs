//! What a patient can set: language, quiet hours, and the country with the number it leads to.
//!
//! The list of countries is with the emergency prompt, which needs it too.

use serde::{Deserialize, Serialize};

use super::parts::{Button, Frame, Strength};
use super::start::ChoiceGroup;
use super::text::Text;
use crate::journey::{Command, Destination, settings};
use crate::locale::Words;
use crate::schedule::Quiet;

/// What is set, and how to change it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SettingsScreen {
    /// Heading and notices.
    pub frame: Frame,
    /// The device's language, then each one by its own name.
    pub language: ChoiceGroup,
    /// When no check-in rings.
    pub quiet: String,
    /// Changes that.
    pub change_quiet: Button,
    /// The country and its emergency number.
    pub country: String,
    /// Changes that.
    pub change_country: Button,
    /// To the other half, which makes codes for patients. The course that runs here goes on.
    pub treating: Button,
}

/// Choosing quiet hours: first when they begin, then when they end.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct QuietHoursScreen {
    /// The question, and notices.
    pub frame: Frame,
    /// The hours that hold now.
    pub now: String,
    /// What quiet hours do.
    pub intro: String,
    /// The full hours that can be chosen.
    pub hours: ChoiceGroup,
    /// Switches quiet hours off; only where the beginning is asked.
    pub off: Option<Button>,
}

pub(super) fn settings(text: &Text<'_>) -> SettingsScreen {
    SettingsScreen {
        frame: text.frame(text.get("menu.settings")),
        language: ChoiceGroup { label: text.get("settings.language"), options: languages(text) },
        quiet: quiet_line(text),
        change_quiet: text.go(Strength::Secondary, "settings.change_quiet", Destination::QuietHours),
        country: text.with("settings.country", &[("country", &text.country()), ("number", &text.number())]),
        change_country: text.go(Strength::Secondary, "menu.country", Destination::Country),
        treating: text.go(Strength::Quiet, "welcome.treating", Destination::Therapist),
    }
}

fn languages(text: &Text<'_>) -> Vec<Button> {
    let (content, chosen) = (text.view.content, text.view.care.language.as_deref());
    let device = content.words(&text.view.device.languages).get("language.name");
    let same = text.with("settings.language.device", &[("language", &device)]);
    let follow = Button::choice(chosen.is_none(), same, Command::SetLanguage { language: None });
    let each = content.locales().map(|locale| {
        let name = Words { primary: locale, fallback: &content.english }.get("language.name");
        let command = Command::SetLanguage { language: Some(locale.tag.clone()) };
        Button::choice(chosen == Some(locale.tag.as_str()), name, command)
    });
    std::iter::once(follow).chain(each).collect()
}

/// When no check-in rings.
pub(super) fn quiet_line(text: &Text<'_>) -> String {
    let quiet = settings::quiet(text.view.content, text.view.care);
    if quiet.is_off() {
        return text.get("quiet.none");
    }
    let clock = |minutes: u16| text.clock_of_minutes(minutes);
    text.with("dates.quiet", &[("from", &clock(quiet.start_min)), ("to", &clock(quiet.end_min))])
}

/// When quiet hours begin.
pub(super) fn quiet_start(text: &Text<'_>) -> QuietHoursScreen {
    let now = settings::quiet(text.view.content, text.view.care);
    let options = full_hours().map(|start_min| {
        let chosen = !now.is_off() && now.start_min == start_min;
        Button::choice(chosen, text.clock_of_minutes(start_min), Command::PickQuietStart { start_min })
    });
    let off = Quiet { start_min: 0, end_min: 0 };
    QuietHoursScreen {
        off: Some(Button::choice(now.is_off(), text.get("quiet.off"), Command::SetQuietHours { quiet: off })),
        ..quiet_hours(text, text.get("quiet.from"), options.collect())
    }
}

/// When quiet hours that begin at `start_min` end: only what may be chosen is offered.
pub(super) fn quiet_end(text: &Text<'_>, start_min: u16) -> QuietHoursScreen {
    let now = settings::quiet(text.view.content, text.view.care);
    let from = text.clock_of_minutes(start_min);
    // Those of the same day first: who starts at 22:00 reads 23:00, 00:00, 01:00.
    let (before, after): (Vec<u16>, Vec<u16>) = full_hours().partition(|end_min| *end_min <= start_min);
    let options = after
        .into_iter()
        .chain(before)
        .map(|end_min| Quiet { start_min, end_min })
        .filter(|quiet| quiet.validate().is_ok() && !quiet.is_off())
        .map(|quiet| {
            let label = text.clock_of_minutes(quiet.end_min);
            Button::choice(quiet == now, label, Command::SetQuietHours { quiet })
        });
    quiet_hours(text, text.with("quiet.to", &[("from", &from)]), options.collect())
}

fn quiet_hours(text: &Text<'_>, title: String, options: Vec<Button>) -> QuietHoursScreen {
    QuietHoursScreen {
        frame: text.frame(title.clone()),
        now: quiet_line(text),
        intro: text.get("quiet.intro"),
        hours: ChoiceGroup { label: title, options },
        off: None,
    }
}

/// Minutes after midnight of each hour of a day.
fn full_hours() -> impl Iterator<Item = u16> {
    (0..24).map(|hour| hour * 60)
}
