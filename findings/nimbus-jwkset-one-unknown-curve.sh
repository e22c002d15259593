#!/usr/bin/env bash
# Nimbus JOSE+JWT 10.6, JWKSet.parse.
# Expected: RFC 7517 section 5 says that an implementation should ignore keys in a set whose values are out of the ranges it
# supports. Unknown key types are in fact left out.
# Seen: one key of a known type on a curve that Nimbus does not know (a Brainpool curve, RFC 7518's registry is open) makes the
# whole set unreadable, so that no token verifies any more, whichever key it was signed with.
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
    <dependency><groupId>com.nimbusds</groupId><artifactId>nimbus-jose-jwt</artifactId><version>10.6</version></dependency>
  </dependencies>
</project>
POM
mvn -q -B -f "$dir/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory="$dir/lib" >"$dir/mvn.log"

cat >"$dir/Main.java" <<'JAVA'
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;

public class Main {
    public static void main(String[] args) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        String good = new RSAKey.Builder((RSAPublicKey) generator.generateKeyPair().getPublic()).build().toJSONString();
        String type = "{\"kty\":\"NEW\",\"kid\":\"1\",\"pub\":\"AAAA\"}";
        String curve = "{\"kty\":\"EC\",\"kid\":\"2\",\"crv\":\"brainpoolP256r1\","
                + "\"x\":\"i9K0f0mPYyXM0N3yKbVh_WSM-6Iyu7Lm9Ob0yWTXE20\","
                + "\"y\":\"VHzbT1yyHhbHnvUuFJGOK6dQ6BvF1OlvJCqzQwGmTRo\"}";
        System.out.println("with an unknown key type: " + read(good, type));
        System.out.println("with an unknown curve: " + read(good, curve));
    }

    private static String read(String... keys) {
        try {
            return JWKSet.parse("{\"keys\":[" + String.join(",", keys) + "]}").size() + " key";
        } catch (ParseException e) {
            return e.getMessage();
        }
    }
}
JAVA
java -cp "$dir/lib/*" "$dir/Main.java" | tee "$dir/seen"
diff - "$dir/seen" <<'SEEN'
with an unknown key type: 1 key
with an unknown curve: Invalid JWK at position 1: Unknown / unsupported curve: brainpoolP256r1
SEEN
