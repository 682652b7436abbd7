#!/usr/bin/env bash
# Says how big the packaged library is, stripped as in a package, and fails above the budget of
# docs/decisions/0013-budgets-that-were-too-small.md (Linux x86_64). Build it first: bindings/generate.sh
set -euo pipefail
cd "$(dirname "$0")/.."
. bindings/packaged.sh
stripped=target/bindings/${library##*/}
strip -o "$stripped" "$library"
size=$(wc -c <"$stripped")
printf 'library, stripped: %s bytes (%s.%02d MiB)\n' "$size" $((size / 1048576)) $((size % 1048576 * 100 / 1048576))
budget=$((5 * 1048576 / 2))
if [ "$(uname -sm)" = 'Linux x86_64' ] && [ "$size" -gt "$budget" ]; then
  echo "size.sh: more than the budget of $budget bytes" >&2
  exit 1
fi
