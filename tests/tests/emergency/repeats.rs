//! The repeats of an open emergency: when they ring, and that nothing but closing stops or restarts them.

use aftercare_core::journey::{Closing, Command};
use aftercare_core::time::{DAY_MS, HOUR_MS, MINUTE_MS, Timestamp};
use aftercare_core::triage::Answer;
use aftercare_tests::replay::patient::{Patient, beginning, hours, moment, session};

use crate::common::{content, ids, reasons, repeats};

fn yes() -> Answer {
    Answer::Choice("yes".to_owned())
}

#[test]
fn a_further_red_flag_adds_its_reason_and_does_not_restart_the_repeats() {
    let content = content();
    let mut patient = Patient::after(&content, &session(&content, &["upper_back"], &[]));
    patient.opens_at(hours(24.0));
    let run = patient.opens("h24");
    patient.says(run, "breathless", "yes");
    let first = repeats(&patient);
    let expected = [("1/emergency.1.10", 10), ("1/emergency.1.20", 20), ("1/emergency.1.60", 60)];
    assert_eq!(
        first.iter().map(|reminder| (reminder.id.as_str(), reminder.at)).collect::<Vec<_>>(),
        expected.map(|(id, minutes)| (id, hours(24.0).plus_ms(minutes * MINUTE_MS)))
    );
    patient.now = moment(hours(24.0).plus_ms(5 * MINUTE_MS));
    patient.says(run, "leg_weakness", "not_sure");
    assert_eq!(ids(&reasons(&patient)), ["breathless", "leg_weakness"]);
    assert_eq!(repeats(&patient), first);
    patient.says(run, "breathless", "yes");
    assert_eq!(ids(&reasons(&patient)), ["breathless", "leg_weakness"]);
    // After closing, a new one opens the prompt again with repeats of its own.
    patient.gives(&Command::CloseEmergency { how: Closing::OnTheWay });
    assert!(repeats(&patient).is_empty());
    patient.says(run, "sudden_headache", "yes");
    assert_eq!(ids(&reasons(&patient)), ["sudden_headache"]);
    assert_eq!(repeats(&patient)[0].id, "1/emergency.2.10");
    // Repeats ring in the quiet hours too, and stop an hour after.
    patient.now = moment(patient.now.at.plus_ms(61 * MINUTE_MS));
    assert!(repeats(&patient).is_empty());
    assert!(patient.sees_emergency());
}

#[test]
fn a_clock_put_back_does_not_put_the_repeats_off() {
    let content = content();
    for back_ms in [2 * MINUTE_MS, 2 * DAY_MS, hours(24.0).0] {
        let mut patient = Patient::after(&content, &session(&content, &["upper_back"], &[]));
        patient.opens_at(hours(24.0));
        let run = patient.opens("h24");
        patient.says(run, "breathless", "yes");
        let at = Timestamp(hours(24.0).0 - back_ms);
        patient.opens_at(at);
        assert!(patient.sees_emergency());
        let next = repeats(&patient)[0].at;
        assert!(next.since(at) <= 10 * MINUTE_MS, "{back_ms} ms back: the next rings at {next:?}");
    }
    // Nor does one that ran ahead for a while and was put right start them anew.
    let mut patient = Patient::after(&content, &session(&content, &["upper_back"], &[]));
    patient.opens_at(hours(24.0));
    let run = patient.opens("h24");
    patient.says(run, "breathless", "yes");
    let before = repeats(&patient);
    patient.opens_at(hours(24.0 + 87_600.0));
    patient.opens_at(hours(24.0).plus_ms(MINUTE_MS));
    assert_eq!(repeats(&patient), before);
}

#[test]
fn an_emergency_of_the_first_session_stays_open_when_a_second_one_is_taken_in() {
    let content = content();
    let mut patient = Patient::after(&content, &session(&content, &["upper_back"], &[]));
    patient.opens_at(hours(24.0));
    let run = patient.opens("h24");
    patient.answers(run, "breathless", yes());
    let mut second = session(&content, &["leg"], &[]);
    second.id = Some("00112233445566bb".to_owned());
    second.ended_at = hours(23.9);
    for command in beginning(&content, &second) {
        patient.gives(&command);
    }
    assert_eq!(patient.core.care().courses.len(), 2);
    assert!(patient.sees_emergency());
    assert_eq!(repeats(&patient)[0].id, "2/emergency.1.10");
    assert_eq!(repeats(&patient)[0].at, hours(24.0).plus_ms(HOUR_MS / 6));
}
