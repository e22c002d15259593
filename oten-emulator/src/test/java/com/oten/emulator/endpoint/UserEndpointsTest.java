package com.oten.emulator.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.jwk.JWK;
import com.oten.emulator.EmulatedClient;
import com.oten.emulator.Endpoint;
import com.oten.emulator.OtenEmulator;
import com.oten.emulator.OtenEmulatorExtension;
import com.oten.emulator.TestParty;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UserEndpointsTest {
    @RegisterExtension
    static final OtenEmulatorExtension OTEN = OtenEmulatorExtension.with(TestParty.emulator());

    private OtenEmulator oten;
    private TestParty party;

    @BeforeEach
    void visit(OtenEmulator emulator) {
        oten = emulator;
        party = new TestParty(emulator);
    }

    private HttpResponse<String> userInfo(Object accessToken) {
        return party.browser.get(oten.uri(Endpoint.USERINFO).toString(), "Authorization", "Bearer " + accessToken);
    }

    @Test
    void tells_about_the_user_what_the_token_allows() {
        HttpResponse<String> response = userInfo(party.tokens("openid profile").get("access_token"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(TestParty.json(response))
                .isEqualTo(Map.of(
                        "sub", "user-alice",
                        "name", "Alice",
                        "picture", "https://example.org/alice.png",
                        "groups", List.of("admins")));
    }

    @Test
    void signs_for_a_client_that_is_registered_so() throws Exception {
        oten.register(EmulatedClient.confidential(TestParty.CLIENT_ID, TestParty.SECRET, TestParty.CALLBACK)
                .withSignedUserInfo());

        HttpResponse<String> response = userInfo(party.tokens("openid").get("access_token"));

        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/jwt");
        JWSObject jws = JWSObject.parse(response.body());
        assertThat(jws.verify(new Ed25519Verifier(JWK.parse(oten.jwk()).toOctetKeyPair())))
                .isTrue();
        assertThat(jws.getPayload().toJSONObject())
                .isEqualTo(Map.of("iss", oten.issuer().toString(), "aud", TestParty.CLIENT_ID, "sub", "user-alice"));
    }

    @Test
    void asks_for_a_token() {
        HttpResponse<String> response =
                party.browser.get(oten.uri(Endpoint.USERINFO).toString());

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"oten\"");
    }

    @Test
    void refuses_an_unknown_token() {
        HttpResponse<String> response = userInfo("unknown");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate").orElse("")).contains("error=\"invalid_token\"");
    }

    @Test
    void refuses_an_expired_token() {
        Object token = party.tokens("openid").get("access_token");
        oten.advance(Duration.ofMinutes(30).minusSeconds(1));
        int before = userInfo(token).statusCode();
        oten.advance(Duration.ofSeconds(1));

        assertThat(before).isEqualTo(200);
        assertThat(userInfo(token).statusCode()).isEqualTo(401);
    }

    @Test
    void refuses_a_token_that_stands_for_no_user() {
        Map<String, Object> tokens = TestParty.json(party.token(Map.of(
                "grant_type", "client_credentials",
                "client_id", TestParty.CLIENT_ID,
                "client_secret", TestParty.SECRET)));

        assertThat(userInfo(tokens.get("access_token")).statusCode()).isEqualTo(403);
    }

    @Test
    void revokes_an_access_token_alone() {
        Map<String, Object> tokens = party.tokens("openid offline_access");

        assertThat(party.revoke(tokens.get("access_token")).statusCode()).isEqualTo(200);

        assertThat(userInfo(tokens.get("access_token")).statusCode()).isEqualTo(401);
        assertThat(party.token(TestParty.refreshRequest((String) tokens.get("refresh_token")))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void revokes_a_refresh_token_with_its_family() {
        Map<String, Object> tokens = party.tokens("openid offline_access");

        assertThat(party.revoke(tokens.get("refresh_token")).statusCode()).isEqualTo(200);

        assertThat(userInfo(tokens.get("access_token")).statusCode()).isEqualTo(401);
        assertThat(party.token(TestParty.refreshRequest((String) tokens.get("refresh_token")))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void finds_nothing_wrong_with_revoking_an_unknown_token() {
        assertThat(party.revoke("unknown").statusCode()).isEqualTo(200);
    }

    @Test
    void revokes_nothing_for_a_stranger() {
        Map<String, Object> tokens = party.tokens("openid offline_access");
        HttpResponse<String> stranger = party.browser.post(
                oten.uri(Endpoint.REVOKE).toString(),
                Map.of(
                        "token", (String) tokens.get("refresh_token"),
                        "client_id", TestParty.LEGACY_ID,
                        "client_secret", TestParty.SECRET));
        party.browser.post(
                oten.uri(Endpoint.REVOKE).toString(),
                Map.of(
                        "token", (String) tokens.get("access_token"),
                        "client_id", TestParty.LEGACY_ID,
                        "client_secret", TestParty.SECRET));
        HttpResponse<String> nobody = party.browser.post(
                oten.uri(Endpoint.REVOKE).toString(), Map.of("token", (String) tokens.get("refresh_token")));

        assertThat(stranger.statusCode()).isEqualTo(200);
        assertThat(nobody.statusCode()).isEqualTo(401);
        assertThat(userInfo(tokens.get("access_token")).statusCode()).isEqualTo(200);
    }
}
