//! The card for a doctor or a crew on paper: as on screen, large, with the body map.

use super::page::{Column, Page, Paper, bold, plain};
use crate::body_map::BodyMap;
use crate::screen::CardScreen;

/// A4.
const PAPER: Paper = Paper { width: 210.0, height: 297.0, margin: 15.0 };
/// The column of the times, and what is between it and what happened then.
const TIMES: (f64, f64) = (48.0, 4.0);

pub(super) fn card(map: &BodyMap, screen: &CardScreen) -> String {
    let whole = PAPER.column();
    PAPER.document(&screen.frame.language, &screen.frame.title, |page| {
        page.text(whole, bold(11.0), &screen.frame.title);
        page.text(whole, plain(6.0), &screen.when);
        page.gap(4.0);
        if !screen.hints.is_empty() {
            page.boxed(whole, |page, column| {
                for hint in &screen.hints {
                    page.text(column, bold(6.0), hint);
                    page.gap(1.0);
                }
            });
            page.gap(4.0);
        }
        page.beside(
            |page| {
                let width = 84.0 * page.scale;
                page.map(map, &screen.map, whole.x - 3.0, width);
            },
            |page| {
                let x = whole.x + 84.0 * page.scale + 4.0;
                let column = Column { x, width: whole.x + whole.width - x };
                for fact in &screen.facts {
                    page.text(column, plain(4.6), &fact.label);
                    page.text(column, bold(5.6), &fact.value);
                    page.gap(2.0);
                }
            },
        );
        page.gap(4.0);
        timeline(page, screen, whole);
        page.gap(4.0);
        page.text(whole, plain(3.6), &screen.protocol);
    })
}

fn timeline(page: &mut Page, screen: &CardScreen, whole: Column) {
    if screen.timeline.is_empty() {
        return;
    }
    page.rule(whole);
    page.gap(3.0);
    page.text(whole, bold(5.4), &screen.timeline_title);
    page.gap(1.0);
    let times = Column { width: TIMES.0, ..whole };
    let taken = TIMES.0 + TIMES.1;
    let happened = Column { x: whole.x + taken, width: whole.width - taken };
    for entry in &screen.timeline {
        page.beside(
            |page| page.text(times, plain(4.6), &entry.when),
            |page| page.text(happened, plain(4.8), &entry.text),
        );
        page.gap(1.0);
    }
    page.rule(whole);
}
