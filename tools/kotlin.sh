# What a machine must have before Kotlin is built; sourced after need.sh.
# Each function says plainly what is missing and how to get it, and stops.

# need_java [VERSION]: that Java or a newer one; 17 unless told. JAVA_HOME counts first, then the PATH, then what the
# system's packages installed.
need_java() {
  local want=${1:-17}
  find_java "$want" || { install_package default-jdk-headless && find_java "$want"; } ||
    { install_package "openjdk-$want-jdk-headless" && find_java "$want"; } ||
    stop "Java $want or newer is missing. Install it, for example: apt-get install openjdk-$want-jdk-headless, or brew install openjdk."
}

need_maven() {
  command -v mvn >/dev/null || install_package maven ||
    stop "Maven is missing. Install it, for example: apt-get install maven, or brew install maven."
}

# find_java VERSION: sets JAVA_HOME, which Maven follows.
find_java() {
  local java
  for java in "${JAVA_HOME:-/nowhere}/bin/java" "$(command -v java)" \
    /usr/lib/jvm/*/bin/java /Library/Java/JavaVirtualMachines/*/Contents/Home/bin/java; do
    [ "$(java_version "$java")" -ge "$1" ] || continue
    JAVA_HOME=$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')
    export JAVA_HOME
    return 0
  done
  return 1
}

# The first number of a Java's version; 0 when it is none (a Mac has a `java` that only says where to get one).
java_version() {
  local number
  number=$("$1" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.specification\.version = \([0-9]*\).*/\1/p')
  printf '%s\n' "${number:-0}"
}
