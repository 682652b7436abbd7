# Where things are and how they are built; sourced by test.sh and measure.sh, from the project's folder.
. tools/need.sh

# The library with what tests use, and the Swift sources that fit to it.
library=$PWD/target/bindings/testing
if [ ! -d ios/Sources/AftercareCore ] || [ ! -d "$library" ]; then
  need_rust
  need_cc
  bindings/generate.sh --testing >/dev/null || stop "The bindings could not be generated."
fi

# A Mac tests the app in a simulator; the package alone would be built for the Mac, see Package.swift.
[ "$(uname)" = Linux ] || export AFTERCARE_WITHOUT_APP=1

# swift_package COMMAND ARGS...: builds outside the sources, with every warning an error, generated code included.
swift_package() {
  tools/swift.sh "$1" --package-path ios --scratch-path target/swift -Xswiftc -warnings-as-errors \
    -Xlinker "-L$library" -Xlinker -rpath -Xlinker "$library" "${@:2}"
}
