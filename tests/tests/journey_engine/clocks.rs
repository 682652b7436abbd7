//! A clock that was put back or runs years ahead: the course goes on.

use aftercare_bindings::Output;
use aftercare_core::journey::{Closing, Command, Destination};
use aftercare_core::screen::Screen;
use aftercare_core::time::{DAY_MS, MINUTE_MS, Timestamp};
use aftercare_core::triage::Level;
use aftercare_tests::replay::patient::{device, hours, moment};

use crate::common::{answer, begun, calm, open, says, send};

#[test]
fn a_clock_put_back_does_not_stop_the_course_and_is_in_the_history() {
    for back in [2 * MINUTE_MS, 2 * DAY_MS, hours(24.5).0] {
        let folder = tempfile::tempdir().unwrap();
        let engine = begun(folder.path());
        let outcome = calm(&engine, "h24", hours(24.0));
        assert!(matches!(outcome.screen, Screen::Outcome(_)));
        let before = send(&engine, &Command::Go { to: Destination::Home }, hours(24.5));
        let wrong = Timestamp(hours(24.5).0 - back);
        let output = send(&engine, &Command::AppOpened, wrong);
        assert!(output.saved);
        assert!(matches!(output.screen, Screen::Home(_)));
        // Any time, whatever the clock says: asked, assessed, heard.
        send(&engine, &Command::OpenCheckIn { check_in: "now".to_owned() }, wrong);
        let output = send(&engine, &answer(2, "leg_weakness", "yes"), wrong);
        assert!(matches!(output.screen, Screen::Emergency(_)));
        let closed = send(&engine, &Command::CloseEmergency { how: Closing::Seen }, wrong);
        assert!(matches!(closed.screen, Screen::Home(_)));
        // Put right again: the same plan, and the next check-in can be answered.
        let right = send(&engine, &Command::AppOpened, hours(24.6));
        let ids = |output: &Output| -> Vec<String> {
            output.reminders.iter().map(|reminder| reminder.id.clone()).collect()
        };
        assert_eq!(ids(&right), ids(&before), "{back} ms back");
        let history = send(&engine, &Command::Go { to: Destination::History }, hours(24.6));
        assert!(says(&history, "The clock was put back"), "{back} ms back");
        let outcome = calm(&engine, "h48", hours(48.1));
        assert!(matches!(outcome.screen, Screen::Confirm(_)), "asks if the patient was seen");
    }
    // An adjustment of seconds is none of the patient's business.
    let folder = tempfile::tempdir().unwrap();
    let engine = begun(folder.path());
    send(&engine, &Command::AppOpened, hours(0.25).plus_ms(-30_000));
    let history = send(&engine, &Command::Go { to: Destination::History }, hours(0.3));
    assert!(!says(&history, "The clock was put back"));
}

#[test]
fn a_clock_10_years_ahead_for_a_moment_closes_nothing_for_good() {
    let years = 3652 * DAY_MS;
    for opened in [false, true] {
        let folder = tempfile::tempdir().unwrap();
        let engine = begun(folder.path());
        let before = engine.refresh(&device(), &moment(hours(1.0))).unwrap();
        let ahead = moment(hours(1.0).plus_ms(years));
        let there = match opened {
            false => engine.refresh(&device(), &ahead).unwrap(),
            true => engine.dispatch(&Command::AppOpened, &ahead).unwrap(),
        };
        assert!(there.reminders.is_empty());
        let back = engine.refresh(&device(), &moment(hours(1.1))).unwrap();
        assert_eq!(back.reminders, before.reminders, "opened: {opened}");
        for (check_in, hour) in [("h24", 24.0), ("h48", 48.0), ("h72", 72.0), ("d7", 168.0)] {
            let Screen::Outcome(outcome) = calm(&engine, check_in, hours(hour)).screen else {
                panic!("{check_in}")
            };
            assert_eq!(outcome.level, Level::SelfCare);
        }
        // The same from a new start on the same files.
        drop(engine);
        let engine = open(folder.path(), hours(169.0));
        let output = send(&engine, &Command::AppOpened, hours(169.0));
        assert!(output.saved && matches!(output.screen, Screen::Home(_)));
    }
}

#[test]
fn killed_while_the_clock_was_10_years_ahead_the_course_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let engine = begun(folder.path());
    let plan = engine.refresh(&device(), &moment(hours(1.0))).unwrap().reminders;
    drop(engine);
    let ahead = hours(1.0).plus_ms(3652 * DAY_MS);
    let engine = open(folder.path(), ahead);
    send(&engine, &Command::AppOpened, ahead);
    drop(engine);
    let engine = open(folder.path(), hours(1.1));
    let output = send(&engine, &Command::AppOpened, hours(1.1));
    assert_eq!(output.reminders, plan);
    assert!(matches!(output.screen, Screen::Home(_)));
}
