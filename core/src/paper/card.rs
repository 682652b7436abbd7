//! The card for a doctor or a crew on paper: as on screen, large, with the body map, each side on a page.

use super::page::{Column, Page, Paper, bold, plain};
use crate::body_map::BodyMap;
use crate::screen::{CardFace, CardScreen};

/// A4.
const PAPER: Paper = Paper { width: 210.0, height: 297.0, margin: 15.0 };
/// The column of the times, and what is between it and what happened then.
const TIMES: (f64, f64) = (48.0, 4.0);

/// The pages of the card.
pub(super) fn card(map: &BodyMap, screen: &CardScreen) -> Vec<String> {
    let front = page(map, &screen.frame.language, &screen.frame.title, &screen.face);
    let back = screen.other_side.as_ref().map(|side| page(map, &side.language, &side.title, &side.face));
    std::iter::once(front).chain(back).collect()
}

fn page(map: &BodyMap, language: &str, title: &str, face: &CardFace) -> String {
    let whole = PAPER.column();
    PAPER.document(language, title, |page| {
        page.text(whole, bold(11.0), title);
        page.text(whole, plain(6.0), &face.when);
        page.gap(4.0);
        if !face.hints.is_empty() {
            page.boxed(whole, |page, column| {
                for hint in &face.hints {
                    page.text(column, bold(6.0), hint);
                    page.gap(1.0);
                }
            });
            page.gap(4.0);
        }
        page.beside(
            |page| {
                let width = 84.0 * page.scale;
                page.map(map, &face.map, whole.x - 3.0, width);
            },
            |page| {
                let x = whole.x + 84.0 * page.scale + 4.0;
                let column = Column { x, width: whole.x + whole.width - x };
                for fact in &face.facts {
                    page.text(column, plain(4.6), &fact.label);
                    page.text(column, bold(5.6), &fact.value);
                    page.gap(2.0);
                }
            },
        );
        page.gap(4.0);
        timeline(page, face, whole);
        page.gap(4.0);
        page.text(whole, plain(3.6), &face.protocol);
    })
}

fn timeline(page: &mut Page, face: &CardFace, whole: Column) {
    if face.timeline.is_empty() {
        return;
    }
    page.rule(whole);
    page.gap(3.0);
    page.text(whole, bold(5.4), &face.timeline_title);
    page.gap(1.0);
    let times = Column { width: TIMES.0, ..whole };
    let taken = TIMES.0 + TIMES.1;
    let happened = Column { x: whole.x + taken, width: whole.width - taken };
    for entry in &face.timeline {
        page.beside(
            |page| page.text(times, plain(4.6), &entry.when),
            |page| page.text(happened, plain(4.8), &entry.text),
        );
        page.gap(1.0);
    }
    page.rule(whole);
}
