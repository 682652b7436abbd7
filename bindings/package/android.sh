#!/usr/bin/env bash
# Builds the native libraries of the Android app, the Kotlin sources that go with them, and puts both
# where the app's build expects them. Needs the NDK, cargo-ndk and Rust's Android targets; says what is
# missing. The libraries: android/app/src/main/jniLibs/<abi>/libaftercare_bindings.so
set -euo pipefail
cd "$(dirname "$0")/../.."

API=26
NAME=libaftercare_bindings.so
OUT=android/app/src/main/jniLibs

triple() {
  case $1 in
    arm64-v8a) echo aarch64-linux-android ;;
    armeabi-v7a) echo armv7-linux-androideabi ;;
    x86_64) echo x86_64-linux-android ;;
  esac
}

missing=0
need() {
  echo "android.sh: $*" >&2
  missing=1
}
command -v cargo >/dev/null || need "Rust is missing."
cargo ndk --version >/dev/null 2>&1 || need "cargo-ndk is missing: cargo install cargo-ndk --version 4.1.2 --locked"
ndk=${ANDROID_NDK_HOME:-${ANDROID_NDK_ROOT:-}}
tools=
if [ -z "$ndk" ] || [ ! -d "$ndk" ]; then
  need "the NDK is missing: install it with Android Studio's SDK manager and set ANDROID_NDK_HOME to its folder."
else
  tools=$(find "$ndk/toolchains/llvm/prebuilt" -maxdepth 2 -type d -name bin 2>/dev/null | head -n 1)
  [ -x "$tools/llvm-strip" ] && [ -x "$tools/llvm-readelf" ] ||
    need "the NDK in ANDROID_NDK_HOME has no llvm-strip or llvm-readelf: is it complete?"
fi
for abi in arm64-v8a armeabi-v7a x86_64; do
  [ -d "$(rustc --print target-libdir --target "$(triple "$abi")" 2>/dev/null)" ] ||
    need "Rust's target for $abi is missing: rustup target add $(triple "$abi")"
done
[ "$missing" = 0 ] || exit 1

for abi in arm64-v8a armeabi-v7a x86_64; do
  # 16 KB pages: phones with Android 15 and newer refuse to load anything else.
  cargo ndk -t "$abi" -P "$API" rustc --locked --release -p aftercare-bindings --lib --crate-type cdylib \
    -- -C link-arg=-Wl,-z,max-page-size=16384
  built=target/$(triple "$abi")/release/$NAME
  READELF="$tools/llvm-readelf" bindings/package/aligned.sh "$built"
  # Out of the unstripped library: what UniFFI knows is in its symbols. The same for every target.
  if [ "$abi" = arm64-v8a ]; then
    rm -rf android/shell/src/generated
    cargo run --quiet --locked -p aftercare-bindgen -- "$built" kotlin android/shell/src/generated/kotlin
  fi
  mkdir -p "$OUT/$abi"
  "$tools/llvm-strip" --strip-unneeded -o "$OUT/$abi/$NAME" "$built"
done
find "$OUT" -name "$NAME" -exec ls -l {} +
