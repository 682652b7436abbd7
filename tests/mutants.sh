#!/usr/bin/env bash
# Changes core/src/triage and core/src/schedule one place at a time and looks whether a test notices:
# tests/mutants.sh [how many at a time]. What it found stands in docs/mutation.md. Not part of ./test: it takes
# an hour or two of one quiet core, and can be stopped and begun again. Works on a copy of the core and of the
# tests that need nothing else, in target/mutants.
set -euo pipefail
cd "$(dirname "$0")/.."
. tools/need.sh
need_rust
need_cc
PATH="$PWD/target/tools/bin:$PATH"
command -v cargo-mutants >/dev/null ||
  cargo install cargo-mutants --version 27.1.0 --locked --root target/tools

place=$PWD/target/mutants
tree=$place/tree
rm -rf "$tree"
mkdir -p "$tree/tests/src/replay"
cp -r Cargo.lock clippy.toml core docs "$tree"
cp -r tests/tests tests/golden tests/seeds tests/scenarios "$tree/tests"
cp -r tests/src/naive tests/src/zones.rs "$tree/tests/src"
cp tests/src/replay/patient.rs "$tree/tests/src/replay"
sed -e 's/^members = .*/members = ["core", "tests"]/' -e '/^exclude = /d' Cargo.toml >"$tree/Cargo.toml"
cat >>"$tree/Cargo.toml" <<'END'

[profile.mutants]
inherits = "test"
opt-level = 2
debug = 0
incremental = false
END
cat >"$tree/tests/src/lib.rs" <<'END'
pub mod naive;
pub mod zones;
pub mod replay {
    pub mod patient;
}
END
cat >"$tree/tests/Cargo.toml" <<'END'
[package]
name = "aftercare-tests"
version.workspace = true
edition.workspace = true
publish.workspace = true
autotests = false

[dependencies]
aftercare-core.workspace = true
jiff.workspace = true
serde.workspace = true
serde_json.workspace = true

[dev-dependencies]
proptest.workspace = true
END

export CARGO_TARGET_DIR=$place/build
cargo mutants --dir "$tree" --list --json --file 'core/src/triage/*.rs' --file 'core/src/schedule/*.rs' >"$place/mutants.json"
python3 tests/mutants.py "$tree" "$place" "$@"
