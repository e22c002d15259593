package com.oten.jakarta.internal.logout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.oten.emulator.CannedResponse;
import com.oten.emulator.Endpoint;
import com.oten.emulator.OtenEmulator;
import com.oten.emulator.OtenEmulatorExtension;
import com.oten.emulator.ReceivedRequest;
import com.oten.jakarta.TestClock;
import com.oten.jakarta.WireBrowser;
import com.oten.jakarta.WireLog;
import com.oten.jakarta.WireParty;
import com.oten.jakarta.WireSessionStore;
import com.oten.jakarta.WireWait;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.internal.secret.Secret;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logout at Oten: where the browser goes, and what happens to the refresh token (S07). */
class OtenLogoutWireTest {
    private static final URI AFTERWARDS = URI.create("https://shop.example/bye?a=1&b=2");
    private static final String STATE = "s".repeat(43);
    private static final Secret REFRESH_TOKEN = new Secret("rt-canary");

    private final TestClock clock = new TestClock();

    @RegisterExtension
    final OtenEmulatorExtension extension = OtenEmulatorExtension.with(WireParty.emulator(clock));

    private OtenEmulator oten() {
        return extension.emulator();
    }

    private WireParty party() {
        return WireParty.of(oten(), clock);
    }

    @Test
    void the_browser_goes_to_Oten_with_the_ID_token_and_the_way_back() {
        URI where = party().logout()
                .endSession(Optional.of(new Secret("a.b.c")), AFTERWARDS, STATE)
                .orElseThrow();

        assertThat(where.toString()).startsWith(oten().uri(Endpoint.LOGOUT) + "?");
        Map<String, String[]> query = WireBrowser.query(where);
        assertThat(query).containsOnlyKeys("client_id", "id_token_hint", "post_logout_redirect_uri", "state");
        assertThat(query.get("client_id")).containsExactly(WireParty.CLIENT_ID);
        assertThat(query.get("id_token_hint")).containsExactly("a.b.c");
        assertThat(query.get("post_logout_redirect_uri")).containsExactly(AFTERWARDS.toString());
    }

    @Test
    void without_ID_token_the_client_is_named_all_the_same() {
        URI where =
                party().logout().endSession(Optional.empty(), AFTERWARDS, STATE).orElseThrow();

        assertThat(WireBrowser.query(where)).containsOnlyKeys("client_id", "post_logout_redirect_uri", "state");
    }

    @Test
    void an_ID_token_that_makes_the_URL_too_long_is_replaced_by_a_hint() {
        URI bare =
                party().logout().endSession(Optional.empty(), AFTERWARDS, STATE).orElseThrow();
        String hint = "&id_token_hint=";
        int most = 3_072 - bare.toString().length() - hint.length();
        Secret longest = idToken(most - 1); // Base64url has no text of 4n + 1 characters
        Secret tooLong = idToken(most + 1);

        URI whole = party().logout()
                .endSession(Optional.of(longest), AFTERWARDS, STATE)
                .orElseThrow();
        URI without = party().logout()
                .endSession(Optional.of(tooLong), AFTERWARDS, STATE)
                .orElseThrow();

        assertThat(whole.toString()).hasSizeBetween(3_071, 3_072);
        assertThat(WireBrowser.query(whole).get("id_token_hint")).containsExactly(longest.value());
        assertThat(WireBrowser.query(without))
                .containsOnlyKeys("client_id", "post_logout_redirect_uri", "state", "logout_hint");
        assertThat(WireBrowser.query(without).get("logout_hint")).containsExactly("user-alice");
    }

    @Test
    void what_still_makes_the_URL_too_long_is_left_out_too() {
        Secret longName =
                new Secret(oten().forge().claim("sub", "alice".repeat(1_000)).sign());
        URI far = URI.create("https://shop.example/bye?a=" + "b".repeat(5_000));

        URI without = party().logout()
                .endSession(Optional.of(longName), AFTERWARDS, STATE)
                .orElseThrow();

        assertThat(WireBrowser.query(without)).containsOnlyKeys("client_id", "post_logout_redirect_uri", "state");
        assertThat(party().logout().endSession(Optional.empty(), far, STATE)).isEmpty();
    }

    /** Of that length, or one character more; the library has verified it at the login. */
    private Secret idToken(int length) {
        int start =
                oten().forge().claim("sub", "user-alice").claim("x", "").sign().length();
        for (int i = Math.max(0, (length - start) * 3 / 4 - 8); ; i++) {
            String token = oten().forge()
                    .claim("sub", "user-alice")
                    .claim("x", "x".repeat(i))
                    .sign();
            if (token.length() >= length) {
                return new Secret(token);
            }
        }
    }

    @Test
    void the_page_may_redirect_to_an_endpoint_on_another_host() {
        WireParty party = party();
        String issuer = oten().issuer().getScheme() + "://" + oten().issuer().getAuthority();
        oten().metadata(document -> document.put("end_session_endpoint", "http://127.0.0.1:7/out?a=b"));

        party.discovery().metadata();

        assertThat(party.logout().origins()).containsExactly(issuer, "http://127.0.0.1:7");
    }

    @Test
    void while_the_metadata_is_not_known_the_page_may_redirect_to_the_configured_hosts() {
        oten().answer(Endpoint.DISCOVERY, CannedResponse.of(503, "text/html", ""), 5);

        assertThat(party().with("oten.http.endpoint-hosts", "logout.example")
                        .logout()
                        .origins())
                .contains("https://logout.example");
    }

    @Test
    void Oten_logs_out_and_sends_the_browser_back() throws Exception {
        oten().register(WireParty.client().withPostLogoutRedirectUris(AFTERWARDS.toString()));
        WireParty party = party();
        WireSessionStore store = party.session();
        Optional<Secret> idToken = party.sessions().idToken(store.current().orElseThrow());

        URI where = party.logout().endSession(idToken, AFTERWARDS, STATE).orElseThrow();
        HttpResponse<Void> response = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(where).build(), HttpResponse.BodyHandlers.discarding());

        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(response.headers().firstValue("Location")).contains(AFTERWARDS + "&state=" + STATE);
    }

    @Test
    void an_endpoint_with_a_query_keeps_it() {
        oten().metadata(document ->
                document.put("end_session_endpoint", oten().uri(Endpoint.LOGOUT) + "?tenant=shoes"));

        URI where =
                party().logout().endSession(Optional.empty(), AFTERWARDS, STATE).orElseThrow();

        assertThat(WireBrowser.query(where))
                .containsOnlyKeys("tenant", "client_id", "post_logout_redirect_uri", "state");
    }

    @Test
    void without_end_session_endpoint_the_browser_stays() {
        oten().metadata(document -> document.remove("end_session_endpoint"));

        assertThat(party().logout().endSession(Optional.empty(), AFTERWARDS, STATE))
                .isEmpty();
    }

    @Test
    void if_it_is_switched_off_Oten_is_not_called() {
        assertThat(party().with("oten.logout.at-oten", "false")
                        .logout()
                        .endSession(Optional.empty(), AFTERWARDS, STATE))
                .isEmpty();
        assertThat(oten().received()).isEmpty();
    }

    @Test
    void while_Oten_is_down_the_browser_stays() {
        WireParty party = party();
        oten().stop();

        assertThat(party.logout().endSession(Optional.of(new Secret("a.b.c")), AFTERWARDS, STATE))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "{}", "{\"issuer\":\"https://evil.example\"}"})
    void while_the_document_is_unusable_the_browser_stays(String document) {
        oten().answer(Endpoint.DISCOVERY, CannedResponse.of(200, "application/json", document), 5);

        assertThat(party().logout().endSession(Optional.empty(), AFTERWARDS, STATE))
                .isEmpty();
    }

    @Test
    void the_refresh_token_is_revoked_with_the_secret_in_the_form() {
        party().logout().revoke(REFRESH_TOKEN);

        WireWait.until(() -> oten().count(Endpoint.REVOKE) == 1);
        ReceivedRequest call = oten().received(Endpoint.REVOKE).get(0);
        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.form())
                .isEqualTo(Map.of(
                        "token", List.of("rt-canary"),
                        "token_type_hint", List.of("refresh_token"),
                        "client_id", List.of(WireParty.CLIENT_ID),
                        "client_secret", List.of(WireParty.SECRET)));
        assertThat(call.header("Authorization")).isEmpty();
        assertThat(call.query()).isEmpty();
    }

    @Test
    void a_revoked_session_cannot_be_refreshed() {
        WireParty party = party();
        WireSessionStore store = party.session();

        party.logout()
                .revoke(party.sessions()
                        .refreshToken(store.current().orElseThrow())
                        .orElseThrow());

        WireWait.until(() -> oten().count(Endpoint.REVOKE) == 1);
        // counted when the request arrives, and done a moment later
        WireWait.until(
                () -> isRefused(party, new WireSessionStore(store.current().orElseThrow())));
    }

    private static boolean isRefused(WireParty party, WireSessionStore store) {
        try {
            party.sessions().refreshed(store);
            return false;
        } catch (OtenException e) {
            return e.code() == OtenErrorCode.REFRESH_REFUSED;
        }
    }

    @Test
    void without_revocation_endpoint_nothing_is_sent() {
        oten().metadata(document -> document.remove("revocation_endpoint"));

        party().logout().revoke(REFRESH_TOKEN);

        assertThat(oten().received()).allMatch(request -> request.endpoint() == Endpoint.DISCOVERY);
    }

    @Test
    void while_Oten_is_down_nothing_is_thrown() {
        WireParty party = party();
        oten().stop();

        assertThatCode(() -> party.logout().revoke(REFRESH_TOKEN)).doesNotThrowAnyException();
    }

    @Test
    void nobody_waits_for_a_slow_revocation() {
        oten().answer(Endpoint.REVOKE, CannedResponse.hang(java.time.Duration.ofSeconds(20)));

        party().logout().revoke(REFRESH_TOKEN);

        WireWait.until(() -> oten().count(Endpoint.REVOKE) == 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 500, 503})
    void a_failed_revocation_is_logged_without_the_token(int status) {
        oten().answer(Endpoint.REVOKE, CannedResponse.of(status, "application/json", "{\"error\":\"rt-canary\"}"));
        try (WireLog log = WireLog.open()) {
            party().logout().revoke(REFRESH_TOKEN);

            WireWait.until(() -> log.lines().stream().anyMatch(line -> line.contains("did not revoke")));
            assertThat(log.lines())
                    .noneMatch(line -> line.contains("rt-canary"))
                    .noneMatch(line -> line.contains(WireParty.SECRET));
        }
    }

    @Test
    void a_redirect_of_the_revocation_endpoint_is_not_followed() {
        try (var elsewhere = com.oten.jakarta.WireServer.listening();
                WireLog log = WireLog.open()) {
            oten().answer(
                            Endpoint.REVOKE,
                            CannedResponse.of(307, "text/plain", "")
                                    .header("Location", elsewhere.uri("/").toString()));

            party().logout().revoke(REFRESH_TOKEN);

            WireWait.until(() -> log.lines().stream().anyMatch(line -> line.contains("did not revoke")));
            assertThat(elsewhere.connections()).isZero(); // K03
        }
    }
}
