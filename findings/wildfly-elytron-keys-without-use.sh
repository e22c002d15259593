#!/usr/bin/env bash
# WildFly Elytron's JSON Web Keys (wildfly-elytron-jose-jwk) 2.8.2.Final, which WildFly 39's OpenID Connect client reads a
# provider's key set with.
# Expected: RFC 7517 calls "use" (section 4.2) and "key_ops" (section 4.3) optional, so a key with neither may verify
# signatures, as it does in other clients.
# Seen: a key with neither is left out without a word, so no ID token of a provider that publishes such keys can be verified.
# The same key with "use" or "key_ops" is taken.
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
    <dependency>
      <groupId>org.wildfly.security</groupId><artifactId>wildfly-elytron-jose-jwk</artifactId><version>2.8.2.Final</version>
    </dependency>
  </dependencies>
</project>
POM
mvn -q -B -f "$dir/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory="$dir/lib" >"$dir/mvn.log"

cat >"$dir/Main.java" <<'JAVA'
import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import org.wildfly.security.jose.jwk.JsonWebKeySet;
import org.wildfly.security.jose.jwk.JsonWebKeySetUtil;

public class Main {
    public static void main(String[] args) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        RSAPublicKey key = (RSAPublicKey) generator.generateKeyPair().getPublic();
        byte[] modulus = key.getModulus().toByteArray();
        String common = "\"kty\":\"RSA\",\"alg\":\"RS256\",\"e\":\"AQAB\",\"n\":\""
                + Base64.getUrlEncoder().withoutPadding().encodeToString(modulus) + "\"";
        read("with use", "\"kid\":\"1\",\"use\":\"sig\"," + common);
        read("without use, with key_ops", "\"kid\":\"1\",\"key_ops\":[\"verify\"]," + common);
        read("without use", "\"kid\":\"1\"," + common);
    }

    private static void read(String what, String key) throws Exception {
        JsonWebKeySet keys = new ObjectMapper().readValue("{\"keys\":[{" + key + "}]}", JsonWebKeySet.class);
        System.out.println(what + ": "
                + JsonWebKeySetUtil.getKeys(keys, JsonWebKeySetUtil.FOR_SIGNATURE_VALIDATION).keySet());
    }
}
JAVA
java -cp "$dir/lib/*" "$dir/Main.java" 2>&1 | tee "$dir/seen"
diff - "$dir/seen" <<'SEEN'
with use: [1]
without use, with key_ops: [1]
without use: []
SEEN
