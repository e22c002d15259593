package com.oten.emulator.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.Browser;
import com.oten.emulator.EmulatedClient;
import com.oten.emulator.Endpoint;
import com.oten.emulator.OtenEmulator;
import com.oten.emulator.OtenEmulatorExtension;
import com.oten.emulator.TestParty;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TokenEndpointTest {
    @RegisterExtension
    static final OtenEmulatorExtension OTEN = OtenEmulatorExtension.with(TestParty.emulator()
            .client(EmulatedClient.confidential("elsewhere", TestParty.SECRET).withAllowedAddresses("192.168.1.100")));

    private TestParty party;

    @BeforeEach
    void visit(OtenEmulator oten) {
        party = new TestParty(oten);
    }

    private static void assertRefused(HttpResponse<String> response, int status, String error, String description) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(TestParty.json(response)).isEqualTo(Map.of("error", error, "error_description", description));
    }

    @Test
    void forbids_to_store_the_tokens() {
        HttpResponse<String> tokens = party.token(TestParty.tokenRequest(party.code()));

        assertThat(tokens.statusCode()).isEqualTo(200);
        assertThat(tokens.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void refuses_an_unknown_code() {
        assertRefused(
                party.token(TestParty.tokenRequest("x".repeat(43))),
                400,
                "invalid_grant",
                "Invalid authorization code: code not found");
    }

    @Test
    void refuses_the_code_of_another_client() {
        Map<String, String> form = TestParty.tokenRequest(party.code());
        form.put("client_id", TestParty.LEGACY_ID);

        assertRefused(party.token(form), 400, "invalid_grant", "Invalid authorization code: code not found");
    }

    @Test
    void refuses_a_code_the_second_time_and_revokes_what_the_first_brought(OtenEmulator oten) {
        Map<String, String> form =
                TestParty.tokenRequest(party.code(claims -> claims.put("scope", "openid offline_access")));
        Map<String, Object> tokens = TestParty.json(party.token(form));

        HttpResponse<String> second = party.token(form);

        assertRefused(second, 400, "invalid_grant", "Invalid authorization code: code already used");
        assertThat(userInfo(oten, tokens).statusCode()).isEqualTo(401);
        assertRefused(
                party.token(TestParty.refreshRequest((String) tokens.get("refresh_token"))),
                400,
                "invalid_grant",
                "Invalid refresh token: token revoked");
    }

    @Test
    void says_that_a_code_was_used_whatever_else_is_wrong(OtenEmulator oten) {
        Map<String, String> form = TestParty.tokenRequest(party.code());
        party.token(form);
        form.put("code_verifier", "x".repeat(43));
        oten.advance(Duration.ofMinutes(11));

        assertRefused(party.token(form), 400, "invalid_grant", "Invalid authorization code: code already used");
    }

    @Test
    void takes_a_code_of_ten_minutes(OtenEmulator oten) {
        String code = party.code();
        oten.advance(Duration.ofMinutes(10));

        assertThat(party.token(TestParty.tokenRequest(code)).statusCode()).isEqualTo(200);
    }

    @Test
    void refuses_a_code_older_than_ten_minutes(OtenEmulator oten) {
        String code = party.code();
        oten.advance(Duration.ofMinutes(10).plusSeconds(1));

        assertRefused(
                party.token(TestParty.tokenRequest(code)),
                400,
                "invalid_grant",
                "Invalid authorization code: code expired");
    }

    @Test
    void refuses_a_verifier_that_does_not_match_and_leaves_the_code_good() {
        Map<String, String> form = TestParty.tokenRequest(party.code());
        form.put("code_verifier", "x".repeat(43));

        HttpResponse<String> wrong = party.token(form);
        form.put("code_verifier", TestParty.VERIFIER);
        HttpResponse<String> right = party.token(form);

        assertRefused(wrong, 400, "invalid_grant", "Invalid code verifier");
        assertThat(right.statusCode()).isEqualTo(200);
    }

    @Test
    void refuses_a_token_request_without_verifier() {
        Map<String, String> form = TestParty.tokenRequest(party.code());
        form.remove("code_verifier");

        assertRefused(party.token(form), 400, "invalid_request", "The parameter code_verifier is required");
    }

    @Test
    void refuses_another_redirect_uri_than_the_one_asked_for() {
        Map<String, String> form = TestParty.tokenRequest(party.code());
        form.put("redirect_uri", TestParty.CALLBACK + "&");

        assertRefused(party.token(form), 400, "invalid_grant", "Invalid redirect URI");
    }

    @Test
    void refuses_a_wrong_secret() {
        Map<String, String> form = TestParty.tokenRequest(party.code());
        form.put("client_secret", "wrong");

        assertRefused(party.token(form), 401, "invalid_client", "Client authentication failed");
    }

    @Test
    void refuses_a_confidential_client_without_secret() {
        Map<String, String> form = TestParty.tokenRequest(party.code());
        form.remove("client_secret");

        assertRefused(party.token(form), 401, "invalid_client", "Client authentication failed");
    }

    @Test
    void refuses_an_unknown_client() {
        Map<String, String> form = TestParty.tokenRequest(party.code());
        form.put("client_id", "nobody");

        assertRefused(party.token(form), 401, "invalid_client", "Client authentication failed");
    }

    @Test
    void refuses_http_basic_even_beside_a_good_secret(OtenEmulator oten) {
        HttpResponse<String> response = party.browser.post(
                oten.uri(Endpoint.TOKEN).toString(),
                TestParty.tokenRequest(party.code()),
                "Authorization",
                "Basic c2hvcDpzZWNyZXQ=");

        assertRefused(response, 401, "invalid_client", "Client authentication failed");
    }

    @Test
    void refuses_a_secret_from_a_public_client() {
        Map<String, String> form = TestParty.tokenRequest("x".repeat(43));
        form.put("client_id", TestParty.PUBLIC_ID);

        assertRefused(party.token(form), 401, "invalid_client", "Client authentication failed");
    }

    @Test
    void refuses_the_old_secret_after_a_rotation(OtenEmulator oten) {
        oten.rotateSecret(TestParty.CLIENT_ID, "another-secret-that-is-long-enough-too");

        assertRefused(
                party.token(TestParty.refreshRequest("x")), 401, "invalid_client", "Client authentication failed");
    }

    @Test
    void takes_the_old_and_the_new_secret_while_both_are_valid(OtenEmulator oten) {
        String next = "another-secret-that-is-long-enough-too";
        oten.rotateSecret(TestParty.CLIENT_ID, next, true);

        HttpResponse<String> byOld = party.token(TestParty.tokenRequest(party.code()));
        Map<String, String> form = TestParty.tokenRequest(party.code());
        form.put("client_secret", next);
        HttpResponse<String> byNew = party.token(form);

        assertThat(byOld.statusCode()).isEqualTo(200);
        assertThat(byNew.statusCode()).isEqualTo(200);
    }

    @Test
    void refuses_an_unknown_grant_type() {
        Map<String, String> form = TestParty.tokenRequest(party.code());
        form.put("grant_type", "password");

        assertRefused(party.token(form), 400, "unsupported_grant_type", "The grant type is not supported");
    }

    @Test
    void refuses_a_repeated_parameter(OtenEmulator oten) {
        String body = Browser.encode(TestParty.tokenRequest("x")) + "&code=y";
        HttpRequest.Builder request = HttpRequest.newBuilder(oten.uri(Endpoint.TOKEN))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));

        assertRefused(party.browser.send(request), 400, "invalid_request", "The parameter code must not be repeated");
    }

    @Test
    void refuses_parameters_in_the_query(OtenEmulator oten) {
        HttpResponse<String> response = party.browser.post(
                oten.uri(Endpoint.TOKEN) + "?grant_type=authorization_code", TestParty.tokenRequest(party.code()));

        assertRefused(response, 400, "invalid_request", "Parameters belong in the body");
    }

    @Test
    void refuses_a_body_that_is_no_form(OtenEmulator oten) {
        HttpRequest.Builder request = HttpRequest.newBuilder(oten.uri(Endpoint.TOKEN))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"grant_type\":\"authorization_code\"}"));

        assertRefused(party.browser.send(request), 400, "invalid_request", "The parameter grant_type is required");
    }

    @Test
    void refuses_a_get(OtenEmulator oten) {
        HttpResponse<String> response =
                party.browser.get(oten.uri(Endpoint.TOKEN).toString());

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).hasValue("POST");
    }

    @Test
    void issues_no_refresh_token_without_offline_access() {
        assertThat(party.tokens("openid")).doesNotContainKey("refresh_token");
    }

    @Test
    void rotates_the_refresh_token() {
        Map<String, Object> first = party.tokens("openid offline_access");

        HttpResponse<String> response = party.token(TestParty.refreshRequest((String) first.get("refresh_token")));

        assertThat(response.statusCode()).isEqualTo(200);
        Map<String, Object> second = TestParty.json(response);
        assertThat(second).containsKeys("id_token", "access_token", "refresh_token");
        assertThat(second.get("refresh_token")).isNotEqualTo(first.get("refresh_token"));
        assertThat(second.get("access_token")).isNotEqualTo(first.get("access_token"));
    }

    @Test
    void revokes_the_whole_family_when_a_refresh_token_comes_twice(OtenEmulator oten) {
        Map<String, String> stolen = TestParty.refreshRequest(
                (String) party.tokens("openid offline_access").get("refresh_token"));
        Map<String, Object> second = TestParty.json(party.token(stolen));

        HttpResponse<String> reuse = party.token(stolen);

        assertRefused(reuse, 400, "invalid_grant", "Invalid refresh token: token already used");
        assertRefused(
                party.token(TestParty.refreshRequest((String) second.get("refresh_token"))),
                400,
                "invalid_grant",
                "Invalid refresh token: token revoked");
        assertThat(userInfo(oten, second).statusCode()).isEqualTo(401);
    }

    @Test
    void keeps_the_refresh_token_while_rotation_is_off(OtenEmulator oten) {
        String token = (String) party.tokens("openid offline_access").get("refresh_token");
        oten.rotateRefreshTokens(false);

        for (int i = 0; i < 3; i++) {
            oten.advance(Duration.ofDays(29));
            HttpResponse<String> response = party.token(TestParty.refreshRequest(token));

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(TestParty.json(response)).containsKey("access_token").doesNotContainKey("refresh_token");
        }
        oten.rotateRefreshTokens(true);
        assertThat(TestParty.json(party.token(TestParty.refreshRequest(token)))).containsKey("refresh_token");
    }

    @Test
    void knows_a_refresh_token_that_was_used_up_before_rotation_was_turned_off(OtenEmulator oten) {
        Map<String, String> stolen = TestParty.refreshRequest(
                (String) party.tokens("openid offline_access").get("refresh_token"));
        party.token(stolen);
        oten.rotateRefreshTokens(false);

        assertRefused(party.token(stolen), 400, "invalid_grant", "Invalid refresh token: token already used");
    }

    @Test
    void rotates_again_after_a_reset(OtenEmulator oten) {
        oten.rotateRefreshTokens(false);
        oten.reset();
        String token = (String) party.tokens("openid offline_access").get("refresh_token");

        assertThat(TestParty.json(party.token(TestParty.refreshRequest(token)))).containsKey("refresh_token");
    }

    @Test
    void refuses_a_refresh_token_unused_for_longer_than_its_life(OtenEmulator oten) {
        String token = (String) party.tokens("openid offline_access").get("refresh_token");
        oten.advance(Duration.ofDays(30).plusSeconds(1));

        assertRefused(
                party.token(TestParty.refreshRequest(token)),
                400,
                "invalid_grant",
                "Invalid refresh token: token not found");
    }

    @Test
    void refuses_the_refresh_token_of_another_client() {
        Map<String, String> form = TestParty.refreshRequest(
                (String) party.tokens("openid offline_access").get("refresh_token"));
        form.put("client_id", TestParty.LEGACY_ID);

        assertRefused(party.token(form), 400, "invalid_grant", "Invalid refresh token: token not found");
    }

    @Test
    void narrows_the_scope_on_a_refresh_but_never_widens_it() {
        Map<String, String> form = TestParty.refreshRequest(
                (String) party.tokens("openid email offline_access").get("refresh_token"));
        form.put("scope", "openid profile");
        HttpResponse<String> wider = party.token(form);
        form.put("scope", "openid");
        HttpResponse<String> narrower = party.token(form);

        assertRefused(wider, 400, "invalid_scope", "The requested scope is invalid");
        assertThat(TestParty.json(narrower)).containsEntry("scope", "openid");
    }

    @Test
    void gives_a_confidential_client_a_token_of_its_own() {
        HttpResponse<String> response = party.token(serviceRequest(TestParty.CLIENT_ID));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(TestParty.json(response))
                .containsEntry("scope", "read:data")
                .containsKey("access_token")
                .doesNotContainKeys("id_token", "refresh_token");
    }

    @Test
    void refuses_client_credentials_for_a_public_client() {
        Map<String, String> form = serviceRequest(TestParty.PUBLIC_ID);
        form.remove("client_secret");

        assertRefused(
                party.token(form),
                403,
                "unauthorized_client",
                "Public clients are not authorized for client credentials grant");
    }

    @Test
    void refuses_client_credentials_from_an_address_that_is_not_in_the_whitelist() {
        assertRefused(
                party.token(serviceRequest("elsewhere")),
                401,
                "invalid_client",
                "Invalid client IP: 127.0.0.1 is not in whitelist");
    }

    @Test
    void takes_client_credentials_from_an_address_in_the_whitelist(OtenEmulator oten) {
        oten.register(EmulatedClient.confidential("elsewhere", TestParty.SECRET).withAllowedAddresses("127.0.0.1"));

        assertThat(party.token(serviceRequest("elsewhere")).statusCode()).isEqualTo(200);
    }

    @Test
    void refuses_a_scope_that_the_client_may_not_have() {
        Map<String, String> form = serviceRequest(TestParty.CLIENT_ID);
        form.put("scope", "rule:world");

        assertRefused(party.token(form), 400, "invalid_scope", "The requested scope is invalid");
    }

    private static Map<String, String> serviceRequest(String clientId) {
        return new LinkedHashMap<>(Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                clientId,
                "client_secret",
                TestParty.SECRET,
                "scope",
                "read:data"));
    }

    private HttpResponse<String> userInfo(OtenEmulator oten, Map<String, Object> tokens) {
        return party.browser.get(
                oten.uri(Endpoint.USERINFO).toString(), "Authorization", "Bearer " + tokens.get("access_token"));
    }
}
