package com.oten.emulator.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.oten.emulator.Browser;
import com.oten.emulator.Endpoint;
import com.oten.emulator.OtenEmulator;
import com.oten.emulator.OtenEmulatorExtension;
import com.oten.emulator.TestParty;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LoginTest {
    @RegisterExtension
    static final OtenEmulatorExtension OTEN = OtenEmulatorExtension.with(TestParty.emulator());

    @Test
    void logs_in_by_the_pages_and_issues_tokens(OtenEmulator oten) {
        TestParty party = new TestParty(oten);

        HttpResponse<String> consent = party.browser.press(party.authorize(), "user", "alice");
        HttpResponse<String> back = party.browser.press(consent, "decision", "allow");
        Map<String, String> callback = Browser.callback(back);
        HttpResponse<String> tokens = party.token(TestParty.tokenRequest(callback.get("code")));

        assertThat(back.statusCode()).isEqualTo(303);
        assertThat(callback)
                .containsEntry("state", "state-0123456789")
                .containsEntry("iss", oten.issuer().toString())
                .containsEntry("tenant", "1");
        assertThat(tokens.statusCode()).isEqualTo(200);
        assertThat(TestParty.json(tokens))
                .containsEntry("token_type", "Bearer")
                .containsEntry("expires_in", 1800L)
                .containsEntry("scope", "openid profile email")
                .containsKeys("access_token", "id_token")
                .doesNotContainKey("refresh_token");
    }

    @Test
    void publishes_metadata_that_the_sdk_understands(OtenEmulator oten) throws Exception {
        OIDCProviderMetadata metadata = OIDCProviderMetadata.resolve(new Issuer(oten.issuer()));

        assertThat(metadata.getIssuer().getValue())
                .isEqualTo(oten.issuer().toString())
                .doesNotEndWith("/");
        assertThat(metadata.getAuthorizationEndpointURI()).isEqualTo(oten.uri(Endpoint.AUTHORIZE));
        assertThat(metadata.getTokenEndpointURI()).isEqualTo(oten.uri(Endpoint.TOKEN));
        assertThat(metadata.getEndSessionEndpointURI()).isEqualTo(oten.uri(Endpoint.LOGOUT));
        assertThat(metadata.getIDTokenJWSAlgs()).containsExactly(JWSAlgorithm.EdDSA);
        assertThat(metadata.supportsRequestParam()).isTrue();
        assertThat(metadata.supportsRequestURIParam()).isTrue();
        assertThat(metadata.supportsAuthorizationResponseIssuerParam()).isTrue();
    }

    @Test
    void an_approved_user_gets_a_code_without_pages(OtenEmulator oten) {
        TestParty party = new TestParty(oten);
        oten.approveAll("alice");

        Map<String, String> callback = Browser.callback(party.authorize());

        assertThat(callback).containsKeys("code", "state", "iss").doesNotContainKey("error");
    }
}
