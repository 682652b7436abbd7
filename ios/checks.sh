#!/usr/bin/env bash
# Checks what Xcode reads besides Swift, and looks for known weaknesses of mobile apps, without a Mac.
# Prints one line a check, `ok`, `FAILED` or `skipped`, as ios/test.sh counts them. A reader of Xcode's
# projects is installed into target/tools/ios on first use.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
. tools/need.sh

place=$PWD/target/tools/ios
package=pbxproj==4.2.1
# A recipe that was not finished, or is an older one, is begun again.
if [ "$(cat "$place/recipe" 2>/dev/null)" != "$package" ]; then
  rm -rf "$place"
  command -v python3 >/dev/null || install_package python3 || {
    echo "skipped: checks of the Xcode project: Python 3 is missing"
    exit 0
  }
  mkdir -p "$(dirname "$place")"
  { python3 -m venv "$place" || { install_package python3-venv && python3 -m venv "$place"; }; } >&2 &&
    "$place/bin/pip" install --quiet --disable-pip-version-check "$package" >&2 || {
    rm -rf "$place"
    echo "skipped: checks of the Xcode project: pbxproj could not be installed"
    exit 0
  }
  echo "$package" >"$place/recipe"
fi

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
# Its patterns are for the sources, not for tests and stand-ins.
one "known weaknesses" tools/mobsf.sh ios ios/Sources ios/App
