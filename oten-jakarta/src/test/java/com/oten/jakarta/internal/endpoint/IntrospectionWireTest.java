package com.oten.jakarta.internal.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.CannedResponse;
import com.oten.emulator.Endpoint;
import com.oten.emulator.OtenEmulator;
import com.oten.emulator.OtenEmulatorExtension;
import com.oten.jakarta.TestClock;
import com.oten.jakarta.TokenIntrospection;
import com.oten.jakarta.WireFailure;
import com.oten.jakarta.WireParty;
import com.oten.jakarta.error.OtenConfigurationException;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenUnavailableException;
import com.oten.jakarta.internal.secret.Secret;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Oten says about tokens (RFC 7662). */
class IntrospectionWireTest {
    private static final String AUDIENCE = "https://api.shop.example";

    private final TestClock clock = new TestClock();

    @RegisterExtension
    final OtenEmulatorExtension extension =
            OtenEmulatorExtension.with(WireParty.emulator(clock).jwtAccessTokens(AUDIENCE));

    private OtenEmulator oten() {
        return extension.emulator();
    }

    private WireParty party() {
        return WireParty.of(oten(), clock);
    }

    @Test
    void an_active_token_is_described() {
        WireParty party = party();
        Secret token = party.login().tokens().accessToken();

        TokenIntrospection said = party.introspection().introspect(token);

        assertThat(said.isActive()).isTrue();
        assertThat(said.subject()).contains("user-alice");
        assertThat(said.clientId()).contains(WireParty.CLIENT_ID);
        assertThat(said.scopes()).contains("openid", "offline_access");
        assertThat(said.expiresAt()).contains(clock.instant().plus(Duration.ofMinutes(30)));
        assertThat(said.members()).containsEntry("token_type", "Bearer");
        assertThat(said).asString().doesNotContain("alice");
    }

    @Test
    void what_is_not_a_token_is_not_active() {
        TokenIntrospection said = party().introspection().introspect(new Secret("made-up"));

        assertThat(said.isActive()).isFalse();
        assertThat(said.subject()).isEmpty();
        assertThat(said.scopes()).isEmpty();
        assertThat(said.expiresAt()).isEmpty();
    }

    @Test
    void the_client_authenticates_in_the_form() {
        party().introspection().introspect(new Secret("some-token"));

        assertThat(oten().received(Endpoint.INTROSPECT)).singleElement().satisfies(request -> {
            assertThat(request.form("client_id")).contains(WireParty.CLIENT_ID);
            assertThat(request.form("client_secret")).contains(WireParty.SECRET);
            assertThat(request.form("token")).contains("some-token");
            assertThat(request.header("Authorization")).isEmpty(); // K03
        });
    }

    @Test
    void an_Oten_that_offers_no_introspection_says_so() {
        oten().metadata(document -> document.remove("introspection_endpoint"));

        var failure = WireFailure.of(() -> party().introspection().introspect(new Secret("some-token")));

        assertThat(failure).isInstanceOf(OtenConfigurationException.class);
        assertThat(failure.code()).isEqualTo(OtenErrorCode.NOT_OFFERED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200|application/json|{}|RESPONSE_INVALID",
                "200|application/json|{\"active\":\"true\"}|RESPONSE_INVALID",
                "200|application/json|[true]|RESPONSE_INVALID",
                "200|text/html|<html>|RESPONSE_INVALID",
                "404|text/html|<html>|RESPONSE_INVALID",
                "401|application/json|{\"error\":\"invalid_client\"}|CLIENT_REFUSED",
                "503|text/html|<html>|TEMPORARILY_UNAVAILABLE",
                "500|application/json|{\"error\":\"server_error\"}|SERVER_ERROR"
            })
    void an_unusable_response_is_typed(int status, String type, String body, OtenErrorCode code) {
        oten().answer(Endpoint.INTROSPECT, CannedResponse.of(status, type, body));

        var failure = WireFailure.of(() -> party().introspection().introspect(new Secret("some-token")));

        assertThat(failure.code()).isEqualTo(code); // K01
    }

    // K06

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "429|120|PT2M",
                "503|120|PT2M",
                "503|Sun, 01 Mar 2026 13:00:00 GMT|PT1H",
                "503|0|PT0S",
                "503|86400|PT24H"
            })
    void an_outage_says_how_long_to_wait(int status, String retryAfter, Duration wait) {
        respond(status, retryAfter);

        var failure = WireFailure.of(() -> party().introspection().introspect(new Secret("some-token")));

        assertThat(failure.code()).isEqualTo(OtenErrorCode.TEMPORARILY_UNAVAILABLE);
        assertThat(((OtenUnavailableException) failure).retryAfter()).contains(wait);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1", "1.5", "", "99999999999999999999", "Sun, 01 Mar 2026 11:59:00 GMT"})
    void a_Retry_After_that_makes_no_sense_counts_as_absent(String retryAfter) {
        respond(503, retryAfter);

        var failure = WireFailure.of(() -> party().introspection().introspect(new Secret("some-token")));

        assertThat(((OtenUnavailableException) failure).retryAfter()).isEmpty();
    }

    private void respond(int status, String retryAfter) {
        oten().answer(
                        Endpoint.INTROSPECT,
                        CannedResponse.of(status, "text/html", "maintenance").header("Retry-After", retryAfter));
    }
}
