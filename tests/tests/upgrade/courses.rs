//! Sessions, check-ins and reminders across an update.

use aftercare_core::journey::{Destination, Route};
use aftercare_core::screen::Screen;
use aftercare_core::session::{Place, Side};
use aftercare_core::time::{HOUR_MS, Timestamp};
use aftercare_core::triage::Level;
use aftercare_tests::replay::patient::{ENDED_AT, Patient, hours};
use serde_json::json;

use crate::common::{altered, entry, leg, lines, older, page, shipped};

#[test]
fn a_region_risk_or_technique_that_is_not_known_any_more_keeps_advice_careful_and_stays_on_the_card() {
    let (older, shipped) = (older(), shipped());
    for (region, risk, technique) in
        [("knee", None, "dry_needling"), ("leg", Some("feeble"), "dry_needling"), ("leg", None, "laser")]
    {
        let mut session = leg(&older);
        session.places = vec![Place { region: region.to_owned(), side: Side::Left }];
        session.risks = risk.into_iter().map(str::to_owned).collect();
        session.technique = technique.to_owned();
        let mut patient = Patient::after(&older, &session);
        patient.is_updated(&shipped);
        patient.opens_at(hours(24.0));
        let run = patient.opens("h24");
        patient.answers_all_but(run, &[]);
        patient.finishes(run);
        // No rule reads the technique.
        let careful = if technique == "laser" { Level::SelfCare } else { Level::ContactTherapist };
        assert_eq!(patient.level(run), Some(careful), "{region} {risk:?} {technique}");
        let outcome = lines(&patient);
        assert_eq!(outcome.contains("could not be read"), careful > Level::SelfCare, "{outcome}");
        assert!(!outcome.contains("because you said: ."), "{outcome}");
        let card = page(&mut patient, Destination::Card);
        let named = [region, risk.unwrap_or("leg"), technique]
            .into_iter()
            .find(|id| !["leg", "dry_needling"].contains(id))
            .unwrap();
        assert!(card.contains(&format!("“{named}” (from another version of this app)")), "{card}");
    }
}

#[test]
fn a_region_that_is_not_known_any_more_leaves_no_check_in_out() {
    let (older, shipped) = (older(), shipped());
    let mut session = leg(&older);
    session.places = vec![Place { region: "knee".to_owned(), side: Side::Left }];
    let mut patient = Patient::after(&older, &session);
    let has_h6 = |patient: &Patient<'_>| patient.shown().reminders.iter().any(|one| one.id == "1/h6.due");
    assert!(!has_h6(&patient));
    patient.is_updated(&shipped);
    assert!(has_h6(&patient), "the lung might have been within reach");
}

#[test]
fn a_check_in_that_does_not_exist_any_more_counts_as_it_stands_and_the_course_goes_on() {
    let (older, shipped) = (older(), shipped());
    let mut patient = Patient::after(&older, &leg(&older));
    patient.opens_at(hours(125.0));
    assert!(patient.shown().reminders.iter().any(|reminder| reminder.id == "1/d5.due"));
    let run = patient.opens("d5");
    patient.says(run, "breathless", "no");
    patient.is_updated(&shipped);
    assert!(matches!(patient.core.route(), Route::Home), "{:?}", patient.core.route());
    let ids: Vec<String> = patient.shown().reminders.into_iter().map(|reminder| reminder.id).collect();
    assert!(!ids.is_empty() && ids.iter().all(|id| id.starts_with("1/d7.")), "{ids:?}");
    let history = page(&mut patient, Destination::History);
    assert!(history.contains("“d5” (from another version of this app)"), "{history}");
    assert!(history.contains("Contact your therapist"), "unfinished is never fine: {history}");
    // A button of its screen that is still about raises what it must.
    patient.says(run, "breathless", "yes");
    assert!(patient.sees_emergency());
}

#[test]
fn a_planned_check_in_in_the_middle_goes_on_with_the_questions_of_the_rules_in_use() {
    let (older, shipped) = (older(), shipped());
    let mut patient = Patient::after(&older, &leg(&older));
    patient.opens_at(hours(24.0));
    let run = patient.opens("h24");
    patient.answers_all_but(run, &["rash", "needle", "dreams"]);
    patient.is_updated(&shipped);
    let Screen::CheckIn(asks) = patient.screen() else { panic!("{}", lines(&patient)) };
    let groups = u32::try_from(shipped.protocol.groups.len()).unwrap();
    assert_eq!(asks.steps, groups, "the groups of the rules in use");
    assert!(asks.rows.iter().any(|row| row.question == "rash"), "at the one that is open");
    // Opened again by its reminder it is the same run.
    assert_eq!(patient.opens("h24"), run);
}

#[test]
fn reminders_are_planned_anew() {
    let shipped = shipped();
    let later = altered(&[], |protocol| {
        entry(protocol, "check_ins", "h24")["due_h"] = json!(26);
        protocol["reminders"]["nudges"][1]["after_h"] = json!(9);
    });
    let mut patient = Patient::after(&shipped, &leg(&shipped));
    let due = |patient: &Patient<'_>| -> Vec<(String, Timestamp)> {
        let plan = patient.shown().reminders.into_iter();
        plan.filter(|one| one.id.starts_with("1/h24.")).map(|one| (one.id, one.at)).collect()
    };
    assert_eq!(due(&patient)[0], ("1/h24.due".to_owned(), ENDED_AT.plus_ms(24 * HOUR_MS)));
    patient.is_updated(&later);
    assert_eq!(due(&patient)[0], ("1/h24.due".to_owned(), ENDED_AT.plus_ms(26 * HOUR_MS)));
    assert_ne!(due(&patient)[2].1.since(due(&patient)[0].1), 8 * HOUR_MS);
    // What was shown under the same id stays shown.
    patient.opens_at(hours(27.0));
    assert!(due(&patient).iter().all(|(id, _)| id != "1/h24.due"), "{:?}", due(&patient));
}
