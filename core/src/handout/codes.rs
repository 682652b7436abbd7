//! The small numbers that stand for the protocol's ids in a code.
//!
//! The numbers themselves are protocol data, not here. A number once shipped keeps its meaning for
//! ever: an old code would otherwise name another part of the body.

/// One id and its number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// Id of the protocol, e.g. `upper_back`.
    pub id: String,
    /// Its number in a code, 0 to 255.
    pub code: u8,
}

/// The numbers of all ids that a code can name. Each list is in the protocol's order; within a
/// list, ids and numbers are unique (whoever builds it from the protocol checks that).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Codes {
    /// Techniques, e.g. `dry_needling`.
    pub techniques: Vec<Code>,
    /// Regions, e.g. `upper_back`.
    pub regions: Vec<Code>,
    /// Risks, e.g. `blood_thinner`.
    pub risks: Vec<Code>,
}

/// The number of an id.
pub(super) fn number_of(list: &[Code], id: &str) -> Option<u8> {
    list.iter().find(|known| known.id == id).map(|known| known.code)
}

/// The entry of a number, with its place in the protocol's order.
pub(super) fn entry_of(list: &[Code], number: u64) -> Option<(usize, &Code)> {
    list.iter().enumerate().find(|(_, known)| u64::from(known.code) == number)
}
