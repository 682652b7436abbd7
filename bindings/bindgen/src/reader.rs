//! A faster reader for Swift.
//!
//! What UniFFI 0.32.2 generates copies every number and every text of a returned value through
//! Foundation's `Data`: four fifths of a call from Swift (docs/performance.md). Two places read the same
//! bytes in place instead. Both keep the check of the bounds. When a newer UniFFI writes them otherwise,
//! generating fails, and this file is looked at again or deleted.

use anyhow::{Context as _, ensure};

const NUMBER: (&str, &str) = (
    "    let _ = withUnsafeMutableBytes(of: &value, { reader.data.copyBytes(to: $0, from: range)})\n",
    "    value = reader.data.withUnsafeBytes { \
     $0.loadUnaligned(fromByteOffset: range.lowerBound, as: T.self) }\n",
);

const TEXT: (&str, &str) = (
    "        return String(decoding: try readBytes(&buf, count: Int(len)), as: UTF8.self)\n",
    "        guard len >= 0, buf.data.count - buf.offset >= Int(len) else {
            throw UniffiInternalError.bufferOverflow
        }
        let range = buf.offset..<(buf.offset + Int(len))
        buf.offset = range.upperBound
        return buf.data.withUnsafeBytes { String(decoding: $0[range], as: UTF8.self) }\n",
);

/// The generated Swift source with the faster reader.
///
/// # Errors
/// The source does not hold exactly one of each place.
pub(crate) fn faster(source: &str) -> anyhow::Result<String> {
    let mut source = source.to_owned();
    for (slow, fast) in [NUMBER, TEXT] {
        let found = source.matches(slow).count();
        ensure!(found == 1, "the generated Swift has {found} times, not once: {}", slow.trim());
        source = source.replace(slow, fast);
    }
    Ok(source)
}

/// Rewrites every Swift source of a folder.
///
/// # Errors
/// As for [`faster`], or a file cannot be read or written.
pub(crate) fn rewrite(folder: &std::path::Path) -> anyhow::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "swift") {
            let source = std::fs::read_to_string(&path)?;
            let source = faster(&source).with_context(|| path.display().to_string())?;
            std::fs::write(&path, source)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{NUMBER, TEXT, faster};

    #[test]
    fn a_source_without_one_of_the_places_or_with_two_is_refused() {
        let whole = format!("a\n{}b\n{}c\n", NUMBER.0, TEXT.0);
        assert!(faster(&whole).is_ok_and(|source| source.contains(NUMBER.1) && source.contains(TEXT.1)));
        for source in [NUMBER.0.to_owned(), TEXT.0.to_owned(), whole.repeat(2), String::new()] {
            assert!(faster(&source).is_err());
        }
    }
}
