#!/usr/bin/env bash
# SmallRye Config 3.13.4 (MicroProfile Config 3.1), values of environment variables.
# Expected: the value of an environment variable arrives as it is. MicroProfile Config 3.1 section 5.3 replaces expressions
# of the form ${name}, and says of no other character that it is special.
# Seen: of two dollars one is lost, a backslash before a dollar is lost, and a value with an expression that names nothing,
# or with ${ that is never closed, is reported as not set at all, without a word in any log. Passwords hold such characters.
# ConfigValue.getRawValue has the text as it was.
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
    <dependency><groupId>io.smallrye.config</groupId><artifactId>smallrye-config</artifactId><version>3.13.4</version></dependency>
  </dependencies>
</project>
POM
mvn -q -B -f "$dir/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory="$dir/lib" >"$dir/mvn.log"

cat >"$dir/Main.java" <<'JAVA'
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

public class Main {
    public static void main(String[] args) {
        Config config = ConfigProvider.getConfig();
        for (String key : new String[] {"shop.one", "shop.two", "shop.three", "shop.four", "shop.five"}) {
            System.out.println(config.getConfigValue(key).getRawValue() + " -> "
                    + config.getOptionalValue(key, String.class).orElse("not set"));
        }
    }
}
JAVA
SHOP_ONE='a$b' SHOP_TWO='a$$b' SHOP_THREE='a\$b' SHOP_FOUR='a${b}c' SHOP_FIVE='a${b' \
  java -cp "$dir/lib/*" "$dir/Main.java" 2>/dev/null | tee "$dir/seen"
diff - "$dir/seen" <<'SEEN'
a$b -> a$b
a$$b -> a$b
a\$b -> a$b
a${b}c -> not set
a${b -> not set
SEEN
