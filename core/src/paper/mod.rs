//! Pages for a printer: the sheet that a therapist hands over, and the card for a doctor.
//!
//! - `page`: one page as SVG, its text broken into lines.
//! - `sheet` and `card`: what stands where.
//!
//! Everything they say is on the screen that they are made from, so that a page is in the screen's language
//! and says no more than it. Black on white, no style, script, font or image from elsewhere; sizes are in
//! millimetres, and paper of another size scales the page as a whole.
//!
//! Not here: printing, which is the shell's, and words.

mod card;
mod page;
mod sheet;

use crate::body_map::BodyMap;
use crate::screen::Screen;

/// A screen as a page: an SVG document. `None` for a screen that is not for paper, and for a therapist's
/// screen whose code is not there yet.
#[must_use]
pub fn paper(map: &BodyMap, screen: &Screen) -> Option<String> {
    match screen {
        Screen::Therapist(screen) => screen.ready.as_ref().map(|ready| sheet::sheet(map, screen, ready)),
        Screen::Card(screen) => Some(card::card(map, screen)),
        _ => None,
    }
}
