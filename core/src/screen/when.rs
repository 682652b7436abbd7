//! Instants in people's words, in four styles: clock, day and clock, date and clock, hours ago.

use super::text::Text;
use super::{Device, Saving, View};
use crate::content::Content;
use crate::journey::{Care, Route};
use crate::time::{HOUR_MS, LocalTime, MINUTE_MS, Moment, Timestamp, days_between, local};

/// `Thursday 12 March at 15:10` in the zone of `now` and the device's language, for the few words that a
/// shell says outside of any screen.
#[must_use]
pub fn day_clock(content: &Content, device: &Device, now: &Moment, at: Timestamp) -> String {
    let care = Care::default();
    let (route, saving, refusal) = (&Route::Welcome, &Saving::Saved, None);
    Text::new(View {
        content,
        care: &care,
        route,
        moment: now,
        device,
        saving,
        reminder_trouble: &[],
        refusal,
    })
    .fixed_day_clock(at)
}

impl Text<'_> {
    /// `15:10` or `3:10 pm`.
    pub(super) fn clock(&self, at: Timestamp) -> String {
        let time = self.local(at);
        self.clock_face(u16::from(time.hour), u16::from(time.minute))
    }

    /// A time of day given in minutes after midnight.
    pub(super) fn clock_of_minutes(&self, minutes: u16) -> String {
        self.clock_face(minutes / 60, minutes % 60)
    }

    /// `at 15:10`. The language may say the hours in another way for one than for several (in Spanish
    /// "a la 1:10" but "a las 2:10"), so the hour as it is shown chooses the form.
    pub(super) fn at_clock(&self, at: Timestamp) -> String {
        let hour = u16::from(self.local(at).hour);
        let shown = if self.view.device.hour24 { hour } else { twelve(hour) };
        self.with("time.at", &[("clock", &self.clock(at)), ("n", &shown.to_string())])
    }

    fn clock_face(&self, hour: u16, minute: u16) -> String {
        if self.view.device.hour24 {
            return format!("{hour:02}:{minute:02}");
        }
        let key = if hour < 12 { "time.am" } else { "time.pm" };
        self.with(key, &[("clock", &format!("{}:{minute:02}", twelve(hour)))])
    }

    /// `Thursday 12 March at 15:10`, for what is read by others or later.
    pub(super) fn fixed_day_clock(&self, at: Timestamp) -> String {
        self.with("time.weekday", &[("date", &self.date(at)), ("at", &self.at_clock(at))])
    }

    /// `today at 15:10`, `tomorrow at 15:10`, beyond that `Thursday 12 March at 15:10`.
    pub(super) fn day_clock(&self, at: Timestamp) -> String {
        let key = match days_between(&self.local(self.view.moment.at), &self.local(at)) {
            -1 => "time.yesterday",
            0 => "time.today",
            1 => "time.tomorrow",
            _ => "time.weekday",
        };
        self.with(key, &[("at", &self.at_clock(at)), ("date", &self.date(at))])
    }

    /// `Thursday 12 March`.
    pub(super) fn date(&self, at: Timestamp) -> String {
        let time = self.local(at);
        self.with("time.date", &self.date_args(&time).each_ref().map(|(name, value)| (*name, value.as_str())))
    }

    /// `Thursday 12 March 2026, 15:10`.
    pub(super) fn date_clock(&self, at: Timestamp) -> String {
        let time = self.local(at);
        self.with(
            "time.date_clock",
            &[("date", &self.date(at)), ("year", &time.year.to_string()), ("clock", &self.clock(at))],
        )
    }

    /// `24 hours ago`; days from three days on, minutes below one hour. A future instant is 0
    /// minutes ago.
    pub(super) fn ago(&self, at: Timestamp) -> String {
        let ms = self.view.moment.at.since(at).max(0);
        let (key, n) = match ms {
            ms if ms < HOUR_MS => ("time.minutes_ago", ms / MINUTE_MS),
            ms if ms < 72 * HOUR_MS => ("time.hours_ago", ms / HOUR_MS),
            ms => ("time.days_ago", ms / (24 * HOUR_MS)),
        };
        self.with(key, &[("n", &n.to_string())])
    }

    fn local(&self, at: Timestamp) -> LocalTime {
        local(&self.view.moment.zone, at)
    }

    fn date_args(&self, time: &LocalTime) -> [(&'static str, String); 3] {
        [
            ("weekday", self.get(&format!("weekday.{}", time.weekday))),
            ("day", time.day.to_string()),
            ("month", self.get(&format!("month.{}", time.month))),
        ]
    }
}

/// An hour of the day as a clock of 12 hours shows it.
fn twelve(hour: u16) -> u16 {
    match hour % 12 {
        0 => 12,
        hour => hour,
    }
}
