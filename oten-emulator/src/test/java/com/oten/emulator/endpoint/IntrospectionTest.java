package com.oten.emulator.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.Endpoint;
import com.oten.emulator.OtenEmulator;
import com.oten.emulator.OtenEmulatorExtension;
import com.oten.emulator.TestClock;
import com.oten.emulator.TestParty;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IntrospectionTest {
    private static final long START = TestClock.START.getEpochSecond();

    @RegisterExtension
    static final OtenEmulatorExtension OTEN = OtenEmulatorExtension.with(TestParty.emulator());

    private OtenEmulator oten;
    private TestParty party;

    @BeforeEach
    void visit(OtenEmulator emulator) {
        oten = emulator;
        party = new TestParty(emulator);
    }

    private HttpResponse<String> introspect(Object token, String clientId, String secret) {
        return party.browser.post(
                oten.uri(Endpoint.INTROSPECT).toString(),
                Map.of("token", (String) token, "client_id", clientId, "client_secret", secret));
    }

    private Map<String, Object> description(Object token) {
        return TestParty.json(introspect(token, TestParty.CLIENT_ID, TestParty.SECRET));
    }

    @Test
    void describes_a_good_access_token_to_any_resource_server() {
        Object token = party.tokens("openid email").get("access_token");

        HttpResponse<String> response = introspect(token, TestParty.LEGACY_ID, TestParty.SECRET);

        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(TestParty.json(response))
                .isEqualTo(Map.ofEntries(
                        Map.entry("active", true),
                        Map.entry("token_type", "Bearer"),
                        Map.entry("iss", oten.issuer().toString()),
                        Map.entry("sub", "user-alice"),
                        Map.entry("username", "alice"),
                        Map.entry("groups", List.of("admins")),
                        Map.entry("client_id", TestParty.CLIENT_ID),
                        Map.entry("scope", "openid email"),
                        Map.entry("iat", START),
                        Map.entry("exp", START + 1800),
                        Map.entry("auth_time", START),
                        Map.entry("acr", "1")));
    }

    @Test
    void says_whom_an_access_token_is_for() {
        try (OtenEmulator other =
                TestParty.emulator().accessTokenAudience("https://api.example").start()) {
            oten = other;
            party = new TestParty(other);

            Object token = party.tokens("openid").get("access_token");

            assertThat((String) token).doesNotContain(".");
            assertThat(description(token)).containsEntry("aud", "https://api.example");
        }
    }

    @Test
    void describes_the_token_of_a_client_without_a_user() {
        Object token = TestParty.json(party.token(Map.of(
                        "grant_type", "client_credentials",
                        "client_id", TestParty.CLIENT_ID,
                        "client_secret", TestParty.SECRET)))
                .get("access_token");

        assertThat(description(token))
                .containsEntry("active", true)
                .containsEntry("sub", TestParty.CLIENT_ID)
                .doesNotContainKeys("username", "groups", "acr", "auth_time");
    }

    @Test
    void says_nothing_about_an_access_token_that_is_no_longer_good() {
        Object revoked = party.tokens("openid").get("access_token");
        party.revoke(revoked);
        Object expired = party.tokens("openid").get("access_token");
        oten.advance(Duration.ofMinutes(30));

        assertThat(description(revoked)).isEqualTo(Map.of("active", false));
        assertThat(description(expired)).isEqualTo(Map.of("active", false));
    }

    @Test
    void describes_a_good_refresh_token_to_its_own_client_alone() {
        Object token = party.tokens("openid offline_access").get("refresh_token");

        assertThat(description(token))
                .containsEntry("active", true)
                .containsEntry("sub", "user-alice")
                .containsEntry("client_id", TestParty.CLIENT_ID)
                .containsEntry("scope", "openid offline_access")
                .containsEntry("exp", START + Duration.ofDays(30).toSeconds())
                .doesNotContainKey("token_type");
        assertThat(introspect(token, TestParty.LEGACY_ID, TestParty.SECRET).body())
                .isEqualTo("{\"active\":false}");
    }

    @Test
    void says_nothing_about_a_refresh_token_that_is_no_longer_good() {
        Object used = party.tokens("openid offline_access").get("refresh_token");
        party.token(TestParty.refreshRequest((String) used));
        Object revoked = party.tokens("openid offline_access").get("refresh_token");
        party.revoke(revoked);

        assertThat(description(used)).isEqualTo(Map.of("active", false));
        assertThat(description(revoked)).isEqualTo(Map.of("active", false));
    }

    @Test
    void says_nothing_about_what_came_before_a_reuse_of_a_refresh_token() {
        Map<String, Object> first = party.tokens("openid offline_access");
        Map<String, String> stolen = TestParty.refreshRequest((String) first.get("refresh_token"));
        Map<String, Object> second = TestParty.json(party.token(stolen));

        party.token(stolen);

        assertThat(description(first.get("access_token"))).isEqualTo(Map.of("active", false));
        assertThat(description(second.get("access_token"))).isEqualTo(Map.of("active", false));
        assertThat(description(second.get("refresh_token"))).isEqualTo(Map.of("active", false));
    }

    @Test
    void introspects_for_authenticated_clients_only() {
        Object token = party.tokens("openid").get("access_token");
        HttpResponse<String> byPublic = party.browser.post(
                oten.uri(Endpoint.INTROSPECT).toString(),
                Map.of("token", (String) token, "client_id", TestParty.PUBLIC_ID));

        assertThat(introspect(token, TestParty.CLIENT_ID, "wrong").statusCode()).isEqualTo(401);
        assertThat(byPublic.statusCode()).isEqualTo(401);
    }
}
