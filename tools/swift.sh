#!/usr/bin/env bash
# Runs Swift 6:   tools/swift.sh ARGS...            as `swift ARGS...`
#                 tools/swift.sh --format ARGS...   as `swift format ARGS...`
# A Swift 6 of the system is used where there is one (a Mac always has its own). Elsewhere Debian's is
# installed on first use, without touching the system: see swift_install.sh. It runs with its own /usr;
# every other path (the project, target/, /tmp) is the machine's own. Of the environment it is given only
# what is listed below, and a home of its own for its caches.
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
  major=$( (swift --version 2>/dev/null || true) | sed -nE 's/.*Swift version ([0-9]+)\..*/\1/p')
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

# Root may mount; others may where the system lets them be root of a namespace of their own. Most containers
# allow neither; proot rewrites the paths of every system call instead, hardly slower.
if unshare --mount true 2>/dev/null; then
  enter=(unshare --mount)
elif unshare --map-root-user --mount true 2>/dev/null; then
  enter=(unshare --map-root-user --mount)
elif command -v proot >/dev/null || install_package proot; then
  enter=(proot)
else
  stop "Swift cannot run here: this system allows no mounts, and proot is missing (apt-get install proot)."
fi
# Only /usr is swapped; a system that keeps programs or libraries beside it would run a mixture.
[ -L /bin ] && [ -L /lib ] || stop "Swift cannot run here: /bin and /lib are not in /usr on this system. Install Swift 6 yourself."

# Whoever runs Swift holds the folder shared; an installation waits for them and they wait for it.
exec 9<"$dir"
flock --shared --nonblock 9 || {
  echo "Swift: waiting for another run that installs it" >&2
  flock --shared 9
}
"$here/swift_install.sh" --ready "$dir" || "$here/swift_install.sh" "$dir"
flock --shared 9

home=$dir/home
[ -w "$home" ] || home=$HOME
# Foundation looks up the home of the account instead of HOME, unless it is told so by its own name.
environment=(PATH=/usr/libexec/swift/bin:/usr/bin HOME="$home" CFFIXED_USER_HOME="$home"
  LC_ALL=C.UTF-8 TZ="${TZ:-UTC}" TERM="${TERM:-dumb}")
for name in LD_LIBRARY_PATH TMPDIR CI UPDATE "${!AFTERCARE_@}"; do
  [ -z "${!name+set}" ] || environment+=("$name=${!name}")
done

# Projects are also kept in /usr/src and /usr/local/src, so these stay the machine's own.
if [ "${enter[0]}" = proot ]; then
  exec proot --bind="$dir/usr:/usr" --bind=/usr/src --bind=/usr/local/src env -i "${environment[@]}" swift "$@"
fi
# Once /usr is swapped, the current folder is looked up again.
exec "${enter[@]}" -- bash -euc '
  for folder in /usr/src /usr/local/src; do
    [ ! -d "$folder" ] || mount --rbind "$folder" "$0$folder"
  done
  mount --rbind "$0/usr" /usr
  cd "$PWD"
  exec env -i "$@"' "$dir" "${environment[@]}" swift "$@"
