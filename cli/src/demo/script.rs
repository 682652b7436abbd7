//! What the patient of the demonstration does: scenes made of the steps of a scenario.

use aftercare_core::content::Content;
use aftercare_core::scenario::{Scenario, read};
use aftercare_core::screen::Device;
use aftercare_core::time::Timestamp;
use serde::Deserialize;
use serde_json::{Value, from_str};

use crate::exit::Failure;

const SCRIPT: &str = include_str!("script.json");
/// Stands for the emergency number of the reader's country.
const NUMBER: &str = "$number";

/// The whole script.
pub(crate) struct Script {
    /// The steps, on the reader's device.
    pub(crate) scenario: Scenario,
    /// Where a screen is shown.
    pub(crate) scenes: Vec<Scene>,
    /// When the session ended.
    pub(crate) ended_at: Timestamp,
}

/// Some steps, of which the last screen is shown.
#[derive(Clone, Debug)]
pub(crate) struct Scene {
    /// What the patient does: the end of a key `terminal.demo.says.*`.
    pub(crate) says: String,
    /// The number of its last step.
    pub(crate) last: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SceneJson {
    says: String,
    steps: Vec<Value>,
}

impl Script {
    /// The script that ships, for a device.
    ///
    /// # Errors
    /// A broken build.
    pub(crate) fn read(content: &Content, device: &Device) -> Result<Self, Failure> {
        let broken = |fault: String| Failure::Fault(format!("demonstration: {fault}"));
        let number = content.protocol.numbers_for(&device.region).button();
        let mut file: serde_json::Map<String, Value> =
            from_str(&SCRIPT.replace(NUMBER, number)).map_err(|error| broken(error.to_string()))?;
        let json = file.remove("scenes").unwrap_or_default();
        let json: Vec<SceneJson> = serde_json::from_value(json).map_err(|error| broken(error.to_string()))?;
        let (mut scenes, mut steps, mut last) = (Vec::new(), Vec::new(), 0_u32);
        for scene in json {
            last = last.saturating_add(u32::try_from(scene.steps.len()).unwrap_or(u32::MAX));
            steps.extend(scene.steps);
            scenes.push(Scene { says: scene.says, last });
        }
        file.insert("steps".to_owned(), Value::Array(steps));
        let mut scenario =
            read(&Value::Object(file).to_string()).map_err(|fault| broken(fault.to_string()))?;
        scenario.device = device.clone();
        let ended_at = scenario.handouts.values().map(|session| session.ended_at).next();
        Ok(Self { ended_at: ended_at.unwrap_or(scenario.starts), scenario, scenes })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_scene_has_a_sentence_and_every_sentence_a_scene() {
        let content = Content::shipped().unwrap();
        let device = Device {
            languages: vec!["en".to_owned()],
            region: "GB".to_owned(),
            hour24: true,
            app_version: String::new(),
        };
        let script = Script::read(&content, &device).unwrap();
        let scenes: BTreeSet<String> =
            script.scenes.iter().map(|scene| format!("terminal.demo.says.{}", scene.says)).collect();
        assert_eq!(scenes.len(), script.scenes.len(), "a sentence is said twice");
        let texts: BTreeSet<String> = content
            .english
            .keys()
            .filter(|key| key.starts_with("terminal.demo.says."))
            .map(str::to_owned)
            .collect();
        assert_eq!(scenes, texts);
    }
}
