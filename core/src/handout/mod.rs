//! The therapist's code: one session, written small enough for a QR code, and read back.
//!
//! # Reading order
//! 1. [`codes`]: the small numbers that stand for the protocol's ids.
//! 2. [`practice`]: what a practice's name and telephone number may look like.
//! 3. [`error`]: each way in which a session cannot be written or a code cannot be read.
//! 4. `wire`: keys, limits and the writer.
//! 5. `transport`: bytes to text and back (`AC1:` code, link, typed or pasted text).
//! 6. `frame` and `decode`: the one strict decoder.
//! 7. [`mod@qr`] and [`draw`]: modules of a QR code; SVG and terminal lines.
//!
//! `docs/handout.md` describes the format for other implementers.
//!
//! # Invariants
//! - A code is refused with one [`HandoutError`] or gives a whole [`Session`](crate::session::Session);
//!   there is no partial result and no panic, whatever the text.
//! - Every session has exactly one code: what [`decode()`] accepts, [`encode`] writes again byte for byte.
//! - A code carries no rule, no emergency number, no time of a check-in and no name of a patient; a
//!   key that is not known is refused, never skipped.
//! - Who made a code is not proved: version 1 has no signature, and the check only finds mistakes.

pub mod codes;
mod decode;
pub mod draw;
pub mod error;
mod frame;
pub mod practice;
pub mod qr;
mod transport;
mod wire;

pub use codes::{Code, Codes};
pub use decode::decode;
pub use draw::{svg, terminal};
pub use error::{EncodeError, Field, HandoutError};
pub use qr::{Qr, QrError, qr};
pub use transport::{to_code, to_link};
pub use wire::{MAX_AGE_MS, MAX_AHEAD_MS, MAX_BYTES, VERSION, check, encode};
