//! The decision table: the whole protocol as one Markdown page for clinicians to read and sign.
//!
//! The page is generated, so it cannot differ from what the app does. Its headings are in English, as
//! clinical review is; it is no text of the app, and no patient sees it.

use std::fmt::Write as _;

use super::wording::{listed, phrase};
use super::{Condition, Numbers, Protocol, Question, QuestionKind, Reminders};
use crate::locale::Words;

impl Protocol {
    /// The decision table in Markdown, with the titles of `words`.
    #[must_use]
    pub fn table(&self, words: &Words<'_>) -> String {
        let mut page = Page(String::new());
        self.heading(&mut page);
        self.levels_and_questions(&mut page, words);
        self.rules_and_check_ins(&mut page, words);
        self.advice_and_hints(&mut page, words);
        self.numbers_and_sources(&mut page, words);
        page.0
    }

    fn heading(&self, page: &mut Page) {
        page.line(&format!("# Decision table: {} {}", self.id, self.version));
        page.line("");
        page.line(
            "Generated from `core/protocol/needling.json`; a test keeps it current. Do not edit by hand.",
        );
        page.line("");
        page.line(&format!("SHA-256 of the data: `{}`", self.sha256));
        page.line("");
        page.line(&format!("Reviewed by: {}", signed(self.reviewed_by.as_ref())));
    }

    fn levels_and_questions(&self, page: &mut Page, words: &Words<'_>) {
        page.table("Levels, lowest first", &["Level", "Name"]);
        for level in &self.levels {
            page.row(&[code(level.id()), words.get(&format!("level.{}.name", level.id()))]);
        }
        page.table(
            "Questions",
            &["Question", "Title", "Red flag", "Answers, harmless first", "Asked at", "Only if"],
        );
        for question in &self.questions {
            page.row(&[
                code(&question.id),
                words.get(&format!("question.{}.title", question.id)),
                listed(&question.red_choices),
                answers(question),
                question.ask_at.join(", "),
                condition(question.asked_if.as_ref(), ""),
            ]);
        }
        page.table("Screens of questions, in order", &["Screen", "Questions"]);
        for (n, group) in (1..).zip(&self.groups) {
            page.row(&[
                format!("{n}: {}", words.get(&format!("group.{n}.title"))),
                group.questions.join(", "),
            ]);
        }
    }

    fn rules_and_check_ins(&self, page: &mut Page, words: &Words<'_>) {
        page.table(
            "Rules: all that fire are kept, the highest level wins",
            &["Rule", "Level", "When", "Sources", "Reviewed by"],
        );
        for rule in &self.rules {
            let closing = match rule.otherwise {
                Some(super::Otherwise::Unanswered) => {
                    "nothing else fired, and a question asked has no answer"
                }
                _ => "nothing else fired, and every question asked is answered",
            };
            page.row(&[
                code(&rule.id),
                code(rule.level.id()),
                condition(rule.when.as_ref(), closing),
                rule.sources.join(", "),
                signed(rule.reviewed_by.as_ref()),
            ]);
        }
        page.table("Region sets", &["Set", "Regions"]);
        for set in &self.region_sets {
            page.row(&[code(&set.id), set.regions.join(", ")]);
        }
        page.table(
            "Check-ins, in hours since the session",
            &["Check-in", "Name", "Due", "Open", "Applies", "Sources"],
        );
        for check_in in &self.check_ins {
            page.row(&[
                code(&check_in.id),
                words.get(&format!("check_in.{}.name", check_in.id)),
                format!("{} h", check_in.due_h),
                format!("from {} h until before {} h", check_in.opens_h, check_in.closes_h),
                condition(check_in.applies.as_ref(), "always"),
                check_in.sources.join(", "),
            ]);
        }
        page.row(&[
            code(&self.now.id),
            words.get(&format!("check_in.{}.name", self.now.id)),
            "at any time".to_owned(),
            format!("{} h after it was opened", self.now.open_for_h),
            "always".to_owned(),
            String::new(),
        ]);
        page.reminders(&self.reminders);
    }

    fn advice_and_hints(&self, page: &mut Page, words: &Words<'_>) {
        page.table("Advice, most important first", &["Advice", "Text", "When", "Sources"]);
        for advice in &self.advice {
            let text = words.get(&format!("advice.{}", advice.id));
            page.row(&[
                code(&advice.id),
                text,
                condition(advice.when.as_ref(), ""),
                advice.sources.join(", "),
            ]);
        }
        page.table("Lines for a doctor on the card", &["Line", "Text", "When", "Sources"]);
        for hint in &self.card_hints {
            let text = words.get(&format!("card_hint.{}", hint.id));
            page.row(&[code(&hint.id), text, condition(hint.when.as_ref(), ""), hint.sources.join(", ")]);
        }
    }

    fn numbers_and_sources(&self, page: &mut Page, words: &Words<'_>) {
        page.table(
            "Emergency numbers: the first is the button",
            &["Region", "Call", "Advice line", "Source", "Row written"],
        );
        for numbers in &self.numbers {
            let code = numbers.code.as_deref().unwrap_or_default();
            page.numbers(&format!("{code} {}", words.get(&format!("country.{code}"))), numbers);
        }
        page.numbers(&words.get("country.other"), &self.default_numbers);
        page.table("Expected soreness, 0 to 10 (illustrative, read by no rule)", &["Hours", "From", "To"]);
        for point in &self.expected.points {
            page.row(&[point.hours.to_string(), point.low.to_string(), point.high.to_string()]);
        }
        page.table("Sources", &["Source", "Citation"]);
        for source in &self.sources {
            page.row(&[source.id.clone(), source.text.clone()]);
        }
    }
}

struct Page(String);

impl Page {
    fn line(&mut self, text: &str) {
        // Writing to a String cannot fail.
        let _ = writeln!(self.0, "{text}");
    }

    fn table(&mut self, title: &str, columns: &[&str]) {
        self.line(&format!("\n## {title}\n"));
        self.line(&format!("| {} |", columns.join(" | ")));
        self.line(&format!("|{}", "---|".repeat(columns.len())));
    }

    fn row(&mut self, cells: &[String]) {
        let cells: Vec<String> = cells.iter().map(|cell| cell.replace('|', "\\|")).collect();
        self.line(&format!("| {} |", cells.join(" | ")));
    }

    fn numbers(&mut self, region: &str, numbers: &Numbers) {
        let local = if numbers.or_local { ", or your local emergency number" } else { "" };
        self.row(&[
            region.to_owned(),
            format!("{}{local}", numbers.call.join(", ")),
            numbers.advice.clone().unwrap_or_default(),
            numbers.source.clone(),
            numbers.date.clone(),
        ]);
    }

    fn reminders(&mut self, reminders: &Reminders) {
        let quiet = &reminders.quiet;
        let numbers = |list: &[u32]| list.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
        self.table("Reminders", &["What", "Value"]);
        for nudge in &reminders.nudges {
            self.row(&[code(&nudge.id), format!("{} h after the due time", nudge.after_h)]);
        }
        self.row(&[
            "Least time between two of one check-in".to_owned(),
            format!("{} min", reminders.min_gap_min),
        ]);
        self.row(&[
            "Quiet hours, until changed".to_owned(),
            format!("{} to {}, at most {} h", clock(quiet.from_min), clock(quiet.to_min), quiet.max_h),
        ]);
        self.row(&["Moved earlier: before quiet hours".to_owned(), format!("{} min", quiet.lead_min)]);
        self.row(&["Remind me later".to_owned(), format!("{} h", numbers(&reminders.later_h))]);
        self.row(&[
            "An open emergency repeats after".to_owned(),
            format!("{} min", numbers(&reminders.emergency_repeat_min)),
        ]);
        self.row(&["Most reminders in a plan".to_owned(), reminders.max.to_string()]);
    }
}

fn answers(question: &Question) -> String {
    match question.kind {
        QuestionKind::Scale => "0 to 10".to_owned(),
        QuestionKind::Flag | QuestionKind::Choice => question.choices.join(", "),
    }
}

fn condition(condition: Option<&Condition>, none: &str) -> String {
    condition.map_or_else(|| none.to_owned(), phrase)
}

fn signed(by: Option<&String>) -> String {
    by.map_or_else(|| "nobody yet".to_owned(), Clone::clone)
}

fn code(id: &str) -> String {
    format!("`{id}`")
}

fn clock(minutes: u32) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}
