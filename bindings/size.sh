#!/usr/bin/env bash
# Says how big the packaged library is, stripped as in a package. Build it first: bindings/generate.sh
set -euo pipefail
cd "$(dirname "$0")/.."
library=$(find target/bindings/packaged -name 'libaftercare_bindings.*' ! -name '*.stripped' 2>/dev/null | head -n 1)
[ -n "$library" ] || { echo "size.sh: there is no packaged library; run bindings/generate.sh" >&2; exit 2; }
strip -o "$library.stripped" "$library"
size=$(wc -c <"$library.stripped")
printf 'library, stripped: %s bytes (%s.%02d MiB)\n' "$size" $((size / 1048576)) $((size % 1048576 * 100 / 1048576))
