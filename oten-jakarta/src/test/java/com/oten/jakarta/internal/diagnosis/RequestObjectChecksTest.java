package com.oten.jakarta.internal.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.TestClock;
import com.oten.jakarta.TestKeys;
import com.oten.jakarta.TestSettings;
import com.oten.jakarta.internal.config.ConfigReader;
import com.oten.jakarta.internal.config.Lookup;
import com.oten.jakarta.internal.config.OtenConfig;
import com.oten.jakarta.internal.diagnosis.RequestObjectCheck.Cause;
import com.oten.jakarta.internal.diagnosis.RequestObjectCheck.State;
import com.oten.jakarta.internal.http.ClockDifference;
import com.oten.jakarta.internal.keys.KeyRing;
import com.oten.jakarta.internal.request.RequestObjectSigner;
import com.oten.jakarta.internal.secret.RandomTokens;
import com.oten.jakarta.internal.secret.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be said about a request object that Oten refused, without asking Oten. */
class RequestObjectChecksTest {
    private static final URI CALLBACK = URI.create("https://shop.example.com/oten/callback");

    private final TestClock clock = new TestClock();
    private final TestSettings settings = TestSettings.valid();

    private RequestObjectChecks checks() {
        return checks(settings.read());
    }

    private RequestObjectChecks checks(OtenConfig config) {
        RandomTokens random = new RandomTokens(new SecureRandom());
        return new RequestObjectChecks(
                config,
                new RequestObjectSigner(config, new KeyRing(config.requestObject(), clock), random, clock),
                random,
                new ClockDifference(clock));
    }

    private RequestObjectCheck check(Cause cause) {
        return checks().all(CALLBACK).stream()
                .filter(check -> check.cause() == cause)
                .findFirst()
                .orElseThrow();
    }

    private void sign(String pem) {
        settings.with("oten.request-object.alg", "EdDSA").with("oten.request-object.key", pem);
    }

    @Test
    void names_the_five_causes_of_the_guide_and_the_clock_in_its_order() {
        assertThat(checks().all(CALLBACK)).extracting(RequestObjectCheck::cause).containsExactly(Cause.values());
    }

    @Test
    void finds_nothing_wrong_with_a_client_that_is_set_up_right() {
        assertThat(checks().all(CALLBACK))
                .extracting(RequestObjectCheck::state)
                .containsExactly(State.OPEN, State.OPEN, State.RIGHT, State.RIGHT, State.RIGHT, State.OPEN);
    }

    @Test
    void suspects_the_secret_first_where_a_secret_signs() {
        assertThat(checks().likelyCauses(CALLBACK).orElseThrow())
                .startsWith("1 signature: client secret has 44 bytes, no spaces around it, does not look like Base64"
                        + " - compare it with the portal (oten.client-secret); 2 algorithm: alg is HS256")
                .contains(
                        "; 3 clock: ", "; 4 structure: three parts, typ JWT", "; 5 key id: no kid", "; 6 public key: ")
                .doesNotContain(TestSettings.SECRET)
                .matches("[ -~]+");
    }

    @Test
    void says_that_an_expression_was_expanded_into_the_secret() {
        OtenConfig config = ConfigReader.read(new Lookup() {
            @Override
            public Optional<String> apply(String key) {
                return settings.get(key);
            }

            @Override
            public boolean isExpanded(String key) {
                return key.equals("oten.client-secret");
            }
        });

        assertThat(checks(config).likelyCauses(CALLBACK).orElseThrow())
                .contains("it is what an expression ${...} of the configuration expands to", "oten.client-secret-file");
        assertThat(checks().likelyCauses(CALLBACK).orElseThrow()).doesNotContain("expression");
    }

    @Test
    void suspects_the_registration_of_the_key_first_where_a_key_signs() {
        sign(TestKeys.pem("PRIVATE KEY", TestKeys.pkcs8(TestKeys.RFC_8037_SEED)));

        // RFC 8037 appendix A.2 and A.3: the public key and its thumbprint
        assertThat(checks().likelyCauses(CALLBACK).orElseThrow())
                .startsWith("1 public key: an Ed25519 key, x of its JWK is 11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo")
                .contains("; 2 key id: kid is kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k, the key's thumbprint")
                .contains("; 3 signature: verifies with the public half", "; 4 algorithm: alg is EdDSA");
    }

    @Test
    void names_the_key_id_that_was_configured() {
        sign(TestKeys.pem(TestKeys.pair("Ed25519")));
        settings.with("oten.request-object.key-id", "shop-2026");

        assertThat(check(Cause.KEY_ID).text()).startsWith("kid is shop-2026 - the key must be registered under it");
    }

    @ParameterizedTest
    @CsvSource({
        "' the-secret-with-a-space-in-front-of-it-1', 'spaces or line ends around it'",
        "'the-secret with-a-space-in-the-middle-of-it', 'spaces or non-ASCII characters in it'",
        "'\"the-secret-with-quotes-around-it-as-in-env\"', 'quotes around it'",
        "'dGhlLXNlY3JldC1mcm9tLXRoZS1wb3J0YWwtb2YtT3Rlbg==', 'looks like Base64 of a text'"
    })
    void finds_a_secret_odd_that_was_copied_badly(String secret, String why) {
        settings.with("oten.client-secret", secret);

        RequestObjectCheck check = check(Cause.SIGNATURE);

        assertThat(check.state()).isEqualTo(State.ODD);
        assertThat(check.text()).contains(why, "oten.client-secret").doesNotContain(secret.strip());
    }

    @Test
    void finds_a_short_secret_odd_also_where_it_is_allowed() {
        settings.with("oten.client-secret", "short-but-allowed")
                .with("oten.allow-short-client-secret", "true")
                .with("oten.seal-key", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");

        RequestObjectCheck check = check(Cause.SIGNATURE);

        assertThat(check.state()).isEqualTo(State.ODD);
        assertThat(check.text()).contains("17 bytes, fewer than the 32 that HS256 asks for");
    }

    @Test
    void says_that_random_bytes_in_Base64_are_used_as_they_stand() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        random[0] = 7; // not text
        settings.with("oten.client-secret", Base64.getEncoder().encodeToString(random));

        RequestObjectCheck check = check(Cause.SIGNATURE);

        assertThat(check.state()).isEqualTo(State.OPEN);
        assertThat(check.text()).contains("looks like Base64, which Oten wants as it stands");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\t", " "})
    void a_line_end_after_a_secret_is_odd(String ending) {
        SecretShape shape = SecretShape.of(new Secret(TestSettings.SECRET + ending));

        assertThat(shape.state()).isEqualTo(State.ODD);
        assertThat(shape.text()).contains("spaces or line ends around it").doesNotContain(TestSettings.SECRET);
    }

    @Test
    void a_text_in_Base64_is_odd_without_padding_too() {
        String encoded = Base64.getEncoder()
                .encodeToString("exactly-thirty-characters-here".getBytes(StandardCharsets.US_ASCII));

        assertThat(SecretShape.of(new Secret(encoded)).state()).isEqualTo(State.ODD);
    }

    @Test
    void a_client_without_request_objects_has_nothing_to_check() {
        settings.with("oten.client-type", "public").without("oten.client-secret");

        assertThat(checks().all(CALLBACK)).isEmpty();
        assertThat(checks().likelyCauses(CALLBACK)).isEmpty();
    }

    @Test
    void a_request_that_cannot_be_built_is_wrong_and_says_why() {
        settings.with("oten.scopes", "openid " + "x".repeat(900));
        URI longest = URI.create("https://shop.example.com/" + "a".repeat(3_000) + "/oten/callback");

        RequestObjectCheck signature = checks().all(longest).get(0);

        assertThat(signature.state()).isEqualTo(State.WRONG);
        assertThat(signature.text()).contains("more than 4096");
    }

    @Test
    void a_secret_that_has_been_rotated_is_checked_as_it_is_now() {
        RequestObjectChecks checks = checks();
        settings.with("oten.client-secret", TestSettings.SECRET + "-rotated");

        assertThat(checks.all(CALLBACK).get(0).text()).contains("52 bytes");
    }

    @Test
    void says_when_an_expired_request_object_was_made_and_when_it_ended() {
        String times = checks().times(clock.instant(), clock.instant().plus(Duration.ofMinutes(7)));

        // R11; Oten has not said its time
        assertThat(times)
                .isEqualTo("it was made at 2026-03-01T12:00:00Z and valid until 2026-03-01T12:05:00Z,"
                        + " the callback came at 2026-03-01T12:07:00Z");
    }

    @Test
    void all_checks_are_one_line_each() {
        assertThat(checks().all(CALLBACK))
                .extracting(RequestObjectCheck::text)
                .allMatch(text -> text.matches("[ -~]+"));
        assertThat(List.of(Cause.values())).extracting(Cause::toString).contains("key id", "public key");
    }
}
