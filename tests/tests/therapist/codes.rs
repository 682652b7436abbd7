//! Every whole draft has a code that says the same; no other has one.

use std::collections::BTreeSet;

use aftercare_core::handout;
use aftercare_core::journey::{Command, Destination, FieldName, Refusal, Route};
use aftercare_core::scenario::OnCore;
use aftercare_core::screen::Screen;
use aftercare_core::session::Side;
use aftercare_core::time::{DAY_MS, HOUR_MS, MINUTE_MS, Timestamp};
use aftercare_tests::replay::patient::{device, moment};
use proptest::prelude::*;

use crate::{content, fill, form, give, now, opened, place, risk, technique};

/// Numbers stand for what is tapped, so that a failing case shrinks.
fn tap(number: u32) -> Command {
    let protocol = &content().protocol;
    let pick = |n: usize| number as usize / 16 % n;
    let side = |n: u32| [Side::Left, Side::Right, Side::Centre, Side::Both][(n / 7 % 4) as usize];
    match number % 16 {
        0..=5 => {
            let region = &protocol.regions[pick(protocol.regions.len())];
            place(&region.id, if region.sides { side(number) } else { Side::Centre })
        }
        6..=8 => risk(&protocol.risks[pick(protocol.risks.len())].id),
        9 | 10 => technique(&protocol.techniques[pick(protocol.techniques.len())].id),
        11 => Command::SetPainBefore { pain: u8::try_from(pick(12)).ok().filter(|pain| *pain <= 10) },
        12 => Command::FillTime { at: now().at.plus_ms(-i64::from(number) * MINUTE_MS % (7 * DAY_MS)) },
        13 => {
            fill(FieldName::PracticeName, ["Harbour Street Physio", "", "Ünïcode & Söhne", "针灸"][pick(4)])
        }
        14 => fill(FieldName::PracticePhone, ["020 7946 0012", "", "+34 600 000 000"][pick(3)]),
        _ => Command::EndsNow,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn a_code_is_there_exactly_when_the_draft_is_whole_and_says_the_same(
        taps in prop::collection::vec(any::<u32>(), 0..30)
    ) {
        let mut core = opened();
        let mut ids = BTreeSet::new();
        for number in taps {
            let before = form(&core, &now()).ready.map(|ready| ready.code);
            let draft_before = core.route().clone();
            give(&mut core, &tap(number));
            let Route::Therapist { handover } = core.route() else { panic!("left the form") };
            let screen = form(&core, &now());
            let whole = !handover.draft.places.is_empty() && handover.draft.technique.is_some();
            prop_assert_eq!(screen.ready.is_some(), whole);
            prop_assert_eq!(screen.lacks.is_empty(), whole);
            prop_assert_eq!(screen.map.marked.is_empty(), handover.draft.places.iter().all(|place| place.region == "not_known"));
            let Some(ready) = screen.ready else { continue };
            let read = handout::decode(&content().codes, &ready.code, now().at).unwrap();
            prop_assert_eq!(handout::decode(&content().codes, &ready.link, now().at).unwrap(), read.clone());
            let mut draft = handover.draft.clone();
            draft.ended_at = Some(handover.ended_at());
            let wanted = draft.session(&content().protocol, handover.id.clone()).unwrap();
            prop_assert_eq!(&read, &wanted);
            prop_assert_eq!(handout::qr(&ready.code).unwrap(), ready.qr);
            // An id stands for one content for good: a phone that has it drops what else comes with it.
            let same = core.route() == &draft_before;
            prop_assert_eq!(before.as_ref() == Some(&ready.code), same);
            prop_assert!(ids.insert(read.id.clone()) || same);
        }
    }
}

#[test]
fn a_draft_says_what_it_lacks_until_it_is_whole() {
    let mut core = opened();
    let lacks = |core: &OnCore<'_>| form(core, &now()).lacks;
    assert_eq!(lacks(&core).len(), 2);
    give(&mut core, &technique("acupuncture"));
    assert_eq!(lacks(&core), ["To make the code, choose where you needled."]);
    give(&mut core, &place("leg", Side::Left));
    assert_eq!(lacks(&core), [""; 0]);
    give(&mut core, &place("leg", Side::Left));
    assert_eq!(lacks(&core), ["To make the code, choose where you needled."]);
}

#[test]
fn the_code_stays_the_same_while_nothing_is_changed_and_until_no_patient_can_take_it_in() {
    let mut core = opened();
    give(&mut core, &place("leg", Side::Left));
    give(&mut core, &technique("other"));
    let first = form(&core, &now()).ready.unwrap();
    for ms in [1, 90 * MINUTE_MS, DAY_MS, 7 * DAY_MS] {
        let later = moment(now().at.plus_ms(ms));
        assert_eq!(core.carry_out(&Command::AppOpened, &later), None);
        // Pressed again, the technique that is chosen stays chosen.
        assert_eq!(core.carry_out(&technique("other"), &later), None);
        assert_eq!(form(&core, &later).ready.as_ref().map(|ready| &ready.code), Some(&first.code));
    }
    let stale = form(&core, &moment(now().at.plus_ms(7 * DAY_MS + 1000)));
    assert_eq!((stale.ready, stale.lacks.len()), (None, 1));
    // A clock put back: no patient could take it in yet.
    assert_eq!(form(&core, &moment(now().at.plus_ms(-HOUR_MS))).lacks.len(), 1);
}

#[test]
fn the_end_follows_the_clock_until_it_is_set_and_again_when_that_is_taken_back() {
    let mut core = opened();
    let end = |core: &OnCore<'_>, at| form(core, &moment(at)).fields[2].value.clone();
    let later = now().at.plus_ms(10 * MINUTE_MS);
    assert_eq!((end(&core, now().at), end(&core, later)), ("today at 14:30".into(), "today at 14:40".into()));
    give(&mut core, &Command::FillTime { at: now().at.plus_ms(-HOUR_MS) });
    assert_eq!(end(&core, later), "today at 13:30");
    assert!(form(&core, &now()).now.is_some());
    assert_eq!(core.carry_out(&Command::EndsNow, &moment(later)), None);
    assert_eq!((end(&core, later), form(&core, &now()).now), ("today at 14:40".into(), None));
    give(&mut core, &fill(FieldName::SessionEnd, "14:00"));
    give(&mut core, &fill(FieldName::SessionEnd, " "));
    assert_eq!(end(&core, now().at), "today at 14:30");
}

#[test]
fn the_end_can_be_set_as_far_as_a_code_can_be_taken_in() {
    let mut core = opened();
    let at = |ms| Command::FillTime { at: now().at.plus_ms(ms) };
    for ms in [-7 * DAY_MS, 15 * MINUTE_MS] {
        give(&mut core, &at(ms));
    }
    assert_eq!(core.carry_out(&at(-7 * DAY_MS - 1), &now()), Some(Refusal::TooLongAgoForCode));
    assert_eq!(core.carry_out(&at(15 * MINUTE_MS + 1), &now()), Some(Refusal::InTheFuture));
    for ms in [i64::MIN, i64::MAX] {
        assert!(core.carry_out(&Command::FillTime { at: Timestamp(ms) }, &now()).is_some());
    }
}

/// Two phones: what one shows, the other takes in.
#[test]
fn a_patient_takes_in_what_the_therapist_entered_and_a_corrected_code_too() {
    let mut therapist = opened();
    for command in [
        place("upper_back", Side::Right),
        place("shoulder", Side::Left),
        place("shoulder", Side::Right),
        technique("electro_needling"),
        risk("lung"),
        Command::SetPainBefore { pain: Some(7) },
        fill(FieldName::PracticeName, "Harbour Street Physio"),
        fill(FieldName::PracticePhone, "020 7946 0012"),
    ] {
        give(&mut therapist, &command);
    }
    let shown = form(&therapist, &now()).ready.unwrap();
    let mut patient = OnCore::new(content(), device(), &now());
    give(&mut patient, &fill(FieldName::Code, &shown.link));
    let Screen::HandoutPreview(preview) = patient.shown(&now(), None).screen else { panic!() };
    for name in ["Both shoulders", "Upper back on the right"] {
        assert!(preview.map.names.iter().any(|known| known == name), "{name}");
    }
    give(&mut patient, &Command::AcceptSession);
    let session = patient.care().course().unwrap().session.clone();
    assert_eq!(session.risks, ["lung"]);
    assert_eq!(session.pain_before, Some(7));
    assert_eq!(session.practice_phone.as_deref(), Some("020 7946 0012"));
    // Told afterwards that the patient takes a blood thinner: the phone must not drop that.
    give(&mut therapist, &risk("blood_thinner"));
    let corrected = form(&therapist, &now()).ready.unwrap();
    give(&mut patient, &fill(FieldName::Code, &corrected.code));
    give(&mut patient, &Command::AcceptSession);
    assert_eq!(patient.care().course().unwrap().session.risks, ["blood_thinner", "lung"]);
    assert_eq!(
        patient.carry_out(&fill(FieldName::Code, &corrected.code), &now()),
        Some(Refusal::SameSession)
    );
}

#[test]
fn the_next_patient_begins_empty_but_for_the_practice_and_has_another_id() {
    let mut core = opened();
    let enter = |core: &mut OnCore<'_>| {
        give(core, &place("leg", Side::Left));
        give(core, &technique("other"));
    };
    give(&mut core, &fill(FieldName::PracticeName, "Harbour"));
    let empty = form(&opened(), &now());
    enter(&mut core);
    let first = form(&core, &now()).ready.unwrap();
    give(&mut core, &risk("lung"));
    give(&mut core, &Command::SetPainBefore { pain: Some(3) });
    give(&mut core, &Command::FillTime { at: now().at.plus_ms(-HOUR_MS) });
    give(&mut core, &Command::NextPatient);
    let mut next = form(&core, &now());
    assert_eq!(next.fields[0].value, "Harbour");
    next.fields.clone_from(&empty.fields);
    assert_eq!(next, empty);
    enter(&mut core);
    assert_ne!(form(&core, &now()).ready.unwrap().code, first.code);
}

#[test]
fn the_commands_of_the_form_are_stale_elsewhere() {
    for to in super::replay_destinations().into_iter().filter(|to| *to != Destination::Therapist) {
        let mut core = OnCore::new(content(), device(), &now());
        give(&mut core, &Command::Go { to });
        let route = core.route().clone();
        assert_eq!(core.carry_out(&Command::NextPatient, &now()), Some(Refusal::Stale), "{to:?}");
        assert_eq!(core.carry_out(&Command::EndsNow, &now()), Some(Refusal::Stale), "{to:?}");
        assert_eq!(core.route(), &route);
    }
}
