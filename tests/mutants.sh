#!/usr/bin/env bash
# Changes core/src/triage and core/src/schedule one place at a time and looks whether a test notices:
# tests/mutants.sh [triage|schedule] [options of cargo-mutants], both parts unless told. What it found stands
# in docs/mutation.md. Not part of ./test: it takes one to three hours of one core.
#
# Only the core and the tests that need nothing else are copied to target/mutants, so that a change costs a
# few seconds to build: the journal and the bindings would be built anew for each.
set -euo pipefail
cd "$(dirname "$0")/.."
parts=(triage schedule)
case "${1:-}" in
triage | schedule) parts=("$1") && shift ;;
esac
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
opt-level = 1
debug = 0
incremental = true
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

# Cargo runs tests in the order of their names, and the first that fails ends it: hence the numbers.
# The quick round builds and runs little; what it misses is looked at again with everything.
triage_quick=(laws_input laws)
triage_rest=(protocol seeds journey emergency laws_advice laws_random)
schedule_quick=(schedule)
schedule_rest=(asked_reminders settings journey)
declare -A name=()
for test in "${triage_quick[@]}" "${triage_rest[@]}" "${schedule_quick[@]}" "${schedule_rest[@]}"; do
  [ -z "${name[$test]:-}" ] || continue
  name[$test]=t$((${#name[@]} + 10))_$test
  path=tests/$test.rs
  [ -f "$tree/tests/$path" ] || path=tests/$test/main.rs
  printf '\n[[test]]\nname = "%s"\npath = "%s"\n' "${name[$test]}" "$path" >>"$tree/tests/Cargo.toml"
done

export CARGO_TARGET_DIR=$place/build
# One test that has failed says enough; the option is stable under this name only. Not for the compiler too,
# or everything would be built anew.
host=$(rustc -vV | sed -n 's/^host: //p' | tr 'a-z-' 'A-Z_')
export "CARGO_TARGET_${host}_RUNNER=env RUSTC_BOOTSTRAP=1"

# round PART TESTS [OPTIONS]: those mutants of a part that no round before has caught. cargo-mutants ends with 2
# or 3 when some were missed or took too long.
round() {
  local part=$1 tests=$2 only=() test status=0
  shift 2
  for test in $tests; do only+=("--test=${name[$test]}"); done
  # Unchanged, everything must pass, or every mutant would look caught. cargo-mutants itself looks for the tests in
  # the changed package then, whatever --test-package says.
  (cd "$tree" && cargo test --quiet --profile mutants --package aftercare-tests "${only[@]}" -- "$@")
  cargo mutants --baseline skip --dir "$tree" --in-place --output "$place/$part" --file "core/src/$part/*.rs" --iterate \
    --test-package aftercare-tests --profile mutants --timeout 300 --build-timeout 600 --no-shuffle \
    --colors never "${only[@]/#/--cargo-arg=}" "${options[@]}" -- -- -Zunstable-options --fail-fast "$@" ||
    status=$?
  case $status in 0 | 2 | 3) ;; *) exit "$status" ;; esac
}

options=("$@")
for part in "${parts[@]}"; do
  rm -rf "${place:?}/$part"
  mkdir -p "$place/$part"
  if [ "$part" = triage ]; then
    round triage "${triage_quick[*]}"
    round triage "${triage_quick[*]} ${triage_rest[*]}"
  else
    round schedule "${schedule_quick[*]}" --skip sweep
    round schedule "${schedule_quick[*]} ${schedule_rest[*]}"
  fi
done
