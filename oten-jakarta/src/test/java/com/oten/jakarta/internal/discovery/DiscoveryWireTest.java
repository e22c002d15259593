package com.oten.jakarta.internal.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.CannedResponse;
import com.oten.emulator.Endpoint;
import com.oten.emulator.OtenEmulator;
import com.oten.emulator.OtenEmulatorExtension;
import com.oten.jakarta.TestClock;
import com.oten.jakarta.WireFailure;
import com.oten.jakarta.WireLog;
import com.oten.jakarta.WireParty;
import com.oten.jakarta.WireServer;
import com.oten.jakarta.WireThreads;
import com.oten.jakarta.WireWait;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.error.OtenUnavailableException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is accepted of a discovery document, and how long it is remembered. */
class DiscoveryWireTest {
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

    private OtenException failure() {
        return WireFailure.of(() -> party().discovery().metadata());
    }

    private void put(String member, Object value) {
        oten().metadata(document -> document.put(member, value));
    }

    private long fetches() {
        return oten().count(Endpoint.DISCOVERY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"userinfo_endpoint", "end_session_endpoint", "revocation_endpoint", "introspection_endpoint"})
    void an_optional_endpoint_that_is_empty_counts_as_absent(String name) {
        put(name, "");
        assertThat(party().discovery().metadata().document().getString(name)).isEmpty();

        put(name, " ");
        assertThat(party().discovery().metadata().document().getString(name)).isBlank();

        put(name, 5);
        assertThat(party().discovery().metadata().endSessionEndpoint().isPresent())
                .isEqualTo(!name.startsWith("end"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"authorization_endpoint", "token_endpoint", "jwks_uri"})
    void a_required_endpoint_that_is_empty_is_missing(String name) {
        put(name, "");

        assertThat(failure()).hasMessageContaining("it has no " + name);
    }

    @Test
    void the_document_says_where_everything_is() {
        ProviderMetadata metadata = party().discovery().metadata();

        assertThat(metadata.issuer()).isEqualTo(oten().issuer().toString());
        assertThat(metadata.authorizationEndpoint()).isEqualTo(oten().uri(Endpoint.AUTHORIZE));
        assertThat(metadata.tokenEndpoint()).isEqualTo(oten().uri(Endpoint.TOKEN));
        assertThat(metadata.jwksUri()).isEqualTo(oten().uri(Endpoint.JWKS));
        assertThat(metadata.userinfoEndpoint()).contains(oten().uri(Endpoint.USERINFO));
        assertThat(metadata.endSessionEndpoint()).contains(oten().uri(Endpoint.LOGOUT));
        assertThat(metadata.revocationEndpoint()).contains(oten().uri(Endpoint.REVOKE));
        assertThat(metadata.idTokenAlgs()).containsExactly("EdDSA");
        assertThat(metadata.sendsIssuer()).isTrue();
    }

    @Test
    void nothing_is_fetched_before_it_is_needed() {
        party();

        assertThat(oten().received()).isEmpty(); // D05
    }

    // D01

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://account.oten.com",
                "{issuer}//",
                "{issuer}/x",
                "{ISSUER}",
                "{issuer}/.",
                "{issuer}?",
                " {issuer}",
                "",
                "http://127.0.0.1"
            })
    void a_document_of_another_issuer_is_refused(String said) {
        String issuer = oten().issuer().toString();
        put("issuer", said.replace("{issuer}", issuer).replace("{ISSUER}", issuer.replace("localhost", "LOCALHOST")));

        assertThat(failure().code()).isEqualTo(OtenErrorCode.DISCOVERY_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"absent", "number", "list"})
    void a_document_whose_issuer_is_not_a_string_is_refused(String kind) {
        oten().metadata(document -> {
            switch (kind) {
                case "absent" -> document.remove("issuer");
                case "number" -> document.put("issuer", 42);
                default -> document.put("issuer", List.of(oten().issuer().toString()));
            }
        });

        assertThat(failure().code()).isEqualTo(OtenErrorCode.DISCOVERY_INVALID);
    }

    @Test
    void a_configured_issuer_may_end_with_a_slash() {
        WireParty party = party().with("oten.issuer", oten().issuer() + "/");

        assertThat(party.discovery().metadata().issuer())
                .isEqualTo(oten().issuer().toString());
    }

    @Test
    void the_issuer_of_a_refused_document_is_shown_plain_and_short() {
        put("issuer", "https://evil.example/\r\n\u202e" + "x".repeat(5_000));

        // O02
        assertThat(failure().getMessage()).matches("[ -~]{1,400}");
    }

    // D02 D03

    @ParameterizedTest
    @CsvSource({
        "token_endpoint",
        "authorization_endpoint",
        "jwks_uri",
        "userinfo_endpoint",
        "end_session_endpoint",
        "revocation_endpoint"
    })
    void an_endpoint_that_may_not_be_called_spoils_the_document(String member) {
        for (String where : List.of(
                "http://169.254.169.254/latest/meta-data/",
                "https://169.254.169.254/",
                "https://[fe80::1]/",
                "https://10.0.0.1/x",
                "https://2130706433/x",
                "https://0x7f000001/x",
                "http://evil.example/x",
                "https://intranet/x",
                "https://db.internal/x",
                "file:///etc/passwd",
                "jar:file:/x.jar!/x",
                "/v1/oauth/token",
                "//evil.example/x",
                "ftp://localhost/x",
                "https://user@evil.example/x",
                "https://evil.example/x#f",
                "https:///x",
                "not a uri")) {
            put(member, where);

            var failure = WireFailure.of(() -> party().discovery().metadata());

            assertThat(failure.code()).as(where).isEqualTo(OtenErrorCode.DISCOVERY_INVALID);
            assertThat(failure).as(where).hasMessageContaining(member);
        }
    }

    @Test
    void an_endpoint_may_be_on_another_public_host() {
        put("token_endpoint", "https://login.example/token");

        assertThat(party().discovery().metadata().tokenEndpoint()).isEqualTo(URI.create("https://login.example/token"));
    }

    @Test
    void an_endpoint_must_be_on_a_host_of_the_list_if_there_is_one() {
        put("token_endpoint", "https://evil.example/token");
        WireParty party = party().with("oten.http.endpoint-hosts", "login.example");

        var failure = WireFailure.of(() -> party.discovery().metadata());

        assertThat(failure.code()).isEqualTo(OtenErrorCode.DISCOVERY_INVALID);
        assertThat(failure).hasMessageContaining("oten.http.endpoint-hosts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"token_endpoint", "authorization_endpoint", "jwks_uri"})
    void an_endpoint_that_every_login_needs_must_be_there(String member) {
        oten().metadata(document -> document.remove(member));

        assertThat(failure()).hasMessageContaining(member);
        assertThat(failure().code()).isEqualTo(OtenErrorCode.DISCOVERY_INVALID);
    }

    @Test
    void the_other_endpoints_may_be_absent() {
        oten().metadata(document -> {
            document.remove("userinfo_endpoint");
            document.remove("end_session_endpoint");
            document.remove("revocation_endpoint");
            document.remove("id_token_signing_alg_values_supported");
            document.remove("authorization_response_iss_parameter_supported");
        });

        ProviderMetadata metadata = party().discovery().metadata();

        assertThat(metadata.userinfoEndpoint()).isEmpty();
        assertThat(metadata.endSessionEndpoint()).isEmpty();
        assertThat(metadata.revocationEndpoint()).isEmpty();
        assertThat(metadata.idTokenAlgs()).isEmpty();
        assertThat(metadata.sendsIssuer()).isFalse();
    }

    @Test
    void a_redirect_to_an_internal_host_is_not_followed() {
        try (WireServer internal = WireServer.listening()) {
            oten().answer(
                            Endpoint.DISCOVERY,
                            CannedResponse.of(302, "text/plain", "")
                                    .header("Location", internal.uri("/").toString()));

            assertThat(failure().code()).isEqualTo(OtenErrorCode.DISCOVERY_INVALID);
            assertThat(internal.connections()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>canary</html>", "", "[]", "null", "{", "{\"issuer\":\"canary\",\"issuer\":\"x\"}"})
    void a_document_that_is_no_JSON_object_is_refused(String body) {
        oten().answer(Endpoint.DISCOVERY, CannedResponse.of(200, "application/json", body));

        var failure = failure();

        assertThat(failure.code()).isEqualTo(OtenErrorCode.DISCOVERY_INVALID);
        assertThat(WireFailure.wholeText(failure)).doesNotContain("canary");
    }

    // D05

    @Test
    void an_application_that_started_while_Oten_was_down_logs_in_later() {
        oten().stop();
        WireParty party = party();
        WireFailure.of(party::start);
        oten().restart();
        clock.advance(Duration.ofSeconds(6));

        assertThat(party.login().who().subject()).isEqualTo("user-alice");
    }

    @Test
    void after_a_failure_nobody_is_asked_for_a_while_and_everybody_fails_at_once() {
        oten().answer(Endpoint.DISCOVERY, CannedResponse.of(503, "text/html", "maintenance"));
        WireParty party = party();
        var first = WireFailure.of(() -> party.discovery().metadata());
        clock.advance(Duration.ofMillis(4_900));

        var second = WireFailure.of(() -> party.discovery().metadata());

        assertThat(first).isInstanceOf(OtenUnavailableException.class);
        assertThat(first.code()).isEqualTo(OtenErrorCode.TEMPORARILY_UNAVAILABLE);
        assertThat(second.code()).isEqualTo(first.code());
        assertThat(fetches()).isEqualTo(1);
    }

    @Test
    void the_pause_after_failures_doubles_up_to_a_minute() {
        oten().answer(Endpoint.DISCOVERY, CannedResponse.of(503, "text/html", "maintenance"), 8);
        WireParty party = party();

        for (int seconds : List.of(5, 10, 20, 40, 60, 60)) {
            WireFailure.of(() -> party.discovery().metadata());
            long before = fetches();
            clock.advance(Duration.ofSeconds(seconds).minusMillis(1));
            WireFailure.of(() -> party.discovery().metadata());

            assertThat(fetches()).as("within %s s", seconds).isEqualTo(before);
            clock.advance(Duration.ofMillis(1));
        }
        WireFailure.of(() -> party.discovery().metadata());

        assertThat(fetches()).isEqualTo(7);
    }

    @Test
    void after_a_pause_the_document_is_fetched_and_the_next_pause_is_short_again() {
        oten().answer(Endpoint.DISCOVERY, CannedResponse.of(500, "text/html", ""), 2);
        WireParty party = party();
        WireFailure.of(() -> party.discovery().metadata());
        clock.advance(Duration.ofSeconds(5));
        WireFailure.of(() -> party.discovery().metadata());
        clock.advance(Duration.ofSeconds(10));

        assertThat(party.discovery().metadata().issuer())
                .isEqualTo(oten().issuer().toString());
        assertThat(fetches()).isEqualTo(3);
    }

    @Test
    void a_failed_fetch_is_logged_in_one_line_and_without_stack_trace() {
        oten().answer(Endpoint.DISCOVERY, CannedResponse.of(503, "text/html", "maintenance"));
        try (WireLog log = WireLog.open()) {
            failure();

            assertThat(log.lines()).filteredOn(line -> line.contains("WARNING")).hasSize(1);
            assertThat(log.thrown()).isEmpty();
        }
    }

    @Test
    void a_failed_refresh_is_logged_in_one_line_and_without_stack_trace() {
        WireParty party = party();
        party.discovery().metadata();
        oten().answer(Endpoint.DISCOVERY, CannedResponse.of(503, "text/html", "maintenance"));
        clock.advance(QUARTER_HOUR);
        try (WireLog log = WireLog.open()) {
            party.discovery().metadata();
            WireWait.until(() -> log.lines().stream().anyMatch(line -> line.contains("status 503")));
            clock.advance(Duration.ofSeconds(5));
            party.discovery().metadata();
            WireWait.until(() -> fetches() == 3);

            assertThat(log.lines()).filteredOn(line -> line.contains("WARNING")).hasSize(1);
            assertThat(log.thrown()).isEmpty();
        }
    }

    @Test
    void the_document_is_fetched_once_for_many_at_a_time() throws Exception {
        WireParty party = party();

        List<Object> got = WireThreads.together(50, () -> party.discovery().metadata());

        assertThat(got).hasSize(50).allSatisfy(metadata -> assertThat(metadata).isInstanceOf(ProviderMetadata.class));
        assertThat(fetches()).isEqualTo(1);
    }

    @Test
    void a_document_is_fresh_for_a_quarter_of_an_hour() {
        WireParty party = party();
        party.discovery().metadata();
        clock.advance(Duration.ofMinutes(15).minusSeconds(1));

        party.discovery().metadata();

        assertThat(fetches()).isEqualTo(1);
    }

    @Test
    void after_that_it_is_fetched_again_in_the_background() {
        WireParty party = party();
        party.discovery().metadata();
        put("token_endpoint", "https://login.example/token");
        clock.advance(QUARTER_HOUR);

        URI meanwhile = party.discovery().metadata().tokenEndpoint();

        assertThat(meanwhile).isIn(oten().uri(Endpoint.TOKEN), URI.create("https://login.example/token"));
        WireWait.until(
                () -> party.discovery().metadata().tokenEndpoint().equals(URI.create("https://login.example/token")));
        assertThat(fetches()).isEqualTo(2);
    }

    @Test
    void a_slow_refresh_keeps_nobody_waiting() {
        WireParty party = party();
        party.discovery().metadata();
        oten().answer(Endpoint.DISCOVERY, CannedResponse.hang(Duration.ofSeconds(20)));
        clock.advance(QUARTER_HOUR);

        ProviderMetadata old = party.discovery().metadata();

        assertThat(old.tokenEndpoint()).isEqualTo(oten().uri(Endpoint.TOKEN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>maintenance</html>", "{\"issuer\":\"https://evil.example\"}", "{}"})
    void a_good_document_outlives_a_bad_one(String bad) {
        WireParty party = party();
        party.discovery().metadata();
        oten().answer(Endpoint.DISCOVERY, CannedResponse.of(200, "application/json", bad), 100);
        clock.advance(QUARTER_HOUR);

        party.discovery().metadata();
        WireWait.until(() -> fetches() == 2);

        assertThat(party.discovery().metadata().tokenEndpoint()).isEqualTo(oten().uri(Endpoint.TOKEN));
    }

    @Test
    void while_Oten_is_down_a_good_document_is_served_for_a_day() {
        WireParty party = party();
        party.discovery().metadata();
        oten().stop();

        for (int hour = 1; hour < 24; hour++) {
            clock.advance(Duration.ofHours(1));
            assertThat(party.discovery().metadata().tokenEndpoint()).isEqualTo(oten().uri(Endpoint.TOKEN));
        }
        clock.advance(Duration.ofHours(1).plusSeconds(1));

        assertThat(WireFailure.of(() -> party.discovery().metadata()).code()).isEqualTo(OtenErrorCode.UNREACHABLE);
    }

    @Test
    void during_an_outage_the_document_is_not_asked_for_at_every_turn() {
        WireParty party = party();
        party.discovery().metadata();
        oten().answer(Endpoint.DISCOVERY, CannedResponse.of(503, "text/html", "maintenance"), 1_000);
        clock.advance(QUARTER_HOUR);
        party.discovery().metadata();
        WireWait.until(() -> fetches() == 2);

        for (int i = 0; i < 50; i++) {
            party.discovery().metadata();
        }

        assertThat(fetches()).isEqualTo(2);
    }

    @Test
    void a_clock_that_jumps_back_does_not_spoil_the_memory() {
        WireParty party = party();
        party.discovery().metadata();

        clock.advance(Duration.ofHours(-1));

        // L02
        assertThat(party.discovery().metadata().issuer())
                .isEqualTo(oten().issuer().toString());
    }

    // D06

    @ParameterizedTest
    @ValueSource(strings = {"none", "HS256", "ES512"})
    void a_provider_that_signs_with_nothing_acceptable_logs_nobody_in(String alg) {
        put("id_token_signing_alg_values_supported", List.of(alg));

        var failure = WireFailure.of(() -> party().login());

        assertThat(failure.code()).isEqualTo(OtenErrorCode.ID_TOKEN_ALGORITHM);
    }

    @Test
    void a_provider_that_does_not_say_what_it_signs_with_may_use_what_is_configured() {
        oten().metadata(document -> document.remove("id_token_signing_alg_values_supported"));

        assertThat(party().login().who().subject()).isEqualTo("user-alice");
        assertThat(WireFailure.of(() ->
                                party().with("oten.id-token.algs", "ES256").login())
                        .code())
                .isEqualTo(OtenErrorCode.ID_TOKEN_ALGORITHM);
    }

    @Test
    void the_new_name_of_EdDSA_is_understood() {
        put("id_token_signing_alg_values_supported", List.of("Ed25519"));

        assertThat(party().login().who().subject()).isEqualTo("user-alice");
    }
}
