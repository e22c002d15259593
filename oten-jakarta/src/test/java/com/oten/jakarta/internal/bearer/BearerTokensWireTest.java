package com.oten.jakarta.internal.bearer;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.Endpoint;
import com.oten.emulator.OtenEmulator;
import com.oten.emulator.OtenEmulatorExtension;
import com.oten.emulator.TokenForge;
import com.oten.jakarta.TestClock;
import com.oten.jakarta.WireFailure;
import com.oten.jakarta.WireParty;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.internal.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Access tokens that are JWTs (RFC 9068). Every token here is valid except for one thing. */
class BearerTokensWireTest {
    private static final String AUDIENCE = "https://api.shop.example";
    private static final String CANARY = "canary-mail@example.org";

    private final TestClock clock = new TestClock();

    @RegisterExtension
    final OtenEmulatorExtension extension =
            OtenEmulatorExtension.with(WireParty.emulator(clock).jwtAccessTokens(AUDIENCE));

    private OtenEmulator oten() {
        return extension.emulator();
    }

    private WireParty party() {
        return WireParty.of(oten(), clock).changed(all -> {
            all.put("oten.bearer.mode", "jwt");
            all.put("oten.bearer.audience", AUDIENCE);
        });
    }

    private Map<String, Object> goodClaims() {
        long now = clock.instant().getEpochSecond();
        return new HashMap<>(Map.ofEntries(
                entry("iss", oten().issuer().toString()),
                entry("sub", "user-alice"),
                entry("aud", AUDIENCE),
                entry("client_id", "another-client"),
                entry("iat", now),
                entry("exp", now + 600),
                entry("jti", "jti-1"),
                entry("scope", "orders:read orders:write"),
                entry("groups", List.of("admins", "users")),
                entry("email", CANARY)));
    }

    private TokenForge forge() {
        return oten().forge().header("typ", "at+jwt").claims(goodClaims());
    }

    private BearerCaller caller(String token) {
        return party().bearerTokens().caller(new Secret(token));
    }

    private OtenException refusal(String token) {
        OtenException failure = WireFailure.of(() -> caller(token));
        assertThat(failure.code()).isEqualTo(OtenErrorCode.BEARER_REFUSED);
        // O03
        assertThat(WireFailure.wholeText(failure))
                .doesNotContain(CANARY)
                .doesNotContain("user-alice")
                .doesNotContain("org.jose4j")
                .doesNotContain("eyJ");
        return failure;
    }

    @Test
    void a_good_token_names_its_caller() {
        String token = forge().sign();

        BearerCaller caller = caller(token);

        assertThat(caller.subject()).isEqualTo("user-alice");
        assertThat(caller.issuer()).isEqualTo(oten().issuer().toString());
        assertThat(caller.callerName()).isEqualTo("user-alice");
        assertThat(caller.groups()).containsExactlyInAnyOrder("admins", "users");
        assertThat(caller.text("email")).contains(CANARY);
        assertThat(caller.token().value()).isEqualTo(token);
        assertThat(caller.token().scopes()).containsExactlyInAnyOrder("orders:read", "orders:write");
        assertThat(caller.token().expiresAt()).isEqualTo(clock.instant().plusSeconds(600));
    }

    @Test
    void a_token_that_Oten_issued_to_a_user_is_accepted() {
        WireParty party = party();

        BearerCaller caller = party.bearerTokens().caller(party.login().tokens().accessToken());

        assertThat(caller.subject()).isEqualTo("user-alice");
        assertThat(caller.groups()).contains("admins");
    }

    @Test
    void a_token_that_Oten_gave_an_application_is_good() {
        WireParty party = party();
        String token = party.serviceTokens().token(Set.of("read:data")).value();

        BearerCaller caller = party.bearerTokens().caller(new Secret(token));

        assertThat(caller.subject()).isEqualTo(WireParty.CLIENT_ID);
        assertThat(caller.groups()).isEmpty();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("iss is missing", forge -> forge.withoutClaim("iss")),
                fault("iss is another's", forge -> forge.claim("iss", "https://evil.example")),
                fault("iss has a slash", forge -> forge.claim("iss", "http://localhost/")),
                fault("aud is missing", forge -> forge.withoutClaim("aud")),
                fault("aud is another's", forge -> forge.claim("aud", "https://other.example")),
                fault("aud names others only", forge -> forge.claim("aud", List.of("https://a.example", "b"))),
                fault("aud is our client id", forge -> forge.claim("aud", WireParty.CLIENT_ID)),
                fault("aud is a number", forge -> forge.claim("aud", 5)),
                fault("aud is not all text", forge -> forge.claim("aud", List.of(AUDIENCE, 5))),
                fault("sub is missing", forge -> forge.withoutClaim("sub")),
                fault("sub is empty", forge -> forge.claim("sub", "")),
                fault("sub is too long", forge -> forge.claim("sub", "x".repeat(256))),
                fault("sub is a list", forge -> forge.claim("sub", List.of("user-alice"))),
                fault("sub has invisible characters", forge -> forge.claim("sub", "user\u202e-alice")),
                fault("client_id is missing", forge -> forge.withoutClaim("client_id")),
                fault("client_id is empty", forge -> forge.claim("client_id", "")),
                fault("exp is missing", forge -> forge.withoutClaim("exp")),
                fault("exp is a text", forge -> forge.claim("exp", "1900000000")),
                fault("iat is missing", forge -> forge.withoutClaim("iat")),
                fault("nbf is a text", forge -> forge.claim("nbf", "soon")),
                fault("bound to a key", forge -> forge.claim("cnf", Map.of("jkt", "x"))),
                fault("a DPoP token", forge -> forge.claim("token_type", "DPoP")),
                fault("typ is an ID token's", forge -> forge.header("typ", "JWT")),
                fault("typ is a logout token's", forge -> forge.header("typ", "logout+jwt")),
                fault("typ is missing", forge -> forge.withoutHeader("typ")),
                fault("typ is a number", forge -> forge.header("typ", 1)),
                fault("alg none", TokenForge::unsigned),
                fault("alg nOnE", forge -> forge.unsigned().header("alg", "nOnE")),
                fault("HS256 with the client secret", forge -> forge.signedWithSecret(WireParty.SECRET)),
                fault("alg lies", forge -> forge.header("alg", "RS256")),
                fault("another key", TokenForge::signedWithAnotherKey),
                fault("a kid that nobody published", forge -> forge.header("kid", "unknown")),
                fault("crit", forge -> forge.header("crit", List.of("exp"))),
                fault("nested", forge -> forge.header("cty", "JWT")));
    }

    private static Arguments fault(String name, UnaryOperator<TokenForge> change) {
        return Arguments.of(name, change);
    }

    // B01; J01, J02, J03, J06, J07 for access tokens
    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void a_token_is_refused_where(String name, UnaryOperator<TokenForge> change) {
        refusal(change.apply(forge()).sign());
    }

    @ParameterizedTest
    @ValueSource(strings = {"at+jwt", "AT+JWT", "application/at+jwt"})
    void the_type_may_be_written_in_these_ways(String typ) {
        assertThat(caller(forge().header("typ", typ).sign()).subject()).isEqualTo("user-alice");
    }

    @Test
    void the_audience_may_be_one_of_several() {
        String token =
                forge().claim("aud", List.of("https://other.example", AUDIENCE)).sign();

        assertThat(caller(token).subject()).isEqualTo("user-alice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b", "a.b.c", "a.b.c.d.e", "eyJhbGciOiJub25lIn0..", "****"})
    void what_is_not_a_token_is_refused(String text) {
        refusal(text);
    }

    @Test
    void a_token_that_is_too_long_is_refused() {
        refusal(forge().claim("filler", "x".repeat(17_000)).sign());
    }

    @Test
    void times_are_compared_with_a_minutes_grace() {
        Instant now = clock.instant();

        caller(forge().claim("exp", now.minusSeconds(59).getEpochSecond()).sign());
        refusal(forge().claim("exp", now.minusSeconds(60).getEpochSecond()).sign());
        caller(forge().claim("iat", now.plusSeconds(60).getEpochSecond()).sign());
        refusal(forge().claim("iat", now.plusSeconds(61).getEpochSecond()).sign());
        caller(forge().claim("nbf", now.plusSeconds(60).getEpochSecond()).sign());
        refusal(forge().claim("nbf", now.plusSeconds(61).getEpochSecond()).sign());
    }

    @Test
    void a_token_is_not_remembered_beyond_its_end() {
        BearerTokens tokens = party().bearerTokens();
        Secret token =
                new Secret(forge().claim("exp", clock.instant().plusSeconds(10).getEpochSecond())
                        .sign());
        tokens.caller(token);
        clock.advance(Duration.ofSeconds(9 + 60));
        tokens.caller(token);
        clock.advance(Duration.ofSeconds(1));

        assertThat(WireFailure.of(() -> tokens.caller(token)).code()).isEqualTo(OtenErrorCode.BEARER_REFUSED);
    }

    @Test
    void a_key_that_was_taken_away_is_good_for_a_minute_at_most() {
        BearerTokens tokens = party().bearerTokens();
        Secret token = new Secret(forge().sign());
        tokens.caller(token);
        oten().rotateSigningKey();
        oten().retireOldKeys();
        tokens.caller(new Secret(forge().claim("jti", "of-the-new-key").sign())); // Oten's keys are fetched again
        clock.advance(Duration.ofSeconds(60));

        assertThat(WireFailure.of(() -> tokens.caller(token)).code()).isEqualTo(OtenErrorCode.BEARER_REFUSED); // J13
    }

    @Test
    void made_up_tokens_make_us_look_for_keys_once() {
        BearerTokens tokens = party().bearerTokens();
        tokens.caller(new Secret(forge().sign()));

        for (int i = 0; i < 200; i++) {
            Secret forged = new Secret(forge().header("kid", "forged-" + i).sign());
            WireFailure.of(() -> tokens.caller(forged));
        }

        assertThat(oten().count(Endpoint.JWKS)).isEqualTo(2); // J12
    }

    @Test
    void a_scope_that_is_missing_is_told_apart_from_a_bad_token() {
        BearerTokens tokens =
                party().with("oten.bearer.scopes", "orders:read orders:delete").bearerTokens();
        Secret short1 = new Secret(forge().sign());
        Secret enough =
                new Secret(forge().claim("scope", "x orders:delete orders:read").sign());
        Secret none = new Secret(forge().withoutClaim("scope").sign());

        assertThat(WireFailure.of(() -> tokens.caller(short1)).code()).isEqualTo(OtenErrorCode.BEARER_SCOPE_MISSING);
        assertThat(WireFailure.of(() -> tokens.caller(none)).code()).isEqualTo(OtenErrorCode.BEARER_SCOPE_MISSING);
        assertThat(tokens.caller(enough).subject()).isEqualTo("user-alice");
    }

    @Test
    void names_and_groups_come_from_the_claims_that_logins_use() {
        BearerTokens tokens = party().with("oten.caller-name-claim", "email")
                .with("oten.groups-claim", "realm_access.roles")
                .bearerTokens();
        Secret token = new Secret(
                forge().claim("realm_access", Map.of("roles", List.of("cook"))).sign());

        assertThat(tokens.caller(token).callerName()).isEqualTo(CANARY);
        assertThat(tokens.caller(token).groups()).containsExactly("cook");
        Secret nameless = new Secret(forge().withoutClaim("email").sign());
        assertThat(WireFailure.of(() -> tokens.caller(nameless)).code()).isEqualTo(OtenErrorCode.BEARER_REFUSED);
    }

    @Test
    void without_Otens_keys_nobody_is_let_in_and_nobody_is_blamed() {
        BearerTokens tokens = party().bearerTokens();
        Secret token = new Secret(forge().sign());
        oten().stop();

        assertThat(WireFailure.of(() -> tokens.caller(token)).code()).isEqualTo(OtenErrorCode.UNREACHABLE);
        oten().restart();
        clock.advance(Duration.ofSeconds(6));
        assertThat(tokens.caller(token).subject()).isEqualTo("user-alice");
    }
}
