//! The parts of a path, and their text form: SVG path data of `M`, `L`, `C` and `Z` with absolute
//! coordinates, a small part of what SVG allows.
//!
//! Records rather than text stand in the public types, so that no shell needs a parser of its own.

use std::fmt::Write;

use serde::{Deserialize, Serialize};

use super::MapRect;

/// A point in view-box units, y downward.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct MapPoint {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

/// One step of a path; each starts where the one before ended.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Segment {
    /// Begins the path; first of all, and only there.
    Move {
        /// Where it begins.
        to: MapPoint,
    },
    /// A straight line.
    Line {
        /// Where it ends.
        to: MapPoint,
    },
    /// A cubic Bézier curve.
    Cubic {
        /// Pulls the beginning of the curve.
        control1: MapPoint,
        /// Pulls the end of the curve.
        control2: MapPoint,
        /// Where it ends.
        to: MapPoint,
    },
    /// A straight line back to where the path began; the last step of a closed path.
    Close,
}

/// Writes a path as SVG path data, in the form that the file has.
#[must_use]
pub fn path_text(path: &[Segment]) -> String {
    let mut text = String::new();
    for segment in path {
        if !text.is_empty() {
            text.push(' ');
        }
        let point = |p: &MapPoint| format!("{} {}", p.x, p.y);
        // Writing to a String cannot fail.
        let _ = match segment {
            Segment::Move { to } => write!(text, "M{}", point(to)),
            Segment::Line { to } => write!(text, "L{}", point(to)),
            Segment::Cubic { control1, control2, to } => {
                write!(text, "C{} {} {}", point(control1), point(control2), point(to))
            }
            Segment::Close => write!(text, "Z"),
        };
    }
    text
}

/// Reads one path that lies within `within` (its right and lower edge included), control points too.
///
/// # Errors
/// What is wrong, and at which command, counted from 1.
pub(super) fn parse(text: &str, within: &MapRect) -> Result<Vec<Segment>, String> {
    let mut path = Vec::new();
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let at = path.len().saturating_add(1);
        let tail = rest.get(letter.len_utf8()..).unwrap_or_default();
        let end = tail.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(tail.len());
        let (numbers, next) = tail.split_at(end);
        let points = points(numbers, within).map_err(|what| format!("{what} in command {at}"))?;
        let segment = match (letter, points.as_slice()) {
            ('M', [to]) if path.is_empty() => Segment::Move { to: *to },
            ('L', [to]) => Segment::Line { to: *to },
            ('C', [control1, control2, to]) => {
                Segment::Cubic { control1: *control1, control2: *control2, to: *to }
            }
            ('Z', []) => Segment::Close,
            _ => return Err(format!("command {at} is not M, L, C or Z with its points")),
        };
        if path.is_empty() && letter != 'M' {
            return Err("the first command is not M".to_owned());
        }
        if path.last() == Some(&Segment::Close) {
            return Err(format!("command {at} stands after Z"));
        }
        path.push(segment);
        rest = next;
    }
    Ok(path)
}

/// The points of one command: pairs of numbers with a space between any two.
fn points(text: &str, within: &MapRect) -> Result<Vec<MapPoint>, String> {
    let mut numbers = text.split_ascii_whitespace().map(number);
    let mut points = Vec::new();
    while let Some(x) = numbers.next() {
        let (x, y) = (x?, numbers.next().ok_or("a coordinate without its pair")??);
        let inside = (within.x..=within.x + within.width).contains(&x)
            && (within.y..=within.y + within.height).contains(&y);
        if !inside {
            return Err(format!("{x} {y} is outside the view box"));
        }
        points.push(MapPoint { x, y });
    }
    Ok(points)
}

/// Digits with at most one decimal, as the drawing has them: no sign, no exponent, no infinity.
fn number(text: &str) -> Result<f64, String> {
    let (whole, decimal) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !(digits(whole) && whole.len() <= 4 && digits(decimal) && decimal.len() == 1) {
        return Err(format!("{text:?} is not a number with at most one decimal"));
    }
    text.parse().map_err(|_| format!("{text:?} is not a number"))
}
