//! Help for the tests that cross layers. Nothing here ships.

#![forbid(unsafe_code)]

pub mod naive;
pub mod pseudo;
pub mod replay;
pub mod work;
pub mod zones;
