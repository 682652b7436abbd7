//! The modules of a QR code. Drawing them is in [`draw`](super::draw); reading a picture of one is
//! the shell's camera, not here.

use fast_qr::{ECL, Mode, QRBuilder};
use serde::{Deserialize, Serialize};

/// Longest text, in bytes: that of the longest code.
const MAX_TEXT: usize = 772;

/// A square of modules, without its quiet zone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Qr {
    /// Modules along one side: 17 + 4 × version.
    pub size: u32,
    /// `size` × `size` modules, row by row from the top left; `true` is dark.
    pub dark: Vec<bool>,
}

/// Why a text has no QR code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QrError {
    /// No text.
    #[error("there is no text for a QR code")]
    Empty,
    /// Longer than any handout.
    #[error("the text is longer than any handout")]
    TooLong,
}

/// The smallest QR code of error correction level M (15 %) for the text: alphanumeric mode where
/// every character allows it, as in an `AC1:` code (5.5 bits each), else byte mode.
///
/// # Errors
/// [`QrError`].
pub fn qr(text: &str) -> Result<Qr, QrError> {
    if text.is_empty() {
        return Err(QrError::Empty);
    }
    if text.len() > MAX_TEXT {
        return Err(QrError::TooLong);
    }
    // Base45 is by definition the alphabet of the alphanumeric mode.
    let alphanumeric = text.bytes().all(|byte| base45::alphabet::decode(byte).is_some());
    let mode = if alphanumeric { Mode::Alphanumeric } else { Mode::Byte };
    let code = QRBuilder::new(text).mode(mode).ecl(ECL::M).build().map_err(|_| QrError::TooLong)?;
    let size = u32::try_from(code.size).map_err(|_| QrError::TooLong)?;
    let modules = code.size.saturating_mul(code.size);
    Ok(Qr { size, dark: code.data.iter().take(modules).map(|module| module.value()).collect() })
}
