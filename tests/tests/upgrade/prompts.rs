//! An open emergency across an update.

use aftercare_core::journey::{Closing, Command, Route};
use aftercare_core::screen::Screen;
use aftercare_core::triage::Level;
use aftercare_tests::replay::patient::{Patient, hours};
use serde_json::json;

use crate::common::{add_rule, altered, entry, leg, lines, shipped};

/// A rule of its own raised the prompt, which this version does not know.
fn raised_by_an_unknown_rule() -> aftercare_core::content::Content {
    altered(
        &[
            ("rule.rash_alarm.because", "you have a rash"),
            ("rule.rash_alarm.card", "Rash"),
            ("rule.rash_alarm.say", "I have a rash."),
        ],
        |protocol| {
            entry(protocol, "rules", "rash")["when"] =
                json!({"all": [{"flag": "rash"}, {"hours_at_least": 1}]});
            let when = json!({"flag": "rash"});
            add_rule(
                protocol,
                json!({"id": "rash_alarm", "level": "emergency", "when": when, "sources": ["S0"], "reviewed_by": null}),
            );
        },
    )
}

#[test]
fn an_open_prompt_stays_open_with_its_reason_and_its_repeats() {
    let (older, shipped) = (raised_by_an_unknown_rule(), shipped());
    let mut patient = Patient::after(&older, &leg(&older));
    patient.opens_at(hours(24.0));
    let run = patient.opens("h24");
    patient.says(run, "rash", "yes");
    patient.is_updated(&shipped);
    assert!(patient.sees_emergency());
    assert!(
        lines(&patient).contains("“rash_alarm” (from another version of this app)"),
        "{}",
        lines(&patient)
    );
    let repeats = patient.shown().reminders;
    assert!(repeats.iter().any(|reminder| reminder.id == "1/emergency.1.10"), "{repeats:?}");
    // A red flag under the rules in use adds its reason.
    patient.says(run, "breathless", "yes");
    assert_eq!(patient.core.care().open_emergency().unwrap().reasons, ["rash_alarm", "breathless"]);
}

#[test]
fn by_mistake_asks_everything_when_the_rules_in_use_do_not_know_what_raised_the_prompt() {
    let (older, shipped) = (raised_by_an_unknown_rule(), shipped());
    let mut patient = Patient::after(&older, &leg(&older));
    patient.opens_at(hours(24.0));
    let run = patient.opens("h24");
    patient.says(run, "rash", "yes");
    patient.is_updated(&shipped);
    patient.gives(&Command::CloseEmergency { how: Closing::Mistake });
    patient.gives(&Command::ConfirmMistake { emergency: 1 });
    assert!(matches!(patient.screen(), Screen::CheckIn(_)), "{}", lines(&patient));
    let now = patient.core.care().runs().last().unwrap();
    assert_eq!((&now.check_in[..], now.number), ("now", run + 1));
    assert_eq!(patient.level(run), Some(Level::Emergency), "what was told is not taken back");
}

#[test]
fn by_mistake_asks_again_what_raised_the_prompt_where_the_rules_in_use_know_it() {
    let older = altered(&[], |protocol| entry(protocol, "rules", "rash")["level"] = json!("emergency"));
    let shipped = shipped();
    let mut patient = Patient::after(&older, &leg(&older));
    patient.opens_at(hours(24.0));
    let run = patient.opens("h24");
    patient.says(run, "rash", "yes");
    assert!(patient.sees_emergency());
    patient.is_updated(&shipped);
    patient.gives(&Command::CloseEmergency { how: Closing::Mistake });
    patient.gives(&Command::ConfirmMistake { emergency: 1 });
    assert!(matches!(patient.core.route(), Route::CheckIn { run: open, .. } if *open == run));
    assert_eq!(patient.core.care().run(run).unwrap().1.answer("rash"), None);
    patient.answers_all_but(run, &[]);
    patient.finishes(run);
    assert_eq!(patient.level(run), Some(Level::SelfCare));
}
