//! The drawing of the body, and what a screen marks on it.

use aftercare_core::body_map::{BodyMap, BodyRegion, BodyView, Figure, MapPoint, MapRect, Segment};
use aftercare_core::screen::{Button, PlaceMap};
use aftercare_core::session::{Place, Side};

/// The whole drawing; y grows downward.
#[uniffi::remote(Record)]
pub struct BodyMap {
    pub view_box: MapRect,
    pub figures: Vec<Figure>,
    pub regions: Vec<BodyRegion>,
}

/// One view of the person.
#[uniffi::remote(Record)]
pub struct Figure {
    pub view: BodyView,
    pub outline: Vec<Segment>,
    pub detail: Vec<Vec<Segment>>,
}

/// One half of a region in one view.
#[uniffi::remote(Record)]
pub struct BodyRegion {
    pub region: String,
    pub side: Side,
    pub view: BodyView,
    pub path: Vec<Segment>,
    pub touch: Vec<MapRect>,
}

/// From where the person is seen.
#[uniffi::remote(Enum)]
pub enum BodyView {
    Front,
    Back,
}

/// An upright rectangle.
#[uniffi::remote(Record)]
pub struct MapRect {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

/// A point.
#[uniffi::remote(Record)]
pub struct MapPoint {
    pub x: f64,
    pub y: f64,
}

/// One step of a path; each starts where the one before ended.
#[uniffi::remote(Enum)]
pub enum Segment {
    Move { to: MapPoint },
    Line { to: MapPoint },
    Cubic { control1: MapPoint, control2: MapPoint, to: MapPoint },
    Close,
}

/// What a shell draws on the shapes of the body map.
#[uniffi::remote(Record)]
pub struct PlaceMap {
    pub title: String,
    pub description: String,
    pub front: String,
    pub back: String,
    pub left: String,
    pub right: String,
    pub marked: Vec<Place>,
    pub names: Vec<String>,
    pub choices: Vec<Button>,
    pub use_list: Option<String>,
}
