//! The lines of the card for a doctor: the patient's side, then the country's.

use super::pieces::Part::{self, Gap, Line};
use super::pieces::{facts, open};
use crate::screen::{CardScreen, Fact, TimelineEntry};

pub(super) fn card(out: &mut Vec<Part>, s: &CardScreen) {
    open(out, &s.frame);
    body(
        out,
        &Body {
            when: &s.when,
            hints: &s.hints,
            facts: &s.facts,
            title: &s.timeline_title,
            timeline: &s.timeline,
            protocol: &s.protocol,
        },
    );
    if let Some(other) = &s.other_side {
        out.extend([Gap, Line(other.heading.clone()), Gap, Line(other.title.clone()), Gap]);
        body(
            out,
            &Body {
                when: &other.when,
                hints: &other.hints,
                facts: &other.facts,
                title: &other.timeline_title,
                timeline: &other.timeline,
                protocol: &other.protocol,
            },
        );
    }
}

/// What both sides have.
struct Body<'a> {
    when: &'a str,
    hints: &'a [String],
    facts: &'a [Fact],
    title: &'a str,
    timeline: &'a [TimelineEntry],
    protocol: &'a str,
}

fn body(out: &mut Vec<Part>, s: &Body<'_>) {
    out.extend([Line(s.when.to_owned()), Gap]);
    out.extend(s.hints.iter().map(|hint| Line(format!("! {hint}"))));
    out.push(Gap);
    facts(out, s.facts);
    out.extend([Gap, Line(s.title.to_owned())]);
    out.extend(s.timeline.iter().map(|entry| Line(format!("- {}: {}", entry.when, entry.text))));
    out.extend([Gap, Line(s.protocol.to_owned())]);
}
