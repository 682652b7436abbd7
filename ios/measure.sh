#!/usr/bin/env bash
# Prints what calls of the engine cost from Swift, in a release build, one line each.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=ios/common.sh
. ios/common.sh

log=target/swift/measure.log
mkdir -p target/swift
swift_package build --configuration release --product Measure >"$log" 2>&1 || { tail -n 60 "$log" >&2; exit 1; }
swift_package run --configuration release --skip-build Measure 2>>"$log"
