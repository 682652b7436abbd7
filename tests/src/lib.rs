//! Help for the tests that cross layers. Nothing here ships.

pub mod naive;
pub mod work;
pub mod zones;
