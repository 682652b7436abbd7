#!/usr/bin/env bash
# On a Mac: builds the app with Xcode and runs its tests in a simulator. NEVER RUN YET: there was no Mac.
set -euo pipefail
cd "$(dirname "$0")/.."
. tools/need.sh
[ "$(uname)" = Darwin ] || stop "This needs a Mac; this is $(uname)."
xcodebuild -version >/dev/null 2>&1 || stop "Xcode is missing: install it, then xcode-select --switch to it."
[ -d ios/AftercareCore.xcframework ] || bindings/package/apple.sh

# The first iPhone that this Xcode has a simulator for.
phone=$(xcrun simctl list devices available --json | python3 -c '
import json, sys
devices = json.load(sys.stdin)["devices"]
phones = [one["udid"] for kind in sorted(devices, reverse=True) for one in devices[kind] if "iPhone" in one["name"]]
print(phones[0] if phones else "")')
[ -n "$phone" ] || stop "No simulator of an iPhone: add one in Xcode, Settings, Components."
xcodebuild test -project ios/App/Aftercare.xcodeproj -scheme Aftercare -destination "id=$phone" \
  -derivedDataPath target/xcode
