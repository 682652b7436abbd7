//! Sealing and opening: XChaCha20-Poly1305, a random nonce each time, and associated data that ties every
//! sealed value to its kind, its format, its place and its predecessor. No file and no SQL here.
//!
//! Layout of a sealed value: 24 bytes nonce, ciphertext as long as the plaintext, 16 bytes tag.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};

use crate::random::random_bytes;

/// The format that this version writes; it is also the file's `user_version`.
pub(crate) const FORMAT: u32 = 1;

const NONCE_LEN: usize = 24;
const TAG_LEN: usize = 16;

/// The authentication tag of a sealed value. A record's tag stands for the record and all before it.
pub(crate) type Tag = [u8; TAG_LEN];

/// What stands in the place of the predecessor's tag for the first record.
const BEFORE_FIRST: Tag = [0; TAG_LEN];

/// Where a journal ends: how many records it has (never negative; SQLite counts in `i64`), and the last tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct End {
    pub(crate) count: i64,
    pub(crate) last: Tag,
}

impl End {
    /// The end of a journal without records.
    pub(crate) const EMPTY: Self = Self { count: 0, last: BEFORE_FIRST };

    /// The end after one more record, given as it is stored.
    pub(crate) fn after(self, sealed: &[u8]) -> Self {
        Self { count: self.count.saturating_add(1), last: tag_of(sealed).unwrap_or(BEFORE_FIRST) }
    }
}

/// Why sealing failed: the system gave no random bytes, or a text is longer than the cipher allows (256 GiB).
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(crate) struct SealError(String);

/// The key in use. It has no `Debug`, so that it cannot reach a log.
pub(crate) struct Sealer {
    cipher: XChaCha20Poly1305,
}

impl Sealer {
    /// `None` unless the key has 32 bytes.
    pub(crate) fn new(key: &[u8]) -> Option<Self> {
        XChaCha20Poly1305::new_from_slice(key).ok().map(|cipher| Self { cipher })
    }

    /// A sealed nothing: whether it opens tells a wrong key from a damaged file.
    pub(crate) fn seal_key_check(&self) -> Result<Vec<u8>, SealError> {
        self.seal(&key_check_data(), &[])
    }

    pub(crate) fn opens_key_check(&self, sealed: &[u8]) -> bool {
        self.open(&key_check_data(), sealed).is_some()
    }

    /// Seals the record that follows `end`.
    pub(crate) fn seal_record(&self, end: End, text: &str) -> Result<Vec<u8>, SealError> {
        self.seal(&record_data(end), text.as_bytes())
    }

    /// The text of the record that follows `end`, or `None` when it is not authentic.
    pub(crate) fn open_record(&self, end: End, sealed: &[u8]) -> Option<String> {
        self.open(&record_data(end), sealed).and_then(|bytes| String::from_utf8(bytes).ok())
    }

    pub(crate) fn seal_head(&self, end: End) -> Result<Vec<u8>, SealError> {
        self.seal(&head_data(), &[&end.count.to_le_bytes(), end.last.as_slice()].concat())
    }

    pub(crate) fn open_head(&self, sealed: &[u8]) -> Option<End> {
        let bytes = self.open(&head_data(), sealed)?;
        let (count, last) = bytes.split_first_chunk::<8>()?;
        Some(End { count: i64::from_le_bytes(*count), last: last.try_into().ok()? })
    }

    fn seal(&self, associated: &[u8], plain: &[u8]) -> Result<Vec<u8>, SealError> {
        let nonce: [u8; NONCE_LEN] = random_bytes().map_err(|error| SealError(error.to_string()))?;
        let payload = Payload { msg: plain, aad: associated };
        let mut sealed = nonce.to_vec();
        sealed.extend(
            self.cipher
                .encrypt(&XNonce::from(nonce), payload)
                .map_err(|_| SealError("a record is too long to seal".to_owned()))?,
        );
        Ok(sealed)
    }

    fn open(&self, associated: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, rest) = sealed.split_first_chunk::<NONCE_LEN>()?;
        self.cipher.decrypt(&XNonce::from(*nonce), Payload { msg: rest, aad: associated }).ok()
    }
}

/// The tag at the end of a sealed value; `None` when it is too short to be one.
pub(crate) fn tag_of(sealed: &[u8]) -> Option<Tag> {
    let (_nonce, rest) = sealed.split_first_chunk::<NONCE_LEN>()?;
    rest.last_chunk::<TAG_LEN>().copied()
}

// Each kind begins with its own letter, and has a fixed length: no value of one kind opens as another.
fn key_check_data() -> Vec<u8> {
    [b"k".as_slice(), &FORMAT.to_le_bytes()].concat()
}

fn head_data() -> Vec<u8> {
    [b"h".as_slice(), &FORMAT.to_le_bytes()].concat()
}

fn record_data(end: End) -> Vec<u8> {
    let sequence = end.count.saturating_add(1);
    [b"r".as_slice(), &FORMAT.to_le_bytes(), &sequence.to_le_bytes(), &end.last].concat()
}
