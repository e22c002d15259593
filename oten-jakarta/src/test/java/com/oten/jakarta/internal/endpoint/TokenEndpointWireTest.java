package com.oten.jakarta.internal.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.CannedResponse;
import com.oten.emulator.EmulatedClient;
import com.oten.emulator.Endpoint;
import com.oten.emulator.Fault;
import com.oten.emulator.OtenEmulator;
import com.oten.emulator.OtenEmulatorExtension;
import com.oten.jakarta.TestClock;
import com.oten.jakarta.WireFailure;
import com.oten.jakarta.WireParty;
import com.oten.jakarta.WireServer;
import com.oten.jakarta.WireWait;
import com.oten.jakarta.error.OtenConfigurationException;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.error.OtenProviderException;
import com.oten.jakarta.error.OtenUnavailableException;
import com.oten.jakarta.error.Recovery;
import com.oten.jakarta.internal.secret.Secret;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls of the token endpoint: what is sent, what is accepted, what is tried again. */
class TokenEndpointWireTest {
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final String GOOD =
            "{\"access_token\":\"at-1\",\"token_type\":\"Bearer\",\"expires_in\":1800,\"id_token\":\"a.b.c\"}";

    private final TestClock clock = new TestClock();

    @RegisterExtension
    final OtenEmulatorExtension extension = OtenEmulatorExtension.with(WireParty.emulator(clock));

    private OtenEmulator oten() {
        return extension.emulator();
    }

    private WireParty party() {
        return WireParty.of(oten(), clock);
    }

    private static TokenSet exchange(WireParty party) {
        return party.tokenEndpoint().exchange("code-1", VERIFIER, WireParty.CALLBACK);
    }

    private void responding(int status, String contentType, String body) {
        oten().answer(Endpoint.TOKEN, CannedResponse.of(status, contentType, body));
    }

    private void responding(String json) {
        responding(200, "application/json", json);
    }

    // K01

    static Stream<Arguments> unusable() {
        return Stream.of(
                Arguments.of("HTML", "text/html", "<html>canary</html>"),
                Arguments.of("HTML that claims to be JSON", "application/json", "<html>canary</html>"),
                Arguments.of("JSON that claims to be HTML", "text/html", GOOD),
                Arguments.of("JSON that claims to be text", "text/plain", GOOD),
                Arguments.of("empty", "application/json", ""),
                Arguments.of("array", "application/json", "[" + GOOD + "]"),
                Arguments.of("null", "application/json", "null"),
                Arguments.of("string", "application/json", "\"canary\""),
                Arguments.of("number", "application/json", "42"),
                Arguments.of("empty object", "application/json", "{}"),
                Arguments.of("half", "application/json", GOOD.substring(0, 30)),
                Arguments.of("two objects", "application/json", GOOD + GOOD),
                Arguments.of("byte order mark", "application/json", "\uFEFF" + GOOD),
                Arguments.of("form", "application/x-www-form-urlencoded", "access_token=canary&token_type=Bearer"),
                Arguments.of(
                        "duplicate access_token",
                        "application/json",
                        "{\"access_token\":\"a\",\"access_token\":\"canary\",\"token_type\":\"Bearer\"}"),
                Arguments.of("no access_token", "application/json", "{\"token_type\":\"Bearer\"}"),
                Arguments.of(
                        "empty access_token", "application/json", "{\"access_token\":\"\",\"token_type\":\"Bearer\"}"),
                Arguments.of(
                        "access_token that is a number",
                        "application/json",
                        "{\"access_token\":42,\"token_type\":\"Bearer\"}"),
                Arguments.of(
                        "access_token that is null",
                        "application/json",
                        "{\"access_token\":null,\"token_type\":\"Bearer\"}"),
                Arguments.of(
                        "access_token with a line break",
                        "application/json",
                        "{\"access_token\":\"canary\\r\\nX-Evil: 1\",\"token_type\":\"Bearer\"}"),
                Arguments.of(
                        "access_token with a control character",
                        "application/json",
                        "{\"access_token\":\"canary\\u007f\",\"token_type\":\"Bearer\"}"),
                Arguments.of(
                        "refresh_token with a tab",
                        "application/json",
                        "{\"access_token\":\"at\",\"refresh_token\":\"can\\tary\",\"token_type\":\"Bearer\"}"),
                Arguments.of(
                        "access_token that is too long",
                        "application/json",
                        "{\"access_token\":\"" + "x".repeat(17_000) + "\",\"token_type\":\"Bearer\"}"),
                Arguments.of("no token_type", "application/json", "{\"access_token\":\"canary\"}"),
                Arguments.of(
                        "token_type DPoP", "application/json", "{\"access_token\":\"canary\",\"token_type\":\"DPoP\"}"),
                Arguments.of(
                        "token_type mac", "application/json", "{\"access_token\":\"canary\",\"token_type\":\"mac\"}"),
                Arguments.of(
                        "an error in a good status",
                        "application/json",
                        "{\"error\":\"invalid_grant\",\"x\":\"canary\"}"),
                Arguments.of(
                        "nested without end",
                        "application/json",
                        "{\"access_token\":\"canary\",\"token_type\":\"Bearer\",\"x\":" + "[".repeat(10_000)
                                + "]".repeat(10_000) + "}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unusable")
    void a_response_that_is_not_a_token_response_is_refused_unread(String name, String contentType, String body) {
        responding(200, contentType, body);

        var failure = WireFailure.of(() -> exchange(party()));

        assertThat(failure).isInstanceOf(OtenProviderException.class);
        assertThat(failure.code()).isEqualTo(OtenErrorCode.RESPONSE_INVALID);
        assertThat(WireFailure.wholeText(failure)).doesNotContain("canary");
        assertThat(oten().count(Endpoint.TOKEN)).isEqualTo(1);
    }

    @Test
    void tokens_may_have_every_printable_character_and_spaces() {
        StringBuilder all = new StringBuilder();
        for (char c = 0x20; c < 0x7f; c++) {
            all.append(c);
        }
        String json = all.toString().replace("\\", "\\\\").replace("\"", "\\\"");
        responding("{\"access_token\":\"" + json + "\",\"refresh_token\":\"" + json + "\",\"token_type\":\"Bearer\"}");

        TokenSet tokens = exchange(party());

        // RFC 6749 appendices A.12 and A.17
        assertThat(tokens.accessToken().value()).isEqualTo(all.toString());
        assertThat(tokens.refreshToken().orElseThrow().value()).isEqualTo(all.toString());
    }

    @Test
    void a_code_with_a_space_is_sent_as_it_is() {
        responding(GOOD);

        party().tokenEndpoint().exchange("code 1+", VERIFIER, WireParty.CALLBACK);

        assertThat(oten().received(Endpoint.TOKEN))
                .last()
                .extracting(request -> request.form("code").orElseThrow())
                .isEqualTo("code 1+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "bearer", "BEARER"})
    void a_token_type_is_Bearer_in_any_case(String type) {
        responding(GOOD.replace("Bearer", type));

        assertThat(exchange(party()).accessToken().value()).isEqualTo("at-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json;charset=UTF-8",
                "Application/JSON ; charset=utf-8",
                "application/vnd.oten+json"
            })
    void JSON_may_have_parameters_and_suffixes(String contentType) {
        responding(200, contentType, GOOD);

        assertThat(exchange(party()).accessToken().value()).isEqualTo("at-1");
    }

    @Test
    void a_status_that_is_neither_success_nor_error_is_refused() {
        responding(204, "application/json", "");

        assertThat(WireFailure.of(() -> exchange(party())).code()).isEqualTo(OtenErrorCode.RESPONSE_INVALID);
    }

    // K03

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void a_redirect_of_the_token_endpoint_is_not_followed(int status) {
        try (WireServer elsewhere = WireServer.listening()) {
            oten().answer(
                            Endpoint.TOKEN,
                            CannedResponse.of(status, "text/plain", "moved")
                                    .header("Location", elsewhere.uri("/token").toString()));

            var failure = WireFailure.of(() -> exchange(party()));

            assertThat(failure.code()).isEqualTo(OtenErrorCode.RESPONSE_INVALID);
            assertThat(elsewhere.connections()).isZero();
            assertThat(oten().count(Endpoint.TOKEN)).isEqualTo(1);
        }
    }

    @Test
    void a_refresh_sends_exactly_its_fields() {
        WireFailure.of(() -> party().tokenEndpoint().refresh(new Secret("rt-1"), Set.of("openid")));

        assertThat(oten().received(Endpoint.TOKEN).get(0).form())
                .isEqualTo(Map.of(
                        "grant_type", List.of("refresh_token"),
                        "refresh_token", List.of("rt-1"),
                        "client_id", List.of(WireParty.CLIENT_ID),
                        "client_secret", List.of(WireParty.SECRET)));
    }

    @Test
    void a_service_token_call_sends_exactly_its_fields() {
        TokenSet tokens = party().tokenEndpoint().clientCredentials(Set.of("write:data", "read:data"));

        assertThat(oten().received(Endpoint.TOKEN).get(0).form())
                .isEqualTo(Map.of(
                        "grant_type", List.of("client_credentials"),
                        "scope", List.of("read:data write:data"),
                        "client_id", List.of(WireParty.CLIENT_ID),
                        "client_secret", List.of(WireParty.SECRET)));
        assertThat(tokens.refreshToken()).isEmpty();
        assertThat(tokens.idToken()).isEmpty();
        assertThat(tokens.scopes()).containsExactlyInAnyOrder("read:data", "write:data");
    }

    // K05

    @Test
    void a_server_error_is_tried_again() {
        oten().next(Fault.SERVER_ERROR_TOKEN);

        assertThat(party().login().who().subject()).isEqualTo("user-alice");
        assertThat(oten().count(Endpoint.TOKEN)).isEqualTo(2);
    }

    @Test
    void the_third_try_may_succeed() {
        oten().next(Fault.SERVER_ERROR_TOKEN);
        oten().next(Fault.TEMPORARILY_UNAVAILABLE);

        assertThat(party().login().who().subject()).isEqualTo("user-alice");
        assertThat(oten().count(Endpoint.TOKEN)).isEqualTo(3);
    }

    @Test
    void there_is_no_fourth_try() {
        oten().next(Fault.SERVER_ERROR_TOKEN, 10);

        var failure = WireFailure.of(() -> exchange(party()));

        assertThat(failure.code()).isEqualTo(OtenErrorCode.SERVER_ERROR);
        assertThat(oten().count(Endpoint.TOKEN)).isEqualTo(3);
    }

    @Test
    void the_number_of_tries_is_configurable() {
        oten().next(Fault.SERVER_ERROR_TOKEN, 10);

        WireFailure.of(() -> exchange(party().with("oten.retry.max-attempts", "1")));

        assertThat(oten().count(Endpoint.TOKEN)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void a_proxys_error_page_is_tried_again(int status) {
        responding(status, "text/html", "<html>canary</html>");
        responding(GOOD);

        assertThat(exchange(party()).accessToken().value()).isEqualTo("at-1");
        assertThat(oten().count(Endpoint.TOKEN)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"400", "401", "403", "404", "405", "418"})
    void a_proxys_refusal_is_not_tried_again(int status) {
        oten().answer(Endpoint.TOKEN, CannedResponse.of(status, "text/html", "<html>canary</html>"), 3);

        var failure = WireFailure.of(() -> exchange(party()));

        assertThat(failure.code()).isEqualTo(OtenErrorCode.RESPONSE_INVALID);
        assertThat(WireFailure.wholeText(failure)).doesNotContain("canary");
        assertThat(oten().count(Endpoint.TOKEN)).isEqualTo(1);
    }

    @Test
    void a_code_that_is_used_after_a_retry_starts_the_login_again() {
        oten().next(Fault.SERVER_ERROR_TOKEN);
        oten().next(Fault.CODE_ALREADY_USED);

        var failure = WireFailure.of(() -> exchange(party()));

        assertThat(failure.code()).isEqualTo(OtenErrorCode.CODE_ALREADY_USED);
        assertThat(failure.code().recovery()).isEqualTo(Recovery.RESTART_ONCE);
        assertThat(oten().count(Endpoint.TOKEN)).isEqualTo(2);
    }

    @Test
    void each_try_sends_the_same_grant() {
        oten().next(Fault.SERVER_ERROR_TOKEN);
        WireParty party = party();

        party.login();

        assertThat(oten().received(Endpoint.TOKEN).get(0).form())
                .isEqualTo(oten().received(Endpoint.TOKEN).get(1).form());
    }

    @Test
    void a_secret_that_is_rotated_between_two_tries_is_taken_up() {
        oten().next(Fault.SERVER_ERROR_TOKEN);
        WireParty party = party();
        party.discovery().metadata();
        AtomicInteger looks = new AtomicInteger();
        party.whenLookingUp("oten.client-secret", () -> {
            if (looks.incrementAndGet() == 2) {
                party.rotate("oten.client-secret", "a-new-secret-that-is-long-enough-for-HS256");
            }
        });

        WireFailure.of(() -> exchange(party));

        assertThat(oten().received(Endpoint.TOKEN).get(1).form("client_secret"))
                .contains("a-new-secret-that-is-long-enough-for-HS256");
    }

    @Test
    void a_secret_that_is_rotated_while_a_call_is_under_way_is_sent_once_more() {
        WireParty party = party();
        party.discovery().metadata();
        String fresh = "a-new-secret-that-is-long-enough-for-HS256";
        oten().rotateSecret(WireParty.CLIENT_ID, fresh);
        AtomicInteger looks = new AtomicInteger();
        party.whenLookingUp("oten.client-secret", () -> {
            if (looks.incrementAndGet() == 2) {
                party.rotate("oten.client-secret", fresh);
            }
        });

        assertThat(party.tokenEndpoint().clientCredentials(Set.of()).accessToken())
                .isNotNull();

        // T10: the first with the old secret
        assertThat(oten().received(Endpoint.TOKEN))
                .extracting(request -> request.form("client_secret").orElseThrow())
                .containsExactly(WireParty.SECRET, fresh);
    }

    @Test
    void a_client_that_is_refused_is_refused_when_its_secret_is_the_same() {
        oten().rotateSecret(WireParty.CLIENT_ID, "a-new-secret-that-is-long-enough-for-HS256");

        var failure = WireFailure.of(() -> exchange(party()));

        assertThat(failure.code()).isEqualTo(OtenErrorCode.CLIENT_REFUSED);
        assertThat(oten().count(Endpoint.TOKEN)).isEqualTo(1); // K05
    }

    @Test
    void a_client_that_is_refused_twice_is_not_tried_again() {
        WireParty party = party();
        party.discovery().metadata();
        oten().rotateSecret(WireParty.CLIENT_ID, "a-secret-that-nobody-has-told-the-application");
        AtomicInteger looks = new AtomicInteger();
        party.whenLookingUp(
                "oten.client-secret",
                () -> party.rotate(
                        "oten.client-secret", "another-secret-of-many-more-than-32-bytes-" + looks.incrementAndGet()));

        var failure = WireFailure.of(() -> exchange(party));

        assertThat(failure.code()).isEqualTo(OtenErrorCode.CLIENT_REFUSED);
        assertThat(oten().count(Endpoint.TOKEN)).isEqualTo(2);
    }

    @Test
    void an_IP_address_that_is_refused_has_nothing_to_do_with_the_secret() {
        WireParty party = party();
        party.discovery().metadata();
        oten().next(Fault.CLIENT_IP_REFUSED);
        AtomicInteger looks = new AtomicInteger();
        party.whenLookingUp(
                "oten.client-secret",
                () -> party.rotate(
                        "oten.client-secret", "another-secret-of-many-more-than-32-bytes-" + looks.incrementAndGet()));

        WireFailure.of(() -> party.tokenEndpoint().clientCredentials(Set.of()));

        assertThat(oten().count(Endpoint.TOKEN)).isEqualTo(1);
    }

    // K06

    @Test
    void a_long_Retry_After_ends_the_tries_and_is_passed_on() {
        oten().next(Fault.TEMPORARILY_UNAVAILABLE, 3, Duration.ofDays(1));

        var failure = WireFailure.of(() -> exchange(party()));

        assertThat(failure.code()).isEqualTo(OtenErrorCode.TEMPORARILY_UNAVAILABLE);
        assertThat(((OtenUnavailableException) failure).retryAfter()).contains(Duration.ofDays(1));
        assertThat(oten().count(Endpoint.TOKEN)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-1", "soon", "", "1e3", "99999999999999999999", "Sun, 01 Mar 2026 11:59:00 GMT", "1.5", "\u00b2"
            })
    void a_Retry_After_that_makes_no_sense_counts_as_absent(String value) {
        oten().answer(
                        Endpoint.TOKEN,
                        CannedResponse.of(503, "application/json", "{\"error\":\"temporarily_unavailable\"}")
                                .header("Retry-After", value),
                        3);

        var failure = WireFailure.of(() -> exchange(party()));

        assertThat(((OtenUnavailableException) failure).retryAfter()).isEmpty();
        assertThat(oten().count(Endpoint.TOKEN)).isEqualTo(3);
    }

    @Test
    void a_Retry_After_may_be_a_date() {
        String inAnHour = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                clock.instant().plus(Duration.ofHours(1)).atOffset(ZoneOffset.UTC));
        oten().answer(
                        Endpoint.TOKEN,
                        CannedResponse.of(503, "application/json", "{\"error\":\"temporarily_unavailable\"}")
                                .header("Retry-After", inAnHour),
                        3);

        var failure = WireFailure.of(() -> exchange(party()));

        assertThat(((OtenUnavailableException) failure).retryAfter()).contains(Duration.ofHours(1));
        assertThat(oten().count(Endpoint.TOKEN)).isEqualTo(1);
    }

    @Test
    void a_short_Retry_After_is_waited_for() {
        oten().next(Fault.TEMPORARILY_UNAVAILABLE, 1, Duration.ofSeconds(1));
        WireParty party = party().with("oten.retry.delay", "PT0.01S");
        long start = System.nanoTime();

        party.login();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(900));
        assertThat(oten().count(Endpoint.TOKEN)).isEqualTo(2);
    }

    @Test
    void a_proxys_Retry_After_is_honoured_too() {
        oten().answer(
                        Endpoint.TOKEN,
                        CannedResponse.of(503, "text/html", "<html>maintenance</html>")
                                .header("Retry-After", "120"),
                        3);

        var failure = WireFailure.of(() -> exchange(party()));

        assertThat(((OtenUnavailableException) failure).retryAfter()).contains(Duration.ofMinutes(2));
        assertThat(oten().count(Endpoint.TOKEN)).isEqualTo(1);
    }

    // K08

    @ParameterizedTest(name = "expires_in {0} is {1} s")
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "'',300",
                "',\"expires_in\":null',300",
                "',\"expires_in\":0',0",
                "',\"expires_in\":-1',0",
                "',\"expires_in\":-9e18',300",
                "',\"expires_in\":1',1",
                "',\"expires_in\":\"3600\"',3600",
                "',\"expires_in\":\"soon\"',300",
                "',\"expires_in\":\"-5\"',300",
                "',\"expires_in\":1000000000',86400",
                "',\"expires_in\":86401',86400",
                "',\"expires_in\":3599.5',3599",
                "',\"expires_in\":1e400',300",
                "',\"expires_in\":[3600]',300",
                "',\"expires_in\":true',300"
            })
    void a_token_lives_as_long_as_is_said_within_reason(String member, long seconds) {
        responding("{\"access_token\":\"at-1\",\"token_type\":\"Bearer\"" + member + "}");

        TokenSet tokens = exchange(party());

        assertThat(tokens.expiresAt()).isEqualTo(clock.instant().plusSeconds(seconds));
    }

    // K09

    @Test
    void scopes_that_are_not_repeated_are_those_requested() {
        responding(GOOD);

        assertThat(exchange(party()).scopes())
                .containsExactlyInAnyOrder("openid", "profile", "email", "offline_access");
    }

    @ParameterizedTest(name = "scope \"{0}\"")
    @CsvSource(
            quoteCharacter = '\'',
            value = {"'',''", "' ',''", "'openid',openid", "'openid  email ','openid,email'"})
    void scopes_are_those_stated(String stated, String expected) {
        responding(GOOD.replace("{", "{\"scope\":\"" + stated + "\","));

        assertThat(exchange(party()).scopes()).isEqualTo(expected.isEmpty() ? Set.of() : Set.of(expected.split(",")));
    }

    @Test
    void a_refresh_keeps_the_granted_scopes_if_none_are_stated() {
        responding(GOOD);

        TokenSet tokens = party().tokenEndpoint().refresh(new Secret("rt-1"), Set.of("openid", "email"));

        assertThat(tokens.scopes()).containsExactlyInAnyOrder("openid", "email");
    }

    // the way there

    @Test
    void a_response_that_got_lost_is_not_asked_for_again() {
        oten().answer(Endpoint.TOKEN, CannedResponse.disconnect(), 3);

        var failure = WireFailure.of(() -> exchange(party()));

        assertThat(failure).isInstanceOf(OtenUnavailableException.class);
        assertThat(failure.code()).isEqualTo(OtenErrorCode.RESPONSE_LOST);
        assertThat(failure.code().recovery()).isEqualTo(Recovery.RESTART_ONCE);
        assertThat(oten().count(Endpoint.TOKEN)).isEqualTo(1);
    }

    @Test
    void a_response_that_does_not_come_is_not_asked_for_again() {
        oten().answer(Endpoint.TOKEN, CannedResponse.hang(Duration.ofSeconds(20)), 3);
        WireParty party = party().with("oten.http.timeout", "PT2S");
        party.discovery().metadata();

        var failure = WireFailure.of(() -> exchange(party));

        assertThat(failure.code()).isEqualTo(OtenErrorCode.RESPONSE_LOST);
        assertThat(oten().count(Endpoint.TOKEN)).isEqualTo(1);
    }

    @Test
    void a_response_that_breaks_off_is_not_asked_for_again() {
        try (WireServer half = WireServer.saying(
                out -> WireServer.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"access_token\":"))) {
            oten().metadata(document ->
                    document.put("token_endpoint", half.uri("/token").toString()));

            var failure = WireFailure.of(() -> exchange(party()));

            assertThat(failure.code()).isEqualTo(OtenErrorCode.RESPONSE_LOST);
            assertThat(half.connections()).isEqualTo(1);
        }
    }

    @Test
    void a_connection_that_is_refused_is_tried_again() {
        int port = WireServer.freePort();
        oten().metadata(document -> document.put("token_endpoint", "http://localhost:" + port + "/token"));
        WireParty party = party();
        party.discovery().metadata();
        AtomicInteger tries = new AtomicInteger();
        party.whenLookingUp("oten.client-secret", tries::incrementAndGet);

        var failure = WireFailure.of(() -> exchange(party));

        assertThat(failure).isInstanceOf(OtenUnavailableException.class);
        assertThat(failure.code()).isEqualTo(OtenErrorCode.UNREACHABLE);
        assertThat(tries).hasValue(3);
    }

    @Test
    void a_connection_that_was_refused_twice_may_be_made_at_last() {
        int port = WireServer.freePort();
        oten().metadata(document -> document.put("token_endpoint", "http://localhost:" + port + "/token"));
        WireParty party = party();
        party.discovery().metadata();
        AtomicInteger tries = new AtomicInteger();
        List<WireServer> started = new java.util.concurrent.CopyOnWriteArrayList<>();
        party.whenLookingUp("oten.client-secret", () -> {
            if (tries.incrementAndGet() == 3) {
                started.add(WireServer.at(
                        port, WireServer.response("HTTP/1.1 200 OK\r\nContent-Type: application/json", GOOD)));
            }
        });

        TokenSet tokens = exchange(party);

        assertThat(tokens.accessToken().value()).isEqualTo("at-1");
        started.forEach(WireServer::close);
    }

    @Test
    void no_more_than_64_calls_are_under_way() {
        try (WireServer silent = silent()) {
            oten().metadata(document ->
                    document.put("token_endpoint", silent.uri("/token").toString()));
            WireParty party = party().with("oten.http.timeout", "PT60S");
            var endpoint = party.discovery().metadata().tokenEndpoint();
            for (int i = 0; i < 64; i++) {
                var unused = party.http().postInBackground(endpoint, Map.of("n", String.valueOf(i)));
            }
            WireWait.until(() -> silent.heard().size() == 64);

            var failure = WireFailure.of(() -> exchange(party));

            // X02
            assertThat(failure).isInstanceOf(OtenUnavailableException.class);
            assertThat(failure.code()).isEqualTo(OtenErrorCode.BUSY);
            assertThat(silent.connections()).isEqualTo(64);
        }
    }

    @Test
    void calls_that_ended_make_room_for_others() {
        oten().answer(Endpoint.TOKEN, CannedResponse.disconnect(), 20);
        oten().answer(Endpoint.TOKEN, CannedResponse.oversized(200, 300_000), 20);
        oten().answer(
                        Endpoint.TOKEN,
                        CannedResponse.of(200, "application/json", GOOD).header("Content-Encoding", "gzip"),
                        30);
        WireParty party = party();

        for (int i = 0; i < 70; i++) {
            WireFailure.of(() -> exchange(party));
        }

        // X02
        assertThat(party.login().who().subject()).isEqualTo("user-alice");
    }

    // K10

    @Test
    void a_public_client_asks_for_no_service_token() {
        oten().register(EmulatedClient.withoutSecret("phone", WireParty.CALLBACK.toString()));
        WireParty party = party().changed(settings -> {
            settings.remove("oten.client-secret");
            settings.put("oten.client-type", "public");
            settings.put("oten.client-id", "phone");
        });

        var failure = WireFailure.of(() -> party.tokenEndpoint().clientCredentials(Set.of()));

        assertThat(failure).isInstanceOf(OtenConfigurationException.class);
        assertThat(failure.code()).isEqualTo(OtenErrorCode.CLIENT_UNAUTHORIZED);
        assertThat(oten().received()).isEmpty();
    }

    @Test
    void an_IP_address_that_is_not_in_the_whitelist_is_named() {
        oten().register(WireParty.client().withAllowedAddresses("203.0.113.7"));

        var failure = WireFailure.of(() -> party().tokenEndpoint().clientCredentials(Set.of()));

        assertThat(failure).isInstanceOf(OtenConfigurationException.class);
        assertThat(failure.code()).isEqualTo(OtenErrorCode.CLIENT_ADDRESS_REFUSED);
        assertThat(failure.code().level()).isEqualTo(System.Logger.Level.ERROR);
        assertThat(failure).hasMessageContaining("127.0.0.1").hasMessageContaining("whitelist");
    }

    private static WireServer silent() {
        java.util.concurrent.CountDownLatch never = new java.util.concurrent.CountDownLatch(1);
        return WireServer.saying(out -> never.await());
    }

    /** Only to show that nothing is thrown that is not ours. */
    @Test
    void every_failure_is_an_OtenException() {
        oten().answer(Endpoint.TOKEN, CannedResponse.of(599, "x/y; charset=\"", "\u0000"));

        Optional<OtenException> failure =
                Optional.of(WireFailure.of(() -> exchange(party().with("oten.retry.max-attempts", "1"))));

        assertThat(failure.orElseThrow().code()).isEqualTo(OtenErrorCode.TEMPORARILY_UNAVAILABLE);
    }
}
