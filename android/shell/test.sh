#!/usr/bin/env bash
# Builds the Kotlin helpers with warnings as errors and runs their tests on the real core.
# Prints each failed test, what was measured, and last "N passed, N failed, N skipped".
set -uo pipefail
cd "$(dirname "$0")/../.." || exit 1
. tools/need.sh
. tools/kotlin.sh
need_java
need_maven
if [ ! -d android/shell/src/generated ] || [ ! -d target/bindings/testing ]; then
  need_rust
  need_cc
  bindings/generate.sh --testing >/dev/null || stop "The bindings could not be generated."
fi

out=target/kotlin
log=$out/test.log
# The compiler leaves the classes of a file that is gone, and their tests would still run.
rm -rf "$out/classes" "$out/test-classes" "$out/surefire-reports" target/transcripts/kotlin
mkdir -p "$out"
# The compiler runs once and is gone: what the JVM would spend on optimising it is more than it gains.
export MAVEN_OPTS="${MAVEN_OPTS:--XX:TieredStopAtLevel=1 -XX:+UseSerialGC}"
mvn --batch-mode --no-transfer-progress --file android/shell/pom.xml test >"$log" 2>&1
status=$?

grep -E '^measured: ' "$log" | sed 's/^measured: /  /'
grep -E '^skipped: ' "$log" | sort -u
# "Tests run: 40, Failures: 1, Errors: 0, Skipped: 0" without a name is the sum.
sum=$(sed -nE 's/^\[[A-Z]+\] Tests run: ([0-9]+), Failures: ([0-9]+), Errors: ([0-9]+), Skipped: ([0-9]+)$/\1 \2 \3 \4/p' "$log" | tail -n 1)
read -r run failures errors skipped <<<"${sum:-0 0 0 0}"
failed=$((failures + errors))
if [ "$status" != 0 ]; then
  if [ "$failed" = 0 ]; then
    # It did not come to the tests, or not to their end.
    failed=1 run=$((run + 1))
    grep -E '^\[(ERROR|WARNING)\]|^e: |^w: ' "$log" | head -n 60
  fi
  sed -n '/<<< \(FAILURE\|ERROR\)!/,/^$/p' "$log" | grep -v '^	at \(org\.junit\|java\.base\|org\.apache\)' | head -n 300
  echo "The whole log: $log"
fi
printf '%s passed, %s failed, %s skipped\n' $((run - failed - skipped)) "$failed" "$skipped"
[ "$failed" = 0 ]
