package com.oten.jakarta.internal.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.oten.emulator.CannedResponse;
import com.oten.emulator.Endpoint;
import com.oten.emulator.OtenEmulator;
import com.oten.emulator.OtenEmulatorExtension;
import com.oten.jakarta.TestClock;
import com.oten.jakarta.WireFailure;
import com.oten.jakarta.WireParty;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.error.OtenUnavailableException;
import com.oten.jakarta.internal.secret.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that are revoked at Oten (RFC 7009), with and without waiting. */
class RevocationWireTest {
    private static final Secret TOKEN = new Secret("rt-canary");

    private final TestClock clock = new TestClock();

    @RegisterExtension
    final OtenEmulatorExtension extension = OtenEmulatorExtension.with(WireParty.emulator(clock));

    private OtenEmulator oten() {
        return extension.emulator();
    }

    private Revocation revocation() {
        return WireParty.of(oten(), clock).revocation();
    }

    private OtenException failure() {
        return WireFailure.of(() -> revocation().revoke(TOKEN, "refresh_token"));
    }

    private void respond(int status, String retryAfter) {
        oten().answer(
                        Endpoint.REVOKE,
                        CannedResponse.of(status, "text/html", "maintenance").header("Retry-After", retryAfter));
    }

    @Test
    void both_ways_send_the_same() throws Exception {
        Revocation revocation = revocation();

        revocation.revoke(TOKEN, "access_token");
        int status = revocation.revokeInBackground(TOKEN, "access_token").get().status();

        assertThat(status).isEqualTo(200);
        assertThat(oten().received(Endpoint.REVOKE)).hasSize(2).allSatisfy(request -> {
            assertThat(request.form())
                    .isEqualTo(Map.of(
                            "token", List.of("rt-canary"),
                            "token_type_hint", List.of("access_token"),
                            "client_id", List.of(WireParty.CLIENT_ID),
                            "client_secret", List.of(WireParty.SECRET)));
            assertThat(request.header("Authorization")).isEmpty(); // K03
            assertThat(request.query()).isEmpty();
        });
    }

    @Test
    void a_connection_that_breaks_is_no_reason_to_keep_a_token() throws Exception {
        Revocation revocation = revocation();
        oten().answer(Endpoint.REVOKE, CannedResponse.disconnect());
        revocation.revoke(TOKEN, "refresh_token");
        oten().answer(Endpoint.REVOKE, CannedResponse.disconnect());
        int status = revocation.revokeInBackground(TOKEN, "refresh_token").get().status();

        assertThat(status).isEqualTo(200);
        assertThat(oten().count(Endpoint.REVOKE)).isEqualTo(4);
    }

    @Test
    void a_second_broken_connection_is_told() {
        oten().answer(Endpoint.REVOKE, CannedResponse.disconnect(), 2);

        assertThat(failure().code()).isEqualTo(OtenErrorCode.RESPONSE_LOST);
        assertThat(oten().count(Endpoint.REVOKE)).isEqualTo(2);
    }

    @Test
    void a_token_that_Oten_does_not_know_counts_as_revoked() {
        assertThatCode(() -> revocation().revoke(new Secret("made-up"), "refresh_token"))
                .doesNotThrowAnyException();
    }

    @Test
    void an_Oten_that_offers_no_revocation_says_so() {
        oten().metadata(document -> document.remove("revocation_endpoint"));

        assertThat(failure().code()).isEqualTo(OtenErrorCode.NOT_OFFERED);
        assertThat(failure()).hasMessage("Oten advertises no revocation_endpoint");
        assertThat(WireFailure.of(() -> revocation().revokeInBackground(TOKEN, "refresh_token"))
                        .code())
                .isEqualTo(OtenErrorCode.NOT_OFFERED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401|application/json|{\"error\":\"invalid_client\"}|CLIENT_REFUSED",
                "400|application/json|{\"error\":\"canary\"}|UNKNOWN",
                "404|text/html|<html>|RESPONSE_INVALID",
                "503|text/html|<html>|TEMPORARILY_UNAVAILABLE",
                "500|application/json|{\"error\":\"server_error\"}|SERVER_ERROR"
            })
    void a_refusal_is_typed_and_not_repeated(int status, String type, String body, OtenErrorCode code) {
        oten().answer(Endpoint.REVOKE, CannedResponse.of(status, type, body));

        assertThat(failure().code()).isEqualTo(code);
        assertThat(oten().count(Endpoint.REVOKE)).isEqualTo(1);
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

        assertThat(failure())
                .asInstanceOf(InstanceOfAssertFactories.type(OtenUnavailableException.class))
                .satisfies(failure -> assertThat(failure.retryAfter()).contains(wait))
                .returns(OtenErrorCode.TEMPORARILY_UNAVAILABLE, OtenException::code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1", "1.5", "", "99999999999999999999", "Sun, 01 Mar 2026 11:59:00 GMT"})
    void a_Retry_After_that_makes_no_sense_counts_as_absent(String retryAfter) {
        respond(503, retryAfter);

        assertThat(failure())
                .asInstanceOf(InstanceOfAssertFactories.type(OtenUnavailableException.class))
                .satisfies(failure -> assertThat(failure.retryAfter()).isEmpty());
    }
}
