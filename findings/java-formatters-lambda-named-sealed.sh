#!/usr/bin/env bash
# palantir-java-format 2.103.0 and google-java-format 1.28.0, on Java 17.
# Expected: both format whatever Java 17 compiles. `sealed` is a contextual keyword: as the name of a variable it is an
# identifier (JLS 17 section 3.9).
# Seen: a lambda's parameter of that name that has no type, in parentheses or not, stops both with an internal error, as if a
# modifier began there. With its type, and as the name of any other variable, it is formatted.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

cat >"$dir/pom.xml" <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>com.palantir.javaformat</groupId><artifactId>palantir-java-format</artifactId><version>2.103.0</version></dependency>
    <dependency><groupId>com.google.googlejavaformat</groupId><artifactId>google-java-format</artifactId><version>1.28.0</version></dependency>
  </dependencies>
</project>
POM
mvn -q -B -f "$dir/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory="$dir/lib" >"$dir/mvn.log"

opens=()
for package in api code file parser processing tree util; do
  opens+=(--add-exports "jdk.compiler/com.sun.tools.javac.$package=ALL-UNNAMED")
done
verdict() {
  mkdir -p "$dir/$1"
  printf 'import java.util.function.UnaryOperator;\n\nclass A {\n  UnaryOperator<String> seal = %s -> "x" + sealed;\n}\n' "$2" >"$dir/$1/A.java"
  javac -d "$dir/$1/classes" "$dir/$1/A.java"
  for formatter in com.palantir.javaformat com.google.googlejavaformat; do
    if java "${opens[@]}" -cp "$dir/lib/*" "$formatter.java.Main" "$dir/$1/A.java" >/dev/null 2>&1; then
      echo "$formatter, $2: formatted"
    else
      echo "$formatter, $2: failed"
    fi
  done
}
{
  verdict bare sealed
  verdict parentheses '(sealed)'
  verdict typed '(String sealed)'
} | tee "$dir/seen"
diff - "$dir/seen" <<'SEEN'
com.palantir.javaformat, sealed: failed
com.google.googlejavaformat, sealed: failed
com.palantir.javaformat, (sealed): failed
com.google.googlejavaformat, (sealed): failed
com.palantir.javaformat, (String sealed): formatted
com.google.googlejavaformat, (String sealed): formatted
SEEN
