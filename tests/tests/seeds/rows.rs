//! The rows as types. Reading is strict: a field or answer that is not known, or named twice, is refused.

use std::collections::BTreeMap;
use std::fmt;

use aftercare_core::triage::{self, Answer, GivenAnswer, Level};
use serde::de::{Deserializer, Error, MapAccess, Visitor};
use serde::{Deserialize, Serialize};

/// The three files, in the order of the articles.
pub(crate) const FILES: [&str; 3] = [
    include_str!("../../seeds/s0.json"),
    include_str!("../../seeds/s1.json"),
    include_str!("../../seeds/s2.json"),
];

/// All articles.
pub(crate) fn articles() -> Vec<Article> {
    FILES.iter().map(|text| Article::read(text).unwrap()).collect()
}

/// One article.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Article {
    /// Its id among the sources of the protocol.
    pub(crate) article: String,
    /// What it is about.
    pub(crate) about: String,
    /// How many paragraphs it has.
    pub(crate) paragraphs: u32,
    /// What the protocol cites it for although it does not say so.
    pub(crate) not_said: Vec<NotSaid>,
    /// In the article's order.
    pub(crate) rows: Vec<Row>,
}

impl Article {
    /// Reads one file.
    pub(crate) fn read(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }
}

/// A citation that the article does not bear out.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NotSaid {
    /// What cites it.
    pub(crate) kind: Kind,
    /// The id of what cites it.
    pub(crate) id: String,
    /// What the article says instead.
    pub(crate) reason: String,
}

/// What can cite an article without a row.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Kind {
    Rule,
    Advice,
}

impl Kind {
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::Rule => "rule",
            Self::Advice => "advice",
        }
    }
}

/// One statement.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Row {
    /// Article, paragraph and a number within it.
    pub(crate) id: String,
    pub(crate) article: String,
    /// From 1.
    pub(crate) paragraph: u32,
    /// The statement in our own words.
    pub(crate) statement: String,
    /// Where and why the product does otherwise on purpose.
    pub(crate) deviates: Option<Deviation>,
    /// What the product does about it.
    pub(crate) cases: Option<Vec<Case>>,
    /// Why it does nothing.
    pub(crate) left_out: Option<String>,
    /// Lower-case phrases that no text of the app contains.
    #[serde(default)]
    pub(crate) never_said: Vec<String>,
}

impl Row {
    /// Its cases; none when it is left out.
    pub(crate) fn cases(&self) -> &[Case] {
        self.cases.as_deref().unwrap_or_default()
    }
}

/// A deviation on purpose.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Deviation {
    pub(crate) toward: Toward,
    /// What was decided.
    pub(crate) decision: String,
}

/// In which direction the product leaves the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Toward {
    /// Help sooner, or less advice.
    Caution,
    /// Help later than the article asks for.
    Calm,
    /// What is known against what the article says.
    Evidence,
}

/// One case and what it must give.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Case {
    /// What the case is, in words.
    pub(crate) when: String,
    pub(crate) case: Input,
    pub(crate) expect: Expect,
}

/// The input of `assess`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Input {
    pub(crate) hours: f64,
    pub(crate) regions: Vec<String>,
    pub(crate) risks: Vec<String>,
    pub(crate) pain_before: Option<u8>,
    pub(crate) check_in: String,
    #[serde(deserialize_with = "each_once")]
    pub(crate) answers: BTreeMap<String, Answer>,
}

impl Input {
    pub(crate) fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap()
    }

    pub(crate) fn to_case(&self) -> triage::Case {
        let answers = self.answers.iter();
        triage::Case {
            hours: self.hours,
            regions: self.regions.clone(),
            risks: self.risks.clone(),
            pain_before: self.pain_before,
            check_in: self.check_in.clone(),
            answers: answers
                .map(|(question, answer)| GivenAnswer { question: question.clone(), answer: answer.clone() })
                .collect(),
            previous_unanswered: 0,
        }
    }
}

/// What a case must give.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Expect {
    /// Exactly this level.
    pub(crate) level: Option<Level>,
    /// This level or a higher one: what lifts it is another source's.
    pub(crate) at_least: Option<Level>,
    /// Rules that fire, among others.
    #[serde(default)]
    pub(crate) rules: Vec<String>,
    /// Rules that do not.
    #[serde(default)]
    pub(crate) no_rules: Vec<String>,
    /// Advice that is shown, among other.
    #[serde(default)]
    pub(crate) advice: Vec<String>,
    /// Advice that is not.
    #[serde(default)]
    pub(crate) no_advice: Vec<String>,
    /// The line on the expected course.
    pub(crate) expected_line: Option<ExpectedLine>,
    /// Whether the pain lies in the band of expected soreness.
    pub(crate) in_band: Option<bool>,
}

/// The line on the expected course.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExpectedLine {
    pub(crate) id: String,
    /// The hour after the session that it names.
    pub(crate) until_h: u32,
    /// Whether the line on mild headache is added.
    pub(crate) headache: bool,
}

fn each_once<'de, D: Deserializer<'de>>(deserializer: D) -> Result<BTreeMap<String, Answer>, D::Error> {
    struct Answers;
    impl<'de> Visitor<'de> for Answers {
        type Value = BTreeMap<String, Answer>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("answers, each question once")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
            let mut answers = BTreeMap::new();
            while let Some((question, answer)) = entries.next_entry::<String, Answer>()? {
                if let Some(twice) = answers.insert(question.clone(), answer) {
                    return Err(A::Error::custom(format_args!("{question} answered twice, first {twice:?}")));
                }
            }
            Ok(answers)
        }
    }
    deserializer.deserialize_map(Answers)
}
