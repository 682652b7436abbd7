//! The person: taken care of or not, careful or not, and what they press on a screen.

use aftercare_core::content::Content;
use aftercare_core::journey::{Closing, Command, Destination, FieldName};
use aftercare_core::schedule::Quiet;
use aftercare_core::screen::{Act, Button, CheckInScreen, Screen, steps};
use aftercare_core::session::{Place, Session, Side};
use aftercare_core::time::{HOUR_MS, Timestamp};
use aftercare_core::triage::Answer;
use aftercare_tests::naive::Random;
use aftercare_tests::replay::patient::code;

#[derive(Debug)]
pub(crate) struct Person {
    /// Of 1000 rows, how many get an answer that is not the harmless one.
    unwell: usize,
    /// Of 1000 check-ins that could be answered, how many are.
    careful: usize,
    /// Sessions still to come.
    sessions: usize,
    /// The code that was handed over last.
    code: String,
    /// When the last session ended.
    treated_at: Option<Timestamp>,
}

impl Person {
    pub(crate) fn new(dice: &mut Random) -> Self {
        Self {
            unwell: [0, 20, 100, 400][dice.below(4)],
            careful: [100, 700, 950][dice.below(3)],
            sessions: [1, 1, 1, 2, 3][dice.below(5)],
            code: String::new(),
            treated_at: None,
        }
    }

    /// Whether everything is over.
    pub(crate) fn is_done(&self, now: Timestamp) -> bool {
        self.sessions == 0 && self.treated_at.is_some_and(|at| now.since(at) > 15 * 24 * HOUR_MS)
    }

    fn hands_in(&mut self, content: &Content, dice: &mut Random, now: Timestamp) -> Command {
        if self.sessions > 0 {
            self.sessions -= 1;
            let session = session(content, dice, now);
            self.code = code(content, &session);
            self.treated_at = Some(session.ended_at);
        }
        Command::Fill { field: FieldName::Code, text: self.code.clone() }
    }

    /// What is pressed; `None`: the phone is put away.
    pub(crate) fn presses(
        &mut self,
        content: &Content,
        dice: &mut Random,
        screen: &Screen,
        now: Timestamp,
    ) -> Option<Command> {
        let home = Command::Go { to: Destination::Home };
        if dice.permille(15) {
            return Some(self.sets(dice));
        }
        match screen {
            Screen::Welcome(_) | Screen::EnterCode(_) => Some(self.hands_in(content, dice, now)),
            Screen::HandoutPreview(page) if dice.permille(930) => Some(page.actions[0].command.clone()),
            Screen::RedFlagCard(page) => Some(match (&page.reply, page.actions.first()) {
                (Some(_), Some(next)) if dice.permille(900) => next.command.clone(),
                _ => one(dice, &page.choices),
            }),
            Screen::RemindersSet(page) if dice.permille(950) => Some(page.actions[0].command.clone()),
            Screen::CheckIn(page) => Some(self.fills_in(dice, page)),
            Screen::Home(page) => match dice.below(100) {
                0..5 => Some(page.unwell.command.clone()),
                5..12 => Some(one(dice, &page.menu)),
                12..20 if self.sessions > 0 && self.treated_at.is_some() => {
                    Some(Command::Go { to: Destination::EnterCode })
                }
                20..30 => page.later.as_ref().map(|later| one(dice, &later.options)),
                _ => page
                    .primary
                    .as_ref()
                    .filter(|_| dice.permille(self.careful))
                    .map(|start| start.command.clone()),
            },
            Screen::Outcome(page) => match dice.below(10) {
                0..3 => Some(one(dice, &page.actions)),
                _ => Some(home),
            },
            Screen::Confirm(page) => Some(one(dice, &page.actions)),
            Screen::Emergency(page) => match dice.below(10) {
                0..2 => Some(page.call.command.clone()),
                2 if !page.got_through_choices.is_empty() => Some(one(dice, &page.got_through_choices)),
                3 => Some(page.card.command.clone()),
                4 => Some(page.change_country.command.clone()),
                5..8 => Some(one(dice, &page.closings)),
                8 => Some(Command::Back),
                _ => None,
            },
            _ => match dice.below(3) {
                0 => Some(Command::Back),
                1 => Some(home),
                _ => self.anything(dice, screen),
            },
        }
    }

    fn anything(&self, dice: &mut Random, screen: &Screen) -> Option<Command> {
        let all = steps(screen);
        if all.is_empty() {
            return None;
        }
        match &all[dice.below(all.len())] {
            Act::Press(button) => Some(button.command.clone()),
            Act::Fill(field) => Some(Command::Fill { field: field.name, text: "14:45".to_owned() }),
        }
    }

    /// Something from the settings, from wherever the phone stands.
    fn sets(&self, dice: &mut Random) -> Command {
        let minute = |dice: &mut Random| u16::try_from(dice.below(48) * 30).unwrap();
        match dice.below(6) {
            0 => Command::SetQuietHours { quiet: Quiet { start_min: minute(dice), end_min: minute(dice) } },
            1 => Command::SetLanguage { language: Some(["en", "es"][dice.below(2)].to_owned()) },
            2 => Command::SetRegion { region: Some(["US", "GB", "MX", "ZZ"][dice.below(4)].to_owned()) },
            3 => Command::TestReminder,
            4 => Command::CloseEmergency { how: Closing::Mistake },
            _ => Command::Go {
                to: [Destination::History, Destination::Card, Destination::About][dice.below(3)],
            },
        }
    }

    fn fills_in(&self, dice: &mut Random, page: &CheckInScreen) -> Command {
        if dice.permille(30) {
            return match dice.below(4) {
                0 => Command::Back,
                1 => page.something_else.command.clone(),
                2 => page.later.as_ref().map_or(Command::Back, |later| one(dice, &later.options)),
                _ => page.next.as_ref().map_or(Command::Back, |next| next.command.clone()),
            };
        }
        let row = &page.rows[dice.below(page.rows.len())];
        if dice.permille(self.unwell) {
            return one(dice, &row.options);
        }
        if let Some(none) = &page.none_of_these {
            return none.command.clone();
        }
        // The pain page: its rows one after the other, mostly little and better.
        let open = page.rows.iter().find(|row| row.options.iter().all(|option| !is_chosen(option)));
        match (open, &page.next) {
            (Some(row), _) if dice.permille(970) => {
                let most =
                    if dice.permille(self.unwell) { row.options.len() } else { row.options.len().min(3) };
                row.options[dice.below(most)].command.clone()
            }
            (_, Some(next)) => next.command.clone(),
            _ => Command::Back,
        }
    }
}

fn is_chosen(button: &Button) -> bool {
    button.strength == aftercare_core::screen::Strength::Chosen
}

fn one(dice: &mut Random, buttons: &[Button]) -> Command {
    match buttons.len() {
        0 => Command::Back,
        count => buttons[dice.below(count)].command.clone(),
    }
}

/// A session that ended within the last hours.
fn session(content: &Content, dice: &mut Random, now: Timestamp) -> Session {
    let protocol = &content.protocol;
    let mut places: Vec<Place> = Vec::new();
    for _ in 0..=dice.below(3) {
        let region = &protocol.regions[dice.below(protocol.regions.len())];
        let side =
            if region.sides { [Side::Left, Side::Right, Side::Both][dice.below(3)] } else { Side::Centre };
        if places.iter().all(|place| place.region != region.id) {
            places.push(Place { region: region.id.clone(), side });
        }
    }
    let risks = protocol.risks.iter().filter(|_| dice.permille(150)).map(|risk| risk.id.clone()).collect();
    let minutes = i64::try_from(dice.below(300)).unwrap();
    Session {
        id: Some(format!("{:016x}", dice.bits())),
        technique: protocol.techniques[dice.below(protocol.techniques.len())].id.clone(),
        // Codes count in minutes.
        ended_at: Timestamp((now.0 / 60_000 - minutes) * 60_000),
        places,
        risks,
        pain_before: [None, Some(dice.small(11))][dice.below(2)],
        practice_name: None,
        practice_phone: dice.permille(500).then(|| "+44 20 7946 0000".to_owned()),
    }
}

/// An answer that is an emergency, to a question that some check-ins do not even ask.
pub(crate) fn red_flag(dice: &mut Random) -> (String, Answer) {
    let questions = ["breathless", "leg_weakness", "spreading_redness", "swelling_face", "cough"];
    let question = questions[dice.below(questions.len())];
    let answer = if question == "cough" { "blood" } else { ["yes", "not_sure"][dice.below(2)] };
    (question.to_owned(), Answer::Choice(answer.to_owned()))
}
