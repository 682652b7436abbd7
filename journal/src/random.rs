//! Random bytes: for nonces, and for the ids that the core cannot make.

use thiserror::Error;

/// The system gave no random bytes.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("random bytes: {0}")]
pub struct NoRandomBytes(String);

/// So many bytes from the system's generator.
///
/// # Errors
/// [`NoRandomBytes`].
pub fn random_bytes<const N: usize>() -> Result<[u8; N], NoRandomBytes> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| NoRandomBytes(error.to_string()))?;
    Ok(bytes)
}
