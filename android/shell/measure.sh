#!/usr/bin/env bash
# Times the calls from Kotlin into the core and prints one line each. Not a test: run it on a quiet machine,
# after test.sh.
set -euo pipefail
cd "$(dirname "$0")/../.."
. tools/need.sh
. tools/kotlin.sh
need_java
need_maven
[ -d target/kotlin/test-classes ] || stop "Nothing is built yet. Run android/shell/test.sh first."

list=$PWD/target/kotlin/classpath
mvn --batch-mode --quiet --file android/shell/pom.xml dependency:build-classpath -Dmdep.outputFile="$list" >/dev/null
classes=$PWD/target/kotlin/test-classes:$PWD/target/kotlin/classes:$(cat "$list")
exec "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED -Djna.library.path="$PWD/target/bindings/testing" \
  -Daftercare.root="$PWD" -cp "$classes" aftercare.shell.MeasureKt
