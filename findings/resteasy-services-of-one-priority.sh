#!/usr/bin/env bash
# RESTEasy 7.0.1.Final and 6.2.12.Final, PriorityServiceLoader, which finds the features of META-INF/services.
# Expected: the priority decides the order of services; all of them are loaded, as java.util.ServiceLoader does.
# Seen: of services with the same priority (or with none, which is the usual case) only the first is loaded. A second
# DynamicFeature in another jar of the application is silently never asked, whatever it was to enforce.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

cat >"$dir/Main.java" <<'JAVA'
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.util.ServiceLoader;
import org.jboss.resteasy.spi.PriorityServiceLoader;

public class Main {
    public static class Plain implements DynamicFeature {
        public void configure(ResourceInfo resource, FeatureContext context) {}
    }

    public static class SecondPlain extends Plain {}

    @Priority(100)
    public static class Hundred extends Plain {}

    @Priority(100)
    public static class SecondHundred extends Plain {}

    public static void main(String[] args) {
        System.out.println("java.util.ServiceLoader: " + ServiceLoader.load(DynamicFeature.class).stream().count());
        StringBuilder names = new StringBuilder();
        for (DynamicFeature loaded : PriorityServiceLoader.load(DynamicFeature.class, Main.class.getClassLoader())) {
            names.append(' ').append(loaded.getClass().getSimpleName());
        }
        System.out.println("RESTEasy:" + names);
    }
}
JAVA
for version in 7.0.1.Final 6.2.12.Final; do
  sed "s/VERSION/$version/" >"$dir/pom.xml" <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>org.jboss.resteasy</groupId><artifactId>resteasy-core</artifactId><version>VERSION</version></dependency>
  </dependencies>
</project>
POM
  rm -rf "$dir/lib" "$dir/classes"
  mvn -q -B -f "$dir/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory="$dir/lib" >"$dir/mvn.log"
  mkdir -p "$dir/classes/META-INF/services"
  printf 'Main$%s\n' Plain SecondPlain Hundred SecondHundred >"$dir/classes/META-INF/services/jakarta.ws.rs.container.DynamicFeature"
  javac -proc:none -cp "$dir/lib/*" -d "$dir/classes" "$dir/Main.java"
  echo "$version"
  java -cp "$dir/classes:$dir/lib/*" Main
done | tee "$dir/seen"
diff - "$dir/seen" <<'SEEN'
7.0.1.Final
java.util.ServiceLoader: 4
RESTEasy: Hundred Plain
6.2.12.Final
java.util.ServiceLoader: 4
RESTEasy: Hundred Plain
SEEN
