#!/usr/bin/env bash
# Checks that a library loads on phones with memory pages of 16 KB: every LOAD segment of the file must
# be aligned to 16384 bytes or more. Says which is not. Needs readelf (binutils, or the NDK's llvm-readelf).
#   bindings/package/aligned.sh LIBRARY...
set -euo pipefail
readelf=${READELF:-readelf}
command -v "$readelf" >/dev/null || { echo "aligned.sh: readelf is missing (package binutils, or READELF=)" >&2; exit 2; }
[ $# -gt 0 ] || { echo "aligned.sh: name a library" >&2; exit 2; }

bad=0
for library in "$@"; do
  [ -r "$library" ] || { echo "aligned.sh: no such library: $library" >&2; exit 2; }
  segments=0
  # The alignment is the last field of a LOAD line.
  while read -r align; do
    segments=$((segments + 1))
    if [ $((align)) -lt 16384 ]; then
      echo "$library: a LOAD segment is aligned to $align, not to 0x4000" >&2
      bad=1
    fi
  done < <("$readelf" -lW "$library" | awk '$1 == "LOAD" { print $NF }')
  [ "$segments" -gt 0 ] || { echo "$library: no LOAD segment found" >&2; bad=1; }
done
exit $bad
