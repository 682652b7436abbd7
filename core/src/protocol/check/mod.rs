//! Checks of meaning, after the file was read: every one reports all it finds.
//!
//! Names inside conditions are checked where they are compiled, in [`super::compile`].

mod ids;
mod numbers;
mod questions;
mod rules;
mod texts;
mod times;

use super::{Fault, Problem, Protocol};

pub(super) use texts::missing_texts;

/// Everything but the texts. Needs the compiled conditions.
pub(super) fn structure(protocol: &Protocol, faults: &mut Vec<Fault>) {
    ids::check(protocol, faults);
    times::check(protocol, faults);
    questions::check(protocol, faults);
    rules::check(protocol, faults);
    numbers::check(protocol, faults);
}

/// Reports each entry of a list that stands there a second time.
fn no_duplicates<'a>(
    entries: impl Iterator<Item = &'a str>,
    path: impl Fn(usize) -> String,
    faults: &mut Vec<Fault>,
) {
    let mut seen = std::collections::BTreeSet::new();
    for (i, entry) in entries.enumerate() {
        if !seen.insert(entry) {
            faults.push(Fault::new(path(i), Problem::Duplicate(entry.to_owned())));
        }
    }
}

/// Reports each id that `known` does not have.
fn all_known(what: &str, ids: &[String], known: impl Fn(&str) -> bool, path: &str, faults: &mut Vec<Fault>) {
    for (i, id) in ids.iter().enumerate().filter(|(_, id)| !known(id)) {
        let problem = Problem::Unknown { what: what.to_owned(), id: id.clone() };
        faults.push(Fault::new(format!("{path}[{i}]"), problem));
    }
}
