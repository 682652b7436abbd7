//! The body map: one drawing of a standing person, front and back, with the regions of the protocol.
//!
//! [`BodyMap::shipped`] reads `body_map.json` and checks it against the protocol. Every shell draws
//! these same outlines: as segments on a phone, as the strings of [`BodyMap::svg`] in the terminal and
//! on paper. A tap becomes a place by [`BodyMap::hit`]; [`BodyMap::list`] has the same places in words,
//! for a screen reader, a keyboard or a region too narrow for a finger.
//!
//! - `segment`: the parts of a path, and their text form.
//! - `read` and `check`: the file in, a drawing and every fault out.
//! - `hit`: which region a point belongs to.
//! - `list`: the drawing in words, and which regions show the chosen places.
//! - `svg`: the drawing as a picture.
//!
//! Not here: what a region means for triage, colours and sizes of a phone's drawing, and the place
//! "not known where", which cannot be drawn. The map is not part of [`crate::content::Content`]: a
//! faulty drawing must never stand in the way of advice.
//!
//! # Invariants
//! - At most one region answers a point, and inside the figure always one: neighbours share their
//!   borders exactly, and a border is counted the same from both sides.
//! - Sides are the patient's own: in front their left is drawn on the right.

mod check;
mod hit;
mod list;
mod read;
mod segment;
mod svg;

pub use hit::inside;
pub use list::MapPlace;
pub(crate) use list::halves;
pub use segment::{MapPoint, Segment, path_text};
pub(crate) use svg::Captions;

use serde::{Deserialize, Serialize};

use crate::protocol::{Fault, Protocol};
use crate::session::Side;

const BODY_MAP: &str = include_str!("../../body_map.json");

/// From where the person is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BodyView {
    /// The face and chest; the patient's left is drawn on the right.
    Front,
    /// The back; the patient's left is drawn on the left.
    Back,
}

impl BodyView {
    /// Both, in the order drawn from left to right.
    pub const ALL: [Self; 2] = [Self::Front, Self::Back];
}

/// An upright rectangle in view-box units.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct MapRect {
    /// Left edge, belongs to the rectangle.
    pub x: f64,
    /// Upper edge, belongs to the rectangle.
    pub y: f64,
    /// Width, above 0; the right edge does not belong to the rectangle.
    pub width: f64,
    /// Height, above 0; the lower edge does not belong to the rectangle.
    pub height: f64,
}

/// One view of the person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// From where.
    pub view: BodyView,
    /// The edge of the body, one closed path.
    pub outline: Vec<Segment>,
    /// Faint lines that help to find one's way (collar bones, knees); decoration, never closed.
    pub detail: Vec<Vec<Segment>>,
}

/// One half of a region in one view.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BodyRegion {
    /// Region id of the protocol, e.g. `upper_back`.
    pub region: String,
    /// The patient's own side: left or right.
    pub side: Side,
    /// The view it is drawn in.
    pub view: BodyView,
    /// Its border, one closed path.
    pub path: Vec<Segment>,
    /// Where a finger means this region although the path is too small or lies beside it; may be empty.
    pub touch: Vec<MapRect>,
}

/// The whole drawing; all coordinates are in units of `view_box`, y grows downward.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BodyMap {
    /// The space that each view is drawn in.
    pub view_box: MapRect,
    /// Front, then back.
    pub figures: Vec<Figure>,
    /// All regions of both views, none overlapping another of its view: in the protocol's order, left
    /// before right, front before back.
    pub regions: Vec<BodyRegion>,
}

impl BodyMap {
    /// The drawing that this version of the app ships.
    ///
    /// # Errors
    /// Every fault of the data. The tests make sure that there is none for the shipped protocol.
    pub fn shipped(protocol: &Protocol) -> Result<Self, Vec<Fault>> {
        Self::load(BODY_MAP, protocol)
    }

    /// Reads a drawing and checks that it shows every region of the protocol that has sides, with both
    /// sides, and nothing else.
    ///
    /// # Errors
    /// Every fault found, each with its JSON path in the drawing's file.
    pub fn load(json: &str, protocol: &Protocol) -> Result<Self, Vec<Fault>> {
        let (map, mut faults) = read::read(json);
        let Some(mut map) = map else { return Err(faults) };
        check::check(&map, protocol, &mut faults);
        if !faults.is_empty() {
            return Err(faults);
        }
        let rank = |region: &BodyRegion| protocol.regions.iter().position(|known| known.id == region.region);
        map.regions.sort_by_key(|region| (rank(region), region.side, region.view));
        Ok(map)
    }
}
