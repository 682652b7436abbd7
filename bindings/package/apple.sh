#!/usr/bin/env bash
# Builds ios/AftercareCore.xcframework (iPhone, simulator, Mac) and the Swift sources that go with it.
# Needs a Mac with Xcode and Rust's Apple targets; says what is missing. Prints the checksum of the
# framework, packed as ios/AftercareCore.xcframework.zip.
set -euo pipefail
cd "$(dirname "$0")/../.."

NAME=libaftercare_bindings.a
FRAMEWORK=ios/AftercareCore.xcframework
export IPHONEOS_DEPLOYMENT_TARGET=17.0 MACOSX_DEPLOYMENT_TARGET=14.0

TARGETS=(aarch64-apple-ios aarch64-apple-ios-sim x86_64-apple-ios aarch64-apple-darwin x86_64-apple-darwin)

missing=0
need() {
  echo "apple.sh: $*" >&2
  missing=1
}
[ "$(uname)" = Darwin ] || need "this needs a Mac; this is $(uname)."
xcodebuild -version >/dev/null 2>&1 || need "Xcode is missing: install it, then xcode-select --switch to it."
command -v cargo >/dev/null || need "Rust is missing."
for target in "${TARGETS[@]}"; do
  [ -d "$(rustc --print target-libdir --target "$target" 2>/dev/null)" ] ||
    need "Rust's target $target is missing: rustup target add $target"
done
[ "$missing" = 0 ] || exit 1

for target in "${TARGETS[@]}"; do
  cargo rustc --locked --release -p aftercare-bindings --lib --crate-type staticlib --target "$target"
done

work=target/apple
rm -rf "$work" "$FRAMEWORK" "$FRAMEWORK.zip" ios/Sources/AftercareCore ios/Sources/AftercareCoreFFI
mkdir -p "$work/simulator" "$work/mac"
# One file for each platform, whatever the processor.
lipo -create -output "$work/simulator/$NAME" \
  "target/aarch64-apple-ios-sim/release/$NAME" "target/x86_64-apple-ios/release/$NAME"
lipo -create -output "$work/mac/$NAME" \
  "target/aarch64-apple-darwin/release/$NAME" "target/x86_64-apple-darwin/release/$NAME"

# The C module goes into the framework, and beside the sources for builds of the package alone.
for headers in "$work/headers" ios/Sources/AftercareCoreFFI; do
  cargo run --quiet --locked -p aftercare-bindgen -- \
    "target/aarch64-apple-ios/release/$NAME" swift ios/Sources/AftercareCore "$headers"
done

xcodebuild -create-xcframework \
  -library "target/aarch64-apple-ios/release/$NAME" -headers "$work/headers" \
  -library "$work/simulator/$NAME" -headers "$work/headers" \
  -library "$work/mac/$NAME" -headers "$work/headers" \
  -output "$FRAMEWORK"
ditto -c -k --keepParent "$FRAMEWORK" "$FRAMEWORK.zip"
echo "checksum: $(swift package compute-checksum "$FRAMEWORK.zip")"
