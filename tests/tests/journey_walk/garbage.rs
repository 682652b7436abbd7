//! Commands that no button on screen gives: stale, strange, or made up.

use aftercare_core::content::Content;
use aftercare_core::journey::{Closing, Command, FieldName, OutcomePart, Reached};
use aftercare_core::schedule::Quiet;
use aftercare_core::session::Side;
use aftercare_core::time::{HOUR_MS, Timestamp};
use aftercare_core::triage::Answer;
use aftercare_tests::replay::patient::{DESTINATIONS, code, session};

use crate::Dice;

pub(crate) const TEXTS: &[&str] = &[
    "",
    " ",
    "now",
    "h6",
    "h24",
    "h48",
    "d7",
    "breathless",
    "pain_now",
    "A.B",
    "GB",
    "US",
    "ZZ",
    "gb",
    "14:45",
    "2026-03-10 14:40",
    "AC1:",
    "\u{202e}\n\0",
    "999",
];

pub(crate) fn garbage(content: &Content, dice: &mut Dice, at: Timestamp) -> Command {
    let text = |dice: &mut Dice| (*dice.of(TEXTS)).to_owned();
    let number = |dice: &mut Dice| *dice.of(&[0_u32, 1, 2, 3, 5, u32::MAX]);
    let question = |dice: &mut Dice| match dice.below(4) {
        0 => text(dice),
        _ => dice.of(&content.protocol.questions).id.clone(),
    };
    let answer = |dice: &mut Dice| match dice.below(4) {
        0 => Answer::Scale(*dice.of(&[0, 1, 4, 7, 10, 11, 255])),
        1 => Answer::Choice((*dice.of(TEXTS)).to_owned()),
        _ => {
            let question = dice.of(&content.protocol.questions);
            question
                .choices
                .first()
                .map_or(Answer::Scale(7), |_| Answer::Choice(dice.of(&question.choices).clone()))
        }
    };
    let instant = |dice: &mut Dice| {
        *dice.of(&[at, Timestamp(i64::MIN), Timestamp(i64::MAX), Timestamp(0), at.plus_ms(-HOUR_MS)])
    };
    let part = |dice: &mut Dice| *dice.of(&[OutcomePart::Summary, OutcomePart::Why, OutcomePart::Helps]);
    match dice.below(33) {
        0 => Command::AppOpened,
        1 => Command::Back,
        2 | 3 => Command::Go { to: *dice.of(&DESTINATIONS) },
        4 => Command::Fill {
            field: *dice.of(&[
                FieldName::Code,
                FieldName::SessionEnd,
                FieldName::PracticeName,
                FieldName::PracticePhone,
            ]),
            text: text(dice),
        },
        5 => {
            let mut other = session(content, &["neck", "leg"], &["lung", "pregnant"]);
            other.id = Some(format!("{:016x}", dice.below(3)));
            other.ended_at = at.plus_ms(-HOUR_MS);
            Command::Fill { field: FieldName::Code, text: code(content, &other) }
        }
        6 => Command::FillTime { at: instant(dice) },
        7 => Command::TogglePlace {
            region: dice.of(&content.protocol.regions).id.clone(),
            side: *dice.of(&[Side::Left, Side::Right, Side::Both, Side::Centre]),
        },
        8 => Command::ToggleRisk { risk: dice.of(&content.protocol.risks).id.clone() },
        9 => Command::SetTechnique { technique: dice.of(&content.protocol.techniques).id.clone() },
        10 => Command::SetPainBefore { pain: *dice.of(&[None, Some(0), Some(10), Some(11)]) },
        11 => dice.of(&[Command::Next, Command::EndsNow, Command::NextPatient]).clone(),
        12 => Command::AcceptSession,
        13 => Command::AnswerTeachBack { choice: (*dice.of(&["wait", "call", "message", "x"])).to_owned() },
        14 => Command::OpenCheckIn {
            check_in: (*dice.of(&["now", "h6", "h24", "h48", "h72", "d7", "x"])).to_owned(),
        },
        15 | 16 => Command::Answer { run: number(dice), question: question(dice), answer: answer(dice) },
        17 => Command::ConfirmAnswer { run: number(dice), question: question(dice), answer: answer(dice) },
        18 => Command::NoneOfThese { run: number(dice), group: number(dice) },
        19 => Command::NextGroup { run: number(dice), group: number(dice) },
        20 => Command::OpenOutcome { run: number(dice), part: part(dice) },
        21 => Command::Worried { run: number(dice) },
        22 => Command::Called { number: text(dice) },
        23 => Command::SayReached { reached: *dice.of(&[Reached::Yes, Reached::No, Reached::SomeoneTaking]) },
        24 => match dice.below(3) {
            0 => Command::ConfirmMistake { emergency: number(dice) },
            _ => Command::CloseEmergency {
                how: *dice.of(&[Closing::OnTheWay, Closing::Seen, Closing::Mistake]),
            },
        },
        25 => Command::SetRegion { region: (dice.below(3) > 0).then(|| text(dice)) },
        27 => Command::SetLanguage { language: (dice.below(2) == 0).then(|| text(dice)) },
        28 => {
            let minute = |dice: &mut Dice| *dice.of(&[0_u16, 300, 1260, 1320, 1439, 1440, u16::MAX]);
            match dice.below(2) {
                0 => Command::PickQuietStart { start_min: minute(dice) },
                _ => {
                    Command::SetQuietHours { quiet: Quiet { start_min: minute(dice), end_min: minute(dice) } }
                }
            }
        }
        29 => Command::RemindLater {
            check_in: (*dice.of(&["now", "h6", "h24", "h48", "h72", "d7", "x"])).to_owned(),
            hours: *dice.of(&[0, 1, 2, 3, 6, u32::MAX]),
        },
        30 => match dice.below(2) {
            0 => Command::TestReminder,
            _ => Command::OpenCorrection { run: number(dice), group: number(dice) },
        },
        31 => Command::CorrectAnswer { run: number(dice), question: question(dice), answer: answer(dice) },
        26 => Command::SaySeen { run: number(dice), seen: dice.below(2) == 0 },
        _ => Command::RemindersReconciled {
            at: instant(dice),
            pending: vec![text(dice)],
            delivered: vec!["1/h24.due".to_owned(), "1/h24.catch_up".to_owned(), text(dice)],
            trouble: vec![text(dice)],
        },
    }
}
