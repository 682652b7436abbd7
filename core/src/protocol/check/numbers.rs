//! Emergency numbers: a wrong row here is a call that does not arrive.

use super::super::{Fault, Numbers, Problem, Protocol};
use super::no_duplicates;

pub(super) fn check(protocol: &Protocol, faults: &mut Vec<Fault>) {
    row(protocol, &protocol.default_numbers, "numbers.default", faults);
    for (i, numbers) in protocol.numbers.iter().enumerate() {
        let path = format!("numbers.regions[{i}]");
        row(protocol, numbers, &path, faults);
        let code = numbers.code.as_deref().unwrap_or_default();
        if code.len() != 2 || !code.bytes().all(|b| b.is_ascii_uppercase()) {
            let problem = Problem::OutOfRange(format!("{code:?} is not two capital letters"));
            faults.push(Fault::new(format!("{path}.code"), problem));
        }
    }
    let codes = protocol.numbers.iter().filter_map(|numbers| numbers.code.as_deref());
    no_duplicates(codes, |i| format!("numbers.regions[{i}].code"), faults);
}

fn row(protocol: &Protocol, numbers: &Numbers, path: &str, faults: &mut Vec<Fault>) {
    for (i, number) in numbers.call.iter().enumerate() {
        dialled(number, &format!("{path}.call[{i}]"), faults);
    }
    no_duplicates(numbers.call.iter().map(String::as_str), |i| format!("{path}.call[{i}]"), faults);
    if let Some(number) = &numbers.advice {
        dialled(number, &format!("{path}.advice"), faults);
    }
    if !protocol.sources.iter().any(|source| source.id == numbers.source) {
        let problem = Problem::Unknown { what: "source".to_owned(), id: numbers.source.clone() };
        faults.push(Fault::new(format!("{path}.source"), problem));
    }
    if !is_date(&numbers.date) {
        let problem = Problem::OutOfRange(format!("{:?} is not a date YYYY-MM-DD", numbers.date));
        faults.push(Fault::new(format!("{path}.date"), problem));
    }
}

/// Groups of digits with one space between them, so that a dialler takes it and a person can read it.
fn dialled(number: &str, path: &str, faults: &mut Vec<Fault>) {
    let groups = || number.split(' ');
    let well_formed = groups().all(|group| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit()));
    let digits: usize = groups().map(str::len).sum();
    if !well_formed || !(3..=15).contains(&digits) {
        let problem = Problem::OutOfRange(format!("{number:?} is not a number of 3 to 15 digits"));
        faults.push(Fault::new(path, problem));
    }
}

fn is_date(text: &str) -> bool {
    let mut parts = text.split('-').map(|part| (part.len(), part.parse::<u32>().ok()));
    let date = (parts.next(), parts.next(), parts.next(), parts.next());
    matches!(date, (Some((4, Some(2000..))), Some((2, Some(1..=12))), Some((2, Some(1..=31))), None))
}
