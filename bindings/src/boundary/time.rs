//! Instants and zones.

use std::path::PathBuf;

use aftercare_core::time::{Moment, OffsetChange, Timestamp, Zone};

/// From `at` on the zone's offset from UTC is `offset_s` seconds (east is positive).
#[uniffi::remote(Record)]
pub struct OffsetChange {
    pub at: Timestamp,
    pub offset_s: i32,
}

/// A time zone as far as a course can see: its offset and every change near now.
#[uniffi::remote(Record)]
pub struct Zone {
    pub id: String,
    pub offset_s: i32,
    pub changes: Vec<OffsetChange>,
}

/// Now, as a shell knows it.
#[uniffi::remote(Record)]
pub struct Moment {
    pub at: Timestamp,
    pub zone: Zone,
}

// `java.time.Instant` in Kotlin and `Date` in Swift, see uniffi.toml. Any value is accepted.
uniffi::custom_type!(Timestamp, i64, {
    remote,
    try_lift: |ms| Ok(Timestamp(ms)),
    lower: |at| at.0,
});

// A folder of the app, as the platform writes it.
uniffi::custom_type!(PathBuf, String, {
    remote,
    try_lift: |path| Ok(PathBuf::from(path)),
    lower: |path| path.to_string_lossy().into_owned(),
});
