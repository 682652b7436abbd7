//! The shipped drawing, and points to ask it about.

use std::sync::LazyLock;

use aftercare_core::body_map::{BodyMap, BodyRegion, BodyView, Segment};
use aftercare_core::content::Content;
use aftercare_core::session::{Place, Side};

static CONTENT: LazyLock<Content> = LazyLock::new(|| Content::shipped().unwrap());
static MAP: LazyLock<BodyMap> = LazyLock::new(|| BodyMap::shipped(&CONTENT.protocol).unwrap());

pub(crate) fn content() -> &'static Content {
    &CONTENT
}

pub(crate) fn map() -> &'static BodyMap {
    &MAP
}

pub(crate) fn outline(map: &BodyMap, view: BodyView) -> &[Segment] {
    &map.figures.iter().find(|figure| figure.view == view).unwrap().outline
}

pub(crate) fn regions(map: &BodyMap, view: BodyView) -> Vec<&BodyRegion> {
    map.regions.iter().filter(|region| region.view == view).collect()
}

pub(crate) fn place(region: &str, side: Side) -> Place {
    Place { region: region.to_owned(), side }
}

/// Every point of the view box on a grid of `1 / per_unit` units, shifted by `shift`.
pub(crate) fn grid(per_unit: u32, shift: f64) -> impl Iterator<Item = (f64, f64)> {
    let at = move |i: u32| f64::from(i) / f64::from(per_unit) + shift;
    (0..200 * per_unit).flat_map(move |row| (0..100 * per_unit).map(move |column| (at(column), at(row))))
}
