//! What the design forbids, read from the real dependency graph and the real sources.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use aftercare_core::content::Content;

/// From the innermost layer outward: a crate may depend only on crates before it.
const LAYERS: [&str; 6] = [
    "aftercare-core",
    "aftercare-journal",
    "aftercare-bindings",
    "aftercare-bindgen",
    "aftercare",
    "aftercare-tests",
];

/// What would give the core a clock, a random number, a file or a network.
const IMPURE: [&str; 15] = [
    "uniffi",
    "rusqlite",
    "tokio",
    "rand",
    "rand_core",
    "getrandom",
    "fastrand",
    "ureq",
    "reqwest",
    "hyper",
    "socket2",
    "mio",
    "time",
    "jiff",
    "iana-time-zone",
];

/// What would open the product to a network.
const NETWORK: [&str; 11] = [
    "ureq",
    "reqwest",
    "hyper",
    "socket2",
    "tokio",
    "async-std",
    "curl",
    "rustls",
    "openssl",
    "native-tls",
    "mio",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// Names of all crates that a workspace member links, by normal dependencies with the features of its
/// own build, itself included.
fn linked(name: &str) -> BTreeSet<String> {
    cargo(&["tree", "--locked", "-p", name, "--edges", "normal", "--prefix", "none", "--format", "{p}"])
}

/// The first word of each line that cargo prints.
fn cargo(arguments: &[&str]) -> BTreeSet<String> {
    let output = Command::new(env!("CARGO")).args(arguments).current_dir(root()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let lines = String::from_utf8(output.stdout).unwrap();
    lines.lines().filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

/// Every Rust file below a folder of the project, build output left out.
fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() && path.file_name().unwrap() != "target" {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

/// The lines of a file that ship: without comments and without the tests at its end.
fn shipped_code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

#[test]
fn dependencies_point_inward_only() {
    for (layer, name) in LAYERS.iter().enumerate() {
        let linked = linked(name);
        for outer in &LAYERS[layer + 1..] {
            assert!(!linked.contains(*outer), "{name} must not depend on {outer}");
        }
    }
    let members =
        cargo(&["tree", "--locked", "--workspace", "--depth", "0", "--prefix", "none", "--format", "{p}"]);
    let layers: BTreeSet<String> = LAYERS.iter().map(ToString::to_string).collect();
    assert_eq!(members, layers, "a new crate needs its place among the layers");
}

#[test]
fn the_core_links_nothing_that_has_a_clock_a_file_or_a_random_number() {
    let linked = linked("aftercare-core");
    assert!(linked.contains("serde"), "the walk over the graph found nothing: {linked:?}");
    let impure: Vec<_> = IMPURE.iter().filter(|name| linked.contains(**name)).collect();
    assert!(impure.is_empty(), "core links {impure:?}");
}

#[test]
fn nothing_that_ships_links_a_network() {
    let linked = linked("aftercare");
    let network: Vec<_> = NETWORK.iter().filter(|name| linked.contains(**name)).collect();
    assert!(network.is_empty(), "the terminal shell links {network:?}");
}

#[test]
fn only_one_file_of_the_core_family_time_uses_chrono() {
    let users: Vec<_> = rust_files(&root().join("core/src"))
        .into_iter()
        .filter(|path| shipped_code(path).contains("chrono"))
        .map(|path| path.strip_prefix(root()).unwrap().display().to_string())
        .collect();
    assert!(!users.is_empty());
    assert!(users.iter().all(|path| path.starts_with("core/src/time")), "{users:?}");
}

#[test]
fn no_rule_id_stands_in_rust() {
    let content = Content::shipped().unwrap();
    // A check-in or question may share its name with an ordinary word; a rule id in quotes is a rule.
    let quoted: Vec<String> = content.protocol.rules.iter().map(|rule| format!("\"{}\"", rule.id)).collect();
    let mut files = 0;
    for crate_folder in ["core/src", "journal/src", "bindings/src", "cli/src"] {
        for path in rust_files(&root().join(crate_folder)) {
            files += 1;
            let code = shipped_code(&path);
            for id in &quoted {
                assert!(!code.contains(id), "{} names the rule {id}", path.display());
            }
        }
    }
    assert!(files > 40, "only {files} files were read");
}

#[test]
fn no_file_grows_beyond_one_concept() {
    let long: Vec<_> = ["core", "journal", "bindings", "cli", "tests"]
        .iter()
        .flat_map(|folder| rust_files(&root().join(folder)))
        .map(|path| (fs::read_to_string(&path).unwrap().lines().count(), path))
        .filter(|(lines, _)| *lines > 400)
        .collect();
    assert!(long.is_empty(), "over 400 lines: {long:?}");
}
