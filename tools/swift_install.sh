#!/usr/bin/env bash
# Installs Debian 13's Swift into a folder, without touching the system and without root:
#   swift_install.sh DIR           puts it into DIR/usr; called by swift.sh, which holds DIR locked as fd 9
#   swift_install.sh --ready DIR   succeeds when this very installation is complete
# Packages come from the mirror that this machine's apt uses, by way of its settings, checked with
# Debian's keys. They are unpacked, not set up: nothing of them runs here. A run that was interrupted
# leaves only DIR/download (apt goes on from there) and DIR/new (thrown away).
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=tools/need.sh
. "$here/need.sh"

release=trixie
# The old names of time zones are packages of their own; bash, mount and env start Swift in the folder.
packages=(swiftlang libc6-dev libstdc++-14-dev tzdata tzdata-legacy bash coreutils mount)
# Half of the toolchain is for debugging, editors, static and embedded programs; gcc only brings its
# libraries and the linker.
leave_out=(
  './usr/share/doc/*' './usr/share/man/*' './usr/share/locale/*' './usr/share/info/*'
  '*/swift/bin/lldb*' '*/swift/bin/clangd' '*/swift/bin/sourcekit-lsp' '*/swift/bin/docc'
  '*/swift/lib/liblldb*' '*/swift/lib/libsourcekitd*' '*/swift/lib/libLTO*'
  '*/lib/swift_static/*' '*/lib/swift/embedded/*' '*/lib/swift/FrameworkABIBaseline/*'
  './usr/libexec/gcc/*/cc1' './usr/libexec/gcc/*/lto1' '*/bin/*lto-dump*'
)
need_mb=2000
recipe=$(printf '%s\n' "$release" "${packages[@]}" "${leave_out[@]}")

ready() { [ "$(cat "$1/recipe" 2>/dev/null)" = "$recipe" ]; }

if [ "$1" = --ready ]; then
  ready "$2"
  exit
fi

dir=$1
if ! flock --exclusive --nonblock 9; then
  echo "Swift: waiting for other runs that use or install it" >&2
  flock --exclusive 9
  ! ready "$dir" || exit 0
fi
[ -w "$dir" ] || stop "Swift is not installed in $dir, and there is no right to write there. Set AFTERCARE_TOOLS to a folder of your own."

advice="install Swift 6 yourself, then run this again."
for tool in apt-get dpkg-deb; do
  command -v "$tool" >/dev/null || stop "Swift 6 is missing and only Debian's can be installed here ($tool was not found): $advice"
done
keys=/usr/share/keyrings/debian-archive-keyring.gpg
[ -r "$keys" ] || stop "Swift cannot be installed: Debian's keys are missing (package debian-archive-keyring), or $advice"
# The archive that this machine's own release comes from holds the others, too.
own=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
mirror=$( (apt-get update --print-uris 2>/dev/null || true) |
  sed -nE "s#^'(.*/)dists/($own|(old)?stable|testing|unstable|sid)/InRelease' .*#\1#p")
mirror=${mirror%%$'\n'*}
[ "$(. /etc/os-release && echo "$ID")" = debian ] && [ -n "$mirror" ] ||
  stop "Swift 6 is missing, and this machine's package sources name no Debian archive to take it from: $advice"
free_mb=$(df -Pm "$dir" | awk 'NR == 2 { print $4 }')
[ "$free_mb" -ge "$need_mb" ] || stop "Swift needs $need_mb MB in $dir; $free_mb MB are free. Set AFTERCARE_TOOLS to a roomier folder."

echo "Swift: installing it in $dir, once (up to 560 MB to download)" >&2
download=$dir/download
log=$dir/install.log
mkdir -p "$download"/{lists,archives}/partial
: >"$download/status"
: >"$log"
echo "deb [signed-by=$keys] $mirror $release main" >"$download/sources.list"
# An apt of its own: it believes that nothing is installed, and keeps all it has in the folder.
cat >"$download/apt.conf" <<EOF
Dir::State "$download";
Dir::State::status "$download/status";
Dir::Cache "$download";
Dir::Etc::sourcelist "$download/sources.list";
Dir::Etc::sourceparts "/dev/null";
Dir::Etc::preferences "/dev/null";
Dir::Etc::preferencesparts "/dev/null";
APT::Install-Recommends "0";
APT::Sandbox::User "root";
APT::Update::Error-Mode "any";
Acquire::Languages "none";
Acquire::Retries "3";
EOF
export APT_CONFIG=$download/apt.conf

# step WHAT COMMAND...: its output is kept; only the first complaint is shown.
step() {
  "${@:2}" >>"$log" 2>&1 || {
    grep -m 1 '^E: ' "$log" >&2 || tail -n 1 "$log" >&2
    stop "Swift could not be installed: $1 failed, see $log. Running this again goes on from here."
  }
}

unpack() {
  local package
  rm -rf "$dir/new"
  mkdir -p "$dir/new"
  for package in "$download"/archives/*.deb; do
    dpkg-deb --fsys-tarfile "$package" |
      tar -x -C "$dir/new" --no-same-owner --wildcards "${leave_out[@]/#/--exclude=}" || return
  done
  mkdir -p "$dir/new/usr/src" "$dir/new/usr/local/src"
  # Debian asks before it gives Swift this name, as another program has it, too.
  ln -sf swift-driver "$dir/new/usr/libexec/swift/bin/swift"
}

step "reading the package lists" apt-get update -q
step "the download" apt-get install -y -q --download-only "${packages[@]}"
step "unpacking" unpack
rm -rf "$dir/recipe" "${dir:?}/usr"
mv "$dir/new/usr" "$dir/usr"
mkdir -p "$dir/home"
rm -rf "$dir/new" "$download"
echo "$recipe" >"$dir/recipe"
echo "Swift: installed ($(du -sm "$dir" | cut -f 1) MB)" >&2
