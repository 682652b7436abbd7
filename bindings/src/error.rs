//! The few errors that a shell must act on. Whatever a person can cause is a screen instead.

/// Why an engine could not be opened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, uniffi::Error)]
#[uniffi(flat_error)]
pub enum OpenError {
    /// Another process holds the journal. Show that the app is open elsewhere.
    #[error("the journal is in use by another process")]
    InUse,
    /// The protocol or a language that this build carries does not load. A fault of the build.
    #[error("the app's own content does not load: {detail}")]
    Content {
        /// All faults; no health data.
        detail: String,
    },
    /// A fault of the program. Nothing was changed.
    #[error("a fault of the program while opening")]
    Fault,
}

/// Why a call failed. No health data in it; the next call works.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, uniffi::Error)]
#[uniffi(flat_error)]
pub enum EngineError {
    /// Not everything could be erased. The course goes on with what is there.
    #[error("the journal could not be erased: {detail}")]
    NotErased {
        /// What the storage said.
        detail: String,
    },
    /// Everything was erased, and no new journal could be started: only a new engine can.
    #[error("the journal could not be started anew: {detail}")]
    Restart {
        /// What the storage said.
        detail: String,
    },
    /// A fault of the program. What the command had recorded until then is kept.
    #[error("a fault of the program in a call")]
    Fault,
}
