//! Keys and limits of the format, and its writer.
//!
//! Reading is in `frame` and `decode`; base45 and base64url are in `transport`.

use std::convert::Infallible;

use minicbor::Encoder;
use sha2::{Digest, Sha256};

use super::codes::{Code, Codes, number_of};
use super::error::{EncodeError, Field};
use super::practice::{is_name, is_phone};
use crate::session::{Session, Side};

/// The version of the format written here, and the newest one read.
pub const VERSION: u8 = 1;
/// Longest handout, in bytes before base45 or base64url.
pub const MAX_BYTES: u64 = 512;
/// How long ago a session may have ended when its code is taken in: 7 days, in milliseconds.
pub const MAX_AGE_MS: i64 = 7 * 24 * 60 * 60 * 1000;
/// How far ahead of this device's clock a session may end: 15 minutes, in milliseconds. Two clocks
/// never agree, and a therapist may hand the code over while the last needle comes out.
pub const MAX_AHEAD_MS: i64 = 15 * 60 * 1000;

/// The last second of the year 9999, which every calendar involved can print.
pub(super) const MAX_SECOND: u64 = 253_402_300_799;
/// Highest value of the pain scale.
pub(super) const MAX_PAIN: u8 = 10;
/// Bytes of the session id.
pub(super) const ID_BYTES: u64 = 8;
/// Bytes of the check.
pub(super) const CHECK_BYTES: u64 = 4;

/// The map's keys. Numbers are never used again for anything else.
pub(super) mod key {
    pub(in crate::handout) const VERSION: u8 = 0;
    pub(in crate::handout) const SESSION_ID: u8 = 1;
    pub(in crate::handout) const TECHNIQUE: u8 = 2;
    pub(in crate::handout) const ENDED_AT: u8 = 3;
    pub(in crate::handout) const PLACES: u8 = 4;
    pub(in crate::handout) const RISKS: u8 = 5;
    pub(in crate::handout) const PAIN_BEFORE: u8 = 6;
    pub(in crate::handout) const PRACTICE_NAME: u8 = 7;
    pub(in crate::handout) const PRACTICE_PHONE: u8 = 8;
    /// Reserved: a signature over everything before it.
    pub(in crate::handout) const SIGNATURE: u8 = 22;
    /// The last key that fits into one byte, so that the check is the end of every version's map.
    pub(in crate::handout) const CHECK: u8 = 23;
}

/// A place as one number: the region's number times 4, plus the side.
pub(super) const SIDES: [Side; 4] = [Side::Left, Side::Right, Side::Both, Side::Centre];

/// The check: the first 4 bytes of the SHA-256 of everything before it, for whoever makes or tests
/// codes with another writer. It finds mistakes; it proves nothing about who made the code.
#[must_use]
pub fn check(before: &[u8]) -> Vec<u8> {
    Sha256::digest(before).iter().take(CHECK_BYTES as usize).copied().collect()
}

/// Writes a session as deterministic CBOR (RFC 8949, section 4.2.1): the same session always gives
/// the same bytes. Places and risks may come in any order; a fraction of a second is dropped.
///
/// # Errors
/// The first rule of `docs/handout.md` that the session breaks.
pub fn encode(codes: &Codes, session: &Session) -> Result<Vec<u8>, EncodeError> {
    let plain = Plain::of(codes, session)?;
    let mut bytes = plain.write().map_err(|_| EncodeError::Writer)?;
    bytes.extend(check(&bytes));
    let length = bytes.len() as u64;
    if length > MAX_BYTES { Err(EncodeError::TooLong { bytes: length }) } else { Ok(bytes) }
}

/// A checked session in the numbers of the format.
struct Plain<'a> {
    id: Vec<u8>,
    technique: u8,
    ended_at_s: u64,
    places: Vec<u16>,
    risks: Vec<u8>,
    pain_before: Option<u8>,
    name: Option<&'a str>,
    phone: Option<&'a str>,
}

impl<'a> Plain<'a> {
    fn of(codes: &Codes, session: &'a Session) -> Result<Self, EncodeError> {
        let id = id_bytes(session.id.as_deref().ok_or(EncodeError::NoId)?).ok_or(EncodeError::BadId)?;
        let technique = number(&codes.techniques, &session.technique, Field::Technique)?;
        let ended_at_s = u64::try_from(session.ended_at.0.div_euclid(1000))
            .ok()
            .filter(|seconds| *seconds <= MAX_SECOND)
            .ok_or(EncodeError::OutOfRange { field: Field::EndedAt })?;
        if session.places.is_empty() {
            return Err(EncodeError::NoPlaces);
        }
        let mut places = Vec::new();
        for place in &session.places {
            let region = number(&codes.regions, &place.region, Field::Places)?;
            if places.iter().any(|known| known / 4 == u16::from(region)) {
                return Err(EncodeError::Repeated { field: Field::Places, id: place.region.clone() });
            }
            places.push(u16::from(region) * 4 + side_number(place.side));
        }
        places.sort_unstable();
        let mut risks = Vec::new();
        for id in &session.risks {
            let risk = number(&codes.risks, id, Field::Risks)?;
            if risks.contains(&risk) {
                return Err(EncodeError::Repeated { field: Field::Risks, id: id.clone() });
            }
            risks.push(risk);
        }
        risks.sort_unstable();
        if session.pain_before.is_some_and(|pain| pain > MAX_PAIN) {
            return Err(EncodeError::OutOfRange { field: Field::PainBefore });
        }
        let name = session.practice_name.as_deref();
        if name.is_some_and(|text| !is_name(text)) {
            return Err(EncodeError::BadText { field: Field::PracticeName });
        }
        let phone = session.practice_phone.as_deref();
        if phone.is_some_and(|text| !is_phone(text)) {
            return Err(EncodeError::BadText { field: Field::PracticePhone });
        }
        let pain_before = session.pain_before;
        Ok(Self { id, technique, ended_at_s, places, risks, pain_before, name, phone })
    }

    /// Everything up to and including the head of the check.
    fn write(&self) -> Result<Vec<u8>, minicbor::encode::Error<Infallible>> {
        let optional =
            [!self.risks.is_empty(), self.pain_before.is_some(), self.name.is_some(), self.phone.is_some()];
        let present = optional.into_iter().filter(|there| *there).count() as u64;
        let mut out = Encoder::new(Vec::new());
        out.map(6 + present)?;
        out.u8(key::VERSION)?.u8(VERSION)?;
        out.u8(key::SESSION_ID)?.bytes(&self.id)?;
        out.u8(key::TECHNIQUE)?.u8(self.technique)?;
        out.u8(key::ENDED_AT)?.u64(self.ended_at_s)?;
        out.u8(key::PLACES)?.array(self.places.len() as u64)?;
        for place in &self.places {
            out.u16(*place)?;
        }
        if !self.risks.is_empty() {
            out.u8(key::RISKS)?.array(self.risks.len() as u64)?;
            for risk in &self.risks {
                out.u8(*risk)?;
            }
        }
        if let Some(pain) = self.pain_before {
            out.u8(key::PAIN_BEFORE)?.u8(pain)?;
        }
        if let Some(name) = self.name {
            out.u8(key::PRACTICE_NAME)?.str(name)?;
        }
        if let Some(phone) = self.phone {
            out.u8(key::PRACTICE_PHONE)?.str(phone)?;
        }
        out.u8(key::CHECK)?.bytes_len(CHECK_BYTES)?;
        Ok(out.into_writer())
    }
}

fn number(list: &[Code], id: &str, field: Field) -> Result<u8, EncodeError> {
    number_of(list, id).ok_or_else(|| EncodeError::UnknownId { field, id: id.to_owned() })
}

fn side_number(side: Side) -> u16 {
    match side {
        Side::Left => 0,
        Side::Right => 1,
        Side::Both => 2,
        Side::Centre => 3,
    }
}

/// 16 lower-case hex digits as 8 bytes.
fn id_bytes(id: &str) -> Option<Vec<u8>> {
    let lower_hex = |c: char| matches!(c, '0'..='9' | 'a'..='f');
    let number = u64::from_str_radix(id, 16).ok()?;
    (id.len() as u64 == 2 * ID_BYTES && id.chars().all(lower_hex)).then(|| number.to_be_bytes().to_vec())
}
