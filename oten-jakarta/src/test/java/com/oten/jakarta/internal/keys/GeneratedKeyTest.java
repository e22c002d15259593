package com.oten.jakarta.internal.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.oten.jakarta.TestClock;
import com.oten.jakarta.TestSettings;
import com.oten.jakarta.internal.config.OtenConfig;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class GeneratedKeyTest {
    private final GeneratedKey key = GeneratedKey.with(new SecureRandom());

    @Test
    void signs_what_its_JWK_verifies() throws Exception {
        OtenConfig config = TestSettings.valid()
                .with("oten.request-object.alg", "EdDSA")
                .with("oten.request-object.key", key.pem().value())
                .read();
        ClientKey client = ClientKey.of(
                config.client(), config.requestObject(), new KeyRing(config.requestObject(), new TestClock()));

        JWSObject jws = JWSObject.parse(client.sign("JWT", "{}"));

        OctetKeyPair jwk = OctetKeyPair.parse(key.jwk());
        assertThat(jws.verify(new Ed25519Verifier(jwk))).isTrue();
        assertThat(jws.getHeader().getKeyID()).isEqualTo(key.id()).isEqualTo(jwk.getKeyID());
    }

    @Test
    void goes_by_its_thumbprint() throws Exception {
        OctetKeyPair jwk = OctetKeyPair.parse(key.jwk());

        assertThat(jwk.computeThumbprint().toString()).isEqualTo(key.id());
    }

    @Test
    void shows_only_the_public_half() throws Exception {
        assertThat(OctetKeyPair.parse(key.jwk()).toJSONObject())
                .containsOnlyKeys("kty", "crv", "x", "kid", "use", "alg"); // R09
    }

    @Test
    void is_a_PEM_as_openssl_writes_it() {
        assertThat(key.pem().value())
                .matches("-----BEGIN PRIVATE KEY-----\n[A-Za-z0-9+/]{64}\n-----END PRIVATE KEY-----\n");
    }

    @Test
    void is_another_one_each_time() {
        assertThat(GeneratedKey.with(new SecureRandom()).id()).isNotEqualTo(key.id());
    }

    @Test
    void prints_nothing_of_the_private_half() {
        String body = key.pem().value().lines().skip(1).findFirst().orElseThrow();

        assertThat(key.toString()).doesNotContain(body); // O04
    }
}
