//! `protocol`: which protocol this is, and its decision table.

use std::path::Path;

use serde::Serialize;

use crate::args::Global;
use crate::device;
use crate::exit::{Exit, Failure};
use crate::print;
use crate::shell::content;

#[derive(Serialize)]
struct About<'a> {
    id: &'a str,
    version: &'a str,
    sha256: &'a str,
    reviewed_by: Option<&'a str>,
    questions: usize,
    rules: usize,
    check_ins: usize,
}

/// Prints the protocol's identity, or prints or writes its table.
pub(crate) fn run(global: &Global, table: bool, out: Option<&Path>) -> Result<Exit, Failure> {
    let content = content()?;
    let protocol = &content.protocol;
    if table {
        let text = protocol.table(&content.words(&device::device(global)?.languages));
        match out {
            Some(path) => std::fs::write(path, text)
                .map_err(|error| Failure::Input(format!("--out: {}: {error}", path.display())))?,
            None => print::write_lines(text.lines())?,
        }
        return Ok(Exit::Done);
    }
    let about = About {
        id: &protocol.id,
        version: &protocol.version,
        sha256: &protocol.sha256,
        reviewed_by: protocol.reviewed_by.as_deref(),
        questions: protocol.questions.len(),
        rules: protocol.rules.len(),
        check_ins: protocol.check_ins.len(),
    };
    if global.json {
        print::json(&about)?;
    } else {
        print::write_lines([
            format!("id: {}", about.id),
            format!("version: {}", about.version),
            format!("sha256: {}", about.sha256),
            format!("reviewed_by: {}", about.reviewed_by.unwrap_or("null")),
            format!("questions: {}", about.questions),
            format!("rules: {}", about.rules),
            format!("check_ins: {}", about.check_ins),
        ])?;
    }
    Ok(Exit::Done)
}
