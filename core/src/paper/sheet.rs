//! The sheet that a patient takes home: how to scan, the code, and the session on the body map.

use super::page::{Column, Paper, bold, plain};
use crate::body_map::BodyMap;
use crate::handout::draw;
use crate::screen::{ReadyCode, TherapistScreen};

/// A5; on A4 it is printed larger or twice.
const PAPER: Paper = Paper { width: 148.0, height: 210.0, margin: 11.0 };
/// The code is drawn as large whatever stands beside it: an old camera has to read it.
const CODE: f64 = 66.0;
/// Between the columns.
const BETWEEN: f64 = 5.0;

pub(super) fn sheet(map: &BodyMap, screen: &TherapistScreen, ready: &ReadyCode) -> String {
    let words = &ready.sheet;
    let whole = PAPER.column();
    PAPER.document(&screen.frame.language, &words.title, |page| {
        page.text(whole, bold(8.0), &words.title);
        page.gap(1.0);
        page.text(whole, plain(4.2), &words.does);
        page.gap(4.0);
        page.beside(
            // The quiet zone is part of the picture: its edge stands in the margin.
            |page| {
                page.picture(whole.x - BETWEEN, CODE, CODE, |attributes| {
                    draw::drawn(&ready.qr, &ready.description, attributes)
                });
            },
            |page| {
                let x = whole.x + CODE - BETWEEN;
                let column = Column { x, width: whole.x + whole.width - x };
                page.gap(5.0);
                page.text(column, bold(4.8), &words.scan);
                page.gap(3.0);
                page.text(column, plain(4.0), &words.until);
            },
        );
        page.gap(2.0);
        page.rule(whole);
        page.gap(4.0);
        page.beside(
            |page| {
                let width = 62.0 * page.scale;
                page.map(map, &screen.map, whole.x - 2.0, width);
            },
            |page| {
                let x = whole.x + 62.0 * page.scale + BETWEEN - 2.0;
                let column = Column { x, width: whole.x + whole.width - x };
                for fact in &ready.facts {
                    page.text(column, plain(3.6), &fact.label);
                    page.text(column, bold(4.2), &fact.value);
                    page.gap(2.0);
                }
            },
        );
        page.gap(4.0);
        page.boxed(whole, |page, column| page.text(column, bold(4.6), &words.very_unwell));
    })
}
