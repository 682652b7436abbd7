#!/usr/bin/env bash
# Builds the app's package with warnings as errors, runs its tests on the real core, and checks the Xcode project.
# On a Mac the app is also tested in a simulator. Prints each failed test, what was measured, and last
# "N passed, N failed, N skipped". UPDATE=1 writes the snapshots of the screens anew.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
# shellcheck source=ios/common.sh
. ios/common.sh

log=target/swift/test.log
mkdir -p target/swift
rm -rf target/transcripts/swift

format=0
tools/swift.sh --format lint --strict --recursive --configuration ios/.swift-format \
  ios/Package.swift ios/Sources/Aftercare{Shell,System,UI} ios/Sources/Measure ios/StandIns ios/Tests ios/App || format=1

swift_package test >"$log" 2>&1
status=$?

sed -n 's/^measured: /  /p' "$log"
grep -aE '^skipped: ' "$log" | sort -u
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

# Formatting was one check; these are more.
checked=1 wrong=$format
while read -r line; do
  case $line in
    "ok "*) checked=$((checked + 1)) ;;
    "FAILED "*) checked=$((checked + 1)) wrong=$((wrong + 1)) && echo "$line" ;;
    "skipped: "*) checked=$((checked + 1)) skipped=$((skipped + 1)) && echo "$line" ;;
    *) echo "$line" ;;
  esac
done < <(ios/checks.sh 2>&1)
[ "$checked" -gt 1 ] || { echo "FAILED the checks of the Xcode project did not run" && wrong=$((wrong + 1)) checked=2; }

# Never run yet: there was no Mac.
if [ "$(uname)" = Darwin ]; then
  checked=$((checked + 1))
  ios/simulator.sh || { echo "FAILED the app in a simulator" && wrong=$((wrong + 1)); }
fi

printf '%s passed, %s failed, %s skipped\n' \
  $((run + checked - failed - wrong - skipped)) $((failed + wrong)) "$skipped"
[ $((failed + wrong)) = 0 ]
