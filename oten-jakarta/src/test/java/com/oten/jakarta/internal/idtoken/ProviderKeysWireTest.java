package com.oten.jakarta.internal.idtoken;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.CannedResponse;
import com.oten.emulator.Endpoint;
import com.oten.emulator.OtenEmulator;
import com.oten.emulator.OtenEmulatorExtension;
import com.oten.emulator.TokenForge;
import com.oten.jakarta.TestClock;
import com.oten.jakarta.WireFailure;
import com.oten.jakarta.WireParty;
import com.oten.jakarta.WireThreads;
import com.oten.jakarta.WireWait;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.error.OtenUnavailableException;
import com.oten.jakarta.internal.secret.Secret;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Oten's key set: rotation, storms of unknown keys, damaged sets and outages. */
class ProviderKeysWireTest {
    private static final String NONCE = "nonce-0123456789";
    private static final Duration QUARTER_HOUR = Duration.ofMinutes(15).plusSeconds(1);

    private final TestClock clock = new TestClock();

    @RegisterExtension
    final OtenEmulatorExtension extension = OtenEmulatorExtension.with(WireParty.emulator(clock));

    private OtenEmulator oten() {
        return extension.emulator();
    }

    private WireParty party() {
        return WireParty.of(oten(), clock);
    }

    private TokenForge forge() {
        long now = clock.instant().getEpochSecond();
        return oten().forge()
                .claims(Map.of(
                        "iss",
                        oten().issuer().toString(),
                        "sub",
                        "user-alice",
                        "aud",
                        WireParty.CLIENT_ID,
                        "iat",
                        now,
                        "exp",
                        now + 3600,
                        "nonce",
                        NONCE));
    }

    private VerifiedIdToken verify(WireParty party, String token) {
        return party.idTokens()
                .verify(
                        new Secret(token),
                        new ExpectedLogin(NONCE, clock.instant(), new Secret("at"), Optional.empty(), List.of()));
    }

    private OtenException refusal(WireParty party, String token) {
        return WireFailure.of(() -> verify(party, token));
    }

    private void assertGood(WireParty party) {
        assertThat(verify(party, forge().sign()).subject()).isEqualTo("user-alice");
    }

    private long fetches() {
        return oten().count(Endpoint.JWKS);
    }

    /** The published keys, each changed. */
    private JsonArrayBuilder keys(java.util.function.UnaryOperator<JsonObject> change) {
        JsonArrayBuilder changed = Json.createArrayBuilder();
        try (var reader = Json.createReader(new StringReader(oten().jwksBody()))) {
            reader.readObject().getJsonArray("keys").getValuesAs(JsonObject.class).stream()
                    .map(change)
                    .forEach(changed::add);
        }
        return changed;
    }

    private void publish(JsonArrayBuilder keys) {
        oten().jwksBody(Json.createObjectBuilder().add("keys", keys).build().toString());
    }

    private static JsonObject without(JsonObject key, String member) {
        return Json.createObjectBuilder(key).remove(member).build();
    }

    private static JsonObject with(JsonObject key, String member, String value) {
        return Json.createObjectBuilder(key).add(member, value).build();
    }

    /** An Ed25519 key that signs nothing here. */
    private static JsonObject otherKey(String kid) {
        try {
            byte[] encoded = KeyPairGenerator.getInstance("Ed25519")
                    .generateKeyPair()
                    .getPublic()
                    .getEncoded();
            byte[] x = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
            return Json.createObjectBuilder()
                    .add("kty", "OKP")
                    .add("crv", "Ed25519")
                    .add("kid", kid)
                    .add("x", Base64.getUrlEncoder().withoutPadding().encodeToString(x))
                    .build();
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void the_keys_are_fetched_once_for_many_tokens() {
        WireParty party = party();

        for (int i = 0; i < 20; i++) {
            assertGood(party);
        }

        assertThat(fetches()).isEqualTo(1);
    }

    // J12

    @Test
    void a_thousand_forged_key_ids_cost_one_more_fetch_in_half_a_minute() {
        WireParty party = party();
        assertGood(party);

        for (int i = 0; i < 1_000; i++) {
            String forged = forge().header("kid", "forged-" + i).sign();
            assertThat(refusal(party, forged).code()).isEqualTo(OtenErrorCode.ID_TOKEN_KEY);
        }

        assertThat(fetches()).isLessThanOrEqualTo(2);
        assertGood(party);
    }

    @Test
    void a_lasting_storm_costs_one_fetch_every_half_minute() {
        WireParty party = party();
        assertGood(party);

        for (int second = 0; second < 60; second++) {
            for (int i = 0; i < 10; i++) {
                refusal(
                        party,
                        forge().header("kid", "forged-" + second + "-" + i).sign());
            }
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(fetches()).isLessThanOrEqualTo(3);
        assertGood(party);
    }

    @Test
    void a_storm_from_many_threads_costs_one_more_fetch() throws Exception {
        WireParty party = party();
        assertGood(party);
        List<String> forged = IntStream.range(0, 200)
                .mapToObj(i -> forge().header("kid", "forged-" + i).sign())
                .toList();
        String good = forge().sign();
        AtomicInteger believed = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(32);
        for (String token : forged) {
            threads.execute(() -> {
                refusal(party, token);
                verify(party, good);
                believed.incrementAndGet();
            });
        }

        threads.shutdown();

        assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        assertThat(believed).hasValue(200);
        assertThat(fetches()).isLessThanOrEqualTo(2);
    }

    @Test
    void a_storm_while_the_keys_cannot_be_fetched_does_not_harm_known_keys() {
        WireParty party = party();
        assertGood(party);
        oten().answer(Endpoint.JWKS, CannedResponse.of(500, "text/html", ""), 100);

        for (int i = 0; i < 50; i++) {
            assertThat(refusal(party, forge().header("kid", "forged-" + i).sign())
                            .code())
                    .isEqualTo(OtenErrorCode.ID_TOKEN_KEY);
        }

        assertGood(party);
        assertThat(fetches()).isEqualTo(2);
    }

    @Test
    void a_forged_key_id_with_line_breaks_does_not_reach_the_message() {
        var failure =
                refusal(party(), forge().header("kid", "x\r\nINFO fake\u2028").sign());

        // O02
        assertThat(failure.getMessage()).matches("[ -~]+").doesNotContain("fake");
    }

    // J13

    @Test
    void a_key_that_was_published_just_now_is_found_at_the_first_login() {
        WireParty party = party();
        party.login();

        oten().rotateSigningKey();

        assertThat(party.login().who().subject()).isEqualTo("user-alice");
        assertThat(fetches()).isEqualTo(2);
    }

    @Test
    void a_token_of_the_old_key_is_good_as_long_as_the_key_is_published() {
        WireParty party = party();
        String old = forge().sign();
        verify(party, old);

        oten().rotateSigningKey();
        assertGood(party);

        assertThat(verify(party, old).subject()).isEqualTo("user-alice");
    }

    @Test
    void a_key_that_is_no_longer_published_is_refused() {
        WireParty party = party();
        String old = forge().sign();
        verify(party, old);
        oten().rotateSigningKey();
        oten().retireOldKeys();

        assertGood(party);

        assertThat(refusal(party, old).code()).isEqualTo(OtenErrorCode.ID_TOKEN_KEY);
    }

    @Test
    void a_key_that_is_no_longer_published_is_forgotten_after_a_quarter_of_an_hour() {
        WireParty party = party();
        assertGood(party);
        TokenForge old = forge();
        oten().rotateSigningKey();
        oten().retireOldKeys();
        clock.advance(QUARTER_HOUR);
        long now = clock.instant().getEpochSecond();
        String token = old.claim("iat", now).claim("exp", now + 60).sign();

        WireWait.until(() -> {
            try {
                verify(party, token);
                return false;
            } catch (OtenException e) {
                return e.code() == OtenErrorCode.ID_TOKEN_KEY;
            }
        });
    }

    @Test
    void a_new_key_is_found_by_all_who_log_in_at_that_moment() throws Exception {
        WireParty party = party();
        assertGood(party);
        oten().rotateSigningKey();
        oten().answer(
                        Endpoint.JWKS,
                        CannedResponse.of(200, "application/json", oten().jwksBody())
                                .drip(10, Duration.ofMillis(20)));
        String token = forge().sign();

        List<Object> got = WireThreads.together(20, () -> verify(party, token).subject());

        assertThat(got).hasSize(20).containsOnly("user-alice");
        assertThat(fetches()).isEqualTo(2);
    }

    @Test
    void two_rotations_within_half_a_minute_need_patience_but_no_restart() {
        WireParty party = party();
        assertGood(party);
        oten().rotateSigningKey();
        assertGood(party);
        oten().rotateSigningKey();
        clock.advance(Duration.ofSeconds(30));

        assertGood(party);
        assertThat(fetches()).isEqualTo(3);
    }

    // J14

    @Test
    void a_token_without_key_id_is_tried_with_the_only_key() {
        assertThat(verify(party(), forge().withoutHeader("kid").sign()).subject())
                .isEqualTo("user-alice");
    }

    @Test
    void keys_without_id_verify_tokens_without_id() {
        publish(keys(key -> without(key, "kid")));

        assertThat(verify(party(), forge().withoutHeader("kid").sign()).subject())
                .isEqualTo("user-alice");
    }

    @Test
    void a_token_without_key_id_is_tried_with_all_keys_of_its_type() {
        JsonArrayBuilder keys = Json.createArrayBuilder(List.of(otherKey("a"), otherKey("b"), otherKey("c")));
        keys.addAll(keys(key -> key));
        publish(keys);

        assertThat(verify(party(), forge().withoutHeader("kid").sign()).subject())
                .isEqualTo("user-alice");
    }

    @Test
    void a_token_without_key_id_is_tried_with_four_keys_at_most() {
        JsonArrayBuilder keys =
                Json.createArrayBuilder(List.of(otherKey("a"), otherKey("b"), otherKey("c"), otherKey("d")));
        keys.addAll(keys(key -> key));
        publish(keys);

        assertThat(refusal(party(), forge().withoutHeader("kid").sign()).code())
                .isEqualTo(OtenErrorCode.ID_TOKEN_SIGNATURE);
    }

    @Test
    void two_keys_of_one_id_are_both_tried() {
        String kid = (String) oten().jwk().get("kid");
        JsonArrayBuilder keys = Json.createArrayBuilder(List.of(otherKey(kid)));
        keys.addAll(keys(key -> key));
        publish(keys);

        assertGood(party());
    }

    @Test
    void a_token_with_a_key_id_is_not_tried_with_other_keys() {
        assertThat(refusal(party(), forge().header("kid", "other").sign()).code())
                .isEqualTo(OtenErrorCode.ID_TOKEN_KEY);
    }

    // J15

    static Stream<String> junkKeys() {
        return Stream.of(
                "null",
                "5",
                "\"key\"",
                "[]",
                "{}",
                "{\"kty\":\"XYZ\",\"kid\":\"x\"}",
                "{\"kty\":5}",
                "{\"kty\":null}",
                "{\"kty\":\"OKP\"}",
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AAAA\"}",
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":5}",
                "{\"kty\":\"OKP\",\"crv\":\"Ed9999\",\"x\":\"AAAA\"}",
                "{\"kty\":\"OKP\",\"crv\":\"X25519\",\"x\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-256\"}",
                "{\"kty\":\"RSA\",\"n\":\"!!\",\"e\":\"AQAB\"}",
                "{\"kty\":\"RSA\",\"n\":\"\",\"e\":\"\"}",
                "{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\",\"x5c\":[\"broken\"]}",
                "{\"kty\":\"oct\",\"k\":\"AAAA\"}",
                "{\"kty\":\"RSA\",\"n\":[],\"e\":{}}");
    }

    @ParameterizedTest
    @MethodSource("junkKeys")
    void a_damaged_key_does_not_spoil_the_good_ones(String junk) {
        oten().jwksBody(oten().jwksBody().replace("{\"keys\":[", "{\"keys\":[" + junk + ","));

        assertGood(party());
    }

    @Test
    void a_key_for_encryption_verifies_nothing() {
        publish(keys(key -> with(key, "use", "enc")));

        assertThat(refusal(party(), forge().sign()).code()).isEqualTo(OtenErrorCode.RESPONSE_INVALID);
    }

    @Test
    void a_key_that_may_only_encrypt_verifies_nothing() {
        publish(keys(key -> Json.createObjectBuilder(without(key, "use"))
                .add("key_ops", Json.createArrayBuilder(List.of("encrypt")))
                .build()));

        assertThat(refusal(party(), forge().sign()).code()).isEqualTo(OtenErrorCode.RESPONSE_INVALID);
    }

    @Test
    void a_key_for_another_algorithm_verifies_nothing() {
        publish(keys(key -> with(key, "alg", "RS256")));

        assertThat(refusal(party(), forge().sign()).code()).isEqualTo(OtenErrorCode.ID_TOKEN_KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ed25519", "EdDSA"})
    void a_key_may_name_its_algorithm_in_the_old_and_the_new_way(String alg) {
        publish(keys(key -> with(key, "alg", alg)));

        assertGood(party());
    }

    @Test
    void a_private_key_that_was_published_by_mistake_is_used_as_a_public_one() {
        publish(keys(key -> with(key, "d", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")));

        assertGood(party());
    }

    @Test
    void a_key_that_proves_nothing_is_not_tried() {
        JsonObject zero = Json.createObjectBuilder(otherKey("weak"))
                .add("x", "A".repeat(43))
                .build();
        publish(keys(good -> good).add(zero));
        WireParty party = party();

        OtenException failure = refusal(party, forge().header("kid", "weak").sign());

        assertThat(failure.code()).isEqualTo(OtenErrorCode.ID_TOKEN_KEY);
        assertThat(failure).hasMessageContaining("the key with its kid is not used: its point is of small order");
        assertGood(party);
    }

    @Test
    void a_hundred_keys_are_read() {
        JsonArrayBuilder keys = Json.createArrayBuilder(otherKeys(99));
        keys.addAll(keys(key -> key));
        publish(keys);

        assertGood(party());
    }

    @Test
    void the_hundred_and_first_key_is_not_read() {
        JsonArrayBuilder keys = Json.createArrayBuilder(otherKeys(100));
        keys.addAll(keys(key -> key));
        publish(keys);

        assertThat(refusal(party(), forge().sign()).code()).isEqualTo(OtenErrorCode.ID_TOKEN_KEY);
    }

    private static List<JsonObject> otherKeys(int count) {
        return IntStream.range(0, count).mapToObj(i -> otherKey("k" + i)).toList();
    }

    static Stream<String> junkSets() {
        String key = "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}";
        return Stream.of(
                "<html>canary</html>",
                "",
                "null",
                "[]",
                "5",
                "{}",
                "{\"keys\":{}}",
                "{\"keys\":null}",
                "{\"keys\":5}",
                "{\"keys\":[]}",
                "{\"keys\":[null]}",
                "{\"keys\":[],\"keys\":[" + key + "]}",
                "{\"keys\":[" + key + "]",
                "{\"keys\":[" + (key + ",").repeat(20_000) + key + "]}");
    }

    @ParameterizedTest
    @MethodSource("junkSets")
    void a_damaged_set_is_an_invalid_response(String body) {
        oten().jwksBody(body);

        var failure = refusal(party(), forge().sign());

        assertThat(failure.code()).isEqualTo(OtenErrorCode.RESPONSE_INVALID);
        assertThat(WireFailure.wholeText(failure)).doesNotContain("canary").doesNotContain("ClassCastException");
    }

    @ParameterizedTest
    @MethodSource("junkSets")
    void good_keys_outlive_a_damaged_set(String body) {
        WireParty party = party();
        assertGood(party);
        oten().jwksBody(body);
        clock.advance(QUARTER_HOUR);

        assertGood(party);
        WireWait.until(() -> fetches() == 2);

        assertGood(party);
    }

    // J16

    @Test
    void keys_are_served_for_a_day_while_they_cannot_be_fetched() {
        WireParty party = party();
        assertGood(party);
        oten().answer(Endpoint.JWKS, CannedResponse.of(500, "text/html", ""), 10_000);

        for (int hour = 1; hour < 24; hour++) {
            clock.advance(Duration.ofHours(1));
            assertGood(party);
        }
        clock.advance(Duration.ofHours(1).plusSeconds(1));

        var failure = refusal(party, forge().sign());
        assertThat(failure).isInstanceOf(OtenUnavailableException.class);
        assertThat(failure.code()).isEqualTo(OtenErrorCode.TEMPORARILY_UNAVAILABLE);
    }

    @Test
    void keys_that_were_never_fetched_say_to_wait() {
        oten().answer(Endpoint.JWKS, CannedResponse.of(500, "text/html", ""));
        WireParty party = party();

        assertThat(refusal(party, forge().sign())).isInstanceOf(OtenUnavailableException.class);
        clock.advance(Duration.ofSeconds(6));

        assertGood(party);
    }

    @Test
    void an_empty_set_is_not_asked_for_with_every_token() {
        String good = oten().jwksBody();
        oten().jwksBody("{\"keys\":[]}");
        WireParty party = party();

        for (int i = 0; i < 50; i++) {
            assertThat(refusal(party, forge().sign()).code()).isEqualTo(OtenErrorCode.RESPONSE_INVALID);
        }

        assertThat(fetches()).isEqualTo(1);
        oten().jwksBody(good);
        clock.advance(Duration.ofSeconds(31));
        assertGood(party);
    }

    @Test
    void a_slow_key_set_keeps_nobody_waiting_who_has_keys() {
        WireParty party = party();
        assertGood(party);
        oten().answer(Endpoint.JWKS, CannedResponse.hang(Duration.ofSeconds(20)));
        clock.advance(QUARTER_HOUR);

        assertGood(party);
    }

    @Test
    void keys_are_refreshed_in_the_background() {
        WireParty party = party();
        assertGood(party);
        clock.advance(QUARTER_HOUR);

        assertGood(party);

        WireWait.until(() -> fetches() == 2);
    }

    @Test
    void caching_headers_of_Oten_change_nothing() {
        oten().answer(
                        Endpoint.JWKS,
                        CannedResponse.of(200, "application/json", oten().jwksBody())
                                .header("Cache-Control", "no-store, max-age=99999999999"));
        WireParty party = party();
        assertGood(party);

        assertGood(party);

        assertThat(fetches()).isEqualTo(1);
    }
}
