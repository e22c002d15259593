package com.oten.jakarta.internal.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import com.oten.jakarta.TestClock;
import com.oten.jakarta.TestKeys;
import com.oten.jakarta.TestSettings;
import com.oten.jakarta.error.OtenConfigurationException;
import com.oten.jakarta.internal.config.OtenConfig;
import com.oten.jakarta.internal.config.RequestObjectConfig;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NumericChars;
import org.junit.jupiter.api.Test;

class ClientKeyTest {
    private static final String RFC_8037_PEM = TestKeys.pem("PRIVATE KEY", TestKeys.pkcs8(TestKeys.RFC_8037_SEED));
    private static final OctetKeyPair RFC_8037_PUBLIC = new OctetKeyPair.Builder(
                    Curve.Ed25519, new Base64URL("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"))
            .build();

    private final TestSettings settings = TestSettings.valid();

    @Test
    void signs_with_the_bytes_of_the_secret_as_they_are() throws Exception {
        String jws = key().sign("JWT", "{\"a\":1}");

        // R02, guide: used directly, never Base64-decoded
        assertThat(JWSObject.parse(jws).verify(new MACVerifier(TestSettings.SECRET.getBytes(StandardCharsets.UTF_8))))
                .isTrue();
        assertThat(signature(jws)).isEqualTo(hmac(TestSettings.SECRET, signingInput(jws)));
    }

    @Test
    void signs_with_a_secret_that_is_not_ASCII() {
        String secret = "sécret-ünd-länger-als-32-bytes-🔑🔑🔑";
        settings.with("oten.client-secret", secret);

        String jws = key().sign("JWT", "{}");

        assertThat(signature(jws)).isEqualTo(hmac(secret, signingInput(jws)));
    }

    @Test
    void has_no_key_id_with_a_secret() throws Exception {
        settings.with("oten.request-object.key-id", "ignored");
        ClientKey key = key();

        JWSHeader header = JWSObject.parse(key.sign("JWT", "{}")).getHeader();

        // R02, guide: "Don't include keyid for HS256"
        assertThat(header.toJSONObject()).containsOnlyKeys("typ", "alg");
        assertThat(header.getAlgorithm().getName()).isEqualTo("HS256");
        assertThat(key.keyId()).isEmpty();
    }

    @Test
    void signs_with_a_rotated_secret() {
        ClientKey key = key();
        String secret = "the-second-secret-is-also-32-bytes-or-more";

        settings.with("oten.client-secret", secret);
        String jws = key.sign("JWT", "{}");

        assertThat(signature(jws)).isEqualTo(hmac(secret, signingInput(jws))); // T10
    }

    @Test
    void signs_with_a_short_secret_if_that_is_allowed() {
        settings.with("oten.client-secret", "31-bytes-that-oten-has-given-us")
                .with("oten.allow-short-client-secret", "true")
                .with("oten.seal-key", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8");

        String jws = key().sign("JWT", "{}");

        assertThat(signature(jws)).isEqualTo(hmac("31-bytes-that-oten-has-given-us", signingInput(jws))); // G01
    }

    @Test
    void refuses_to_sign_with_a_secret_that_has_become_too_short() {
        ClientKey key = key();

        settings.with("oten.client-secret", "short-canary");

        // G01, O03: jose4j's exception stays behind
        assertThatThrownBy(() -> key.sign("JWT", "{\"a\":\"canary\"}"))
                .isInstanceOf(OtenConfigurationException.class)
                .hasMessageContaining("oten.client-secret")
                .hasMessageNotContaining("canary")
                .hasNoCause();
    }

    @Test
    void names_the_key_of_RFC_8037_by_its_thumbprint() throws Exception {
        ClientKey key = eddsa(RFC_8037_PEM);

        JWSHeader header = JWSObject.parse(key.sign("JWT", "{}")).getHeader();

        // R02; RFC 8037 appendix A.3
        assertThat(key.keyId()).contains("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
        assertThat(header.toJSONObject()).containsOnlyKeys("typ", "alg", "kid");
        assertThat(header.getKeyID()).isEqualTo("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
        assertThat(header.getAlgorithm().getName()).isEqualTo("EdDSA");
    }

    @Test
    void names_the_key_as_configured() throws Exception {
        settings.with("oten.request-object.key-id", "registered-1");

        String jws = eddsa(RFC_8037_PEM).sign("JWT", "{}");

        assertThat(JWSObject.parse(jws).getHeader().getKeyID()).isEqualTo("registered-1");
    }

    @Property(tries = 50)
    void signs_what_another_library_verifies_with_the_key_of_RFC_8037(@ForAll @NumericChars String number)
            throws Exception {
        String jws = eddsa(RFC_8037_PEM).sign("oauth-authz-req+jwt", "{\"a\":\"" + number + "\"}");

        // RFC 8037 appendix A.4 has a header without typ and kid, which Oten would refuse: so the key is its, not the
        // text
        assertThat(JWSObject.parse(jws).verify(new Ed25519Verifier(RFC_8037_PUBLIC)))
                .isTrue();
    }

    @Test
    void makes_the_one_signature_there_is() throws Exception {
        KeyPair pair = TestKeys.pair("Ed25519");
        String jws = eddsa(TestKeys.pem(pair)).sign("JWT", "{}");

        Signature jdk = Signature.getInstance("Ed25519");
        jdk.initSign(pair.getPrivate());
        jdk.update(signingInput(jws).getBytes(StandardCharsets.US_ASCII));

        assertThat(signature(jws)).isEqualTo(jdk.sign()); // Ed25519 is deterministic
        assertThat(pair.getPublic()).isInstanceOf(EdECPublicKey.class);
    }

    @Test
    void writes_the_typ_it_is_told() throws Exception {
        String jws = key().sign("oauth-authz-req+jwt", "{}");

        assertThat(JWSObject.parse(jws).getHeader().getType()).hasToString("oauth-authz-req+jwt");
    }

    @Test
    void prints_nothing_of_the_key() {
        assertThat(key().toString()).doesNotContain(TestSettings.SECRET); // O04
    }

    private ClientKey eddsa(String pem) {
        settings.with("oten.request-object.alg", "EdDSA").with("oten.request-object.key", pem);
        return key();
    }

    private ClientKey key() {
        OtenConfig config = settings.read();
        RequestObjectConfig how = config.requestObject();
        return ClientKey.of(config.client(), how, new KeyRing(how, new TestClock()));
    }

    private static String signingInput(String jws) {
        return jws.substring(0, jws.lastIndexOf('.'));
    }

    private static byte[] signature(String jws) {
        return Base64.getUrlDecoder().decode(jws.substring(jws.lastIndexOf('.') + 1));
    }

    private static byte[] hmac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
