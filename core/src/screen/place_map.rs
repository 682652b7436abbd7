//! The body map of a screen: its words, what is marked on it, and what a tap or the list beside it sends.
//!
//! The shapes are [`crate::body_map`]'s, which a shell asks for once; a faulty drawing never stands in the
//! way of a screen.

use serde::{Deserialize, Serialize};

use super::parts::Button;
use super::start::ChoiceGroup;
use super::text::Text;
use crate::body_map::{BodyMap, BodyView, Captions, halves};
use crate::journey::Command;
use crate::session::{Place, Side};

/// What a shell draws on the shapes of the body map.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlaceMap {
    /// What the picture shows.
    pub title: String,
    /// What a screen reader says instead of the picture.
    pub description: String,
    /// The name of the view from the front.
    pub front: String,
    /// The name of the view from the back.
    pub back: String,
    /// The letter that marks the patient's left in each view.
    pub left: String,
    /// The letter that marks the patient's right.
    pub right: String,
    /// The regions to hatch and outline, left and right apart: those whose region and side are here.
    pub marked: Vec<Place>,
    /// The chosen places in words, to stand beside the picture.
    pub names: Vec<String>,
    /// Every region and side that can be tapped, in words, with the command that a tap on it sends; empty
    /// where the map only shows.
    pub choices: Vec<Button>,
    /// What the way to the list instead of the picture is called; `None` where the map only shows.
    pub use_list: Option<String>,
}

/// The map of a form.
pub(super) fn to_choose(text: &Text<'_>, places: &[Place]) -> PlaceMap {
    let regions = text.view.content.protocol.regions.iter().filter(|region| region.sides);
    let all = regions.flat_map(|region| {
        halves(Side::Both).iter().map(|side| Place { region: region.id.clone(), side: *side })
    });
    let choices = all
        .map(|place| Button::choice(is_chosen(&place, places), text.place(&place), toggle(place)))
        .collect();
    PlaceMap { choices, use_list: Some(text.get("body_map.use_list")), ..to_show(text, places) }
}

/// The map of a page that only shows.
pub(super) fn to_show(text: &Text<'_>, places: &[Place]) -> PlaceMap {
    let Captions { title, description, front, back, left, right } = text.captions(places);
    let has_sides =
        |place: &&Place| text.view.content.protocol.region(&place.region).is_some_and(|region| region.sides);
    let marked = places
        .iter()
        .filter(has_sides)
        .flat_map(|place| {
            halves(place.side).iter().map(|side| Place { region: place.region.clone(), side: *side })
        })
        .collect();
    PlaceMap {
        title,
        description,
        front,
        back,
        left,
        right,
        marked,
        names: places.iter().map(|place| text.place(place)).collect(),
        choices: Vec::new(),
        use_list: None,
    }
}

/// The list beside the map: each region that is drawn, with its sides; `centre` is the key of the word
/// for neither.
pub(super) fn list(text: &Text<'_>, places: &[Place], centre: &str) -> Vec<ChoiceGroup> {
    let sides = [(Side::Left, "side.left"), (Side::Right, "side.right"), (Side::Centre, centre)];
    let drawn = text.view.content.protocol.regions.iter().filter(|region| region.sides);
    drawn.map(|region| row(text, places, &region.id, &sides)).collect()
}

/// What is not drawn: not known where.
pub(super) fn not_drawn(text: &Text<'_>, places: &[Place]) -> Vec<ChoiceGroup> {
    let others = text.view.content.protocol.regions.iter().filter(|region| !region.sides);
    others.map(|region| row(text, places, &region.id, &[(Side::Centre, "side.none")])).collect()
}

fn row(text: &Text<'_>, places: &[Place], region: &str, sides: &[(Side, &str)]) -> ChoiceGroup {
    let options = sides.iter().map(|(side, key)| {
        let place = Place { region: region.to_owned(), side: *side };
        Button::choice(is_chosen(&place, places), text.get(key), toggle(place))
    });
    ChoiceGroup { label: text.get(&format!("region.{region}")), options: options.collect() }
}

/// Both sides chosen is left chosen and right chosen.
fn is_chosen(place: &Place, places: &[Place]) -> bool {
    places.iter().any(|chosen| {
        let both = chosen.side == Side::Both && place.side != Side::Centre;
        chosen.region == place.region && (chosen.side == place.side || both)
    })
}

/// What a tap on a place sends, on the map and in the list.
fn toggle(place: Place) -> Command {
    Command::TogglePlace { region: place.region, side: place.side }
}

/// What a tap on a view of the map sends, the point in view-box units; `None` beside the figure.
#[must_use]
pub fn tap(map: &BodyMap, view: BodyView, x: f64, y: f64) -> Option<Command> {
    map.hit(view, x, y).map(toggle)
}
