#!/usr/bin/env bash
# Says how big the packaged library is, stripped as in a package. Build it first: bindings/generate.sh
set -euo pipefail
cd "$(dirname "$0")/.."
. bindings/packaged.sh
stripped=target/bindings/${library##*/}
strip -o "$stripped" "$library"
size=$(wc -c <"$stripped")
printf 'library, stripped: %s bytes (%s.%02d MiB)\n' "$size" $((size / 1048576)) $((size % 1048576 * 100 / 1048576))
