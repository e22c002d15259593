package com.oten.jakarta.internal.bearer;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.CannedResponse;
import com.oten.emulator.Endpoint;
import com.oten.emulator.OtenEmulator;
import com.oten.emulator.OtenEmulatorExtension;
import com.oten.jakarta.TestClock;
import com.oten.jakarta.WireFailure;
import com.oten.jakarta.WireParty;
import com.oten.jakarta.WireThreads;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.error.OtenUnavailableException;
import com.oten.jakarta.internal.secret.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests with tokens that Oten is asked about (RFC 7662), and for how long it need not be. */
class IntrospectedTokensWireTest {
    private static final String AUDIENCE = "https://api.shop.example";
    private static final String GOOD = "\"active\":true,\"sub\":\"s\",\"aud\":\"" + AUDIENCE + "\"";

    private final TestClock clock = new TestClock();

    @RegisterExtension
    final OtenEmulatorExtension extension =
            OtenEmulatorExtension.with(WireParty.emulator(clock).jwtAccessTokens(AUDIENCE));

    private OtenEmulator oten() {
        return extension.emulator();
    }

    private WireParty party() {
        return WireParty.of(oten(), clock).changed(all -> {
            all.put("oten.bearer.mode", "introspection");
            all.put("oten.bearer.audience", AUDIENCE);
        });
    }

    private long calls() {
        return oten().count(Endpoint.INTROSPECT);
    }

    private void say(String members) {
        oten().answer(Endpoint.INTROSPECT, CannedResponse.of(200, "application/json", "{" + members + "}"));
    }

    private OtenErrorCode refusal(BearerTokens tokens, Secret token) {
        return WireFailure.of(() -> tokens.caller(token)).code();
    }

    @Test
    void a_caller_is_remembered_for_a_minute() {
        WireParty party = party();
        BearerTokens tokens = party.bearerTokens();
        Secret token = party.login().tokens().accessToken();

        assertThat(tokens.caller(token).subject()).isEqualTo("user-alice");
        assertThat(tokens.caller(token).groups()).contains("admins");
        clock.advance(Duration.ofSeconds(59));
        tokens.caller(token);
        assertThat(calls()).isEqualTo(1);

        clock.advance(Duration.ofSeconds(1));
        tokens.caller(token);
        assertThat(calls()).isEqualTo(2);
    }

    @Test
    void a_caller_is_not_remembered_beyond_the_end_of_the_token() {
        BearerTokens tokens = party().bearerTokens();
        Secret token = new Secret("t");
        say(GOOD + ",\"exp\":" + clock.instant().plusSeconds(20).getEpochSecond());
        tokens.caller(token);
        clock.advance(Duration.ofSeconds(20));

        assertThat(refusal(tokens, token)).isEqualTo(OtenErrorCode.BEARER_REFUSED);
        assertThat(calls()).isEqualTo(2);
    }

    @Test
    void a_revoked_token_is_refused_after_a_minute_at_the_latest() {
        WireParty party = party();
        BearerTokens tokens = party.bearerTokens();
        Secret token = party.login().tokens().accessToken();
        tokens.caller(token);
        party.revocation().revoke(token, "access_token");
        clock.advance(Duration.ofMinutes(1));

        assertThat(refusal(tokens, token)).isEqualTo(OtenErrorCode.BEARER_REFUSED);
    }

    @Test
    void a_refusal_is_remembered_for_ten_seconds() {
        BearerTokens tokens = party().bearerTokens();
        Secret token = new Secret("made-up");

        for (int i = 0; i < 10; i++) {
            assertThat(refusal(tokens, token)).isEqualTo(OtenErrorCode.BEARER_REFUSED);
        }
        assertThat(calls()).isEqualTo(1);

        clock.advance(Duration.ofSeconds(10));
        refusal(tokens, token);
        assertThat(calls()).isEqualTo(2);
    }

    @Test
    void nothing_is_remembered_where_the_operator_says_so() {
        WireParty party = party().with("oten.bearer.cache", "PT0S");
        BearerTokens tokens = party.bearerTokens();
        Secret token = party.login().tokens().accessToken();

        tokens.caller(token);
        tokens.caller(token);
        refusal(tokens, new Secret("made-up"));
        refusal(tokens, new Secret("made-up"));

        assertThat(calls()).isEqualTo(4);
    }

    @Test
    void a_hundred_requests_with_one_token_ask_once() throws Exception {
        WireParty party = party();
        BearerTokens tokens = party.bearerTokens();
        Secret token = party.login().tokens().accessToken();

        List<Object> got = WireThreads.together(100, () -> tokens.caller(token));

        assertThat(got).hasSize(100).allSatisfy(who -> assertThat(who).isInstanceOf(BearerCaller.class));
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void made_up_tokens_push_no_caller_out() {
        WireParty party = party();
        BearerTokens tokens = party.bearerTokens();
        Secret token = party.login().tokens().accessToken();
        tokens.caller(token);

        for (int i = 0; i < 300; i++) {
            refusal(tokens, new Secret("made-up-" + i));
        }
        tokens.caller(token);

        assertThat(calls()).isEqualTo(301);
    }

    @Test
    void an_outage_is_not_remembered_and_lets_nobody_in() {
        WireParty party = party();
        BearerTokens tokens = party.bearerTokens();
        Secret token = party.login().tokens().accessToken();
        oten().answer(Endpoint.INTROSPECT, CannedResponse.of(503, "text/plain", "no"));

        assertThat(refusal(tokens, token)).isEqualTo(OtenErrorCode.TEMPORARILY_UNAVAILABLE);
        assertThat(tokens.caller(token).subject()).isEqualTo("user-alice");
    }

    @Test
    void a_caller_is_told_how_long_Oten_asks_to_wait() {
        oten().answer(
                        Endpoint.INTROSPECT,
                        CannedResponse.of(503, "text/plain", "no").header("Retry-After", "120"));

        OtenException failure = WireFailure.of(() -> party().bearerTokens().caller(new Secret("t")));

        assertThat(((OtenUnavailableException) failure).retryAfter()).contains(Duration.ofMinutes(2)); // K06
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"active\":false,\"sub\":\"s\",\"aud\":\"" + AUDIENCE + "\"",
                "\"active\":true,\"sub\":\"s\"",
                "\"active\":true,\"sub\":\"s\",\"aud\":\"other\"",
                "\"active\":true,\"aud\":\"" + AUDIENCE + "\"",
                GOOD + ",\"exp\":1",
                GOOD + ",\"exp\":\"later\"",
                GOOD + ",\"iat\":9000000000",
                GOOD + ",\"nbf\":9000000000",
                GOOD + ",\"iss\":\"https://evil.example\"",
                GOOD + ",\"client_id\":7",
                GOOD + ",\"token_type\":\"DPoP\"",
                GOOD + ",\"cnf\":{\"x5t#S256\":\"x\"}"
            })
    void what_contradicts_a_call_with_this_token_is_refused(String members) {
        say(members);

        assertThat(refusal(party().bearerTokens(), new Secret("t"))).isEqualTo(OtenErrorCode.BEARER_REFUSED);
    }

    @Test
    void what_Oten_leaves_out_is_not_held_against_the_token() {
        say(GOOD);

        BearerCaller caller = party().bearerTokens().caller(new Secret("t"));

        assertThat(caller.subject()).isEqualTo("s");
        assertThat(caller.token().scopes()).isEqualTo(Set.of());
        assertThat(caller.token().expiresAt()).isEqualTo(clock.instant().plusSeconds(60));
    }
}
