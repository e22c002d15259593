package com.oten.jakarta.internal.web.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.oten.jakarta.TestSettings;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.internal.client.OtenClient;
import com.oten.jakarta.internal.config.OtenConfig;
import com.oten.jakarta.internal.pages.Page;
import com.oten.jakarta.internal.pages.Problem;
import com.oten.jakarta.internal.store.LocalStore;
import com.oten.jakarta.internal.web.StubRequest;
import com.oten.jakarta.internal.web.failure.BearerChallenge;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a token may be in a request, and the response if it is not valid (RFC 6750). */
class BearerRequestsTest {
    private final OtenConfig config = TestSettings.valid()
            .with("oten.bearer.mode", "jwt")
            .with("oten.bearer.audience", "https://api.example.com")
            .with("oten.bearer.scopes", "write read")
            .read();

    private OtenErrorCode refusal(StubRequest request) {
        Clock clock = Clock.systemUTC();
        OtenClient client = new OtenClient(config, "", clock, new SecureRandom(), new LocalStore(clock), event -> {});
        BearerRequests requests = new BearerRequests(client.bearerTokens().orElseThrow());
        return catchThrowableOfType(OtenException.class, () -> requests.caller(request.request()))
                .code();
    }

    private String challenge(OtenErrorCode code) {
        Page problem = Problem.of(code.exception("no"), "abc", Optional.empty());
        return String.valueOf(
                new BearerChallenge(config.bearer()).on(problem, code).headers().get("WWW-Authenticate"));
    }

    @ParameterizedTest
    @CsvSource({
        "Bearer abc,true",
        "bearer abc,true",
        "BEARER abc,true",
        "Bearer,true",
        "Bearerabc,false",
        "Basic abc,false",
        "DPoP abc,false"
    })
    void a_request_is_a_tokens_if_its_header_says_so(String header, boolean isBearer) {
        assertThat(BearerRequests.is(
                        StubRequest.get().header("Authorization", header).request()))
                .isEqualTo(isBearer);
    }

    @Test
    void a_token_elsewhere_is_none() {
        assertThat(BearerRequests.is(StubRequest.get()
                        .parameter("access_token", "abc")
                        .with("getQueryString", "access_token=abc")
                        .request()))
                .isFalse(); // B02
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Bearer a b",
                "Bearer a, Bearer b",
                "Bearer \u00e9",
                "Bearer a\u0000",
                "Bearer =",
                "Bearer a=b"
            })
    void a_header_without_one_token_is_malformed(String header) {
        assertThat(refusal(StubRequest.get().header("Authorization", header)))
                .isEqualTo(OtenErrorCode.BEARER_MALFORMED);
    }

    @Test
    void an_endless_token_is_malformed() {
        assertThat(refusal(StubRequest.get().header("Authorization", "Bearer " + "x".repeat(16 * 1024 + 1))))
                .isEqualTo(OtenErrorCode.BEARER_MALFORMED);
    }

    @Test
    void several_tokens_are_malformed() {
        assertThat(refusal(StubRequest.get()
                        .header("Authorization", "Bearer a")
                        .with("getQueryString", "x=1&access_token=a")))
                .isEqualTo(OtenErrorCode.BEARER_MALFORMED);
        assertThat(refusal(StubRequest.get().header("Authorization", "Bearer a").header("Authorization", "Basic b")))
                .isEqualTo(OtenErrorCode.BEARER_MALFORMED); // B02
    }

    @Test
    void one_token_is_looked_at() {
        assertThat(refusal(StubRequest.get()
                        .header("Authorization", "Bearer  abc")
                        .with("getQueryString", "my_access_token=a")))
                .isEqualTo(OtenErrorCode.BEARER_REFUSED);
    }

    @Test
    void the_response_names_the_error_of_the_specification() {
        assertThat(challenge(OtenErrorCode.BEARER_MALFORMED))
                .isEqualTo("Bearer realm=\"oten\", error=\"invalid_request\"");
        assertThat(challenge(OtenErrorCode.BEARER_REFUSED)).isEqualTo("Bearer realm=\"oten\", error=\"invalid_token\"");
        assertThat(challenge(OtenErrorCode.BEARER_SCOPE_MISSING))
                .isEqualTo("Bearer realm=\"oten\", error=\"insufficient_scope\", scope=\"read write\"");
    }

    @Test
    void whoever_sends_nothing_is_told_that_a_token_would_do() {
        assertThat(challenge(OtenErrorCode.NOT_LOGGED_IN)).isEqualTo("Bearer realm=\"oten\", Login realm=\"oten\"");
        assertThat(challenge(OtenErrorCode.ROLE_MISSING)).isEqualTo("null");
    }

    @Test
    void where_tokens_are_not_accepted_none_is_asked_for() {
        Page problem = Problem.of(OtenErrorCode.NOT_LOGGED_IN.exception("no"), "abc", Optional.empty());

        assertThat(new BearerChallenge(Optional.empty()).on(problem, OtenErrorCode.NOT_LOGGED_IN))
                .isEqualTo(problem);
    }
}
