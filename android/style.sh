#!/usr/bin/env bash
# Checks the style of all Kotlin with ktlint: android/style.sh. FIX=1 corrects what can be corrected.
set -euo pipefail
cd "$(dirname "$0")/.."
. tools/need.sh
. tools/kotlin.sh
need_java
need_maven
ktlint=target/tools/ktlint-cli-1.8.0-all.jar
if [ ! -f "$ktlint" ]; then
  mkdir -p target/tools
  mvn --batch-mode dependency:copy -Dartifact=com.pinterest.ktlint:ktlint-cli:1.8.0:jar:all \
    -DoutputDirectory="$PWD/target/tools" >target/tools/ktlint.log 2>&1 || {
    tail -n 20 target/tools/ktlint.log
    stop "ktlint could not be fetched."
  }
fi
options=(--log-level=error --relative --editorconfig=android/.editorconfig)
[ "${FIX:-}" != 1 ] || options+=(--format)
"$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -jar "$ktlint" "${options[@]}" 'android/**/*.kt' 'android/**/*.kts' \
  '!android/**/generated/**'
