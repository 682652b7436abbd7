//! The regions fill the figure without gap or overlap, and the two halves mirror each other.

use aftercare_core::body_map::{BodyView, MapPoint, Segment, inside};
use aftercare_core::session::Side;
use proptest::prelude::*;

use crate::support::{grid, map, outline, regions};

/// Borders included: the grid of fifths and halves runs through corners and along the midline.
#[test]
fn every_point_of_the_figure_belongs_to_exactly_one_region() {
    let map = map();
    let (mut inner, mut outer) = (0_u32, 0_u32);
    for view in BodyView::ALL {
        let regions = regions(map, view);
        for (x, y) in grid(5, 0.0).chain(grid(2, 0.137)) {
            let figure = inside(outline(map, view), x, y);
            let owners = regions.iter().filter(|region| inside(&region.path, x, y)).count();
            assert_eq!(owners, usize::from(figure), "{view:?} {x} {y}");
            if figure { inner += 1 } else { outer += 1 }
        }
    }
    assert!(inner > 100_000 && outer > 100_000, "{inner} {outer}");
    println!("{inner} points inside the figures, {outer} outside");
}

proptest! {
    #[test]
    fn any_point_has_as_many_owners_as_figures(x in 0.0..100.0_f64, y in 0.0..200.0_f64) {
        let map = map();
        for view in BodyView::ALL {
            let owners = regions(map, view).iter().filter(|region| inside(&region.path, x, y)).count();
            prop_assert_eq!(owners, usize::from(inside(outline(map, view), x, y)));
        }
    }
}

/// Points of a path, `pieces` to a curve.
fn polygon(path: &[Segment], pieces: u32) -> Vec<(f64, f64)> {
    let mut points: Vec<(f64, f64)> = Vec::new();
    for segment in path {
        match segment {
            Segment::Move { to } | Segment::Line { to } => points.push((to.x, to.y)),
            Segment::Cubic { control1, control2, to } => {
                let (x0, y0) = *points.last().unwrap();
                let from = MapPoint { x: x0, y: y0 };
                // De Casteljau: the product computes the same curve by its Bernstein polynomials.
                let mix = |a: MapPoint, b: MapPoint, t: f64| MapPoint {
                    x: a.x + t * (b.x - a.x),
                    y: a.y + t * (b.y - a.y),
                };
                points.extend((1..=pieces).map(|i| {
                    let t = f64::from(i) / f64::from(pieces);
                    let (a, b, c) =
                        (mix(from, *control1, t), mix(*control1, *control2, t), mix(*control2, *to, t));
                    let point = mix(mix(a, b, t), mix(b, c, t), t);
                    (point.x, point.y)
                }));
            }
            Segment::Close => {}
        }
    }
    points
}

/// How often a closed polygon goes round a point, by the angles seen from it; `None` near its border.
fn turns(polygon: &[(f64, f64)], x: f64, y: f64) -> Option<f64> {
    let mut sum = 0.0;
    for (i, (ax, ay)) in polygon.iter().enumerate() {
        let (bx, by) = polygon[(i + 1) % polygon.len()];
        let (ax, ay, bx, by) = (ax - x, ay - y, bx - x, by - y);
        if ax.hypot(ay) < 0.3 {
            return None;
        }
        sum += (ax * by - ay * bx).atan2(ax * bx + ay * by);
    }
    Some((sum / std::f64::consts::TAU).abs().round())
}

/// The same question answered by angles on a finer polygon: both fill rules give the same areas.
#[test]
fn inside_agrees_with_the_winding_number() {
    let map = map();
    let (mut asked, mut yes) = (0, 0);
    for view in BodyView::ALL {
        for region in regions(map, view) {
            let fine = polygon(&region.path, 100);
            let low = fine.iter().map(|point| point.1).fold(f64::MAX, f64::min);
            let high = fine.iter().map(|point| point.1).fold(f64::MIN, f64::max);
            for (x, y) in grid(1, 0.41).filter(|(_, y)| (low - 2.0..high + 2.0).contains(y)) {
                let Some(turns) = turns(&fine, x, y) else { continue };
                asked += 1;
                yes += u32::from(turns == 1.0);
                assert!(turns <= 1.0);
                assert_eq!(inside(&region.path, x, y), turns == 1.0, "{} {view:?} {x} {y}", region.region);
            }
        }
    }
    assert!(asked > 50_000 && yes > 3_000, "{asked} {yes}");
}

#[test]
fn the_halves_of_a_region_mirror_each_other() {
    let map = map();
    for view in BodyView::ALL {
        let regions = regions(map, view);
        for left in regions.iter().filter(|region| region.side == Side::Left) {
            let right = regions
                .iter()
                .find(|right| right.region == left.region && right.side == Side::Right)
                .unwrap();
            let mut area = 0;
            for (x, y) in grid(2, 0.137) {
                let here = inside(&left.path, x, y);
                area += u32::from(here);
                assert_eq!(here, inside(&right.path, 100.0 - x, y), "{} {view:?} {x} {y}", left.region);
            }
            assert!(area > 100, "{} {view:?} covers {area} points", left.region);
        }
        for (x, y) in grid(2, 0.137) {
            assert_eq!(inside(outline(map, view), x, y), inside(outline(map, view), 100.0 - x, y));
        }
    }
}
