//! The journey through the engine with real files: storage that fails, clocks, records that cannot be
//! read.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    missing_docs
)]

use std::fs;
use std::path::Path;

use aftercare_bindings::{CareEngine, Output};
use aftercare_core::content::Content;
use aftercare_core::journey::{Closing, Command, Destination, Event, Recorded};
use aftercare_core::screen::{Act, Screen, outline, steps};
use aftercare_core::time::{DAY_MS, HOUR_MS, MINUTE_MS, Timestamp};
use aftercare_core::triage::{Answer, Level};
use aftercare_journal::{self as journal, Opening};
use aftercare_tests::replay::KEY;
use aftercare_tests::replay::patient::{beginning, device, hours, moment, session};

const THREE: [&str; 3] = ["breathless", "spreading_redness", "leg_weakness"];

fn content() -> Content {
    Content::shipped().unwrap()
}

fn open(folder: &Path, at: Timestamp) -> CareEngine {
    CareEngine::open(folder.to_owned(), Some(KEY.to_vec()), device(), &moment(at)).unwrap()
}

fn send(engine: &CareEngine, command: &Command, at: Timestamp) -> Output {
    engine.dispatch(command, &moment(at)).unwrap()
}

/// A course after needling the leg, all of it saved.
fn begun(folder: &Path) -> CareEngine {
    let content = content();
    let engine = open(folder, hours(0.25));
    for command in beginning(&content, &session(&content, &["leg"], &[])) {
        assert!(send(&engine, &command, hours(0.25)).saved);
    }
    engine
}

fn answer(run: u32, question: &str, answer: &str) -> Command {
    Command::Answer { run, question: question.to_owned(), answer: Answer::Choice(answer.to_owned()) }
}

fn says(output: &Output, text: &str) -> bool {
    outline(&output.screen).iter().any(|line| line.contains(text))
}

/// The records on disk; the journal must be whole.
fn on_disk(folder: &Path) -> Vec<Recorded> {
    match journal::open(folder, Some(&KEY[..])).unwrap() {
        Opening::Ready { records, .. } => records.iter().map(|json| Recorded::from_json(json)).collect(),
        Opening::Trouble { cause, .. } => panic!("{cause}"),
    }
}

/// Answers a whole check-in with nothing to report and gives the outcome.
fn calm(engine: &CareEngine, check_in: &str, at: Timestamp) -> Output {
    let mut output = send(engine, &Command::OpenCheckIn { check_in: check_in.to_owned() }, at);
    for _ in 0..30 {
        let Screen::CheckIn(page) = &output.screen else { return output };
        let pain = page.rows.iter().find(|row| row.question == "pain_now");
        let button = match (&page.none_of_these, pain) {
            (Some(button), _) => button.clone(),
            (None, Some(row)) if !row.options.iter().any(|option| says_chosen(&option.label, &output)) => {
                row.options[0].clone()
            }
            _ => page.next.clone().unwrap(),
        };
        output = send(engine, &button.command, at);
    }
    panic!("no outcome")
}

/// Whether the pain page shows a chosen number.
fn says_chosen(label: &str, output: &Output) -> bool {
    says(output, &format!("] {label} (x)"))
}

// ---- storage ----

#[test]
fn with_a_file_where_the_folder_should_be_nothing_is_accepted_and_what_is_said_is_saved_later_in_order() {
    let content = content();
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("journal");
    fs::write(&folder, "in the way").unwrap();
    let at = hours(0.25);
    let engine = open(&folder, at);
    let output = send(&engine, &Command::AppOpened, at);
    assert!(matches!(output.screen, Screen::Trouble(_)), "{}", output.screen.tag());
    assert!(!output.saved);
    let regions = ["US", "FR", "JP"];
    for region in regions {
        let output = send(&engine, &Command::SetRegion { region: region.to_owned() }, at);
        assert!(!output.saved);
    }
    for command in beginning(&content, &session(&content, &["leg"], &[])) {
        let output = send(&engine, &command, at);
        assert!(!output.saved);
        assert!(output.reminders.is_empty());
        if command == Command::AcceptSession {
            assert!(says(&output, "This has to wait until everything is saved"));
        }
    }
    let output = send(&engine, &Command::ConfirmErase, at);
    assert!(says(&output, "This has to wait until everything is saved"));
    assert!(says(&output, "Nothing can be saved now"));
    fs::remove_file(&folder).unwrap();
    assert!(send(&engine, &Command::RetrySave, at).saved);
    drop(engine);
    let saved: Vec<Event> = on_disk(&folder).into_iter().map(|record| record.event).collect();
    assert_eq!(saved, regions.map(|region| Event::RegionChosen { region: region.to_owned() }));
}

/// The tests' own program once more, in a shell that lets no file grow beyond a few blocks: the disk is
/// full for it. What it must find out is in [`on_a_full_disk`].
#[cfg(unix)]
#[test]
fn on_a_full_disk_the_three_raise_the_prompt_and_it_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let output = std::process::Command::new("sh")
        .arg("-c")
        .arg("trap '' XFSZ; ulimit -f 64; exec \"$0\" --exact on_a_full_disk --ignored --nocapture")
        .arg(std::env::current_exe().unwrap())
        .env("FULL_DISK", folder.path())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}\n{}", String::from_utf8_lossy(&output.stderr));
    assert!(said.contains("1 passed"), "{said}");
    // Once there is room again nothing that was acknowledged is missing, and nothing is damaged.
    let mut acknowledged = 0;
    for entry in fs::read_dir(folder.path()).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ext| ext == "count") {
            let count: usize = fs::read_to_string(&path).unwrap().parse().unwrap();
            let regions = on_disk(&path.with_extension(""))
                .into_iter()
                .filter(|record| matches!(record.event, Event::RegionChosen { .. }))
                .count();
            assert_eq!(regions, count, "{}", path.display());
            acknowledged += count;
        }
    }
    println!("{}", said.lines().find(|line| line.contains("prompts")).unwrap_or_default());
    println!("{acknowledged} acknowledged events, all found again");
    assert!(acknowledged > 0);
}

#[test]
#[ignore = "runs inside on_a_full_disk_the_three_raise_the_prompt_and_it_says_so"]
fn on_a_full_disk() {
    let Some(root) = std::env::var_os("FULL_DISK") else { panic!("FULL_DISK is not set") };
    let root = Path::new(&root);
    let content = content();
    let mut prompts = 0;
    for question in THREE {
        for said in ["yes", "not_sure"] {
            for (hour, check_in) in [(0.3, "now"), (24.0, "h24"), (130.0, "now"), (168.0, "d7")] {
                let at = hours(hour);
                let folder = root.join(format!("{question}-{said}-{check_in}-{}", at.0));
                let engine = begun(&folder);
                let region = |n: usize| Command::SetRegion { region: ["US", "GB"][n % 2].to_owned() };
                let full =
                    (0..2000).find(|n| !send(&engine, &region(*n), at).saved).expect("the disk fills up");
                fs::write(folder.with_extension("count"), full.to_string()).unwrap();
                send(&engine, &Command::OpenCheckIn { check_in: check_in.to_owned() }, at);
                let output = send(&engine, &answer(1, question, said), at);
                assert!(matches!(output.screen, Screen::Emergency(_)), "{question} {said} {check_in}");
                assert!(!output.saved);
                assert!(says(&output, "Your last entries are not saved yet"));
                assert!(output.reminders.iter().any(|reminder| reminder.id == "1/emergency.1.10"));
                // It stays until it is closed by choice, and nothing is taken in or erased meanwhile.
                for command in [Command::AppOpened, Command::Back, Command::ConfirmErase, Command::RetrySave]
                {
                    let output = send(&engine, &command, at);
                    assert!(matches!(output.screen, Screen::Emergency(_)), "{command:?}");
                    assert!(!output.saved);
                }
                let output = engine.refresh(&device(), &moment(at)).unwrap();
                assert!(matches!(output.screen, Screen::Emergency(_)));
                let mut second = session(&content, &["neck"], &[]);
                second.id = Some("00112233445566bb".to_owned());
                second.ended_at = at;
                send(&engine, &Command::CloseEmergency { how: Closing::OnTheWay }, at);
                for command in &beginning(&content, &second)[..2] {
                    let output = send(&engine, command, at);
                    assert!(!output.reminders.iter().any(|reminder| reminder.id.starts_with("2/")));
                }
                prompts += 1;
            }
        }
    }
    println!("{prompts} prompts on a full disk");
}

// ---- clocks ----

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

// ---- records that cannot be read ----

#[test]
fn a_record_of_a_newer_version_stays_word_for_word_and_keeps_advice_careful() {
    let folder = tempfile::tempdir().unwrap();
    drop(begun(folder.path()));
    let newer =
        r#"{"at":1773153960000,"zone":"UTC","offset_s":0,"event":{"type":"hologram_shown","x":[1,2]}}"#;
    match journal::open(folder.path(), Some(&KEY[..])).unwrap() {
        Opening::Ready { mut journal, .. } => journal.append(&[newer.to_owned()]).unwrap(),
        Opening::Trouble { cause, .. } => panic!("{cause}"),
    }
    let engine = open(folder.path(), hours(24.0));
    let Screen::Outcome(outcome) = calm(&engine, "h24", hours(24.0)).screen else { panic!() };
    assert_eq!(outcome.level, Level::ContactTherapist);
    drop(engine);
    assert!(on_disk(folder.path()).iter().any(|record| record.to_json() == newer));
}

/// Changes one byte in the last tenth of the journal's file, where the newest records are.
fn damage(folder: &Path) {
    let path = folder.join("journal.db");
    let whole = fs::read(&path).unwrap();
    for index in (0..whole.len()).rev().step_by(41) {
        let mut bytes = whole.clone();
        bytes[index] ^= 0x10;
        fs::write(&path, &bytes).unwrap();
        if let Opening::Trouble { cause: journal::Trouble::Damaged { .. }, records } =
            journal::open(folder, Some(&KEY[..])).unwrap()
            && !records.is_empty()
        {
            return;
        }
    }
    panic!("no byte damages the journal and leaves some of it readable")
}

#[test]
fn a_damaged_journal_is_told_is_answered_with_care_and_set_aside_keeps_what_could_be_read() {
    let folder = tempfile::tempdir().unwrap();
    let engine = begun(folder.path());
    calm(&engine, "h24", hours(24.0));
    drop(engine);
    damage(folder.path());

    let engine = open(folder.path(), hours(48.0));
    let output = send(&engine, &Command::AppOpened, hours(48.0));
    assert!(matches!(output.screen, Screen::Trouble(_)), "{}", output.screen.tag());
    assert!(!output.saved);
    assert!(output.reminders.iter().any(|reminder| reminder.id.starts_with("1/h48")), "the course goes on");
    // Before anything is set aside: careful, and every red flag heard.
    let Screen::Outcome(outcome) = calm(&engine, "h48", hours(48.1)).screen else { panic!() };
    assert!(outcome.level >= Level::ContactTherapist);
    send(&engine, &Command::OpenCheckIn { check_in: "now".to_owned() }, hours(48.2));
    let output = send(&engine, &answer(99, "leg_weakness", "yes"), hours(48.2));
    assert!(!matches!(output.screen, Screen::Emergency(_)), "a run that does not exist is refused");
    let Screen::CheckIn(page) = &output.screen else { panic!("{}", output.screen.tag()) };
    let yes = page.rows[0].options[0].command.clone();
    let output = send(&engine, &yes, hours(48.2));
    assert!(matches!(output.screen, Screen::Emergency(_)));
    assert!(!output.saved);
    assert!(says(&output, "Nothing can be saved now"));
    send(&engine, &Command::CloseEmergency { how: Closing::OnTheWay }, hours(48.3));

    let output = send(&engine, &Command::Go { to: Destination::Trouble }, hours(48.3));
    let aside = steps(&output.screen).into_iter().find_map(|step| match step {
        Act::Press(button) if button.command == Command::SetAside => Some(button.command),
        _ => None,
    });
    let output = send(&engine, &aside.expect("it can be set aside"), hours(48.3));
    assert!(output.saved);
    drop(engine);
    let records = on_disk(folder.path());
    let count = |wanted: fn(&Event) -> bool| records.iter().filter(|record| wanted(&record.event)).count();
    assert_eq!(count(|event| matches!(event, Event::SessionAccepted { .. })), 1);
    assert_eq!(count(|event| matches!(event, Event::RecordsLost {})), 1);
    assert_eq!(count(|event| matches!(event, Event::EmergencyRaised { .. })), 1);
    let kept = fs::read_dir(folder.path())
        .unwrap()
        .filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().contains("aside"))
        .count();
    assert!(kept >= 1, "the damaged file is not deleted");

    // From now on no outcome is below the therapist.
    let engine = open(folder.path(), hours(72.0));
    let output = calm(&engine, "h72", hours(72.0));
    let Screen::Confirm(_) = &output.screen else { panic!("{}", output.screen.tag()) };
    let seen = steps(&output.screen).into_iter().find_map(|step| match step {
        Act::Press(button) if matches!(button.command, Command::SaySeen { seen: true, .. }) => {
            Some(button.command)
        }
        _ => None,
    });
    let output = send(&engine, &seen.unwrap(), hours(72.0));
    let Screen::Outcome(outcome) = &output.screen else { panic!("{}", output.screen.tag()) };
    assert_eq!(outcome.level, Level::ContactTherapist);
    assert!(says(&output, "could not be read"));
}

#[test]
fn refused_commands_write_nothing() {
    let content = content();
    let folder = tempfile::tempdir().unwrap();
    let engine = begun(folder.path());
    let commands = [
        Command::OpenCheckIn { check_in: "h24".to_owned() },
        Command::OpenCheckIn { check_in: "x".to_owned() },
        answer(1, "breathless", "yes"),
        answer(0, "x", "yes"),
        Command::AcceptSession,
        Command::ConfirmMistake { emergency: 1 },
        Command::CloseEmergency { how: Closing::Seen },
        Command::SetRegion { region: "gb".to_owned() },
        Command::SetAside,
        Command::RetrySave,
        beginning(&content, &session(&content, &["leg"], &[]))[0].clone(),
    ];
    for command in &commands {
        assert!(send(&engine, command, hours(1.0)).saved);
    }
    drop(engine);
    assert_eq!(on_disk(folder.path()).len(), 2);
    assert!(hours(1.0).since(hours(0.0)) == HOUR_MS);
}
