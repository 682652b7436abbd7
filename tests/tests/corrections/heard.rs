//! What a correction tells is heard, also when it was told before.

use aftercare_core::journey::{Closing, Command};
use aftercare_core::triage::Answer;

use super::{content, correct, finished};

#[test]
fn a_red_flag_pressed_again_after_the_prompt_was_closed_opens_it_again() {
    let content = content();
    for how in [Closing::OnTheWay, Closing::Seen] {
        let (mut patient, run) = finished(&content, "h24", 24.5);
        let yes = Answer::Choice("yes".to_owned());
        assert_eq!(correct(&mut patient, run, "breathless", &yes), None);
        assert!(patient.sees_emergency());
        patient.gives(&Command::CloseEmergency { how });
        assert!(!patient.sees_emergency());
        assert_eq!(correct(&mut patient, run, "breathless", &yes), None);
        assert!(patient.sees_emergency(), "{how:?}");
    }
}
