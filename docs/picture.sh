#!/usr/bin/env bash
# Draws docs/terminal.svg from what the terminal shell really prints: a 24-hour check-in whose first
# answer opens the emergency prompt. With --check it only says whether the picture is current.
set -euo pipefail
cd "$(dirname "$0")/.."
cargo build --quiet --locked -p aftercare
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

aftercare() {
  target/debug/aftercare --data-dir "$folder/data" --zone Europe/London --region GB --lang en "$@"
}

code=$(aftercare --at '2026-03-10 15:12' --json handout --ended-at '2026-03-10 15:10' --technique dry_needling \
  --place shoulder:right --place upper_back:right --risk lives_alone \
  --practice 'Harbour Street Physio' --phone '020 7946 0012' | sed 's/.*"code":"\([^"]*\)".*/\1/')
printf '2\n4\n1\nq\n' | aftercare --at '2026-03-10 15:13' start "$code" --yes >/dev/null

# From the open check-in to the orders of the emergency prompt.
printf '2\n1\nq\n' | aftercare --at '2026-03-11 15:30' | awk '
  /^Chest and breathing/ { on = 1 }
  /^\[3\] Show this/ { exit }
  on { print }' >"$folder/lines"

awk '
  BEGIN { size = 15; step = 21; left = 24; top = 40 }
  { lines[NR] = $0 }
  END {
    height = top + NR * step + 8
    printf "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"800\" height=\"%d\" viewBox=\"0 0 800 %d\" role=\"img\" aria-labelledby=\"t\">\n", height, height
    print "<title id=\"t\">Terminal: a check-in asks about breathing; the answer yes opens the emergency prompt, Call 999 now</title>"
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
