#!/bin/sh
# Fuzzes the handout decoder: ./run.sh [seconds], 60 unless told. Installs cargo-fuzz if it is missing.
# What libFuzzer learns stays under target/; a crash is left in artifacts/decode_handout/.
set -eu
cd "$(dirname "$0")"
seconds="${1:-60}"
case "$seconds" in
'' | *[!0-9]*)
    echo "usage: $0 [seconds]" >&2
    exit 2
    ;;
esac
command -v cargo-fuzz >/dev/null || cargo install cargo-fuzz --version 0.13.1 --locked
mkdir -p target/corpus
# The core has no unsafe code for a sanitizer to watch; without one, stable Rust is enough.
RUSTC_BOOTSTRAP=1 exec cargo fuzz run --fuzz-dir . --sanitizer none decode_handout \
    target/corpus seeds/decode_handout -- \
    -max_total_time="$seconds" -max_len=1024 -timeout=5 -rss_limit_mb=512 -print_final_stats=1
