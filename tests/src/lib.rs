//! (to be written)
pub mod zones;
