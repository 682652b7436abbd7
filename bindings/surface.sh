#!/usr/bin/env bash
# The API guard: compares the public surface of the packaged library with bindings/api.txt.
#   bindings/surface.sh           fails and shows the difference when they are not equal
#   UPDATE=1 bindings/surface.sh  writes bindings/api.txt
# Build the library first: bindings/generate.sh
set -euo pipefail
cd "$(dirname "$0")/.."
. bindings/packaged.sh
now=target/bindings/api.txt
cargo run --quiet --locked -p aftercare-bindgen -- "$library" surface "$now"
if [ -n "${UPDATE:-}" ]; then
  cp "$now" bindings/api.txt
fi
diff -u bindings/api.txt "$now" || {
  echo "The public surface changed. If that is meant: UPDATE=1 bindings/surface.sh, and tell it in CHANGELOG.md." >&2
  exit 1
}
