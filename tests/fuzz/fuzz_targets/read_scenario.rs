//! The reader of scenarios never panics, says where a fault is, and what it accepts can be played to its end on
//! the core without a panic.
#![no_main]

use std::sync::OnceLock;

use aftercare_core::content::Content;
use aftercare_core::scenario::{OnCore, play, read};
use libfuzzer_sys::fuzz_target;

/// More steps find nothing that fewer do not, and each is drawn.
const STEPS: usize = 40;

fn content() -> &'static Content {
    static CONTENT: OnceLock<Content> = OnceLock::new();
    CONTENT.get_or_init(|| Content::shipped().expect("the content of this build"))
}

fuzz_target!(|data: &[u8]| {
    let Ok(json) = std::str::from_utf8(data) else { return };
    match read(json) {
        Err(fault) => assert!(!fault.path.is_empty() && !fault.problem.is_empty(), "{fault:?}"),
        Ok(mut scenario) => {
            // The same text means the same.
            assert_eq!(read(json).as_ref(), Ok(&scenario));
            scenario.steps.truncate(STEPS);
            let now = scenario.moment(scenario.starts);
            let mut core = OnCore::new(content(), scenario.device.clone(), &now);
            let replay = play(content(), &scenario, &mut core);
            assert!(replay.steps.len() <= scenario.steps.len());
        }
    }
});
