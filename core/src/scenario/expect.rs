//! What a step expects, and the first thing that is otherwise.

use serde::Deserialize;

use super::play::Shown;
use super::times::time;
use crate::screen::{Screen, outline};
use crate::time::Timestamp;
use crate::triage::Level;

/// What is expected after a step; what is left out is not looked at.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Expect {
    /// Tag of the screen, e.g. `check_in`.
    pub screen: Option<String>,
    /// The level that was told last in the run that was told something last, or `none`.
    pub level: Option<String>,
    /// The rule ids told with it, or the reasons of the open emergency; order does not matter.
    pub reasons: Option<Vec<String>>,
    /// Each of these is part of a line of the outline.
    pub contains: Vec<String>,
    /// None of these is part of any line.
    pub absent: Vec<String>,
    /// The whole plan, in order of time.
    pub reminders: Option<Vec<ExpectedReminder>>,
    /// How many reminders the plan has.
    pub reminder_count: Option<u32>,
    /// Everything is on disk; always so on the core alone.
    pub saved: Option<bool>,
    /// Whether an emergency is open.
    pub emergency: Option<bool>,
}

/// A reminder that is expected.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExpectedReminder {
    /// Its id, e.g. `1/h24.due`.
    pub id: String,
    /// When, RFC 3339.
    pub at: String,
}

/// The first thing that was not as expected.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("step {step}: {what}")]
pub struct Mismatch {
    /// The step, counted from 1.
    pub step: u32,
    /// What was otherwise.
    pub what: What,
}

/// What was not as expected.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum What {
    /// The button to press is not on screen.
    #[error("no button says {label:?}{}; there are: {}", row_of(.row.as_deref()), .offered.join(", "))]
    NoButton {
        /// The label.
        label: String,
        /// The row asked for.
        row: Option<String>,
        /// The labels on screen.
        offered: Vec<String>,
    },
    /// More than one button has the label.
    #[error("{count} buttons say {label:?}; name the row")]
    ManyButtons {
        /// The label.
        label: String,
        /// How many.
        count: u32,
    },
    /// The field to fill is not on screen.
    #[error("no field {field} on screen")]
    NoField {
        /// Its name.
        field: String,
    },
    /// A handout of the scenario has no code.
    #[error("handout {name}: {problem}")]
    Handout {
        /// Its name.
        name: String,
        /// Why not.
        problem: String,
    },
    /// A fault of program, key or storage.
    #[error("failed: {0}")]
    Failed(String),
    /// A value is another one.
    #[error("{field}: expected {expected}, found {found}")]
    Differs {
        /// Which part of `expect`.
        field: String,
        /// As the scenario has it.
        expected: String,
        /// As it was.
        found: String,
    },
    /// A text is not on screen.
    #[error("no line contains {text:?}; screen:\n{screen}")]
    Absent {
        /// The text.
        text: String,
        /// The outline.
        screen: String,
    },
    /// A text is on screen that should not be.
    #[error("a line contains {text:?}: {line}")]
    Present {
        /// The text.
        text: String,
        /// The line.
        line: String,
    },
}

impl Expect {
    /// Checks what can be checked without playing.
    pub(super) fn check(&self) -> Result<(), String> {
        if let Some(level) = self.level.as_deref().filter(|level| *level != NO_LEVEL) {
            Level::from_id(level).ok_or_else(|| format!("level: no level is called {level:?}"))?;
        }
        if let Some(screen) = self.screen.as_deref().filter(|tag| !Screen::TAGS.contains(tag)) {
            return Err(format!("screen: no screen is called {screen:?}"));
        }
        for reminder in self.reminders.iter().flatten() {
            Timestamp::from_rfc3339(&reminder.at)
                .map_err(|error| format!("reminders.{}: {error}", reminder.id))?;
        }
        Ok(())
    }

    /// The first thing that is otherwise.
    pub(super) fn compare(&self, shown: &Shown) -> Option<What> {
        self.compare_screen(shown).or_else(|| self.compare_told(shown)).or_else(|| self.compare_plan(shown))
    }

    fn compare_screen(&self, shown: &Shown) -> Option<What> {
        let tag = shown.screen.tag();
        let lines = outline(&shown.screen);
        let tags = self.screen.as_deref().and_then(|expected| differs("screen", expected, tag));
        let lacking = || {
            let text = self.contains.iter().find(|text| !lines.iter().any(|line| line.contains(*text)))?;
            Some(What::Absent { text: text.clone(), screen: lines.join("\n") })
        };
        let unwanted = || {
            self.absent.iter().find_map(|text| {
                let line = lines.iter().find(|line| line.contains(text))?;
                Some(What::Present { text: text.clone(), line: line.clone() })
            })
        };
        tags.or_else(lacking).or_else(unwanted)
    }

    /// Level and reasons are looked at where the player can see them.
    fn compare_told(&self, shown: &Shown) -> Option<What> {
        let told = shown.told.as_ref()?;
        let level = || {
            let found = told.level.map_or(NO_LEVEL, Level::id);
            self.level.as_deref().and_then(|expected| differs("level", expected, found))
        };
        let reasons = || {
            let expected = sorted(self.reasons.as_deref()?);
            differs("reasons", &expected, &sorted(&told.reasons))
        };
        let emergency = || {
            let expected = self.emergency?;
            differs("emergency", &expected.to_string(), &told.emergency.to_string())
        };
        level().or_else(reasons).or_else(emergency)
    }

    fn compare_plan(&self, shown: &Shown) -> Option<What> {
        let count = || {
            let expected = self.reminder_count?;
            differs("reminder_count", &expected.to_string(), &shown.reminders.len().to_string())
        };
        let plan = || {
            let expected = self.reminders.as_ref()?.iter().map(|reminder| {
                let at = time(&reminder.at, Timestamp(0)).unwrap_or(Timestamp(0));
                format!("{} {}", reminder.id, at.to_rfc3339())
            });
            let found = shown
                .reminders
                .iter()
                .map(|reminder| format!("{} {}", reminder.id, reminder.at.to_rfc3339()));
            differs("reminders", &list(expected), &list(found))
        };
        let saved = || {
            let expected = self.saved?;
            differs("saved", &expected.to_string(), &shown.saved.to_string())
        };
        count().or_else(plan).or_else(saved)
    }
}

/// How a scenario says that nothing has been told.
const NO_LEVEL: &str = "none";

fn differs(field: &str, expected: &str, found: &str) -> Option<What> {
    (expected != found).then(|| What::Differs {
        field: field.to_owned(),
        expected: expected.to_owned(),
        found: found.to_owned(),
    })
}

fn sorted(ids: &[String]) -> String {
    let mut ids = ids.to_vec();
    ids.sort();
    list(ids.into_iter())
}

fn list(items: impl Iterator<Item = String>) -> String {
    format!("[{}]", items.collect::<Vec<_>>().join(", "))
}

fn row_of(row: Option<&str>) -> String {
    row.map(|row| format!(" in row {row}")).unwrap_or_default()
}
