//! Which region a point belongs to.
//!
//! First the touch rectangles, which give a finger more room than the drawing has, then the paths. A
//! ray to the right crosses the border of a closed path an odd number of times when it starts inside
//! (even-odd rule). Each segment is looked at in one direction only, whichever way its path runs, so
//! that two neighbours agree about every point of the border they share: never both, never none.

use super::segment::{MapPoint, Segment};
use super::{BodyMap, BodyView, MapRect};
use crate::session::Place;

/// Straight pieces that stand for one curve; the largest error on the shipped drawing is far below the
/// width of a line.
const PIECES: u32 = 16;

impl BodyMap {
    /// The place under a point of a view, in view-box units; sides are left or right only.
    ///
    /// `None` beside the figure, outside the view box, and for a coordinate that is not a number.
    #[must_use]
    pub fn hit(&self, view: BodyView, x: f64, y: f64) -> Option<Place> {
        if !contains(&self.view_box, x, y) {
            return None;
        }
        let mut regions = self.regions.iter().filter(|region| region.view == view);
        let touched = regions.clone().find(|region| region.touch.iter().any(|rect| contains(rect, x, y)));
        let found = touched.or_else(|| regions.find(|region| inside(&region.path, x, y)))?;
        Some(Place { region: found.region.clone(), side: found.side })
    }
}

/// Whether a point lies inside a closed path, by the even-odd rule. A point on the border counts as
/// inside exactly one of the two areas that the border parts.
#[must_use]
pub fn inside(path: &[Segment], x: f64, y: f64) -> bool {
    let mut start = None;
    let mut from = MapPoint { x: 0.0, y: 0.0 };
    let mut odd = false;
    for segment in path {
        let to = match *segment {
            Segment::Move { to } => {
                start = Some(to);
                to
            }
            Segment::Line { to } => {
                odd ^= crosses_line(from, to, x, y);
                to
            }
            Segment::Cubic { control1, control2, to } => {
                odd ^= crosses_cubic([from, control1, control2, to], x, y);
                to
            }
            Segment::Close => {
                let to = start.unwrap_or(from);
                odd ^= crosses_line(from, to, x, y);
                to
            }
        };
        from = to;
    }
    odd
}

fn contains(rect: &MapRect, x: f64, y: f64) -> bool {
    (rect.x..rect.x + rect.width).contains(&x) && (rect.y..rect.y + rect.height).contains(&y)
}

/// Whether the ray from the point to the right crosses the line an odd number of times. Of the line's
/// two ends the upper one belongs to it.
fn crosses_line(from: MapPoint, to: MapPoint, x: f64, y: f64) -> bool {
    if (from.y <= y) == (to.y <= y) {
        return false;
    }
    let (upper, lower) = if from.y <= to.y { (from, to) } else { (to, from) };
    upper.x + (y - upper.y) / (lower.y - upper.y) * (lower.x - upper.x) > x
}

/// The same for a curve. It lies within the hull of its four points, so that most points need no more
/// than its ends.
fn crosses_cubic(points: [MapPoint; 4], x: f64, y: f64) -> bool {
    if points.iter().all(|p| p.y <= y) || points.iter().all(|p| p.y > y) || points.iter().all(|p| p.x <= x) {
        return false;
    }
    let [first, _, _, last] = points;
    if points.iter().all(|p| p.x > x) {
        return (first.y <= y) != (last.y <= y);
    }
    let mut points = points;
    if (last.y, last.x) < (first.y, first.x) {
        points.reverse();
    }
    let [mut from, _, _, end] = points;
    let mut odd = false;
    for i in 1..=PIECES {
        let to = if i == PIECES { end } else { on_cubic(points, f64::from(i) / f64::from(PIECES)) };
        odd ^= crosses_line(from, to, x, y);
        from = to;
    }
    odd
}

/// The point of a curve at `t`, 0 at its beginning and 1 at its end.
fn on_cubic([p0, p1, p2, p3]: [MapPoint; 4], t: f64) -> MapPoint {
    let s = 1.0 - t;
    let weights = [s * s * s, 3.0 * s * s * t, 3.0 * s * t * t, t * t * t];
    let [w0, w1, w2, w3] = weights;
    let at = |a: f64, b: f64, c: f64, d: f64| w0 * a + w1 * b + w2 * c + w3 * d;
    MapPoint { x: at(p0.x, p1.x, p2.x, p3.x), y: at(p0.y, p1.y, p2.y, p3.y) }
}
