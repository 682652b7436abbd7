//! What the answers lead to, why, and what helps until then.

use serde::{Deserialize, Serialize};

use super::parts::{Button, Fact, Frame, Strength};
use super::{Screen, about, flag_card::SIGNS, home, text::Text};
use crate::journey::care::{Course, Run, Told};
use crate::journey::course::{self, State};
use crate::journey::{Command, Destination, OutcomePart};
use crate::time::{HOUR_MS, Timestamp};
use crate::triage::{self, Answer, Level};

/// What the answers lead to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OutcomeScreen {
    /// Heading and notices.
    pub frame: Frame,
    /// The level; its shape and colour follow from it.
    pub level: Level,
    /// One sentence.
    pub sentence: String,
    /// What led to it: "Because you said: ...".
    pub reasons: Option<String>,
    /// The expected course by now.
    pub expected: Option<String>,
    /// At most three steps.
    pub steps: Vec<Step>,
    /// What to look for from now on.
    pub watch: Vec<String>,
    /// When it is asked again.
    pub next: String,
    /// The therapist; on every outcome.
    pub therapist: String,
    /// The next thing first, then the rest.
    pub actions: Vec<Button>,
    /// Which protocol this is from.
    pub protocol: String,
}

/// A step.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// What to do.
    pub text: String,
    /// The call that belongs to it.
    pub call: Option<Button>,
}

/// Why the patient is told this.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WhyScreen {
    /// Heading and notices.
    pub frame: Frame,
    /// The rules that fired.
    pub rules: Vec<WhyRule>,
    /// What was answered.
    pub answers: Vec<Fact>,
    /// Where the rules come from.
    pub protocol: Vec<String>,
}

/// A rule that fired.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WhyRule {
    /// Its id.
    pub id: String,
    /// In words.
    pub because: String,
    /// What it leads to.
    pub level: String,
    /// Its sources.
    pub sources: String,
}

/// What helps until then.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HelpsScreen {
    /// Heading and notices.
    pub frame: Frame,
    /// Advice, the most important first.
    pub advice: Vec<String>,
    /// Which protocol this is from.
    pub protocol: String,
}

struct Seen<'a> {
    course: &'a Course,
    run: &'a Run,
    told: &'a Told,
    level: Level,
}

fn seen<'a>(text: &Text<'a>, run: u32) -> Option<Seen<'a>> {
    let (course, run) = text.view.care.run(run)?;
    let told = run.told.last()?;
    Some(Seen { course, run, told, level: told.level? })
}

pub(super) fn outcome(text: &Text<'_>, number: u32) -> Screen {
    let Some(seen) = seen(text, number) else { return home::home_or_welcome(text) };
    if course::asks_if_seen(text.view.care, seen.run) {
        return Screen::Confirm(about::ask_if_seen(text, number));
    }
    let level = seen.level.id();
    Screen::Outcome(OutcomeScreen {
        frame: text.advising_frame(text.get(&format!("level.{level}.title"))),
        level: seen.level,
        sentence: text.get(&format!("level.{level}.sentence")),
        reasons: reasons(text, &seen),
        expected: expected(text, &seen),
        steps: steps(text, &seen),
        watch: SIGNS.map(|id| text.call(&format!("watch.{id}"))).into(),
        next: next(text, seen.course),
        therapist: text.with("outcome.therapist", &[("therapist", &text.therapist(seen.course))]),
        actions: actions(text, &seen),
        protocol: text.with_change(seen.course, text.protocol_line(seen.told)),
    })
}

/// The rules of the level told, worst first in the protocol's order, as one sentence.
fn reasons(text: &Text<'_>, seen: &Seen<'_>) -> Option<String> {
    if seen.level == Level::SelfCare {
        return None;
    }
    let mut reasons: Vec<String> = Vec::new();
    if seen.run.seen == Some(false) {
        reasons.push(text.get("seen.no.because"));
    }
    let (content, care) = (text.view.content, text.view.care);
    if care.is_partly_unread() || course::facts(content, care, seen.course, seen.run).damaged() {
        reasons.push(text.get("outcome.partly_unread"));
    }
    let protocol = &text.view.content.protocol;
    let calm = |rule: &&String| protocol.rule_level(rule) != Some(Level::SelfCare);
    reasons.extend(seen.told.rules.iter().filter(calm).map(|rule| text.because(rule)));
    (!reasons.is_empty()).then(|| text.with("emergency.because", &[("reasons", &reasons.join("; "))]))
}

fn expected(text: &Text<'_>, seen: &Seen<'_>) -> Option<String> {
    if seen.level != Level::SelfCare {
        return None;
    }
    let protocol = &text.view.content.protocol;
    let line = protocol.course_line(seen.told.hours)?;
    let until = seen.course.session.ended_at.plus_ms(i64::from(line.until_h).saturating_mul(HOUR_MS));
    let mut words = text.with(&format!("expected.{}", line.id), &[("until", &text.day_clock(until))]);
    let headache = &protocol.wording.headache;
    if seen.run.answer(&headache.question) == Some(&Answer::Choice(headache.is.clone())) {
        words = format!("{words} {}", text.get("expected.headache"));
    }
    Some(words)
}

const MOST_STEPS: usize = 3;

fn steps(text: &Text<'_>, seen: &Seen<'_>) -> Vec<Step> {
    let plain = |text: String| Step { text, call: None };
    let advice = advice(text, seen).into_iter().map(plain);
    let mut steps: Vec<Step> = match seen.level {
        Level::SelfCare => advice.collect(),
        Level::ContactTherapist => contact_steps(text, seen),
        Level::Urgent => {
            let mut steps = vec![advice_line_step(text, "outcome.urgent.call")];
            steps.extend(advice);
            steps.truncate(MOST_STEPS.saturating_sub(1));
            steps.push(plain(text.get("outcome.urgent.card")));
            steps
        }
        Level::Emergency => vec![
            Step { text: text.call("emergency.call"), call: Some(emergency_call(text, Strength::Primary)) },
            plain(text.get("emergency.no_drive")),
            plain(text.get("outcome.urgent.card")),
        ],
    };
    steps.truncate(MOST_STEPS);
    steps
}

fn contact_steps(text: &Text<'_>, seen: &Seen<'_>) -> Vec<Step> {
    let session = &seen.course.session;
    let call = text.practice(session, Strength::Primary).and_then(|practice| practice.call);
    let therapist = text.therapist(seen.course);
    let protocol = &text.view.content.protocol;
    let said = seen
        .told
        .rules
        .iter()
        .filter(|rule| protocol.rule_level(rule) >= Some(Level::ContactTherapist))
        .map(|rule| text.get(&format!("rule.{rule}.say")));
    let say = format!(
        "{} {}",
        text.with(
            "outcome.say.intro",
            &[("when", &text.date(session.ended_at)), ("where", &text.places(session))]
        ),
        said.collect::<Vec<_>>().join(" ")
    );
    let mut steps = vec![
        Step { text: text.with("outcome.contact.call", &[("therapist", &therapist)]), call },
        Step { text: text.with("outcome.say", &[("words", say.trim())]), call: None },
    ];
    // Advice that keeps a needle from going deeper comes before how to put it on the telephone.
    let first = advice_ids(text, seen).into_iter().find(|id| protocol.wording.first_advice.contains(id));
    if let Some(first) = first {
        steps.truncate(1);
        steps.push(Step { text: text.call(&format!("advice.{first}")), call: None });
    }
    steps.push(advice_line_step(text, "outcome.contact.else"));
    steps
}

fn advice_line_step(text: &Text<'_>, key: &str) -> Step {
    let line = text.numbers().advice.clone();
    Step {
        text: text.with(key, &[("line", &text.advice_line())]),
        call: line.map(|line| {
            Button::dial(Strength::Primary, text.with("button.call_number", &[("number", &line)]), &line)
        }),
    }
}

fn emergency_call(text: &Text<'_>, strength: Strength) -> Button {
    Button::dial(strength, text.call("emergency.button"), &text.number())
}

fn next(text: &Text<'_>, course: &Course) -> String {
    let view = text.view;
    let planned = course::planned(view.content, view.care, course, view.moment.at);
    let due = |at: Timestamp| text.with("outcome.next", &[("when", &text.day_clock(at))]);
    match planned.iter().find(|planned| planned.state == State::Upcoming) {
        Some(next) => due(next.window.due),
        None => text.get("outcome.no_next"),
    }
}

fn actions(text: &Text<'_>, seen: &Seen<'_>) -> Vec<Button> {
    let run = seen.run.number;
    let part =
        |key: &str, part| Button::new(Strength::Quiet, text.get(key), Command::OpenOutcome { run, part });
    let mut actions = Vec::new();
    if seen.level == Level::Emergency {
        actions.push(emergency_call(text, Strength::Primary));
    }
    if seen.level >= Level::Urgent {
        actions.push(text.go(Strength::Secondary, "menu.card", Destination::Card));
    }
    let done = if seen.level == Level::SelfCare { Strength::Primary } else { Strength::Secondary };
    actions.push(text.go(done, "button.home", Destination::Home));
    actions.push(part("outcome.why", OutcomePart::Why));
    if !advice_ids(text, seen).is_empty() {
        actions.push(part("outcome.helps", OutcomePart::Helps));
    }
    if course::is_correctable(text.view.content, seen.course, seen.run, text.view.moment.at) {
        actions.push(text.correct(run));
    }
    actions.push(Button::new(Strength::Quiet, text.get("outcome.worried"), Command::Worried { run }));
    actions
}

fn advice_ids(text: &Text<'_>, seen: &Seen<'_>) -> Vec<String> {
    let protocol = &text.view.content.protocol;
    let facts = course::facts(text.view.content, text.view.care, seen.course, seen.run);
    let assessment = triage::assess(protocol, &facts);
    // What the patient was told may be higher than what the rules say; advice follows the higher.
    let ids = triage::advice(protocol, &facts, &assessment.at_least(seen.level));
    ids.into_iter().map(str::to_owned).collect()
}

fn advice(text: &Text<'_>, seen: &Seen<'_>) -> Vec<String> {
    advice_ids(text, seen).iter().map(|id| text.call(&format!("advice.{id}"))).collect()
}

pub(super) fn helps(text: &Text<'_>, number: u32) -> Screen {
    let Some(seen) = seen(text, number) else { return home::home_or_welcome(text) };
    Screen::Helps(HelpsScreen {
        frame: text.frame(text.get("outcome.helps")),
        advice: advice(text, &seen),
        protocol: text.protocol_line(seen.told),
    })
}

pub(super) fn why(text: &Text<'_>, number: u32) -> Screen {
    let Some(seen) = seen(text, number) else { return home::home_or_welcome(text) };
    let protocol = &text.view.content.protocol;
    let rules = seen.told.rules.iter().map(|id| WhyRule {
        id: id.clone(),
        because: text.because(id),
        // "I'm worried anyway" is no rule of the protocol: it led to what was told.
        level: text.get(&format!("level.{}.name", protocol.rule_level(id).unwrap_or(seen.level).id())),
        sources: protocol.rule(id).map(|rule| rule.sources.join(", ")).unwrap_or_default(),
    });
    let answers = seen.run.given.iter().map(|given| Fact {
        label: text.question(&given.question),
        value: text.answer(&given.question, &given.answer),
    });
    Screen::Why(WhyScreen {
        frame: text.frame(text.get("outcome.why")),
        rules: rules.collect(),
        answers: answers.collect(),
        protocol: [text.protocol_line(seen.told), text.get("about.unreviewed")]
            .into_iter()
            .chain(text.rules_changed(seen.course))
            .collect(),
    })
}
