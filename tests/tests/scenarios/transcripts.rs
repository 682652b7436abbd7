//! Every scenario as it expects itself, on the core and through the engine, with the transcript on file.

use std::fs;
use std::path::Path;

use aftercare_core::scenario::play;
use aftercare_tests::replay::OnEngine;

use crate::common::{assert_matches, content, on_core, scenarios};

#[test]
fn every_scenario_goes_on_the_core_as_it_expects() {
    let content = content();
    let scenarios = scenarios();
    let mut faults = Vec::new();
    for scenario in &scenarios {
        let replay = on_core(&content, scenario);
        if let Some(mismatch) = replay.mismatch {
            let last = replay.steps.last().map_or("", |step| step.text.as_str());
            faults.push(format!("{}: {mismatch}\nlast step played:\n{last}", scenario.id));
        }
    }
    let steps: usize = scenarios.iter().map(|scenario| scenario.steps.len()).sum();
    println!("{} scenarios, {steps} steps", scenarios.len());
    assert!(faults.is_empty(), "{}", faults.join("\n=========\n"));
    assert!(scenarios.len() >= 14);
}

/// `UPDATE=1` writes the transcripts anew; look at the difference before committing it.
#[test]
fn every_transcript_is_the_one_on_file() {
    let content = content();
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden/transcripts");
    let update = std::env::var_os("UPDATE").is_some();
    fs::create_dir_all(&golden).unwrap();
    let mut expected: Vec<String> = Vec::new();
    for scenario in scenarios() {
        let replay = on_core(&content, &scenario);
        assert_matches(&scenario, &replay);
        let path = golden.join(format!("{}.txt", scenario.id));
        if update {
            fs::write(&path, replay.transcript()).unwrap();
        }
        let on_file = fs::read_to_string(&path).unwrap_or_default();
        assert!(on_file == replay.transcript(), "{} is another one; UPDATE=1 writes it", path.display());
        expected.push(format!("{}.txt", scenario.id));
    }
    let found = fs::read_dir(&golden).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    for file in found {
        assert!(expected.contains(&file), "{file} belongs to no scenario");
    }
}

#[test]
fn the_engine_with_real_files_writes_the_same_transcripts() {
    let content = content();
    for scenario in scenarios() {
        let folder = tempfile::tempdir().unwrap();
        let start = scenario.moment(scenario.starts);
        let mut engine = OnEngine::open(folder.path().to_owned(), scenario.device.clone(), &start).unwrap();
        let replay = play(&content, &scenario, &mut engine);
        assert_matches(&scenario, &replay);
        assert_eq!(replay.transcript(), on_core(&content, &scenario).transcript(), "{}", scenario.id);
    }
}
