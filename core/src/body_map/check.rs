//! What the drawing must show: the protocol's regions, both sides of each, and touch rectangles that
//! leave no doubt.
//!
//! That the regions fill the outline and mirror each other is a property of the drawing as a whole;
//! the tests look at it point by point.

use super::{BodyMap, BodyRegion, MapRect};
use crate::protocol::{Fault, Problem, Protocol};

pub(super) fn check(map: &BodyMap, protocol: &Protocol, faults: &mut Vec<Fault>) {
    for (i, region) in map.regions.iter().enumerate() {
        let mut fault = |key: &str, problem| faults.push(Fault::new(format!("regions[{i}]{key}"), problem));
        let known = protocol.regions.iter().any(|known| known.sides && known.id == region.region);
        if !known && !region.region.is_empty() {
            fault(
                ".id",
                Problem::Unknown { what: "region with sides".to_owned(), id: region.region.clone() },
            );
        }
        let same = |other: &&BodyRegion| other.region == region.region && other.view == region.view;
        let before = map.regions.iter().take(i);
        if before.filter(same).any(|other| other.side == region.side) {
            fault("", Problem::Duplicate(region.region.clone()));
        }
        if !map.regions.iter().filter(same).any(|other| other.side != region.side) {
            fault("", Problem::Expected("its other side in the same view".to_owned()));
        }
    }
    touch(map, faults);
    for missing in protocol.regions.iter().filter(|known| known.sides) {
        if !map.regions.iter().any(|region| region.region == missing.id) {
            let problem = Problem::Expected(format!("a drawing of {:?}", missing.id));
            faults.push(Fault::new("regions", problem));
        }
    }
}

/// Touch rectangles lie within the view box and never over one of another region.
fn touch(map: &BodyMap, faults: &mut Vec<Fault>) {
    let rects =
        map.regions.iter().enumerate().flat_map(|(i, region)| {
            region.touch.iter().enumerate().map(move |(j, rect)| (i, j, region, rect))
        });
    for (i, j, region, rect) in rects.clone() {
        let path = format!("regions[{i}].hit[{j}]");
        if !contains(&map.view_box, rect) {
            faults.push(Fault::new(&path, Problem::OutOfRange("outside the view box".to_owned())));
        }
        let over = rects
            .clone()
            .take_while(|(k, l, ..)| (*k, *l) < (i, j))
            .find(|(_, _, other, area)| other.view == region.view && overlap(area, rect));
        if let Some((k, l, ..)) = over {
            faults.push(Fault::new(&path, Problem::OutOfRange(format!("over regions[{k}].hit[{l}]"))));
        }
    }
}

/// Tenths are not exact in binary: edges meant to touch may miss each other by this much.
const ROUNDING: f64 = 1e-9;

fn contains(outer: &MapRect, inner: &MapRect) -> bool {
    inner.x >= outer.x
        && inner.y >= outer.y
        && inner.x + inner.width <= outer.x + outer.width + ROUNDING
        && inner.y + inner.height <= outer.y + outer.height + ROUNDING
}

fn overlap(a: &MapRect, b: &MapRect) -> bool {
    let apart = |a: f64, width: f64, b: f64| a + width <= b + ROUNDING;
    !(apart(a.x, a.width, b.x)
        || apart(b.x, b.width, a.x)
        || apart(a.y, a.height, b.y)
        || apart(b.y, b.height, a.y))
}
