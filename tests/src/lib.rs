//! Help for the tests that cross layers. Nothing here ships.

pub mod naive;
pub mod pseudo;
pub mod replay;
pub mod work;
pub mod zones;
