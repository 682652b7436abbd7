#!/usr/bin/env bash
# Looks for known weaknesses of mobile apps with mobsfscan: tools/mobsf.sh android|ios SOURCES...
# What is not a weakness here is left out in <android or ios>/.mobsf, each with its reason. Everything else counts.
set -euo pipefail
cd "$(dirname "$0")/.."
. tools/need.sh
need_python_package mobsf mobsfscan==1.1.0
# It looks for semgrep on the path.
found=$(PATH="$PWD/target/tools/mobsf/bin:$PATH" mobsfscan --json --no-fail --type "$1" --config "$1/.mobsf" "${@:2}")
# It ends well although it found something that it thinks harmless, and when it could not look at all. Syntax that is
# newer than its parser only hides the lines around it.
python3 -c '
import json, sys
said = json.load(sys.stdin)
wrong = [error for error in said["errors"] if not (isinstance(error, dict) and "PartialParsing" in error["type"])]
for rule, what in said["results"].items():
    print(rule, what["metadata"]["description"], *[found["file_path"] for found in what.get("files", [])], sep="\n  ")
print(*wrong, sep="\n")
sys.exit(1 if said["results"] or wrong else 0)' <<<"$found"
