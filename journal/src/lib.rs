#![forbid(unsafe_code)]
#![doc = include_str!("../README.md")]

mod create;
mod erase;
mod error;
mod files;
mod journal;
mod lock;
mod open;
mod random;
mod restart;
mod seal;
mod store;
mod verify;

pub use erase::erase;
pub use error::{AppendError, EraseError, OpenError, RestartError, Trouble};
pub use journal::Journal;
pub use open::{Opening, open};
pub use random::{NoRandomBytes, random_bytes};
pub use restart::set_aside_and_restart;
