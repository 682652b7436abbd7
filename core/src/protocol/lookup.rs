//! What the journey and the screens ask of a protocol, by id.

use super::screens::CourseLine;
use super::{Condition, Protocol, Question, QuestionKind, Region};
use crate::handout::{Code, Codes};
use crate::schedule::{CheckInTiming, Quiet, Timing};
use crate::time::{DAY_MS, HOUR_MS, MINUTE_MS, Timestamp};
use crate::triage::{Answer, Level, SCALE_MAX};

impl Protocol {
    /// The region with this id.
    #[must_use]
    pub fn region(&self, id: &str) -> Option<&Region> {
        self.regions.iter().find(|region| region.id == id)
    }

    /// The level of a rule.
    #[must_use]
    pub fn rule_level(&self, id: &str) -> Option<Level> {
        self.rule(id).map(|rule| rule.level)
    }

    /// Whether a question can be answered like this.
    #[must_use]
    pub fn accepts(&self, question: &str, answer: &Answer) -> bool {
        self.question(question).is_some_and(|question| match answer {
            Answer::Choice(choice) => question.choices.contains(choice),
            Answer::Scale(value) => question.kind == QuestionKind::Scale && *value <= SCALE_MAX,
        })
    }

    /// Whether a question is a red flag.
    #[must_use]
    pub fn is_red_flag(&self, question: &str) -> bool {
        self.question(question).is_some_and(|question| question.red)
    }

    /// The answer that "None of these" gives; a scale has none.
    #[must_use]
    pub fn harmless(&self, question: &str) -> Option<Answer> {
        self.question(question).and_then(Question::harmless).map(|choice| Answer::Choice(choice.to_owned()))
    }

    /// Whether an answer reports nothing: the harmless one, or 0 on a scale.
    #[must_use]
    pub fn is_harmless(&self, question: &str, answer: &Answer) -> bool {
        *answer == Answer::Scale(0) || self.harmless(question).as_ref() == Some(answer)
    }

    /// Ids of the questions that these rules read, each once; unknown rules read nothing.
    #[must_use]
    pub fn questions_read(&self, rules: &[String]) -> Vec<String> {
        let mut questions = Vec::new();
        for condition in rules.iter().filter_map(|id| self.rule(id)).filter_map(|rule| rule.when.as_ref()) {
            collect_questions(condition, &mut questions);
        }
        questions.sort();
        questions.dedup();
        questions
    }

    /// The number of the group that asks a question, from 1.
    #[must_use]
    pub fn group_number(&self, question: &str) -> Option<usize> {
        let index = self.groups.iter().position(|group| group.questions.iter().any(|id| id == question))?;
        Some(index.saturating_add(1))
    }

    /// How long an unfinished check-in outside the plan stays open.
    #[must_use]
    pub fn now_open_for_ms(&self) -> i64 {
        i64::from(self.now.open_for_h).saturating_mul(HOUR_MS)
    }

    /// For how long after a session its regions and risks count together with a newer one's.
    #[must_use]
    pub fn sessions_joined_ms(&self) -> i64 {
        i64::from(self.sessions_joined_days).saturating_mul(DAY_MS)
    }

    /// Whether a check-in left without an answer counts as missed.
    #[must_use]
    pub fn counts_as_missed(&self, check_in: &str) -> bool {
        self.check_in(check_in).is_some_and(|check_in| check_in.counts_as_missed)
    }

    /// When the last check-in of a session closes: until then the patient is asked to watch.
    #[must_use]
    pub fn watch_until(&self, ended_at: Timestamp) -> Timestamp {
        ended_at.plus_ms(self.watch_ms())
    }

    /// How long after a session the patient is asked to watch.
    #[must_use]
    pub fn watch_ms(&self) -> i64 {
        let hours = self.check_ins.iter().map(|check_in| check_in.closes_h).max().unwrap_or_default();
        i64::from(hours).saturating_mul(HOUR_MS)
    }

    /// Whether the lung is within reach of a needle in this region.
    #[must_use]
    pub fn lung_within_reach(&self, region: &str) -> bool {
        self.region_set(&self.wording.lung_regions)
            .is_some_and(|set| set.regions.iter().any(|id| id == region))
    }

    /// The line on the expected course for these elapsed hours.
    #[must_use]
    pub fn course_line(&self, hours: f64) -> Option<&CourseLine> {
        self.wording.course.iter().rev().find(|line| hours >= f64::from(line.from_h))
    }

    /// The hour by which soreness is expected to be nearly gone.
    #[must_use]
    pub fn nearly_gone_ms(&self) -> i64 {
        let hours = self.wording.course.iter().map(|line| line.until_h).max().unwrap_or_default();
        i64::from(hours).saturating_mul(HOUR_MS)
    }

    /// The key of the order on how to sit or lie, for the reasons of an emergency. Breathing comes
    /// first where both would apply.
    #[must_use]
    pub fn posture(&self, reasons: &[String]) -> Option<&'static str> {
        let any = |rules: &[String]| reasons.iter().any(|reason| rules.contains(reason));
        if any(&self.wording.sit_up) {
            Some("emergency.sit_up")
        } else if any(&self.wording.lie_still) {
            Some("emergency.lie_still")
        } else {
            None
        }
    }

    /// The countries whose numbers are known, as ISO 3166 alpha-2 codes.
    pub fn countries(&self) -> impl Iterator<Item = &str> {
        self.numbers.iter().filter_map(|numbers| numbers.code.as_deref())
    }

    /// The timing that the schedule works with.
    #[must_use]
    pub fn timing(&self) -> Timing {
        let hours = |hours: u32| i64::from(hours).saturating_mul(HOUR_MS);
        let minutes = |minutes: u32| i64::from(minutes).saturating_mul(MINUTE_MS);
        let quiet = &self.reminders.quiet;
        let of_day = |minutes: u32| u16::try_from(minutes).unwrap_or_default();
        Timing {
            check_ins: self
                .check_ins
                .iter()
                .map(|check_in| CheckInTiming {
                    id: check_in.id.clone(),
                    due_ms: hours(check_in.due_h),
                    opens_ms: hours(check_in.opens_h),
                    closes_ms: hours(check_in.closes_h),
                    only_regions: self.regions_needing(check_in).unwrap_or_default(),
                })
                .collect(),
            regions: self.regions.iter().map(|region| region.id.clone()).collect(),
            nudges_ms: self.reminders.nudges.iter().map(|nudge| hours(nudge.after_h)).collect(),
            min_gap_ms: minutes(self.reminders.min_gap_min),
            quiet_lead_ms: minutes(quiet.lead_min),
            default_quiet: Quiet { start_min: of_day(quiet.from_min), end_min: of_day(quiet.to_min) },
            emergency_repeats_min: self.reminders.emergency_repeat_min.clone(),
            max_reminders: self.reminders.max,
        }
    }

    /// The codes that a handout is written with.
    #[must_use]
    pub fn codes(&self) -> Codes {
        let code = |id: &str, code: u8| Code { id: id.to_owned(), code };
        Codes {
            techniques: self.techniques.iter().map(|technique| code(&technique.id, technique.code)).collect(),
            regions: self.regions.iter().map(|region| code(&region.id, region.code)).collect(),
            risks: self.risks.iter().map(|risk| code(&risk.id, risk.code)).collect(),
        }
    }
}

fn collect_questions(condition: &Condition, questions: &mut Vec<String>) {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => {
            for part in parts {
                collect_questions(part, questions);
            }
        }
        Condition::Not(part) => collect_questions(part, questions),
        Condition::Flag(question)
        | Condition::Answer { question, .. }
        | Condition::Scale { question, .. }
        | Condition::ScaleOverBefore { question, .. } => questions.push(question.clone()),
        _ => {}
    }
}
