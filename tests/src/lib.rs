//! (to be written)
pub mod replay;
