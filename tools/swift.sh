#!/usr/bin/env bash
# Runs Swift 6:   tools/swift.sh ARGS...            as `swift ARGS...`
#                 tools/swift.sh --format ARGS...   as `swift format ARGS...`
# A Swift 6 of the system is used where there is one (a Mac always has its own). Elsewhere Debian's is
# installed on first use, without touching the system: see swift_install.sh. It runs with its own /usr in
# a mount namespace; every other path (the project, target/, /tmp, home) is the machine's own. It is given
# no environment but what is listed below.
#   AFTERCARE_TOOLS   where the toolchain is kept, in a folder `swift` (default: ~/.cache/aftercare)
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=tools/need.sh
. "$here/need.sh"

if [ "${1:-}" = --format ]; then
  set -- format "${@:2}"
fi

# Python's OpenStack client is called swift, too: it prints another first line and counts as none.
major=0
if command -v swift >/dev/null; then
  major=$(swift --version 2>/dev/null | sed -nE 's/.*Swift version ([0-9]+)\..*/\1/p' | head -n 1)
fi
if [ "${major:-0}" -ge 6 ]; then
  exec swift "$@"
elif [ "$(uname)" != Linux ]; then
  stop "Swift 6 is missing. Install Xcode 16 or newer (or its command line tools: xcode-select --install), then run this again."
fi

dir=${AFTERCARE_TOOLS:-${HOME:?}/.cache/aftercare}/swift
mkdir -p "$dir" 2>/dev/null || stop "Swift cannot be kept in $dir: no right to write there. Set AFTERCARE_TOOLS to a folder of your own."
[ -r "$dir" ] && [ -x "$dir" ] || stop "Swift cannot be read from $dir. Set AFTERCARE_TOOLS to a folder of your own."
dir=$(cd "$dir" && pwd -P)

# Root may mount; others can where the system lets them be root of a namespace of their own.
if unshare --mount true 2>/dev/null; then
  enter=(unshare --mount)
elif unshare --map-root-user --mount true 2>/dev/null; then
  enter=(unshare --map-root-user --mount)
else
  stop "Swift cannot run here: this system allows no mounts (in a container, allow CAP_SYS_ADMIN). Or install Swift 6 yourself."
fi
# The namespace swaps /usr; a system that keeps programs or libraries beside it would run a mixture.
[ -L /bin ] && [ -L /lib ] || stop "Swift cannot run here: /bin and /lib are not in /usr on this system. Install Swift 6 yourself."

# Whoever runs Swift holds the folder shared; an installation waits for them and they wait for it.
exec 9<"$dir"
flock --shared 9
"$here/swift_install.sh" --ready "$dir" || "$here/swift_install.sh" "$dir"
flock --shared 9

environment=(PATH=/usr/libexec/swift/bin:/usr/bin HOME="$HOME" LC_ALL=C.UTF-8 TZ="${TZ:-UTC}" TERM="${TERM:-dumb}")
for name in LD_LIBRARY_PATH TMPDIR CI UPDATE "${!AFTERCARE_@}"; do
  [ -z "${!name+set}" ] || environment+=("$name=${!name}")
done
# Projects are also kept in these folders under /usr, so they stay the machine's own. Once /usr is
# swapped, the current folder is looked up again.
exec "${enter[@]}" -- bash -euc '
  for shared in src local/src; do
    [ ! -d "/usr/$shared" ] || mount --rbind "/usr/$shared" "$0/usr/$shared"
  done
  mount --rbind "$0/usr" /usr
  cd "$PWD"
  exec env -i "$@"' "$dir" "${environment[@]}" swift "$@"
