//! What every version of the format has in common: one CBOR map with ascending unsigned keys, the
//! version first, the check last.
//!
//! What the other keys mean is in `decode`. Nothing is allocated by a length that the input claims.

use minicbor::Decoder;
use minicbor::data::Type;

use super::error::{Field, HandoutError};
use super::wire::{CHECK_BYTES, VERSION, check, key};

/// A key and the CBOR of its value.
pub(super) struct Entry<'a> {
    pub(super) key: u64,
    pub(super) value: &'a [u8],
}

/// Splits a handout into its entries and verifies version and check.
pub(super) fn entries(bytes: &[u8]) -> Result<Vec<Entry<'_>>, HandoutError> {
    let mut whole = Decoder::new(bytes);
    whole.skip().map_err(|_| HandoutError::NotCbor)?;
    if whole.position() != bytes.len() {
        return Err(HandoutError::Trailing);
    }
    let found = split(bytes)?;
    let last = found.last().filter(|entry| entry.key == u64::from(key::CHECK));
    verify(bytes, last.ok_or(HandoutError::Missing { field: Field::Check })?)?;
    let first = found.first().filter(|entry| entry.key == u64::from(key::VERSION));
    match unsigned(first.ok_or(HandoutError::Missing { field: Field::Version })?.value, Field::Version)? {
        0 => Err(HandoutError::OutOfRange { field: Field::Version }),
        version if version > u64::from(VERSION) => Err(HandoutError::NewerVersion { version }),
        _ => Ok(found),
    }
}

fn split(bytes: &[u8]) -> Result<Vec<Entry<'_>>, HandoutError> {
    let wrong = |field| move |_| HandoutError::WrongType { field };
    let mut input = Decoder::new(bytes);
    let count = input.map().map_err(wrong(Field::Handout))?.ok_or(HandoutError::NotCanonical)?;
    let mut found: Vec<Entry<'_>> = Vec::new();
    for _ in 0..count {
        let key = input.u64().map_err(wrong(Field::Key))?;
        if found.last().is_some_and(|before| before.key >= key) {
            return Err(HandoutError::NotCanonical);
        }
        let start = input.position();
        input.skip().map_err(|_| HandoutError::NotCbor)?;
        let value = bytes.get(start..input.position()).ok_or(HandoutError::NotCbor)?;
        found.push(Entry { key, value });
    }
    Ok(found)
}

/// The check covers every byte before its own four.
fn verify(bytes: &[u8], last: &Entry<'_>) -> Result<(), HandoutError> {
    let given = byte_string(last.value, Field::Check)?;
    if given.len() as u64 != CHECK_BYTES {
        return Err(HandoutError::OutOfRange { field: Field::Check });
    }
    let before = bytes.strip_suffix(given).ok_or(HandoutError::NotCanonical)?;
    if check(before) == given { Ok(()) } else { Err(HandoutError::BadCheck) }
}

/// An unsigned integer.
pub(super) fn unsigned(value: &[u8], field: Field) -> Result<u64, HandoutError> {
    Decoder::new(value).u64().map_err(|_| HandoutError::WrongType { field })
}

/// A byte string of definite length.
pub(super) fn byte_string(value: &[u8], field: Field) -> Result<&[u8], HandoutError> {
    let mut input = Decoder::new(value);
    definite(&input, Type::BytesIndef)?;
    input.bytes().map_err(|_| HandoutError::WrongType { field })
}

/// A text string of definite length.
pub(super) fn text(value: &[u8], field: Field) -> Result<&str, HandoutError> {
    let mut input = Decoder::new(value);
    definite(&input, Type::StringIndef)?;
    input.str().map_err(|_| HandoutError::WrongType { field })
}

/// An array of unsigned integers, of definite length.
pub(super) fn unsigned_list(value: &[u8], field: Field) -> Result<Vec<u64>, HandoutError> {
    let wrong = |_| HandoutError::WrongType { field };
    let mut input = Decoder::new(value);
    let count = input.array().map_err(wrong)?.ok_or(HandoutError::NotCanonical)?;
    let mut list = Vec::new();
    for _ in 0..count {
        list.push(input.u64().map_err(wrong)?);
    }
    Ok(list)
}

fn definite(input: &Decoder<'_>, indefinite: Type) -> Result<(), HandoutError> {
    if input.datatype().is_ok_and(|found| found == indefinite) {
        Err(HandoutError::NotCanonical)
    } else {
        Ok(())
    }
}
