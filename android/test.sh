#!/usr/bin/env bash
# Compiles the Android app for the JVM and runs its tests: the real activity, Compose and Android framework over
# the real core. android/test.sh [part of a test class's name]
# Prints each failed test, and last "N passed, N failed, N skipped".
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
. tools/need.sh
. android/jvm/prepare.sh
build() {
  jvm "$1" || {
    echo "0 passed, 1 failed, 0 skipped"
    exit 1
  }
}
build Build

# tests KIND OPTIONS: test classes whose names end with that, in a JVM of their own. Only a JVM that ends takes
# Rust's memory with it.
passed=0 failed=0
tests() {
  local classes log status=0 ok run bad
  mapfile -t classes < <(grep -E "($1)\$" "$out/test.classes" | grep -F -- "$part")
  [ ${#classes[@]} -gt 0 ] || return 0
  log=$out/test-${1##*|}.log
  "$JAVA_HOME/bin/java" @"$out/$2" org.junit.runner.JUnitCore "${classes[@]}" >"$log" 2>&1 || status=$?
  grep -E '^measured: ' "$log" | sed 's/^measured: /  /'
  ok=$(sed -nE 's/^OK \(([0-9]+) tests?\)$/\1/p' "$log")
  read -r run bad <<<"$(sed -nE 's/^Tests run: ([0-9]+), +Failures: ([0-9]+)$/\1 \2/p' "$log")"
  if [ -n "$ok" ] && [ "$status" = 0 ]; then
    passed=$((passed + ok))
  elif [ -n "${run:-}" ]; then
    passed=$((passed + run - bad)) failed=$((failed + bad))
    sed -nE '/^[0-9]+\) /,/^$/p' "$log" | grep -vE '^\s+at (org\.junit|java\.base|org\.robolectric|jdk\.internal|androidx\.(test|compose)|kotlinx?)\b' | head -n 200
  else
    # It did not come to the end.
    failed=$((failed + 1))
    tail -n 60 "$log"
  fi
}
part=${1:-}
rm -rf "$out/lives"
tests 'Test|FirstLife' test.options
tests 'SecondLife' test.options
# What R8 leaves of a release, last: it takes a while to make.
if [ -z "$part" ]; then
  build Shrink
  tests 'ShrunkJourney' shrunk.options
fi
printf '%s passed, %s failed, 0 skipped\n' "$passed" "$failed"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
