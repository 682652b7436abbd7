//! The drawing of the body, and pages for a printer. They need no engine: nothing is known or changed.

use std::panic::{UnwindSafe, catch_unwind};
use std::sync::OnceLock;

use aftercare_core::body_map::{BodyMap, BodyView};
use aftercare_core::journey::Command;
use aftercare_core::screen::{Screen, tap};

use crate::engine::content;
use crate::error::OpenError;

/// The drawing of the body, the same for every screen: a shell asks for it once.
///
/// # Errors
/// [`OpenError::Content`] when this build's drawing or protocol does not load.
#[uniffi::export]
pub fn body_map() -> Result<BodyMap, OpenError> {
    whole(|| drawing().cloned())
}

/// The command of a tap on a view of the drawing, the point in units of its view box; none beside the
/// figure. The same as the command of that region's button in the screen's list.
///
/// # Errors
/// As [`body_map`].
#[uniffi::export]
pub fn body_map_tap(view: BodyView, x: f64, y: f64) -> Result<Option<Command>, OpenError> {
    whole(|| Ok(tap(drawing()?, view, x, y)))
}

/// A screen as pages for a printer, each an SVG document in millimetres: the sheet for a patient of a
/// therapist's screen whose code is ready, and the card for a doctor, with a second page where it has a
/// second side. Empty for every other screen.
///
/// # Errors
/// As [`body_map`].
#[uniffi::export]
pub fn paper(screen: &Screen) -> Result<Vec<String>, OpenError> {
    let screen = std::panic::AssertUnwindSafe(screen);
    whole(move || Ok(aftercare_core::paper::paper(drawing()?, *screen)))
}

fn drawing() -> Result<&'static BodyMap, OpenError> {
    static DRAWING: OnceLock<Result<BodyMap, OpenError>> = OnceLock::new();
    let load = || {
        BodyMap::shipped(&content()?.protocol).map_err(|faults| OpenError::Content {
            detail: faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"),
        })
    };
    DRAWING.get_or_init(load).as_ref().map_err(Clone::clone)
}

/// A panic becomes an error without its words, as in every call of the engine.
fn whole<T>(call: impl FnOnce() -> Result<T, OpenError> + UnwindSafe) -> Result<T, OpenError> {
    catch_unwind(call).unwrap_or(Err(OpenError::Fault))
}
