package com.oten.emulator.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.Browser;
import com.oten.emulator.Endpoint;
import com.oten.emulator.OtenEmulator;
import com.oten.emulator.OtenEmulatorExtension;
import com.oten.emulator.TestParty;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainRequestTest {
    @RegisterExtension
    static final OtenEmulatorExtension OTEN = OtenEmulatorExtension.with(TestParty.emulator());

    private TestParty party;

    @BeforeEach
    void approveAll(OtenEmulator oten) {
        party = new TestParty(oten);
        oten.approveAll("alice");
    }

    @Test
    void a_public_client_logs_in_with_plain_parameters_and_no_secret() {
        String code = Browser.callback(party.authorizePlain(TestParty.parameters(TestParty.PUBLIC_ID)))
                .get("code");
        Map<String, String> form = TestParty.tokenRequest(code);
        form.put("client_id", TestParty.PUBLIC_ID);
        form.remove("client_secret");

        assertThat(party.token(form).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"request", "request_uri"})
    void refuses_request_objects_from_a_public_client(String parameter) {
        Map<String, String> query = TestParty.parameters(TestParty.PUBLIC_ID);
        query.put(parameter, "x");

        RequestObjectTest.assertRefused(
                party.authorizePlain(query),
                "request_not_supported",
                "The request parameter is not supported for this client");
    }

    @ParameterizedTest
    @ValueSource(strings = {"code_challenge", "code_challenge_method", "scope", "response_type"})
    void refuses_a_public_client_that_leaves_something_out(String parameter) {
        Map<String, String> query = TestParty.parameters(TestParty.PUBLIC_ID);
        query.remove(parameter);

        RequestObjectTest.assertRefused(
                party.authorizePlain(query), "invalid_request", "The parameter " + parameter + " is required");
    }

    @Test
    void shows_a_page_when_a_public_client_sends_another_address() {
        Map<String, String> query = TestParty.parameters(TestParty.PUBLIC_ID);
        query.put("redirect_uri", "https://evil.example/");

        RequestObjectTest.assertErrorPage(
                party.authorizePlain(query), 400, "invalid_request", "redirect_uri is not registered");
    }

    @Test
    void an_exempted_client_may_send_plain_parameters_or_a_request_object() {
        HttpResponse<String> plain = party.authorizePlain(TestParty.parameters(TestParty.LEGACY_ID));
        Map<String, Object> claims = party.claims();
        claims.put("iss", TestParty.LEGACY_ID);
        claims.put("client_id", TestParty.LEGACY_ID);
        HttpResponse<String> signed =
                party.authorizePlain(Map.of("client_id", TestParty.LEGACY_ID, "request", TestParty.sign(claims)));

        assertThat(Browser.callback(plain)).containsKey("code");
        assertThat(Browser.callback(signed)).containsKey("code");
    }

    @Test
    void shows_what_a_public_client_asked_for(OtenEmulator oten) {
        Map<String, String> parameters = TestParty.parameters(TestParty.PUBLIC_ID);
        parameters.put("max_age", "60");
        parameters.put("workspace_hint", "shoes");
        party.authorizePlain(parameters);

        assertThat(oten.lastAuthorizationRequest()).hasValue(parameters);
    }

    @Test
    void refuses_a_post(OtenEmulator oten) {
        HttpResponse<String> response =
                party.browser.post(oten.uri(Endpoint.AUTHORIZE).toString(), TestParty.parameters(TestParty.PUBLIC_ID));

        assertThat(response.statusCode()).isEqualTo(405);
    }

    @Test
    void shows_a_page_for_a_repeated_parameter(OtenEmulator oten) {
        HttpResponse<String> response =
                party.browser.get(oten.uri(Endpoint.AUTHORIZE) + "?client_id=phone&client_id=shop");

        RequestObjectTest.assertErrorPage(response, 400, "invalid_request", "must not be repeated");
    }
}
