#!/usr/bin/env bash
# Checks the Android app with Android Lint, without an SDK: android/lint.sh. Warnings are errors. It also plants faults
# into a copy and fails when one of them is not found.
set -euo pipefail
cd "$(dirname "$0")/.."
. tools/need.sh
. android/jvm/prepare.sh
jvm Build
jvm Lint -Xmx2g
