#!/usr/bin/env bash
# Instructions per piece of work, counted by valgrind's callgrind: the same on every run and every
# machine of one kind, unlike a time. Each piece is done N and 3N times and the difference divided by
# 2N, so that starting up does not count.
set -euo pipefail
cd "$(dirname "$0")/../.."
command -v valgrind >/dev/null || { echo "valgrind is missing" >&2; exit 1; }
cargo build --quiet --locked --profile bench -p aftercare-tests --bin count_work
program=target/release/count_work
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

count() { # NAME TIMES
  rm -rf "$folder/journal"
  valgrind --tool=callgrind --callgrind-out-file=/dev/null "$program" "$1" "$2" "$folder/journal" 2>&1 |
    awk '/Collected/ { print $NF }'
}

printf '%-8s %s\n' work instructions
for piece in assess:2000 plan:2000 answer:200 redraw:200 open:5 append:50; do
  name=${piece%:*} times=${piece#*:}
  low=$(count "$name" "$times")
  high=$(count "$name" $((3 * times)))
  printf '%-8s %s\n' "$name" $(((high - low) / (2 * times)))
done
