# What a machine must have before anything is built; sourced by ./run and ./test.
# Each function says plainly what is missing and how to get it, and stops.

stop() {
  printf '%s\n' "$*" >&2
  exit 1
}

need_rust() {
  # An installation that is not yet on the PATH of this shell.
  if ! command -v cargo >/dev/null && [ -x "${CARGO_HOME:-$HOME/.cargo}/bin/cargo" ]; then
    PATH="${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"
  fi
  command -v cargo >/dev/null || stop "Rust is missing. Install it (rustup, or your system's packages), then run this again."
  local want have
  want=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
  have=$(cargo --version | awk '{print $2}')
  [ "$(printf '%s\n%s\n' "$want" "$have" | sort -V | head -n 1)" = "$want" ] ||
    stop "Rust $want or newer is needed; this is $have. Update it (rustup update stable), then run this again."
  # The build folder is the project's own, wherever the shell's settings point.
  unset CARGO_TARGET_DIR CARGO_BUILD_TARGET_DIR
}

need_cc() {
  command -v cc >/dev/null || install_package gcc ||
    stop "A C compiler is missing (SQLite is built from source). Install one, for example: apt-get install gcc, or xcode-select --install."
}

# Installs a Debian package when this user may; fails silently otherwise.
install_package() {
  command -v apt-get >/dev/null && [ "$(id -u)" = 0 ] || return 1
  { apt-get install -y -q "$1" || { apt-get update -q && apt-get install -y -q "$1"; }; } >&2
}

# need_python_package FOLDER PACKAGE==VERSION: installs it, with what it needs, into target/tools/FOLDER.
need_python_package() {
  local place=target/tools/$1
  # One that was not finished, or is another version, is begun again.
  [ "$(cat "$place/recipe" 2>/dev/null)" != "$2" ] || return 0
  rm -rf "$place"
  mkdir -p target/tools
  command -v python3 >/dev/null || install_package python3 ||
    stop "Python 3 is missing. Install it, for example: apt-get install python3."
  { python3 -m venv "$place" || { install_package python3-venv && python3 -m venv "$place"; }; } >&2 ||
    stop "Python's venv is missing. Install it, for example: apt-get install python3-venv."
  "$place/bin/pip" install --quiet --disable-pip-version-check "$2" >&2 || stop "$2 could not be installed."
  echo "$2" >"$place/recipe"
}
