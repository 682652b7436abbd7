#!/usr/bin/env bash
# Builds the Swift helpers with warnings as errors and runs their tests on the real core.
# Prints each failed test, what was measured, and last "N passed, N failed, N skipped".
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
# shellcheck source=ios/common.sh
. ios/common.sh

log=target/swift/test.log
mkdir -p target/swift
rm -rf target/transcripts/swift

format=0
tools/swift.sh --format lint --strict --recursive --configuration ios/.swift-format \
  ios/Package.swift ios/Sources/AftercareShell ios/Sources/Measure ios/Tests || format=1

swift_package test >"$log" 2>&1
status=$?

sed -n 's/^measured: /  /p' "$log"
grep -E '^skipped: ' "$log" | sort -u
grep -E 'recorded an issue|^↳ |: error: ' "$log" | grep -v '^↳ Testing Library Version'
# Every case of a test with arguments counts as a test; such a test has `_:` in its name.
read -r run failed ended <<<"$(awk '
  /[Pp]assing [0-9]+ arguments? .* to [A-Za-z]+\(/ { run++ }
  / Test [^ ]+\(\) (passed|failed) after / { run++; failed += / failed after / }
  / Test [^ ]+\(_:.* recorded an issue with [0-9]+ arguments? / {
    sub(/ at [^ ]+: .*/, ""); if (!seen[$0]++) failed++
  }
  /^Test Case .* (passed|failed|skipped) \(/ { run++; failed += / failed \(/ }
  / Test run with / { ended = 1 }
  END { print run + 0, failed + 0, ended + 0 }' "$log")"
skipped=$(grep -cE '^skipped: ' "$log")
if [ "$status" != 0 ] && { [ "$failed" = 0 ] || [ "$ended" = 0 ]; }; then
  # It did not come to the tests, or not to their end.
  failed=$((failed + 1)) run=$((run + 1))
  if [ "$ended" = 0 ]; then grep -E '(error|warning): ' "$log" | sort -u | head -n 40 | grep . || tail -n 60 "$log"; fi
fi
[ "$status" = 0 ] || echo "The whole log: $log"
printf '%s passed, %s failed, %s skipped\n' \
  $((run + 1 - failed - format - skipped)) $((failed + format)) "$skipped"
[ $((failed + format)) = 0 ]
