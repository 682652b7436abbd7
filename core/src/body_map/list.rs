//! The drawing in words: every place that can be tapped, for a list beside or instead of the map.

use serde::{Deserialize, Serialize};

use super::{BodyMap, BodyRegion, BodyView};
use crate::locale::Words;
use crate::session::{Place, Side};

/// One place that the map shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MapPlace {
    /// The place that a tap on it gives; left or right.
    pub place: Place,
    /// Region and side in the reader's words, e.g. `Left shoulder`.
    pub label: String,
    /// The views it is drawn in, one or both.
    pub views: Vec<BodyView>,
}

impl BodyMap {
    /// Every region with its side, each once, in reading order: from head to foot as the protocol
    /// offers them, left before right.
    #[must_use]
    pub fn list(&self, words: &Words<'_>) -> Vec<MapPlace> {
        let mut list: Vec<MapPlace> = Vec::new();
        for region in &self.regions {
            let place = Place { region: region.region.clone(), side: region.side };
            match list.iter_mut().find(|known| known.place == place) {
                Some(known) => known.views.push(region.view),
                None => list.push(MapPlace { label: words.place(&place), place, views: vec![region.view] }),
            }
        }
        list
    }
}

impl BodyRegion {
    /// Whether the region is to be marked when these places are chosen.
    #[must_use]
    pub fn is_marked(&self, places: &[Place]) -> bool {
        places.iter().any(|place| place.region == self.region && halves(place.side).contains(&self.side))
    }
}

/// The sides that are drawn for a place.
///
/// `Both` is drawn as both. So is `Centre`, which stands for the middle or a side not known: the words
/// beside the map tell the two apart.
#[must_use]
pub(crate) fn halves(side: Side) -> &'static [Side] {
    match side {
        Side::Left => &[Side::Left],
        Side::Right => &[Side::Right],
        Side::Both | Side::Centre => &[Side::Left, Side::Right],
    }
}
