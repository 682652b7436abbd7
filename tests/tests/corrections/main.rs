//! Corrections after the end of a check-in, against the laws of the protocol: upward at once, downward
//! only when asked twice, always from the current answers, always kept.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    missing_docs
)]

mod heard;

use aftercare_core::content::Content;
use aftercare_core::journey::{Closing, Command, Destination, OutcomePart, Refusal, Route, course};
use aftercare_core::screen::{Screen, outline};
use aftercare_core::time::DAY_MS;
use aftercare_core::triage::{self, Answer, Level, SCALE_MAX};
use aftercare_tests::replay::patient::{Patient, hours, moment, session};

fn content() -> Content {
    Content::shipped().unwrap()
}

/// The check-ins with an hour at which each is open.
const CHECK_INS: [(&str, f64); 6] =
    [("h6", 5.0), ("h24", 24.5), ("h48", 49.0), ("h72", 73.0), ("d7", 170.0), ("now", 130.0)];

/// A check-in that was finished with nothing to report.
fn finished<'a>(content: &'a Content, check_in: &str, at: f64) -> (Patient<'a>, u32) {
    let mut patient = Patient::after(content, &session(content, &["upper_back"], &["pregnant"]));
    patient.opens_at(hours(at));
    let run = patient.opens(check_in);
    patient.answers_all_but(run, &[]);
    patient.finishes(run);
    assert_eq!(patient.level(run), Some(Level::SelfCare), "{check_in}");
    (patient, run)
}

fn correct(patient: &mut Patient<'_>, run: u32, question: &str, answer: &Answer) -> Option<Refusal> {
    patient.gives(&Command::CorrectAnswer { run, question: question.to_owned(), answer: answer.clone() })
}

fn confirm(patient: &mut Patient<'_>, run: u32, question: &str, answer: &Answer) -> Option<Refusal> {
    patient.gives(&Command::ConfirmAnswer { run, question: question.to_owned(), answer: answer.clone() })
}

/// All answers of a question, the harmless one first.
fn answers(content: &Content, question: &str) -> Vec<Answer> {
    let choices = &content.protocol.question(question).unwrap().choices;
    if choices.is_empty() {
        (0..=SCALE_MAX).map(Answer::Scale).collect()
    } else {
        choices.iter().map(|choice| Answer::Choice(choice.clone())).collect()
    }
}

/// What the current answers of a run say, worked out without the journey.
fn of_the_answers(content: &Content, patient: &Patient<'_>, run: u32) -> (Level, Vec<String>) {
    let (course, known) = patient.core.care().run(run).unwrap();
    let facts = course::facts(content, patient.core.care(), course, known);
    let assessment = triage::assess(&content.protocol, &facts);
    (assessment.level, assessment.rule_ids(&content.protocol))
}

fn questions_asked(content: &Content, patient: &Patient<'_>, run: u32) -> Vec<String> {
    let (_, known) = patient.core.care().run(run).unwrap();
    course::groups(content, patient.core.care(), known).into_iter().flatten().collect()
}

fn sees(patient: &Patient<'_>, text: &str) -> bool {
    outline(&patient.screen()).iter().any(|line| line.contains(text))
}

#[test]
fn a_red_flag_corrected_at_any_time_after_any_check_in_opens_the_prompt_at_once() {
    let content = content();
    let mut raised = 0;
    for (check_in, at) in CHECK_INS {
        for days_later in [0, 1, 20, 400] {
            let (mut patient, run) = finished(&content, check_in, at);
            patient.opens_at(hours(at).plus_ms(60_000 + days_later * DAY_MS));
            for question in content.protocol.questions.iter().filter(|question| question.red) {
                for answer in answers(&content, &question.id) {
                    let flag =
                        question.choices.len() == 3 && question.choices.iter().any(|id| id == "not_sure");
                    if content.protocol.is_harmless(&question.id, &answer)
                        || (!flag && answer != Answer::Choice("blood".to_owned()))
                    {
                        continue;
                    }
                    let what = format!("{check_in}, {days_later} days later: {} {answer:?}", question.id);
                    let mut one = patient.clone();
                    assert_eq!(correct(&mut one, run, &question.id, &answer), None, "{what}");
                    assert!(one.sees_emergency(), "{what}");
                    assert_eq!(one.level(run), Some(Level::Emergency), "{what}");
                    one.is_killed();
                    assert!(one.sees_emergency(), "{what}, killed");
                    raised += 1;
                }
            }
        }
    }
    println!("{raised} corrections to a red flag");
    assert!(raised > 300, "{raised}");
}

#[test]
fn from_any_answer_to_any_other_the_level_is_that_of_the_current_answers_and_falls_only_when_asked_twice() {
    let content = content();
    let (mut upward, mut downward) = (0, 0);
    for (check_in, at) in CHECK_INS {
        let (calm, run) = finished(&content, check_in, at);
        for question in questions_asked(&content, &calm, run) {
            let all = answers(&content, &question);
            for before in &all {
                let mut patient = calm.clone();
                patient.now = moment(hours(at).plus_ms(60_000));
                correct(&mut patient, run, &question, before);
                patient.gives(&Command::CloseEmergency { how: Closing::Seen });
                let told = patient.level(run).unwrap();
                for (place, after) in all.iter().enumerate().filter(|(_, after)| *after != before) {
                    let what = format!("{check_in}: {question} from {before:?} to {after:?}");
                    let worse = all.iter().position(|answer| answer == before).unwrap() < place;
                    let mut one = patient.clone();
                    assert_eq!(correct(&mut one, run, &question, after), None, "{what}");
                    if matches!(one.screen(), Screen::Confirm(_)) {
                        assert!(!worse, "{what}: worse is never asked twice");
                        assert_falls_only_when_confirmed(&mut one, run, &question, after, told, &what);
                        downward += 1;
                    } else {
                        assert!(one.level(run) >= Some(told), "{what}");
                        upward += 1;
                    }
                    let (level, rules) = of_the_answers(&content, &one, run);
                    let (_, known) = one.core.care().run(run).unwrap();
                    assert_eq!(one.level(run), Some(level), "{what}");
                    assert_eq!(known.told.last().unwrap().rules, rules, "{what}");
                    let change = known.changes.last().unwrap();
                    assert_eq!((&change.from, change.to.as_ref()), (before, Some(after)), "{what}");
                    assert_eq!(
                        level == Level::Emergency && told < level,
                        one.sees_emergency() && told < level
                    );
                }
            }
        }
    }
    println!("{upward} corrections at once, {downward} asked twice");
    assert!(upward > 500 && downward > 200, "{upward} {downward}");
}

fn assert_falls_only_when_confirmed(
    patient: &mut Patient<'_>,
    run: u32,
    question: &str,
    answer: &Answer,
    told: Level,
    what: &str,
) {
    assert_eq!(patient.level(run), Some(told), "{what}");
    let mut keeps = patient.clone();
    keeps.gives(&Command::Back);
    assert_eq!(keeps.level(run), Some(told), "{what}");
    assert!(matches!(keeps.core.route(), Route::Correction { .. }), "{what}");
    // Whoever did not just read the question cannot have answered it.
    assert!(confirm(&mut keeps, run, question, answer).is_some(), "{what}");
    let mut killed = patient.clone();
    killed.is_killed();
    assert!(confirm(&mut killed, run, question, answer).is_some(), "{what}, killed");
    assert_eq!(killed.level(run), Some(told), "{what}, killed");
    // The app was only put aside.
    patient.gives(&Command::AppOpened);
    assert!(matches!(patient.screen(), Screen::Confirm(_)), "{what}");
    assert_eq!(confirm(patient, run, question, answer), None, "{what}");
    assert!(patient.level(run) < Some(told), "{what}");
    assert!(!patient.sees_emergency(), "{what}");
    let mut reads = patient.clone();
    reads.gives(&Command::Go { to: Destination::History });
    assert!(sees(&reads, "corrected from") && sees(&reads, "the advice was"), "{what}");
}

#[test]
fn a_button_of_the_check_in_itself_corrects_nothing_after_the_end() {
    let content = content();
    let (mut patient, run) = finished(&content, "h24", 24.5);
    let before = patient.core.events().len();
    for answer in ["none", "dry"] {
        assert!(patient.says(run, "cough", answer).is_none() == (answer == "dry"), "{answer}");
    }
    // A red flag said on a stale screen is said in a new check-in, as ever.
    let (_, known) = patient.core.care().run(run).unwrap();
    assert!(known.changes.is_empty());
    assert!(patient.core.events().len() > before);
    let mut open = Patient::after(&content, &session(&content, &["leg"], &[]));
    open.opens_at(hours(24.5));
    let run = open.opens("h24");
    open.says(run, "fever", "yes");
    // And while the check-in is open, as after a clock was put back, a correction is an answer in it.
    assert_eq!(open.gives(&Command::OpenCorrection { run, group: 2 }), None);
    assert_eq!(*open.core.route(), Route::CheckIn { run, group: 2 });
    assert_eq!(correct(&mut open, run, "fever", &Answer::Choice("no".to_owned())), None);
    assert!(matches!(open.screen(), Screen::Confirm(_)));
    open.gives(&Command::Back);
    assert_eq!(*open.core.route(), Route::CheckIn { run, group: 2 });
    assert_eq!(correct(&mut open, run, "breathless", &Answer::Choice("yes".to_owned())), None);
    assert!(open.sees_emergency());
    assert_eq!(open.gives(&Command::OpenCorrection { run: 9, group: 0 }), Some(Refusal::Stale));
}

#[test]
fn bad_corrections_are_refused_by_name_and_change_nothing() {
    let content = content();
    let (mut patient, run) = finished(&content, "d7", 170.0);
    let before = patient.core.events().len();
    for (question, answer) in [
        ("fever", Answer::Choice("maybe".to_owned())),
        ("fever", Answer::Scale(3)),
        ("pain_now", Answer::Scale(11)),
        // Not asked on day 7, and no red flag.
        ("headache", Answer::Choice("lasting".to_owned())),
        // Asked only with pain.
        ("pain_trend", Answer::Choice("worse".to_owned())),
        ("hologram", Answer::Choice("yes".to_owned())),
    ] {
        let refusal = correct(&mut patient, run, question, &answer);
        assert_eq!(refusal, Some(Refusal::BadAnswer { question: question.to_owned() }));
    }
    assert_eq!(correct(&mut patient, run, "fever", &Answer::Choice("no".to_owned())), None);
    assert_eq!(patient.core.events().len(), before, "the same answer again is no correction");
}

#[test]
fn a_check_in_left_unfinished_is_corrected_as_it_stood_when_it_closed() {
    let content = content();
    let mut patient = Patient::after(&content, &session(&content, &["leg"], &[]));
    patient.opens_at(hours(24.0));
    let run = patient.opens("h24");
    patient.answers_all_but(run, &["rash"]);
    patient.opens_at(hours(43.0));
    assert_eq!(patient.level(run), None);
    patient.gives(&Command::Go { to: Destination::History });
    assert!(sees(&patient, "Contact your therapist") && sees(&patient, "Correct an answer"));
    // The one answer that was missing would make the advice calmer, so it is asked twice.
    let no = Answer::Choice("no".to_owned());
    correct(&mut patient, run, "rash", &no);
    assert!(matches!(patient.screen(), Screen::Confirm(_)), "{:?}", outline(&patient.screen()));
    assert_eq!(confirm(&mut patient, run, "rash", &no), None);
    assert!(matches!(patient.screen(), Screen::History(_)));
    assert!(
        sees(&patient, "“No” added") && sees(&patient, "Looks expected"),
        "{:?}",
        outline(&patient.screen())
    );
    correct(&mut patient, run, "fever", &Answer::Choice("yes".to_owned()));
    assert_eq!(patient.level(run), Some(Level::Urgent));
    // Had only the clock run ahead, the check-in goes on as if nothing had closed it.
    patient.opens_at(hours(25.0));
    let open = course::takes_answers(
        &content,
        patient.core.care(),
        patient.core.care().course().unwrap(),
        patient.core.care().run(run).unwrap().1,
        patient.now.at,
    );
    assert!(open);
    assert_eq!(patient.says(run, "rash", "yes"), None);
    assert_eq!(patient.level(run), Some(Level::Urgent));
}

#[test]
fn being_worried_or_not_seen_stays_said_whatever_is_corrected() {
    let content = content();
    let (mut patient, run) = finished(&content, "h24", 24.5);
    patient.gives(&Command::Worried { run });
    assert_eq!(patient.level(run), Some(Level::Urgent));
    correct(&mut patient, run, "numb", &Answer::Choice("same".to_owned()));
    correct(&mut patient, run, "numb", &Answer::Choice("none".to_owned()));
    assert_eq!(patient.level(run), Some(Level::Urgent));
    patient.gives(&Command::OpenOutcome { run, part: OutcomePart::Why });
    assert!(sees(&patient, "worried"));
    // Told to get help at 24 h, not seen at 48 h.
    patient.opens_at(hours(49.0));
    let run = patient.opens("h48");
    patient.answers_all_but(run, &[]);
    patient.finishes(run);
    assert_eq!(patient.gives(&Command::SaySeen { run, seen: false }), None);
    assert_eq!(patient.level(run), Some(Level::ContactTherapist));
    correct(&mut patient, run, "rash", &Answer::Choice("yes".to_owned()));
    correct(&mut patient, run, "rash", &Answer::Choice("no".to_owned()));
    assert_eq!(patient.level(run), Some(Level::ContactTherapist));
}

#[test]
fn advice_to_get_help_from_a_correction_of_an_older_check_in_is_asked_about_at_the_next_outcome() {
    let content = content();
    for corrected in [true, false] {
        let (mut patient, first) = finished(&content, "h24", 24.5);
        patient.opens_at(hours(49.0));
        let second = patient.opens("h48");
        patient.answers_all_but(second, &[]);
        patient.finishes(second);
        if corrected {
            correct(&mut patient, first, "fever", &Answer::Choice("yes".to_owned()));
            assert_eq!(patient.level(first), Some(Level::Urgent));
            assert!(matches!(patient.screen(), Screen::Outcome(_)), "at once");
        }
        patient.opens_at(hours(73.0));
        let third = patient.opens("h72");
        patient.answers_all_but(third, &[]);
        patient.finishes(third);
        assert_eq!(matches!(patient.screen(), Screen::Confirm(_)), corrected);
        if corrected {
            assert_eq!(patient.gives(&Command::SaySeen { run: third, seen: true }), None);
        }
        patient.opens_at(hours(170.0));
        let fourth = patient.opens("d7");
        patient.answers_all_but(fourth, &[]);
        patient.finishes(fourth);
        assert!(matches!(patient.screen(), Screen::Outcome(_)), "asked once");
    }
}

#[test]
fn a_correction_pressed_by_mistake_is_asked_again_on_its_page_and_never_set_to_no() {
    let content = content();
    for question in content.protocol.questions.iter().filter(|question| question.red) {
        let (mut patient, run) = finished(&content, "now", 130.0);
        patient.opens_at(hours(133.0));
        let red = question.choices.iter().find(|id| *id == "yes" || *id == "blood").unwrap();
        let (red, harmless) = (Answer::Choice(red.clone()), content.protocol.harmless(&question.id).unwrap());
        correct(&mut patient, run, &question.id, &red);
        assert!(patient.sees_emergency(), "{}", question.id);
        patient.gives(&Command::CloseEmergency { how: Closing::Mistake });
        assert_eq!(patient.gives(&Command::ConfirmMistake { emergency: 1 }), None);
        assert!(matches!(patient.core.route(), Route::Correction { .. }), "{}", question.id);
        assert!(sees(&patient, "Please answer again"), "{}", question.id);
        let (_, known) = patient.core.care().run(run).unwrap();
        assert_eq!(known.answer(&question.id), None);
        // Until it is answered the check-in is incomplete, and so it stays after a kill.
        assert_eq!(patient.level(run), Some(Level::ContactTherapist));
        patient.is_killed();
        assert_eq!(patient.level(run), Some(Level::ContactTherapist));
        let mut again = patient.clone();
        correct(&mut again, run, &question.id, &red);
        assert!(again.sees_emergency(), "{}: said again, it counts again", question.id);
        correct(&mut patient, run, &question.id, &harmless);
        assert!(matches!(patient.screen(), Screen::Confirm(_)), "{}", question.id);
        assert_eq!(confirm(&mut patient, run, &question.id, &harmless), None);
        assert_eq!(patient.level(run), Some(Level::SelfCare));
    }
}

#[test]
fn a_corrected_pain_stays_at_its_place_on_the_curve() {
    let content = content();
    let (mut patient, run) = finished(&content, "h24", 24.5);
    patient.opens_at(hours(80.0));
    correct(&mut patient, run, "pain_now", &Answer::Scale(4));
    patient.gives(&Command::Go { to: Destination::Home });
    let Screen::Home(home) = patient.screen() else { panic!("{}", patient.screen().tag()) };
    let points = home.soreness.unwrap().points;
    assert_eq!(points.len(), 1);
    assert_eq!(points[0].pain, 4);
    assert!((24.0..25.0).contains(&points[0].hours), "{points:?}");
}

#[test]
fn every_page_of_a_correction_can_be_leafed_through_and_left() {
    let content = content();
    let (mut patient, run) = finished(&content, "now", 130.0);
    let before = patient.core.events().len();
    patient.gives(&Command::OpenOutcome { run, part: OutcomePart::Summary });
    let open = patient.buttons().into_iter().find(|button| button.label == "Correct an answer").unwrap();
    assert_eq!(patient.gives(&open.command), None);
    let mut pages = 0;
    while let Screen::CheckIn(page) = patient.screen() {
        pages += 1;
        assert_eq!((page.step, page.none_of_these.is_none()), (pages, true));
        // Every flag can be answered with no, also one that is open.
        let flags = page.rows.iter().filter(|row| row.options.len() == 2);
        assert!(flags.clone().all(|row| row.no.is_some()));
        assert_eq!(patient.gives(&page.next.unwrap().command), None);
    }
    assert!(matches!(patient.screen(), Screen::Outcome(_)));
    let groups = u32::try_from(content.protocol.groups.len()).unwrap();
    assert_eq!(pages, groups);
    patient.gives(&Command::OpenCorrection { run, group: 2 });
    for group in [1, 0] {
        patient.gives(&Command::Back);
        assert_eq!(*patient.core.route(), Route::Correction { run, group });
    }
    patient.gives(&Command::Back);
    assert!(matches!(patient.screen(), Screen::Outcome(_)));
    assert_eq!(patient.core.events().len(), before, "looking changes nothing");
    for group in [groups, u32::MAX] {
        assert_eq!(patient.gives(&Command::OpenCorrection { run, group }), Some(Refusal::Stale));
    }
}
