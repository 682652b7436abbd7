#!/usr/bin/env bash
# A library with 4 KB pages must be refused, and the same one with 16 KB pages must pass.
set -euo pipefail
cd "$(dirname "$0")"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
echo 'int answer(void) { return 42; }' >"$folder/answer.c"
for size in 4096 16384; do
  cc -shared -fPIC "-Wl,-z,max-page-size=$size" -o "$folder/pages-$size.so" "$folder/answer.c"
done
./aligned.sh "$folder/pages-16384.so"
if ./aligned.sh "$folder/pages-4096.so"; then
  echo "4 KB pages were not noticed" >&2
  exit 1
fi
if ./aligned.sh "$folder/answer.c" 2>/dev/null; then
  echo "a file that is no library was not noticed" >&2
  exit 1
fi
