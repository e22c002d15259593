package com.oten.jakarta.internal.idtoken;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.WireFailure;
import com.oten.jakarta.WireLog;
import com.oten.jakarta.internal.http.RemoteResponse;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which of Oten's keys are used, and what is said of the others. */
class ProviderKeySetTest {
    private static final String ZERO = "A".repeat(43);
    private static final String GOOD =
            key("OKP", "Ed25519", "good", "x", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");

    static Stream<Arguments> keysThatProveNothing() {
        String minusOne = "7P" + "_".repeat(39) + "38"; // y = -1, a point of order 2
        return Stream.of(
                Arguments.of("EdDSA", key("OKP", "Ed25519", "weak", "x", ZERO), "its point is of small order"),
                Arguments.of("EdDSA", key("OKP", "Ed25519", "weak", "x", minusOne), "its point is of small order"),
                Arguments.of("ES256", point("weak", ZERO, ZERO), "its point is not on the curve"),
                Arguments.of("RS256", rsa("weak", 1_024), "it is an RSA key of 1024 bits, and 2048 are the least"),
                Arguments.of("EdDSA", key("OKP", "Ed25519", "weak", "x", "AAAA"), "it is damaged"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("keysThatProveNothing")
    void a_key_that_proves_nothing_is_not_used(String algorithm, String key, String fault) {
        try (WireLog log = WireLog.open()) {
            ProviderKeySet set = set(GOOD, key);

            assertThat(set.candidates(algorithm, Optional.of("weak"))).isEmpty();
            assertThat(set.whyNone(algorithm, Optional.of("weak")))
                    .isEqualTo("the key with its kid is not used: " + fault);
            assertThat(set.candidates("EdDSA", Optional.of("good"))).hasSize(1);
            assertThat(warnings(log))
                    .singleElement(as(InstanceOfAssertFactories.STRING))
                    .endsWith("some of Oten's keys are not used: kid weak: " + fault);
        }
    }

    @Test
    void long_RSA_keys_and_true_points_are_used() {
        String x = "axfR8uEsQkf4vOblY6RA8ncDfYEt6zOg9KE5RdiYwpY";
        String y = "T-NC4v4af5uO5-tKfA-eFivOM1drMV7Oy7ZAaDe_UfU";
        ProviderKeySet set = set(rsa("r", 2_048), point("base point of P-256", x, y));

        assertThat(set.candidates("PS256", Optional.of("r"))).hasSize(1);
        assertThat(set.candidates("ES256", Optional.empty())).hasSize(1);
    }

    @Test
    void a_set_of_nothing_but_short_keys_says_so() {
        assertThat(WireFailure.of(() -> set(rsa("old\\n", 1_024), rsa("older", 512))))
                .hasMessageContaining("kid old\\u000a: it is an RSA key of 1024 bits, and 2048 are the least;"
                        + " kid older: it is an RSA key of 512 bits");
    }

    @Test
    void many_bad_keys_are_one_short_line() {
        String[] keys = new String[90];
        Arrays.fill(keys, rsa("k".repeat(1_000), 1_024));
        keys[0] = GOOD;

        try (WireLog log = WireLog.open()) {
            set(keys);

            assertThat(warnings(log))
                    .singleElement(as(InstanceOfAssertFactories.STRING))
                    .endsWith("; and 84 more")
                    .hasSizeLessThan(1_000);
        }
    }

    @Test
    void of_more_than_a_hundred_keys_it_is_said_how_many_were_read() {
        String[] keys = new String[140];
        Arrays.fill(keys, GOOD);

        try (WireLog log = WireLog.open()) {
            ProviderKeySet set = set(keys);

            assertThat(set.whyNone("EdDSA", Optional.of("other")))
                    .isEqualTo("there is no EdDSA key with its kid among the first 100 of 140 keys");
            assertThat(warnings(log))
                    .singleElement(as(InstanceOfAssertFactories.STRING))
                    .endsWith("Oten publishes more keys than are read: the first 100 of 140 keys");
        }
    }

    @Test
    void a_hundred_keys_are_all() {
        String[] keys = new String[100];
        Arrays.fill(keys, GOOD);

        try (WireLog log = WireLog.open()) {
            assertThat(set(keys).whyNone("EdDSA", Optional.of("other")))
                    .isEqualTo("Oten publishes no EdDSA key with its kid");
            assertThat(warnings(log)).isEmpty();
        }
    }

    @Test
    void keys_that_are_for_something_else_are_not_reported() {
        try (WireLog log = WireLog.open()) {
            set(
                    GOOD,
                    rsa("r", 1_024).replace("{", "{\"use\":\"enc\","),
                    "{\"kty\":\"oct\",\"k\":\"AAAA\"}",
                    key("OKP", "X25519", "x", "x", ZERO),
                    key("OKP", "Ed448", "e", "x", ZERO));

            assertThat(warnings(log)).isEmpty();
        }
    }

    private static ProviderKeySet set(String... keys) {
        String body = "{\"keys\":[" + String.join(",", keys) + "]}";
        return ProviderKeySet.parse(new RemoteResponse(
                200, HttpHeaders.of(Map.of(), (name, value) -> true), body.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> warnings(WireLog log) {
        return log.lines().stream()
                .filter(line -> line.startsWith(ProviderKeySet.class.getName() + " WARNING"))
                .toList();
    }

    private static String key(String type, String curve, String kid, String member, String value) {
        return String.format(
                "{\"kty\":\"%s\",\"crv\":\"%s\",\"kid\":\"%s\",\"%s\":\"%s\"}", type, curve, kid, member, value);
    }

    private static String point(String kid, String x, String y) {
        return key("EC", "P-256", kid, "x", x).replace("}", ",\"y\":\"" + y + "\"}");
    }

    /** The numbers of an RSA key of that length that is nobody's. */
    private static String rsa(String kid, int bits) {
        byte[] modulus = new byte[bits / 8];
        Arrays.fill(modulus, (byte) 0xff);
        String n = Base64.getUrlEncoder().withoutPadding().encodeToString(modulus);
        return String.format("{\"kty\":\"RSA\",\"kid\":\"%s\",\"n\":\"%s\",\"e\":\"AQAB\"}", kid, n);
    }
}
