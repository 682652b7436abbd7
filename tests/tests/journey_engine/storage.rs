//! Storage: what is on disk, what is said while nothing can be written, and what is written after that.

use std::fs;
use std::path::Path;

use aftercare_core::journey::{Closing, Command, Event};
use aftercare_core::screen::Screen;
use aftercare_core::time::HOUR_MS;
use aftercare_tests::replay::patient::{beginning, device, hours, moment, session};

use crate::common::{answer, begun, content, on_disk, open, says, send};

const THREE: [&str; 3] = ["breathless", "spreading_redness", "leg_weakness"];

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
        let output = send(&engine, &Command::SetRegion { region: Some(region.to_owned()) }, at);
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
    assert_eq!(saved, regions.map(|region| Event::RegionChosen { region: Some(region.to_owned()) }));
}

/// The tests' own program once more, in a shell that lets no file grow beyond a few blocks: the disk is
/// full for it. What it must find out is in [`on_a_full_disk`].
#[cfg(unix)]
#[test]
fn on_a_full_disk_the_three_raise_the_prompt_and_it_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let output = std::process::Command::new("sh")
        .arg("-c")
        .arg("trap '' XFSZ; ulimit -f 64; exec \"$0\" --exact storage::on_a_full_disk --ignored --nocapture")
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
                let region = |n: usize| Command::SetRegion { region: Some(["US", "GB"][n % 2].to_owned()) };
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
        Command::SetRegion { region: Some("gb".to_owned()) },
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
