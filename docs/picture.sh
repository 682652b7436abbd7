#!/usr/bin/env bash
# Draws docs/terminal.svg from what the terminal shell really prints: the stretch of its demonstration in
# which a reminder rings, and the first answer opens the emergency prompt. With --check it only says whether
# the picture is current.
set -euo pipefail
cd "$(dirname "$0")/.."
cargo build --quiet --locked -p aftercare
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# From the reminder to the orders of the emergency prompt; of the questions the first.
target/debug/aftercare --region GB --lang en demo </dev/null | awk '
  /^Thursday 12 March at 15:10/ { on = 1 }
  /^Sudden or sharp chest pain/ && on { print "..."; print ""; on = 0; cut = 1 }
  cut && / · The patient presses/ { on = 1 }
  /^\[3\] Show this/ { exit }
  on { print }' >"$folder/lines"

awk '
  BEGIN { size = 15; step = 21; left = 24; top = 40 }
  { lines[NR] = $0 }
  END {
    height = top + NR * step + 8
    printf "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"800\" height=\"%d\" viewBox=\"0 0 800 %d\" role=\"img\" aria-labelledby=\"t\">\n", height, height
    print "<title id=\"t\">Terminal: the phone rings 48 hours after the session, a check-in asks about breathing, and the answer yes opens the emergency prompt, Call 999 now</title>"
    printf "<rect width=\"800\" height=\"%d\" rx=\"16\" fill=\"#121416\"/>\n", height
    printf "<g font-family=\"ui-monospace, Menlo, Consolas, DejaVu Sans Mono, monospace\" font-size=\"%d\" fill=\"#E8EAEC\" xml:space=\"preserve\">\n", size
    for (i = 1; i <= NR; i++) {
      line = lines[i]
      gsub(/&/, "\\&amp;", line); gsub(/</, "\\&lt;", line); gsub(/>/, "\\&gt;", line)
      weight = line ~ /^Call 999 now/ ? " font-weight=\"700\"" : ""
      if (line != "") printf "<text x=\"%d\" y=\"%d\"%s>%s</text>\n", left, top + (i - 1) * step, weight, line
    }
    print "</g>\n</svg>"
  }' "$folder/lines" >"$folder/terminal.svg"

if [ "${1:-}" = --check ]; then
  diff "$folder/terminal.svg" docs/terminal.svg || { echo "docs/terminal.svg is old: run docs/picture.sh" >&2; exit 1; }
else
  cp "$folder/terminal.svg" docs/terminal.svg
fi
