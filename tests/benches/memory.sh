#!/usr/bin/env bash
# The most memory that a whole journey takes (core, engine and journal, in one process), and what it costs to
# start the terminal cold and assess one case. As shipped: release, fat LTO. Linux only.
set -euo pipefail
cd "$(dirname "$0")/../.."
cargo build --quiet --locked --release -p aftercare -p aftercare-tests --bin aftercare --bin count_work
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# peak PIECE TIMES: the most memory the process had at any time, as the kernel counts it. It says so itself at its
# end: what a parent is told begins with the parent's own memory.
peak() { PRINT_PEAK=1 "$count" "$1" "$2" "$folder/$1$2"; }
count=target/release/count_work
printf 'a process that does next to nothing  %6s KiB\n' "$(peak assess 1)"
for times in 1 20; do
  printf 'a whole journey, %2d times            %6s KiB\n' "$times" "$(peak journey "$times")"
done

# One case as in the README, assessed 100 times, each by a new process.
case='{"hours": 8, "regions": ["upper_back"], "risks": [], "check_in": "now", "answers": {"breathless": "yes"}}'
program=target/release/aftercare
for _ in $(seq 100); do
  from=$(date +%s%N)
  "$program" assess <<<"$case" >"$folder/out"
  echo $((($(date +%s%N) - from) / 1000))
done | sort -n | awk '{ all[NR] = $1 } END { printf "assess from a cold start: %d µs (median), %d (p95)\n", all[50], all[95] }'
if command -v valgrind >/dev/null; then
  valgrind --tool=callgrind --callgrind-out-file=/dev/null "$program" assess <<<"$case" 2>&1 >"$folder/out" |
    awk '/Collected/ { print "  instructions: " $NF }'
fi
