//! Where a tap lands: touch rectangles first, then the drawing.

use aftercare_core::body_map::{BodyMap, BodyView, MapRect, inside};
use aftercare_core::session::{Place, Side};
use proptest::prelude::*;

use crate::support::{content, grid, map, place, regions};

/// Density-independent pixels of one unit when a view is 360 of them wide, as on a small phone.
const DP: f64 = 3.6;
/// The smallest square that a finger finds, in the same pixels.
const FINGER: f64 = 48.0;

fn holds(rect: &MapRect, x: f64, y: f64) -> bool {
    rect.x <= x && x < rect.x + rect.width && rect.y <= y && y < rect.y + rect.height
}

/// What the drawing alone says.
fn drawn(map: &BodyMap, view: BodyView, x: f64, y: f64) -> Option<Place> {
    let region = regions(map, view).into_iter().find(|region| inside(&region.path, x, y))?;
    Some(place(&region.region, region.side))
}

#[test]
fn a_tap_gives_the_region_of_the_rectangle_or_else_of_the_drawing() {
    let map = map();
    for view in BodyView::ALL {
        for (x, y) in grid(2, 0.137) {
            let touched: Vec<Place> = regions(map, view)
                .iter()
                .filter(|region| region.touch.iter().any(|rect| holds(rect, x, y)))
                .map(|region| place(&region.region, region.side))
                .collect();
            assert!(touched.len() <= 1, "{view:?} {x} {y}: {touched:?}");
            let expected = touched.into_iter().next().or_else(|| drawn(map, view, x, y));
            assert_eq!(map.hit(view, x, y), expected, "{view:?} {x} {y}");
        }
    }
}

#[test]
fn every_point_of_the_figure_answers_a_tap() {
    let map = map();
    for view in BodyView::ALL {
        for (x, y) in grid(5, 0.0) {
            assert!(drawn(map, view, x, y).is_none() || map.hit(view, x, y).is_some(), "{view:?} {x} {y}");
        }
    }
}

#[test]
fn taps_left_and_right_of_the_midline_mirror_each_other() {
    let map = map();
    for view in BodyView::ALL {
        for (x, y) in grid(2, 0.137) {
            let mirrored = map.hit(view, 100.0 - x, y).map(|found| {
                let side = if found.side == Side::Left { Side::Right } else { Side::Left };
                Place { side, ..found }
            });
            assert_eq!(map.hit(view, x, y), mirrored, "{view:?} {x} {y}");
        }
    }
}

#[test]
fn the_patients_left_is_on_the_right_in_front_and_on_the_left_behind() {
    let map = map();
    for (view, x, y, region) in [
        (BodyView::Front, 58.0, 50.0, "chest"),
        (BodyView::Front, 70.0, 48.0, "shoulder"),
        (BodyView::Front, 58.0, 150.0, "leg"),
        (BodyView::Back, 44.0, 50.0, "upper_back"),
        (BodyView::Back, 45.0, 78.0, "lower_back"),
        (BodyView::Back, 37.0, 78.0, "abdomen_flank"),
        (BodyView::Back, 46.0, 15.0, "head"),
        (BodyView::Back, 47.0, 34.0, "neck"),
        (BodyView::Back, 40.0, 98.0, "hip_buttock"),
        (BodyView::Back, 19.0, 95.0, "arm"),
    ] {
        assert_eq!(map.hit(view, x, y), Some(place(region, Side::Left)), "{view:?} {region}");
    }
}

/// Largest square, in units, in which every sampled tap gives this place.
fn largest_square(map: &BodyMap, view: BodyView, wanted: &Place) -> f64 {
    const PER_UNIT: u32 = 4;
    const COLUMNS: usize = 100 * PER_UNIT as usize;
    let mut above = vec![0_u32; COLUMNS + 1];
    let mut row = vec![0_u32; COLUMNS + 1];
    let mut best = 0;
    for (i, (x, y)) in grid(PER_UNIT, 0.0625).enumerate() {
        let column = i % COLUMNS + 1;
        row[column] = if map.hit(view, x, y).as_ref() == Some(wanted) {
            1 + row[column - 1].min(above[column]).min(above[column - 1])
        } else {
            0
        };
        best = best.max(row[column]);
        if column == COLUMNS {
            std::mem::swap(&mut above, &mut row);
        }
    }
    f64::from(best) / f64::from(PER_UNIT)
}

#[test]
fn every_region_has_room_for_a_finger_except_the_lower_back() {
    let map = map();
    for view in BodyView::ALL {
        for region in regions(map, view).into_iter().filter(|region| region.side == Side::Left) {
            let wanted = place(&region.region, region.side);
            let square = largest_square(map, view, &wanted) * DP;
            // Between the midline and the flank there is no room; the list is the other way.
            let needed = if region.region == "lower_back" { 34.0 } else { FINGER - 0.5 };
            assert!(square >= needed, "{view:?} {}: {square:.1} dp", region.region);
        }
    }
}

/// A neighbour's rectangle may take a little of a region, never most of it.
#[test]
fn every_region_keeps_most_of_its_own_drawing() {
    let map = map();
    for view in BodyView::ALL {
        for region in regions(map, view) {
            let own = place(&region.region, region.side);
            let all: Vec<_> = grid(3, 0.137).filter(|(x, y)| inside(&region.path, *x, *y)).collect();
            let kept = all.iter().filter(|(x, y)| map.hit(view, *x, *y).as_ref() == Some(&own)).count();
            assert!(kept * 5 >= all.len() * 4, "{own:?} {view:?}: {kept} of {}", all.len());
        }
    }
}

/// Where a needle may reach the lung, a check-in comes after 6 hours: a rectangle that widens an arm
/// or the head must not hide that. Towards the lung it may err.
#[test]
fn a_rectangle_never_takes_a_tap_out_of_reach_of_the_lung() {
    let (map, thorax) = (map(), content().protocol.region_set("thorax").unwrap());
    let near = |place: &Place| thorax.regions.contains(&place.region);
    let mut asked = 0;
    for view in BodyView::ALL {
        for (x, y) in grid(4, 0.0625).chain(grid(5, 0.0)) {
            let Some(shown) = drawn(map, view, x, y).filter(near) else { continue };
            asked += 1;
            let answered = map.hit(view, x, y).unwrap();
            assert!(near(&answered), "{view:?} {x} {y}: drawn {shown:?}, answered {answered:?}");
        }
    }
    assert!(asked > 10_000, "{asked}");
}

#[test]
fn beside_the_figure_and_outside_the_box_there_is_nothing() {
    let map = map();
    for view in BodyView::ALL {
        for (x, y) in
            [(2.0, 2.0), (99.0, 199.0), (50.0, 100.0 + 99.9), (5.0, 60.0), (-0.1, 50.0), (50.0, 200.0)]
        {
            assert_eq!(map.hit(view, x, y), None, "{view:?} {x} {y}");
        }
        for odd in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MAX, f64::MIN] {
            assert_eq!(map.hit(view, odd, 50.0), None);
            assert_eq!(map.hit(view, 50.0, odd), None);
        }
        assert!(map.hit(view, 50.0, 50.0).is_some(), "the midline belongs to one side");
    }
}

proptest! {
    #[test]
    fn no_number_makes_a_tap_panic(x in any::<f64>(), y in any::<f64>()) {
        let map = map();
        let outside = !((0.0..100.0).contains(&x) && (0.0..200.0).contains(&y));
        for view in BodyView::ALL {
            prop_assert!(!outside || map.hit(view, x, y).is_none());
        }
    }
}
