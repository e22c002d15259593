package com.oten.jakarta.internal.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.CannedResponse;
import com.oten.emulator.Endpoint;
import com.oten.emulator.OtenEmulator;
import com.oten.emulator.OtenEmulatorExtension;
import com.oten.jakarta.TestClock;
import com.oten.jakarta.WireFailure;
import com.oten.jakarta.WireParty;
import com.oten.jakarta.error.OtenConfigurationException;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.error.OtenProviderException;
import com.oten.jakarta.error.OtenRejectedException;
import com.oten.jakarta.error.OtenUnavailableException;
import com.oten.jakarta.internal.login.LoginResult;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logins that call UserInfo as well (J19). */
class UserInfoWireTest {
    private final TestClock clock = new TestClock();

    @RegisterExtension
    final OtenEmulatorExtension extension = OtenEmulatorExtension.with(WireParty.emulator(clock));

    private OtenEmulator oten() {
        return extension.emulator();
    }

    private WireParty party() {
        return WireParty.of(oten(), clock).with("oten.userinfo", "true");
    }

    private void responding(int status, String contentType, String body) {
        oten().answer(Endpoint.USERINFO, CannedResponse.of(status, contentType, body));
    }

    private OtenException failure() {
        return WireFailure.of(() -> party().login());
    }

    @Test
    void UserInfo_is_not_asked_unless_configured() {
        WireParty.of(oten(), clock).login();

        assertThat(oten().count(Endpoint.USERINFO)).isZero();
    }

    @Test
    void what_UserInfo_says_is_added() {
        responding(200, "application/json", "{\"sub\":\"user-alice\",\"department\":\"shoes\"}");

        LoginResult login = party().login();

        assertThat(login.claims())
                .containsEntry("department", "shoes")
                .containsEntry("email", "alice@example.org")
                .containsKey("iat");
    }

    @Test
    void what_is_signed_wins() {
        responding(200, "application/json", "{\"sub\":\"user-alice\",\"email\":\"mallory@example.org\"}");

        assertThat(party().login().claims()).containsEntry("email", "alice@example.org");
    }

    @Test
    void UserInfo_does_not_say_of_which_login_a_session_is() {
        oten().customizeIdToken(claims -> {
            claims.remove("sid");
            return claims;
        });
        responding(200, "application/json", "{\"sub\":\"user-alice\",\"sid\":\"another-login\"}");

        // or Oten's logout would look for a login that it does not know
        assertThat(party().login().claims()).doesNotContainKey("sid");
    }

    @Test
    void the_token_is_sent_in_the_header_only() {
        LoginResult login = party().login();

        var call = oten().received(Endpoint.USERINFO).get(0);
        assertThat(call.header("Authorization"))
                .contains("Bearer " + login.tokens().accessToken().value());
        assertThat(call.query()).isEmpty();
        assertThat(call.method()).isEqualTo("GET");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"sub\":\"user-bob\"}",
                "{\"sub\":\"USER-ALICE\"}",
                "{\"sub\":\"user-alice \"}",
                "{\"sub\":[\"user-alice\"]}",
                "{\"sub\":null}",
                "{\"email\":\"alice@example.org\"}",
                "{}"
            })
    void another_users_UserInfo_is_refused(String body) {
        responding(200, "application/json", body);

        var failure = failure();

        assertThat(failure).isInstanceOf(OtenRejectedException.class);
        assertThat(failure.code()).isEqualTo(OtenErrorCode.USERINFO_SUBJECT);
        assertThat(WireFailure.wholeText(failure)).doesNotContain("user-bob").doesNotContain("@example.org");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>canary</html>", "", "[]", "null", "{\"sub\":\"user-alice\",\"sub\":\"canary\"}"})
    void a_body_that_is_no_JSON_object_is_refused(String body) {
        responding(200, "application/json", body);

        var failure = failure();

        assertThat(failure.code()).isEqualTo(OtenErrorCode.RESPONSE_INVALID);
        assertThat(WireFailure.wholeText(failure)).doesNotContain("canary");
    }

    @Test
    void a_page_is_refused() {
        responding(200, "text/html", "{\"sub\":\"user-alice\"}");

        assertThat(failure().code()).isEqualTo(OtenErrorCode.RESPONSE_INVALID);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404})
    void a_refusal_fails_the_login(int status) {
        responding(status, "application/json", "{\"error\":\"invalid_token\"}");

        var failure = failure();

        assertThat(failure).isInstanceOf(OtenProviderException.class);
        assertThat(failure.code()).isEqualTo(OtenErrorCode.RESPONSE_INVALID);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void an_outage_says_to_wait(int status) {
        responding(status, "text/html", "busy");

        var failure = failure();

        assertThat(failure).isInstanceOf(OtenUnavailableException.class);
        assertThat(failure.code()).isEqualTo(OtenErrorCode.TEMPORARILY_UNAVAILABLE);
    }

    @Test
    void asking_a_provider_without_UserInfo_is_a_configuration_error() {
        oten().metadata(document -> document.remove("userinfo_endpoint"));

        var failure = failure();

        assertThat(failure).isInstanceOf(OtenConfigurationException.class);
        assertThat(failure).hasMessageContaining("oten.userinfo");
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

        var failure = failure();

        assertThat(failure.code()).isEqualTo(OtenErrorCode.TEMPORARILY_UNAVAILABLE);
        assertThat(((OtenUnavailableException) failure).retryAfter()).contains(wait);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1", "1.5", "", "99999999999999999999", "Sun, 01 Mar 2026 11:59:00 GMT"})
    void a_Retry_After_that_makes_no_sense_counts_as_absent(String retryAfter) {
        respond(503, retryAfter);

        var failure = failure();

        assertThat(((OtenUnavailableException) failure).retryAfter()).isEmpty();
    }

    private void respond(int status, String retryAfter) {
        oten().answer(
                        Endpoint.USERINFO,
                        CannedResponse.of(status, "text/html", "maintenance").header("Retry-After", retryAfter));
    }
}
