#!/bin/sh
# Fuzzes the readers of what comes from outside: ./run.sh [seconds [target]], 60 seconds of each target unless
# told. Installs cargo-fuzz if it is missing.
# What libFuzzer learns stays under target/; a crash is left in artifacts/.
set -eu
cd "$(dirname "$0")"
seconds="${1:-60}"
case "$seconds" in
'' | *[!0-9]*)
    echo "usage: $0 [seconds [target]]" >&2
    exit 2
    ;;
esac
command -v cargo-fuzz >/dev/null || cargo install cargo-fuzz --version 0.13.1 --locked
# Journals are made in memory where there is one: what a disk does is not looked at here.
if [ -d /dev/shm ]; then memory=/dev/shm; else memory=${TMPDIR:-/tmp}; fi
AFTERCARE_FUZZ_FOLDER=$(mktemp -d "$memory/aftercare-fuzz.XXXXXX")
export AFTERCARE_FUZZ_FOLDER
trap 'rm -rf "$AFTERCARE_FUZZ_FOLDER"' EXIT
for target in ${2:-decode_handout read_scenario open_journal}; do
    case "$target" in
    # The scenarios themselves are what the search starts from.
    read_scenario) seeds=../scenarios longest=16384 ;;
    # Longer than the smallest file that SQLite takes for a database; a whole journal stands in the target.
    open_journal) seeds=seeds/open_journal longest=16384 ;;
    *) seeds=seeds/$target longest=1024 ;;
    esac
    mkdir -p "target/corpus/$target"
    # None of this is unsafe code of ours that a sanitizer could watch; without one, stable Rust is enough.
    RUSTC_BOOTSTRAP=1 cargo fuzz run --fuzz-dir . --sanitizer none "$target" \
        "target/corpus/$target" "$seeds" -- \
        -max_total_time="$seconds" -max_len="$longest" -timeout=10 -rss_limit_mb=512 -print_final_stats=1
done
