#!/usr/bin/env bash
# Looks for known weaknesses of mobile apps with mobsfscan: tools/mobsf.sh android|ios
# What is not a weakness here is left out in <folder>/.mobsf, each with its reason.
set -euo pipefail
cd "$(dirname "$0")/.."
. tools/need.sh
kind=$1
place=$PWD/target/tools/mobsf
if [ ! -x "$place/bin/mobsfscan" ]; then
  command -v python3 >/dev/null || install_package python3 || stop "Python 3 is missing. Install it, for example: apt-get install python3."
  rm -rf "$place"
  python3 -m venv "$place" 2>/dev/null || { install_package python3-venv && python3 -m venv "$place"; } ||
    stop "Python's venv is missing. Install it, for example: apt-get install python3-venv."
  "$place/bin/pip" install --quiet --disable-pip-version-check 'mobsfscan==1.1.0' || {
    rm -rf "$place"
    stop "mobsfscan could not be installed."
  }
fi
# With the type "auto" it looks at one language only. Warnings count.
"$place/bin/mobsfscan" --type "$kind" --config "$kind/.mobsf" --exit-warning "$kind"
