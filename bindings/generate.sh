#!/usr/bin/env bash
# Builds the library and writes the Kotlin and Swift sources to where the shells' builds expect them.
# They are never committed. Prints the folder of the library.
#   bindings/generate.sh            what is packaged: for the apps
#   bindings/generate.sh --testing  with what tests use (feature `testing`), for the tests of all shells
set -euo pipefail
cd "$(dirname "$0")/.."

# The build folder is the project's own, wherever the shell's settings point.
unset CARGO_TARGET_DIR CARGO_BUILD_TARGET_DIR

case ${1:-} in
  '') features=() kind=packaged ;;
  --testing) features=(--features testing) kind=testing ;;
  *) echo "generate.sh: --testing or nothing, not '$1'" >&2; exit 2 ;;
esac

case $(uname) in
  Darwin) name=libaftercare_bindings.dylib ;;
  *) name=libaftercare_bindings.so ;;
esac

# A cdylib alone: together with an rlib, link-time optimisation is left out and the library doubles.
cargo rustc --quiet --locked --release -p aftercare-bindings --lib --crate-type cdylib "${features[@]}"
out=target/bindings/$kind
mkdir -p "$out"
cp "target/release/$name" "$out/$name"

bindgen() { cargo run --quiet --locked -p aftercare-bindgen -- "$out/$name" "$@"; }
# Nothing of an older surface stays behind.
rm -rf android/shell/src/generated ios/Sources/AftercareCore ios/Sources/AftercareCoreFFI
bindgen kotlin android/shell/src/generated/kotlin
bindgen swift ios/Sources/AftercareCore ios/Sources/AftercareCoreFFI
echo "$out"
