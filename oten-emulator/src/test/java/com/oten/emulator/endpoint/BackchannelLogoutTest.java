package com.oten.emulator.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.claims.LogoutTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.LogoutTokenValidator;
import com.oten.emulator.Browser;
import com.oten.emulator.EmulatedClient;
import com.oten.emulator.Endpoint;
import com.oten.emulator.IdTokenAlgorithm;
import com.oten.emulator.LogoutDelivery;
import com.oten.emulator.LogoutReceiver;
import com.oten.emulator.OtenEmulator;
import com.oten.emulator.OtenEmulatorExtension;
import com.oten.emulator.TestClock;
import com.oten.emulator.TestParty;
import com.oten.emulator.base.Json;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackchannelLogoutTest {
    @RegisterExtension
    static final OtenEmulatorExtension OTEN = OtenEmulatorExtension.with(TestParty.emulator());

    private final LogoutReceiver receiver = new LogoutReceiver(200);
    private OtenEmulator oten;
    private TestParty party;

    @BeforeEach
    void register(OtenEmulator emulator) {
        oten = emulator;
        party = new TestParty(emulator);
        oten.register(client().withBackchannelLogout(receiver.uri()));
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private static EmulatedClient client() {
        return EmulatedClient.confidential(TestParty.CLIENT_ID, TestParty.SECRET, TestParty.CALLBACK)
                .withPostLogoutRedirectUris(TestParty.AFTER_LOGOUT);
    }

    private String sidOfALogin() {
        return (String) TestParty.idToken(party.tokens("openid")).get("sid");
    }

    private static Map<String, Object> part(String jwt, int index) {
        return Json.decodeObject(jwt.split("\\.", -1)[index]).orElseThrow();
    }

    @Test
    void promises_it_in_the_metadata(OtenEmulator emulator) {
        assertThat(party.browser
                        .get(emulator.uri(Endpoint.DISCOVERY).toString())
                        .body())
                .contains("\"backchannel_logout_supported\":true")
                .contains("\"backchannel_logout_session_supported\":true");
    }

    @Test
    void tells_the_client_which_session_of_whom_has_ended() {
        String sid = sidOfALogin();

        assertThat(oten.endSessions("alice")).singleElement().satisfies(delivery -> {
            assertThat(delivery.uri()).isEqualTo(receiver.uri());
            assertThat(delivery.status()).hasValue(200);
            assertThat(delivery.header("cache-control")).hasValue("no-store");
            assertThat(delivery.logoutToken()).isEqualTo(receiver.token());
        });
        assertThat(part(receiver.token(), 0)).containsEntry("typ", "logout+jwt").containsKey("kid");
        assertThat(part(receiver.token(), 1))
                .containsEntry("iss", oten.issuer().toString())
                .containsEntry("aud", TestParty.CLIENT_ID)
                .containsEntry("sub", "user-alice")
                .containsEntry("sid", sid)
                .containsEntry("iat", TestClock.START.getEpochSecond())
                .containsEntry("exp", TestClock.START.getEpochSecond() + 120)
                .containsEntry("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()))
                .containsKey("jti")
                .doesNotContainKey("nonce");
    }

    @Test
    void sends_what_the_sdk_accepts() throws Exception {
        try (OtenEmulator now = OtenEmulator.builder()
                .idTokenAlgorithm(IdTokenAlgorithm.ES256)
                .client(client().withBackchannelLogout(receiver.uri()))
                .start()) {
            String token = now.logoutToken(TestParty.CLIENT_ID)
                    .claim("sub", "user-alice")
                    .sign();
            LogoutTokenValidator validator = new LogoutTokenValidator(
                    new Issuer(now.issuer()),
                    new ClientID(TestParty.CLIENT_ID),
                    JWSAlgorithm.ES256,
                    JWKSet.parse(now.jwksBody()));

            LogoutTokenClaimsSet claims = validator.validate(JWTParser.parse(token));

            assertThat(claims.getSubject().getValue()).isEqualTo("user-alice");
        }
    }

    @Test
    void names_no_session_when_the_client_wants_none() {
        oten.register(client().withBackchannelLogout(receiver.uri(), false));
        party.tokens("openid");

        oten.endSessions("alice");

        assertThat(part(receiver.token(), 1)).containsEntry("sub", "user-alice").doesNotContainKey("sid");
    }

    @Test
    void a_logout_at_the_end_session_endpoint_is_told_before_the_browser_goes_on() {
        party.tokens("openid");

        party.browser.get(oten.uri(Endpoint.LOGOUT).toString());

        assertThat(oten.logouts())
                .singleElement()
                .satisfies(delivery -> assertThat(delivery.status()).hasValue(200));
    }

    @Test
    void tells_each_client_that_took_part_and_no_other() {
        try (LogoutReceiver other = new LogoutReceiver(200);
                LogoutReceiver stranger = new LogoutReceiver(200)) {
            oten.register(EmulatedClient.withoutSecret(TestParty.PUBLIC_ID, TestParty.CALLBACK)
                    .withBackchannelLogout(other.uri()));
            oten.register(EmulatedClient.confidential("stranger", TestParty.SECRET, TestParty.CALLBACK)
                    .withBackchannelLogout(stranger.uri()));
            party.tokens("openid");
            party.authorizePlain(TestParty.parameters(TestParty.PUBLIC_ID));

            assertThat(oten.endSessions("alice")).hasSize(2);

            assertThat(part(other.token(), 1)).containsEntry("aud", TestParty.PUBLIC_ID);
            assertThat(part(other.token(), 1).get("sid"))
                    .isEqualTo(part(receiver.token(), 1).get("sid"));
            assertThat(stranger.received()).isEmpty();
        }
    }

    @Test
    void ends_one_of_two_sessions() {
        String first = sidOfALogin();
        String second =
                (String) TestParty.idToken(new TestParty(oten).tokens("openid")).get("sid");
        assertThat(oten.sessionIds("alice")).containsExactlyInAnyOrder(first, second);

        oten.endSession(first);

        assertThat(part(receiver.token(), 1)).containsEntry("sid", first);
        assertThat(oten.sessionIds("alice")).containsExactly(second);
    }

    @Test
    void ends_each_session_once_and_somebody_elses_not_at_all() {
        party.tokens("openid");

        assertThat(oten.endSessions("bob")).isEmpty();
        assertThat(oten.endSessions()).hasSize(1);
        assertThat(oten.endSessions()).isEmpty();
        assertThat(oten.endSession("unknown")).isEmpty();
    }

    @Test
    void asks_for_a_login_again_afterwards() {
        party.tokens("openid");
        oten.askAgain();

        oten.endSessions();

        assertThat(Browser.callback(party.authorize(claims -> claims.put("prompt", "none"))))
                .containsEntry("error", "login_required");
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 302, 400, 500})
    void keeps_whatever_the_client_answers_and_follows_no_redirect(int status) {
        try (LogoutReceiver odd = new LogoutReceiver(status)) {
            oten.register(client().withBackchannelLogout(odd.uri()));
            party.tokens("openid");

            oten.endSessions();

            assertThat(oten.logouts())
                    .singleElement()
                    .satisfies(delivery -> assertThat(delivery.status()).hasValue(status));
            assertThat(odd.received()).hasSize(1);
        }
    }

    @Test
    void goes_on_when_nobody_answers_or_nothing_may_be_sent() {
        receiver.close();
        party.tokens("openid");

        assertThat(oten.endSessions())
                .singleElement()
                .satisfies(delivery -> assertThat(delivery.status()).isEmpty());
        assertThat(oten.sendLogoutToken(URI.create("http://shop.example/"), "token")
                        .status())
                .isEmpty();
    }

    @Test
    void tells_nobody_when_the_metadata_do_not_promise_it() {
        oten.metadata(document -> document.remove("backchannel_logout_supported"));
        party.tokens("openid");

        assertThat(oten.endSessions()).isEmpty();
        assertThat(receiver.received()).isEmpty();
        assertThat(oten.sessionIds("alice")).isEmpty();
    }

    @Test
    void sends_whatever_the_test_has_forged() {
        String token = oten.logoutToken(TestParty.CLIENT_ID)
                .claim("sid", "s-1")
                .claim("nonce", "must not be here")
                .withoutClaim("jti")
                .header("typ", "JWT")
                .signedWithAnotherKey()
                .sign();

        LogoutDelivery delivery = oten.sendLogoutToken(receiver.uri(), token);

        assertThat(receiver.token()).isEqualTo(token);
        assertThat(delivery.body()).isEqualTo("{\"error\":\"invalid_request\"}");
        assertThat(delivery).hasToString("LogoutDelivery[" + receiver.uri() + ", 200]");
        assertThat(oten.logouts()).isEqualTo(List.of(delivery));
        assertThat(part(token, 0)).containsEntry("typ", "JWT");
    }

    @Test
    void forgets_the_outcomes_by_a_reset() {
        party.tokens("openid");
        oten.endSessions();

        oten.reset();

        assertThat(oten.logouts()).isEmpty();
    }
}
