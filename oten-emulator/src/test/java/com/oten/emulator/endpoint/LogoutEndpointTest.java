package com.oten.emulator.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.Browser;
import com.oten.emulator.Endpoint;
import com.oten.emulator.IdTokenAlgorithm;
import com.oten.emulator.OtenEmulator;
import com.oten.emulator.OtenEmulatorExtension;
import com.oten.emulator.TestParty;
import com.oten.emulator.request.RequestObjectTest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LogoutEndpointTest {
    @RegisterExtension
    static final OtenEmulatorExtension OTEN = OtenEmulatorExtension.with(TestParty.emulator());

    private OtenEmulator oten;
    private TestParty party;

    @BeforeEach
    void visit(OtenEmulator emulator) {
        oten = emulator;
        party = new TestParty(emulator);
    }

    private HttpResponse<String> logout(Map<String, String> parameters) {
        return party.browser.get(oten.uri(Endpoint.LOGOUT) + "?" + Browser.encode(parameters));
    }

    @Test
    void ends_the_session_and_goes_back_with_the_state() {
        String idToken = (String) party.tokens("openid").get("id_token");
        oten.askAgain();

        HttpResponse<String> response = logout(
                Map.of("id_token_hint", idToken, "post_logout_redirect_uri", TestParty.AFTER_LOGOUT, "state", "s p"));

        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(response.headers().firstValue("Location")).hasValue(TestParty.AFTER_LOGOUT + "?state=s%20p");
        assertThat(party.authorize(claims -> claims.put("prompt", "none"))
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .contains("error=login_required");
    }

    @Test
    void shows_a_page_when_there_is_nowhere_to_go_back_to() {
        HttpResponse<String> response =
                party.browser.get(oten.uri(Endpoint.LOGOUT).toString());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("You are logged out");
    }

    @Test
    void takes_a_logout_by_post_with_the_client_id() {
        HttpResponse<String> response = party.browser.post(
                oten.uri(Endpoint.LOGOUT).toString(),
                Map.of("client_id", TestParty.CLIENT_ID, "post_logout_redirect_uri", TestParty.AFTER_LOGOUT));

        assertThat(response.headers().firstValue("Location")).hasValue(TestParty.AFTER_LOGOUT);
    }

    @Test
    void takes_an_expired_hint_and_one_of_a_key_before() {
        String idToken = (String) party.tokens("openid").get("id_token");
        oten.rotateSigningKey();
        oten.advance(Duration.ofDays(2));

        HttpResponse<String> response =
                logout(Map.of("id_token_hint", idToken, "post_logout_redirect_uri", TestParty.AFTER_LOGOUT));

        assertThat(response.headers().firstValue("Location")).hasValue(TestParty.AFTER_LOGOUT);
    }

    @Test
    void a_hint_ends_its_session_without_the_cookie_too() {
        String idToken = (String) party.tokens("openid").get("id_token");

        new TestParty(oten).browser.get(oten.uri(Endpoint.LOGOUT) + "?id_token_hint=" + idToken);

        assertThat(oten.sessionIds("alice")).isEmpty();
    }

    @Test
    void refuses_a_hint_that_is_no_id_token_of_its_own_and_ends_nothing() {
        Map<String, Object> claims = TestParty.idToken(party.tokens("openid"));

        List<String> foreign = List.of(
                oten.forge().claims(claims).signedWithAnotherKey().sign(),
                oten.forge().claims(claims).unsigned().sign(),
                oten.forge().claims(claims).signedWithSecret(TestParty.SECRET).sign(),
                oten.forge().claims(claims).header("kid", "unknown").sign(),
                oten.forge().claims(claims).withoutHeader("kid").sign(),
                oten.forge().claims(claims).header("typ", "at+jwt").sign(),
                oten.forge().claims(claims).claim("iss", "https://evil.example").sign());

        assertThat(foreign).allSatisfy(hint -> {
            HttpResponse<String> response = logout(Map.of("id_token_hint", hint));
            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.body()).contains("id_token_hint is");
        });
        assertThat(oten.sessionIds("alice")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(IdTokenAlgorithm.class)
    void verifies_a_hint_by_every_algorithm(IdTokenAlgorithm algorithm) {
        try (OtenEmulator other =
                TestParty.emulator().idTokenAlgorithm(algorithm).start()) {
            TestParty visitor = new TestParty(other);
            String good = (String) visitor.tokens("openid").get("id_token");
            String bad = other.forge().signedWithAnotherKey().sign();

            assertThat(visitor.browser
                            .get(other.uri(Endpoint.LOGOUT) + "?id_token_hint=" + bad)
                            .statusCode())
                    .isEqualTo(400);
            assertThat(visitor.browser
                            .get(other.uri(Endpoint.LOGOUT) + "?id_token_hint=" + good)
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void goes_nowhere_after_a_logout_but_to_a_registered_address() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("client_id", TestParty.CLIENT_ID);
        parameters.put("post_logout_redirect_uri", "https://evil.example/");
        HttpResponse<String> unregistered = logout(parameters);
        parameters.remove("client_id");
        parameters.put("post_logout_redirect_uri", TestParty.AFTER_LOGOUT);
        HttpResponse<String> anonymous = logout(parameters);
        parameters.put("id_token_hint", "no token");
        HttpResponse<String> malformed = logout(parameters);
        parameters.put("id_token_hint", (String) party.tokens("openid").get("id_token"));
        parameters.put("client_id", TestParty.LEGACY_ID);
        HttpResponse<String> contradicting = logout(parameters);

        RequestObjectTest.assertErrorPage(unregistered, 400, "invalid_request", "is not registered");
        RequestObjectTest.assertErrorPage(anonymous, 400, "invalid_request", "client_id is required");
        RequestObjectTest.assertErrorPage(malformed, 400, "invalid_request", "malformed");
        RequestObjectTest.assertErrorPage(contradicting, 400, "invalid_request", "client_id differs");
    }
}
