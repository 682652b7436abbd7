//! Pages for a printer: the sheet that a therapist hands over, and the card for a doctor.
//!
//! - `page`: one page as SVG, its text broken into lines.
//! - `sheet` and `card`: what stands where. The card has a second page where the screen has a second side.
//!
//! Everything they say is on the screen that they are made from, so that a page is in the language of that
//! screen or side and says no more than it. Black on white, no style, script, font or image from elsewhere;
//! sizes are in millimetres, and paper of another size scales the page as a whole.
//!
//! Not here: printing, which is the shell's, and words.

mod card;
mod page;
mod sheet;

use crate::body_map::BodyMap;
use crate::screen::Screen;

/// A screen as pages, each an SVG document: the sheet is one; the card is one, or one for each of its sides.
/// Empty for a screen that is not for paper, and for a therapist's screen whose code is not there yet.
#[must_use]
pub fn paper(map: &BodyMap, screen: &Screen) -> Vec<String> {
    match screen {
        Screen::Therapist(screen) => {
            screen.ready.iter().map(|ready| sheet::sheet(map, screen, ready)).collect()
        }
        Screen::Card(screen) => card::card(map, screen),
        _ => Vec::new(),
    }
}
