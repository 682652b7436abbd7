//! Reading a journal file and judging it: which records are authentic, and what is wrong. It changes nothing.

use crate::error::Trouble;
use crate::seal::{End, FORMAT, Sealer, tag_of};
use crate::store::{Fault, HeadRow, Row, Store};

/// What a file holds.
pub(crate) struct Reading {
    /// The texts of the authentic records from the first on, in order, up to the first that is not.
    pub(crate) records: Vec<String>,
    /// Where those records end.
    pub(crate) end: End,
    /// What is wrong with the file; `None` when it is exactly what was written.
    pub(crate) trouble: Option<Trouble>,
}

/// Reads everything in the file. `file_length` is its length in bytes.
///
/// # Errors
/// [`Fault::InUse`] only; every other fault is in the reading.
pub(crate) fn read(store: &Store, sealer: &Sealer, file_length: u64) -> Result<Reading, Fault> {
    let nothing = |trouble| Reading { records: Vec::new(), end: End::EMPTY, trouble: Some(trouble) };
    match store.format() {
        Ok(format) if format == i64::from(FORMAT) => {}
        Ok(found) => return Ok(nothing(other_format(found))),
        Err(fault) => return Ok(nothing(trouble_of(fault)?)),
    }
    let (head, head_fault) = match store.head() {
        Ok(head) => (Some(head), None),
        Err(fault) => (None, Some(trouble_of(fault)?)),
    };
    let (rows, row_fault) = store.rows();
    let row_fault = row_fault.map(trouble_of).transpose()?;
    // After the rows: an input/output error shows there as what it is, here it would look like damage.
    let structure = store.check_structure(file_length).err().map(trouble_of).transpose()?;
    let (records, end, forged) = authentic_prefix(sealer, &rows);

    let wrong_key =
        structure.is_none() && head.as_ref().is_some_and(|head| !opens_anything(sealer, head, &rows));
    let trouble = if wrong_key {
        Some(Trouble::WrongKey)
    } else {
        // A refusing disk first: it may be the cause of all the others.
        let mut found: Vec<Trouble> = [structure, row_fault, head_fault].into_iter().flatten().collect();
        found.sort_by_key(|trouble| !matches!(trouble, Trouble::Storage { .. }));
        found.into_iter().next().or(forged).or_else(|| head.and_then(|head| judge_head(sealer, &head, end)))
    };
    Ok(Reading { records, end, trouble })
}

/// A later format asks for a newer app; anything else was never written by one.
/// A future version reads the formats before its own here, and moves them to its own by making a new file.
fn other_format(found: i64) -> Trouble {
    match u32::try_from(found) {
        Ok(found) if found > FORMAT => Trouble::NewerFormat { found, known: FORMAT },
        _ => damaged(format!("the file has format {found}, which never existed")),
    }
}

/// The authentic records from the first on, where they end, and what stopped them.
fn authentic_prefix(sealer: &Sealer, rows: &[Row]) -> (Vec<String>, End, Option<Trouble>) {
    let mut records = Vec::new();
    let mut end = End::EMPTY;
    for row in rows {
        let expected = end.count.saturating_add(1);
        if row.seq != expected {
            let detail = format!("record {} stands where record {expected} belongs", row.seq);
            return (records, end, Some(damaged(detail)));
        }
        let Some(text) = sealer.open_record(end, &row.sealed) else {
            return (records, end, Some(damaged(format!("record {expected} is not authentic"))));
        };
        records.push(text);
        end = end.after(&row.sealed);
    }
    (records, end, None)
}

/// Compares the head with the records found.
fn judge_head(sealer: &Sealer, head: &HeadRow, end: End) -> Option<Trouble> {
    let Some(stated) = sealer.open_head(&head.sealed) else {
        return Some(damaged("the head is not authentic".to_owned()));
    };
    if stated.count != end.count {
        return Some(damaged(format!("the head counts {} records, there are {}", stated.count, end.count)));
    }
    if stated != end {
        return Some(damaged("the head does not belong to the last record".to_owned()));
    }
    if !sealer.opens_key_check(&head.key_check) {
        return Some(damaged("the key check is not authentic".to_owned()));
    }
    None
}

/// Whether the key opens anything at all: the key check, the head, or any record next to its neighbour.
fn opens_anything(sealer: &Sealer, head: &HeadRow, rows: &[Row]) -> bool {
    let mut last = End::EMPTY.last;
    let mut any_record = || {
        rows.iter().any(|row| {
            let before = End { count: row.seq.saturating_sub(1), last };
            last = tag_of(&row.sealed).unwrap_or(last);
            sealer.open_record(before, &row.sealed).is_some()
        })
    };
    sealer.opens_key_check(&head.key_check) || sealer.open_head(&head.sealed).is_some() || any_record()
}

fn trouble_of(fault: Fault) -> Result<Trouble, Fault> {
    match fault {
        Fault::Trouble(trouble) => Ok(trouble),
        Fault::InUse => Err(Fault::InUse),
    }
}

fn damaged(detail: String) -> Trouble {
    Trouble::Damaged { detail }
}
