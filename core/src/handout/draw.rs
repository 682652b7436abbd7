//! A QR code as SVG and as lines for a terminal, each with its quiet zone.
//!
//! No fonts, styles, scripts or raster images.

use std::fmt::Write;

use super::qr::Qr;
use crate::xml::escaped;

/// Light modules that ISO/IEC 18004 asks for on each side.
const QUIET: usize = 4;

/// An SVG document: black on white, one path, a viewBox in modules and no size of its own.
/// `title` is what a screen reader says instead of the picture.
#[must_use]
pub fn svg(qr: &Qr, title: &str) -> String {
    drawn(qr, title, r#"xmlns="http://www.w3.org/2000/svg""#)
}

/// An `svg` element with these attributes of its own, also for inside another picture.
pub(crate) fn drawn(qr: &Qr, title: &str, attributes: &str) -> String {
    let side = width(qr) + 2 * QUIET;
    let mut path = String::new();
    for (y, row) in rows(qr).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|left, right| left == right) {
            if run.first() == Some(&true) {
                // Writing to a String cannot fail.
                let _ = write!(path, "M{} {}h{}v1h-{}z", x + QUIET, y + QUIET, run.len(), run.len());
            }
            x += run.len();
        }
    }
    format!(
        concat!(
            r#"<svg {attributes} viewBox="0 0 {side} {side}" role="img" "#,
            r#"shape-rendering="crispEdges"><title>{title}</title>"#,
            r##"<rect width="{side}" height="{side}" fill="#fff"/><path fill="#000" d="{path}"/></svg>"##,
        ),
        attributes = attributes,
        side = side,
        title = escaped(title),
        path = path,
    )
}

/// Lines of half blocks, two rows of modules each. Light modules are drawn and dark ones left
/// empty: on a terminal with light text on a dark ground, as most are, that is dark on light.
#[must_use]
pub fn terminal(qr: &Qr) -> Vec<String> {
    let light_row = || vec![false; width(qr) + 2 * QUIET];
    let mut grid: Vec<Vec<bool>> = (0..QUIET).map(|_| light_row()).collect();
    for row in rows(qr) {
        let edge = || std::iter::repeat_n(false, QUIET);
        grid.push(edge().chain(row.iter().copied()).chain(edge()).collect());
    }
    grid.extend((0..QUIET).map(|_| light_row()));
    if grid.len() % 2 == 1 {
        grid.push(light_row());
    }
    grid.chunks(2)
        .map(|pair| match pair {
            [upper, lower] => upper.iter().zip(lower).map(|(up, low)| half_block(*up, *low)).collect(),
            _ => String::new(),
        })
        .collect()
}

fn half_block(upper_dark: bool, lower_dark: bool) -> char {
    match (upper_dark, lower_dark) {
        (false, false) => '\u{2588}',
        (false, true) => '\u{2580}',
        (true, false) => '\u{2584}',
        (true, true) => ' ',
    }
}

fn rows(qr: &Qr) -> impl Iterator<Item = &[bool]> {
    qr.dark.chunks((qr.size as usize).max(1))
}

fn width(qr: &Qr) -> usize {
    rows(qr).next().map_or(0, <[bool]>::len)
}
