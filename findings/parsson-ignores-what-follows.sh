#!/usr/bin/env bash
# Parsson 1.1.7 (Jakarta JSON Processing 2.1), JsonReader.readObject.
# Expected: a JSON text is one value (RFC 8259 section 2); what follows it makes the text malformed, and a reader of the whole
# text says so.
# Seen: the reader stops at the closing brace and does not look further; a second object or plain junk goes unnoticed.
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
    <dependency><groupId>org.eclipse.parsson</groupId><artifactId>parsson</artifactId><version>1.1.7</version></dependency>
  </dependencies>
</project>
POM
mvn -q -B -f "$dir/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory="$dir/lib" >"$dir/mvn.log"

cat >"$dir/Main.java" <<'JAVA'
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import java.io.StringReader;

public class Main {
    public static void main(String[] args) {
        for (String text : new String[] {"{\"a\":1}", "{\"a\":1}{\"a\":2}", "{\"a\":1} and more", "and {\"a\":1}"}) {
            try (JsonReader reader = Json.createReader(new StringReader(text))) {
                System.out.println(text + " -> " + reader.readObject());
            } catch (JsonException e) {
                System.out.println(text + " -> refused");
            }
        }
    }
}
JAVA
java -cp "$dir/lib/*" "$dir/Main.java" | tee "$dir/seen"
diff - "$dir/seen" <<'SEEN'
{"a":1} -> {"a":1}
{"a":1}{"a":2} -> {"a":1}
{"a":1} and more -> {"a":1}
and {"a":1} -> refused
SEEN
