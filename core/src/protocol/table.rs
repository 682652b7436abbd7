//! The decision table for clinicians.
