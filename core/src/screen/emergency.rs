//! The emergency prompt: what to do first, then everything else, and at the end the ways to close
//! it. No Back.

use serde::{Deserialize, Serialize};

use super::parts::{Button, Frame, Strength};
use super::text::Text;
use crate::journey::care::Emergency;
use crate::journey::{Closing, Command, Destination, Reached, course};
use crate::locale::sort_key;

/// The emergency prompt, in the order in which it is shown and read aloud.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EmergencyScreen {
    /// "Call 112 now".
    pub frame: Frame,
    /// The one large button.
    pub call: Button,
    /// The number as text, with what else works.
    pub number: String,
    /// The country that the number is for.
    pub country: String,
    /// Changes it.
    pub change_country: Button,
    /// After the dialler came back: "Did you get through?"
    pub got_through: Option<String>,
    /// Its answers.
    pub got_through_choices: Vec<Button>,
    /// After "no": the other ways, with their heading first.
    pub other_ways: Vec<String>,
    /// "Because you said: ...".
    pub reasons: String,
    /// Short orders.
    pub orders: Vec<String>,
    /// Opens the card.
    pub card: Button,
    /// When the patient cannot speak.
    pub cannot_speak: String,
    /// When there is no signal.
    pub no_signal: String,
    /// The therapist's number, last.
    pub therapist: String,
    /// Heading of the ways to close the prompt.
    pub close_title: String,
    /// The ways to close it.
    pub closings: Vec<Button>,
}

/// The countries whose numbers are known.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CountryScreen {
    /// Heading and notices.
    pub frame: Frame,
    /// What a country changes.
    pub intro: String,
    /// The countries with their numbers.
    pub countries: Vec<Button>,
}

pub(super) fn emergency(text: &Text<'_>, emergency: &Emergency) -> EmergencyScreen {
    let mut frame = text.frame(text.call("emergency.call"));
    frame.back = None;
    let reasons: Vec<String> = emergency.reasons.iter().map(|rule| text.because(rule)).collect();
    let called = !emergency.called_at.is_empty();
    let not_through = emergency.reached == Some(Reached::No);
    let therapist = text.view.care.course().map(|course| text.therapist(course));
    EmergencyScreen {
        frame,
        call: Button::dial(Strength::Primary, text.call("emergency.button"), &text.number()),
        number: number(text),
        country: text.with("emergency.country", &[("country", &text.country())]),
        change_country: text.go(Strength::Quiet, "emergency.change_country", Destination::Country),
        got_through: called.then(|| text.get("emergency.got_through")),
        got_through_choices: if called { got_through(text, emergency) } else { Vec::new() },
        other_ways: if not_through { other_ways(text) } else { Vec::new() },
        reasons: text.with("emergency.because", &[("reasons", &reasons.join("; "))]),
        orders: orders(text, emergency),
        card: text.go(Strength::Secondary, "emergency.crew", Destination::Card),
        cannot_speak: text.get("emergency.cannot_speak"),
        no_signal: text.get("emergency.no_signal"),
        therapist: text.with(
            "emergency.therapist_last",
            &[("therapist", &therapist.unwrap_or_else(|| text.get("therapist.unnamed")))],
        ),
        close_title: text.get("emergency.close.title"),
        closings: [
            (Closing::OnTheWay, "emergency.close.on_the_way", Strength::Secondary),
            (Closing::Seen, "emergency.close.seen", Strength::Secondary),
            (Closing::Mistake, "emergency.close.mistake", Strength::Quiet),
        ]
        .map(|(how, key, strength)| Button::new(strength, text.get(key), Command::CloseEmergency { how }))
        .into(),
    }
}

fn number(text: &Text<'_>) -> String {
    let numbers = text.numbers();
    let mut line = text.call("emergency.number");
    for also in numbers.call.iter().skip(1) {
        line = format!("{line} {}", text.with("emergency.also", &[("number", also)]));
    }
    if numbers.or_local {
        line = text.with("emergency.number_or_local", &[("number", &text.number())]);
    }
    line
}

fn got_through(text: &Text<'_>, emergency: &Emergency) -> Vec<Button> {
    [
        (Reached::Yes, "emergency.got_through_yes"),
        (Reached::No, "emergency.got_through_no"),
        (Reached::SomeoneTaking, "emergency.someone_taking"),
    ]
    .map(|(reached, key)| {
        Button::choice(emergency.reached == Some(reached), text.get(key), Command::SayReached { reached })
    })
    .into()
}

fn other_ways(text: &Text<'_>) -> Vec<String> {
    ["title", "1", "2", "3", "4"].map(|part| text.call(&format!("emergency.other_ways.{part}"))).into()
}

/// What to do besides calling. Who is weak lies still; who is short of breath sits up, and that
/// comes first when both are so.
fn orders(text: &Text<'_>, emergency: &Emergency) -> Vec<String> {
    let protocol = &text.view.content.protocol;
    let run = text.view.care.run(emergency.run);
    let lives_alone = run.is_some_and(|(course, run)| {
        let risks = course::case(text.view.content, text.view.care, course, run).risks;
        risks.contains(&protocol.wording.lives_alone)
    });
    let posture = protocol.posture(&emergency.reasons);
    ["emergency.no_drive", "emergency.unlock"]
        .into_iter()
        .chain([if lives_alone { "emergency.lives_alone" } else { "emergency.someone" }])
        .chain(posture)
        .map(|key| text.get(key))
        .collect()
}

/// The device's country first, then the others by name.
pub(super) fn countries(text: &Text<'_>) -> CountryScreen {
    let protocol = &text.view.content.protocol;
    let chosen = text.view.care.region.as_deref();
    let line = |name: &str, code: &str| {
        let number = protocol.numbers_for(code).button();
        text.with("country.line", &[("country", name), ("number", number)])
    };
    let button = |name: &str, code: &str| {
        let command = Command::SetRegion { region: Some(code.to_owned()) };
        Button::choice(chosen == Some(code), line(name, code), command)
    };
    let mut known: Vec<Button> =
        protocol.countries().map(|code| button(&text.country_name(code), code)).collect();
    known.sort_by_key(|country| sort_key(&country.label));
    let device = text.view.device.region.to_uppercase();
    let same = text.with("country.device", &[("country", &text.country_name(&device))]);
    let mut countries =
        vec![Button::choice(chosen.is_none(), line(&same, &device), Command::SetRegion { region: None })];
    countries.extend(known);
    countries.push(button(&text.get("country.other"), ELSEWHERE));
    CountryScreen {
        frame: text.frame(text.get("country.title")),
        intro: text.get("country.intro"),
        countries,
    }
}

/// The code that ISO 3166 leaves to its users, for a country without an entry of its own.
const ELSEWHERE: &str = "ZZ";
