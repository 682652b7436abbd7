#!/usr/bin/env bash
# Checks what Xcode reads besides Swift, and looks for known weaknesses of mobile apps, without a Mac.
# Prints one line a check, `ok`, `FAILED` or `skipped`, as ios/test.sh counts them. A reader of Xcode's
# projects is installed into target/tools/ios on first use.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
. tools/need.sh

(need_python_package ios pbxproj==4.2.1) || {
  echo "skipped: checks of the Xcode project: pbxproj could not be installed"
  exit 0
}
place=$PWD/target/tools/ios

# one NAME COMMAND...: a check whose output is shown when it fails.
one() {
  local output
  if output=$("${@:2}" 2>&1); then echo "ok $1"; else
    printf '%s\n' "$output"
    echo "FAILED $1"
  fi
}

export PYTHONDONTWRITEBYTECODE=1
"$place/bin/python" ios/checks/app.py ios
one "planted faults are found" "$place/bin/python" ios/checks/app.py ios --self-test
# Its patterns are for the sources, not for tests, stand-ins, and what UniFFI generates.
one "known weaknesses" tools/mobsf.sh ios ios/Sources/Aftercare{Shell,UI,System} ios/App
