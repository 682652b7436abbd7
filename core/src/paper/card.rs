//! The card for a doctor or a crew on paper: as on screen, large, with the body map, each side on a page.

use super::page::{Column, Page, Paper, bold, plain};
use crate::body_map::BodyMap;
use crate::screen::{CardScreen, CardSide, Fact, PlaceMap, TimelineEntry};

/// A4.
const PAPER: Paper = Paper { width: 210.0, height: 297.0, margin: 15.0 };
/// The column of the times, and what is between it and what happened then.
const TIMES: (f64, f64) = (48.0, 4.0);

/// What stands on a page: the two sides of the screen differ in nothing else than their language.
struct Side<'a> {
    language: &'a str,
    title: &'a str,
    when: &'a str,
    hints: &'a [String],
    facts: &'a [Fact],
    map: &'a PlaceMap,
    timeline_title: &'a str,
    timeline: &'a [TimelineEntry],
    protocol: &'a str,
}

/// The pages of the card.
pub(super) fn card(map: &BodyMap, screen: &CardScreen) -> Vec<String> {
    let sides = std::iter::once(Side::from(screen)).chain(screen.other_side.as_ref().map(Side::from));
    sides.map(|side| page(map, &side)).collect()
}

impl<'a> From<&'a CardScreen> for Side<'a> {
    fn from(screen: &'a CardScreen) -> Self {
        let CardScreen { frame, when, hints, facts, map, timeline_title, timeline, protocol, .. } = screen;
        let (language, title) = (&frame.language, &frame.title);
        Self { language, title, when, hints, facts, map, timeline_title, timeline, protocol }
    }
}

impl<'a> From<&'a CardSide> for Side<'a> {
    fn from(side: &'a CardSide) -> Self {
        let CardSide { language, title, when, hints, facts, map, timeline_title, timeline, protocol, .. } =
            side;
        Self { language, title, when, hints, facts, map, timeline_title, timeline, protocol }
    }
}

fn page(map: &BodyMap, side: &Side<'_>) -> String {
    let whole = PAPER.column();
    PAPER.document(side.language, side.title, |page| {
        page.text(whole, bold(11.0), side.title);
        page.text(whole, plain(6.0), side.when);
        page.gap(4.0);
        if !side.hints.is_empty() {
            page.boxed(whole, |page, column| {
                for hint in side.hints {
                    page.text(column, bold(6.0), hint);
                    page.gap(1.0);
                }
            });
            page.gap(4.0);
        }
        page.beside(
            |page| {
                let width = 84.0 * page.scale;
                page.map(map, side.map, whole.x - 3.0, width);
            },
            |page| {
                let x = whole.x + 84.0 * page.scale + 4.0;
                let column = Column { x, width: whole.x + whole.width - x };
                for fact in side.facts {
                    page.text(column, plain(4.6), &fact.label);
                    page.text(column, bold(5.6), &fact.value);
                    page.gap(2.0);
                }
            },
        );
        page.gap(4.0);
        timeline(page, side, whole);
        page.gap(4.0);
        page.text(whole, plain(3.6), side.protocol);
    })
}

fn timeline(page: &mut Page, side: &Side<'_>, whole: Column) {
    if side.timeline.is_empty() {
        return;
    }
    page.rule(whole);
    page.gap(3.0);
    page.text(whole, bold(5.4), side.timeline_title);
    page.gap(1.0);
    let times = Column { width: TIMES.0, ..whole };
    let taken = TIMES.0 + TIMES.1;
    let happened = Column { x: whole.x + taken, width: whole.width - taken };
    for entry in side.timeline {
        page.beside(
            |page| page.text(times, plain(4.6), &entry.when),
            |page| page.text(happened, plain(4.8), &entry.text),
        );
        page.gap(1.0);
    }
    page.rule(whole);
}
