//! The one strict decoder, for scanned, pasted and typed codes and for links.
//!
//! It answers with a whole session or with the first fault; what a session leads to is not here,
//! nor whether its id was taken in before.

use super::codes::{Code, Codes, entry_of};
use super::error::{Field, HandoutError};
use super::frame::{Entry, byte_string, entries, text as text_of, unsigned, unsigned_list};
use super::practice::{is_name, is_phone};
use super::transport::from_text;
use super::wire::{ID_BYTES, MAX_AGE_MS, MAX_AHEAD_MS, MAX_PAIN, MAX_SECOND, SIDES, encode, key};
use crate::session::{Place, Session};
use crate::time::Timestamp;

/// Reads a code, a link or typed text. `now` is this device's clock: the session must have ended
/// at most 7 days before it and at most 15 minutes after it, both inclusive.
///
/// # Errors
/// The first fault met; see [`HandoutError`].
pub fn decode(codes: &Codes, text: &str, now: Timestamp) -> Result<Session, HandoutError> {
    let bytes = from_text(text)?;
    let entries = entries(&bytes)?;
    let session = session(codes, &entries)?;
    // One comparison stands for every rule of the deterministic form.
    if encode(codes, &session).ok().as_deref() != Some(bytes.as_slice()) {
        return Err(HandoutError::NotCanonical);
    }
    let ago = now.0.saturating_sub(session.ended_at.0);
    if ago > MAX_AGE_MS {
        return Err(HandoutError::TooOld);
    }
    if ago < -MAX_AHEAD_MS {
        return Err(HandoutError::InFuture);
    }
    Ok(session)
}

fn session(codes: &Codes, entries: &[Entry<'_>]) -> Result<Session, HandoutError> {
    no_unknown(entries)?;
    let need = |key, field| find(entries, key).ok_or(HandoutError::Missing { field });
    Ok(Session {
        id: Some(id(need(key::SESSION_ID, Field::SessionId)?)?),
        technique: technique(codes, need(key::TECHNIQUE, Field::Technique)?)?,
        ended_at: ended_at(need(key::ENDED_AT, Field::EndedAt)?)?,
        places: places(codes, need(key::PLACES, Field::Places)?)?,
        risks: find(entries, key::RISKS).map_or(Ok(Vec::new()), |value| risks(codes, value))?,
        pain_before: find(entries, key::PAIN_BEFORE).map(pain_before).transpose()?,
        practice_name: find(entries, key::PRACTICE_NAME)
            .map(|value| checked_text(value, Field::PracticeName, is_name))
            .transpose()?,
        practice_phone: find(entries, key::PRACTICE_PHONE)
            .map(|value| checked_text(value, Field::PracticePhone, is_phone))
            .transpose()?,
    })
}

/// A key that is not understood could change the meaning of the others, so it is never skipped.
fn no_unknown(entries: &[Entry<'_>]) -> Result<(), HandoutError> {
    for entry in entries {
        match u8::try_from(entry.key) {
            Ok(key::VERSION..=key::PRACTICE_PHONE | key::CHECK) => {}
            Ok(key::SIGNATURE) => return Err(HandoutError::Signed),
            _ => return Err(HandoutError::UnknownField { key: entry.key }),
        }
    }
    Ok(())
}

fn find<'a>(entries: &[Entry<'a>], key: u8) -> Option<&'a [u8]> {
    entries.iter().find(|entry| entry.key == u64::from(key)).map(|entry| entry.value)
}

fn id(value: &[u8]) -> Result<String, HandoutError> {
    let field = Field::SessionId;
    let bytes = byte_string(value, field)?;
    if bytes.len() as u64 != ID_BYTES {
        return Err(HandoutError::OutOfRange { field });
    }
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

fn technique(codes: &Codes, value: &[u8]) -> Result<String, HandoutError> {
    let field = Field::Technique;
    Ok(known(&codes.techniques, unsigned(value, field)?, field)?.1.id.clone())
}

fn ended_at(value: &[u8]) -> Result<Timestamp, HandoutError> {
    let field = Field::EndedAt;
    let seconds = unsigned(value, field)?;
    i64::try_from(seconds)
        .ok()
        .filter(|_| seconds <= MAX_SECOND)
        .and_then(|seconds| seconds.checked_mul(1000))
        .map(Timestamp)
        .ok_or(HandoutError::OutOfRange { field })
}

fn places(codes: &Codes, value: &[u8]) -> Result<Vec<Place>, HandoutError> {
    let field = Field::Places;
    let mut found = Vec::new();
    for number in unsigned_list(value, field)? {
        let (rank, region) = known(&codes.regions, number / 4, field)?;
        let side = SIDES.into_iter().nth((number % 4) as usize).ok_or(HandoutError::OutOfRange { field })?;
        found.push((rank, Place { region: region.id.clone(), side }));
    }
    if found.is_empty() {
        return Err(HandoutError::OutOfRange { field });
    }
    found.sort_by_key(|(rank, _)| *rank);
    Ok(found.into_iter().map(|(_, place)| place).collect())
}

fn risks(codes: &Codes, value: &[u8]) -> Result<Vec<String>, HandoutError> {
    let field = Field::Risks;
    let mut found = Vec::new();
    for number in unsigned_list(value, field)? {
        let (rank, risk) = known(&codes.risks, number, field)?;
        found.push((rank, risk.id.clone()));
    }
    found.sort_by_key(|(rank, _)| *rank);
    Ok(found.into_iter().map(|(_, id)| id).collect())
}

fn pain_before(value: &[u8]) -> Result<u8, HandoutError> {
    let field = Field::PainBefore;
    u8::try_from(unsigned(value, field)?)
        .ok()
        .filter(|pain| *pain <= MAX_PAIN)
        .ok_or(HandoutError::OutOfRange { field })
}

fn checked_text(value: &[u8], field: Field, rule: fn(&str) -> bool) -> Result<String, HandoutError> {
    let text = text_of(value, field)?;
    if rule(text) { Ok(text.to_owned()) } else { Err(HandoutError::BadText { field }) }
}

fn known(list: &[Code], number: u64, field: Field) -> Result<(usize, &Code), HandoutError> {
    entry_of(list, number).ok_or(HandoutError::UnknownCode { field, code: number })
}
