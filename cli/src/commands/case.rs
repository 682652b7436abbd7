//! `assess` and `plan`: one case as JSON in, the answer as JSON out, for other programs. No journal.

use std::io::{self, Read};

use aftercare_core::schedule::plan_json;
use aftercare_core::triage::json::assess_json;

use crate::clock;
use crate::exit::{Exit, Failure};
use crate::print;
use crate::shell::content;

/// Longest input, in bytes; a full case has under 4,000.
const MAX_INPUT: u64 = 1024 * 1024;

/// Assesses the case on standard input.
pub(crate) fn assess() -> Result<Exit, Failure> {
    answer(assess_json(&content()?, &input()?).map_err(|fault| Failure::Input(fault.to_string())))
}

/// Plans the course on standard input.
pub(crate) fn plan() -> Result<Exit, Failure> {
    let plan = plan_json(&content()?.timing, &input()?, clock::zone);
    answer(plan.map_err(|fault| Failure::Input(fault.to_string())))
}

fn answer(json: Result<String, Failure>) -> Result<Exit, Failure> {
    print::write_lines([json?])?;
    Ok(Exit::Done)
}

fn input() -> Result<String, Failure> {
    let mut bytes = Vec::new();
    io::stdin()
        .take(MAX_INPUT + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| Failure::Input(format!("input: {error}")))?;
    if bytes.len() as u64 > MAX_INPUT {
        return Err(Failure::Input("input: longer than 1 MiB".to_owned()));
    }
    String::from_utf8(bytes).map_err(|_| Failure::Input("input: not UTF-8".to_owned()))
}
