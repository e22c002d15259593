package com.oten.jakarta.internal.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.oten.jakarta.TestClock;
import com.oten.jakarta.TestKeys;
import com.oten.jakarta.TestSettings;
import com.oten.jakarta.WireLog;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeyRingTest {
    private static final GeneratedKey FIRST = GeneratedKey.with(new SecureRandom());
    private static final GeneratedKey SECOND = GeneratedKey.with(new SecureRandom());
    private static final GeneratedKey THIRD = GeneratedKey.with(new SecureRandom());

    private final TestClock clock = new TestClock();
    private final TestSettings settings = TestSettings.valid()
            .with("oten.request-object.alg", "EdDSA")
            .with("oten.request-object.key", FIRST.pem().value());

    @Test
    void publishes_the_public_half_and_nothing_else() throws Exception {
        KeyRing ring = ring();

        List<JWK> keys = JWKSet.parse(ring.jwks().orElseThrow()).getKeys();

        // R09: no d, no k
        assertThat(keys).singleElement().isInstanceOfSatisfying(OctetKeyPair.class, key -> {
            assertThat(key.toJSONObject()).containsOnlyKeys("kty", "crv", "x", "kid", "use", "alg");
            assertThat(key.toJSONObject()).containsEntry("kid", FIRST.id());
            assertThat(key.toJSONObject()).containsAllEntriesOf(Map.of("use", "sig", "alg", "EdDSA", "crv", "Ed25519"));
            assertThat(key.isPrivate()).isFalse();
        });
        assertThat(ring.jwks().orElseThrow()).doesNotContain("\"d\"", "\"k\"");
    }

    @Test
    void publishes_the_key_of_RFC_8037_as_it_stands_there() throws Exception {
        settings.with("oten.request-object.key", TestKeys.pem("PRIVATE KEY", TestKeys.pkcs8(TestKeys.RFC_8037_SEED)));

        assertThat(JWKSet.parse(ring().jwks().orElseThrow()).getKeys().get(0).toJSONObject())
                .containsEntry("x", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo")
                .containsEntry("kid", "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
    }

    @Test
    void publishes_nothing_where_the_secret_signs() {
        settings.with("oten.request-object.alg", "HS256");

        assertThat(ring().jwks()).isEmpty(); // R09
    }

    @Test
    void publishes_the_next_and_the_previous_key_beside_the_one_that_signs() {
        settings.with("oten.request-object.next-key", SECOND.pem().value())
                .with("oten.request-object.next-key-id", "next-1")
                .with("oten.request-object.previous-key", THIRD.pem().value());

        // R09
        assertThat(ids(ring())).containsExactly(FIRST.id(), "next-1", THIRD.id());
    }

    @Test
    void publishes_a_key_once_that_is_configured_twice() {
        settings.with("oten.request-object.next-key", FIRST.pem().value());

        assertThat(ids(ring())).containsExactly(FIRST.id());
    }

    @Test
    void signs_with_a_new_key_at_once_and_keeps_the_one_before_it_published() {
        KeyRing ring = ring();
        assertThat(ids(ring)).containsExactly(FIRST.id());

        rotate(SECOND);

        // T10
        assertThat(ring.current().id()).isEqualTo(SECOND.id());
        assertThat(ids(ring)).containsExactly(SECOND.id(), FIRST.id());
    }

    @Test
    void publishes_a_former_key_for_ten_minutes_and_not_for_ever() {
        KeyRing ring = ring();
        assertThat(ring.current().id()).isEqualTo(FIRST.id());
        rotate(SECOND);
        assertThat(ring.current().id()).isEqualTo(SECOND.id());

        clock.advance(Duration.ofMinutes(10));
        assertThat(ids(ring)).containsExactly(SECOND.id(), FIRST.id()); // T10
        clock.advance(Duration.ofMinutes(6));
        assertThat(ids(ring)).containsExactly(SECOND.id());
    }

    @Test
    void remembers_several_former_keys() {
        KeyRing ring = ring();
        assertThat(ring.current().id()).isEqualTo(FIRST.id());
        rotate(SECOND);
        assertThat(ring.current().id()).isEqualTo(SECOND.id());
        rotate(THIRD);

        assertThat(ids(ring)).containsExactly(THIRD.id(), SECOND.id(), FIRST.id());
    }

    @Test
    void takes_a_rotation_back() {
        KeyRing ring = ring();
        assertThat(ring.current().id()).isEqualTo(FIRST.id());
        rotate(SECOND);
        assertThat(ring.current().id()).isEqualTo(SECOND.id());
        rotate(FIRST);

        assertThat(ids(ring)).containsExactly(FIRST.id(), SECOND.id());
    }

    @Test
    void does_not_take_up_a_new_key_under_the_old_name() {
        settings.with("oten.request-object.key-id", "key-1");
        KeyRing ring = ring();
        try (WireLog log = WireLog.open()) {
            rotateAfterLooking(ring, SECOND);

            // G04: Oten would verify with the one it knows under that name
            assertThat(ring.current().pair().publicKey()).isEqualTo(publicKey(FIRST));
            assertThat(ids(ring)).containsExactly("key-1");
            assertThat(log.ownLines())
                    .singleElement()
                    .satisfies(line -> assertThat(line).contains("SEVERE", "oten.request-object.key-id"));
        }
    }

    @Test
    void takes_a_new_key_up_once_it_has_a_name_of_its_own() {
        settings.with("oten.request-object.key-id", "key-1");
        KeyRing ring = ring();
        rotateAfterLooking(ring, SECOND);
        assertThat(ids(ring)).containsExactly("key-1");

        settings.with("oten.request-object.key-id", "key-2");

        assertThat(ids(ring)).containsExactly("key-2", "key-1");
        assertThat(ring.current().pair().publicKey()).isEqualTo(publicKey(SECOND));
    }

    @Test
    void does_not_rename_a_key_that_signs() {
        settings.with("oten.request-object.key-id", "key-1");
        KeyRing ring = ring();
        assertThat(ids(ring)).containsExactly("key-1");

        settings.with("oten.request-object.key-id", "key-2");

        assertThat(ids(ring)).containsExactly("key-1"); // the new key under that name may be on its way
    }

    @Test
    void tells_the_operator_of_a_rotation_and_prints_no_key() {
        KeyRing ring = ring();
        try (WireLog log = WireLog.open()) {
            rotateAfterLooking(ring, SECOND);

            assertThat(ring.current().id()).isEqualTo(SECOND.id());
            assertThat(log.ownLines())
                    .singleElement()
                    .satisfies(line -> assertThat(line).contains("INFO", FIRST.id(), SECOND.id()));
        }
    }

    private KeyRing ring() {
        return new KeyRing(settings.read().requestObject(), clock);
    }

    private void rotate(GeneratedKey to) {
        settings.with("oten.request-object.key", to.pem().value());
    }

    private void rotateAfterLooking(KeyRing ring, GeneratedKey to) {
        assertThat(ring.current().pair().publicKey()).isEqualTo(publicKey(FIRST));
        rotate(to);
    }

    private static java.security.PublicKey publicKey(GeneratedKey key) {
        return TestSettings.valid()
                .with("oten.request-object.alg", "EdDSA")
                .with("oten.request-object.key", key.pem().value())
                .read()
                .requestObject()
                .key()
                .flatMap(source -> source.current())
                .orElseThrow()
                .publicKey();
    }

    private static List<String> ids(KeyRing ring) {
        try {
            return JWKSet.parse(ring.jwks().orElseThrow()).getKeys().stream()
                    .map(JWK::getKeyID)
                    .toList();
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }
}
