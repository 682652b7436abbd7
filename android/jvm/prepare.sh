# What the build without an SDK is made with; sourced from the project's folder, after tools/need.sh. Sets `out`, and
# jvm CLASS [OPTIONS]: runs a class of this folder.
. tools/kotlin.sh
need_java 21
need_maven
command -v aapt2 >/dev/null || install_package aapt ||
  stop "aapt2 is missing. Install it, for example: apt-get install aapt."
if [ ! -d android/shell/src/generated ] || [ ! -d target/bindings/testing ]; then
  need_rust
  need_cc
  bindings/generate.sh --testing >/dev/null || stop "The bindings could not be generated."
fi

out=target/android
mkdir -p "$out/tool"
# Central first: where it holds everything, no other repository is asked.
export COURSIER_REPOSITORIES="${COURSIER_REPOSITORIES:-central|google}"
for jar in io.get-coursier:interface:1.0.28 com.android.tools.build:apksig:9.1.0; do
  [ -f "$out/$(cut -d: -f2 <<<"$jar").jar" ] ||
    mvn --batch-mode dependency:copy -Dartifact="$jar" -DoutputDirectory="$PWD/$out" -Dmdep.stripVersion=true >"$out/fetch.log" 2>&1 || {
    tail -n 20 "$out/fetch.log"
    stop "$jar could not be fetched."
  }
done
jars=$out/interface.jar:$out/apksig.jar
"$JAVA_HOME/bin/javac" -Xlint:all -Werror -cp "$jars" -d "$out/tool" android/jvm/*.java || exit 1

jvm() {
  "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 "${@:2}" -cp "$out/tool:$jars" "$1"
}
