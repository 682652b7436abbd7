//! The lines of the card for a doctor: the patient's side, then the country's.

use super::pieces::Part::{self, Gap, Line};
use super::pieces::{facts, open};
use crate::screen::{CardFace, CardScreen};

pub(super) fn card(out: &mut Vec<Part>, s: &CardScreen) {
    open(out, &s.frame);
    face(out, &s.face);
    if let Some(other) = &s.other_side {
        out.extend([Gap, Line(other.heading.clone()), Gap, Line(other.title.clone()), Gap]);
        face(out, &other.face);
    }
}

fn face(out: &mut Vec<Part>, s: &CardFace) {
    out.extend([Line(s.when.clone()), Gap]);
    out.extend(s.hints.iter().map(|hint| Line(format!("! {hint}"))));
    out.push(Gap);
    facts(out, &s.facts);
    out.extend([Gap, Line(s.timeline_title.clone())]);
    out.extend(s.timeline.iter().map(|entry| Line(format!("- {}: {}", entry.when, entry.text))));
    out.extend([Gap, Line(s.protocol.clone())]);
}
