//! Laws of the handout: what is written is read back, everything else is refused by name.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod hostile;
mod mistakes;
mod picture;
mod practice;
mod round_trip;
mod support;
mod vectors;
mod writing;
