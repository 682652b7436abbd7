//! The JSON interface.
