//! The scenario files, and playing one on the core.

use std::fs;
use std::path::{Path, PathBuf};

use aftercare_core::content::Content;
use aftercare_core::scenario::{OnCore, Replay, Scenario, play, read};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios")
}

pub(crate) fn scenarios() -> Vec<Scenario> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ext| ext == "json"))
        .collect();
    files.sort();
    files
        .iter()
        .map(|path| {
            let scenario = read(&fs::read_to_string(path).unwrap())
                .unwrap_or_else(|fault| panic!("{}: {fault}", path.display()));
            assert_eq!(
                Some(scenario.id.as_str()),
                path.file_stem().and_then(|stem| stem.to_str()),
                "id and file name"
            );
            scenario
        })
        .collect()
}

pub(crate) fn content() -> Content {
    Content::shipped().unwrap()
}

pub(crate) fn on_core(content: &Content, scenario: &Scenario) -> Replay {
    let mut player = OnCore::new(content, scenario.device.clone(), &scenario.moment(scenario.starts));
    play(content, scenario, &mut player)
}

pub(crate) fn assert_matches(scenario: &Scenario, replay: &Replay) {
    if let Some(mismatch) = &replay.mismatch {
        let last = replay.steps.last().map_or("", |step| step.text.as_str());
        panic!("{}: {mismatch}\n\nlast step played:\n{last}", scenario.id);
    }
    assert_eq!(replay.steps.len(), scenario.steps.len());
}
