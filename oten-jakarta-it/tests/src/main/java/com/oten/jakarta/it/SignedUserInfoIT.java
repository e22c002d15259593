package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.CannedResponse;
import com.oten.emulator.Endpoint;
import com.oten.emulator.TokenForge;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.it.tokens.TokensResource;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An application that asks UserInfo at login, of a client whose UserInfo is signed. */
@ExtendWith(ArquillianExtension.class)
public class SignedUserInfoIT {
    private static final SampleApp APP = new SampleApp("signed-userinfo");

    private final Browser browser = new Browser();

    /**
     * The sample, and the token service.
     *
     * @return a WAR
     */
    @Deployment(testable = false)
    public static WebArchive application() {
        return APP.war(APP.settings("oten.userinfo", "true")).addPackage(TokensResource.class.getPackage());
    }

    @BeforeEach
    void forget_earlier_tests() {
        Oten.readyFor(APP);
        Oten.emulator().register(Oten.client(APP.at("/")).withSignedUserInfo());
        Oten.emulator().customizeIdToken(claims -> {
            claims.remove("name"); // so that only UserInfo tells it
            return claims;
        });
    }

    private static TokenForge signed() {
        return Oten.emulator()
                .forge()
                .claims(Map.of(
                        "iss",
                        Oten.emulator().issuer().toString(),
                        "aud",
                        Oten.CLIENT_ID,
                        "sub",
                        "user-alice",
                        "name",
                        "Alice of the signed response"));
    }

    private static void respond(String jwt) {
        Oten.emulator().answer(Endpoint.USERINFO, CannedResponse.of(200, "application/jwt;charset=UTF-8", jwt));
    }

    private void isRefused(String jwt, String why) {
        respond(jwt);
        ServerLog log = ServerLog.fromNow();

        Page page = APP.logIn(browser, Oten.ALICE, "/profile");

        ErrorResponses.assertPage(page, OtenErrorCode.USERINFO_REFUSED.status());
        log.await("UserInfo refused: " + why);
        assertThat(browser.fetch("GET", APP.at("/api/me")).status()).isEqualTo(401);
    }

    @Test
    void a_login_takes_the_name_from_it_and_the_token_service_reads_it() {
        assertThat(APP.logIn(browser, Oten.ALICE, "/profile").body()).contains("Alice");

        Page page = browser.fetch("GET", APP.at("/api/tokens/user-info"));

        assertThat(page.body()).isEqualTo("user-alice");
        assertThat(Oten.emulator().count(Endpoint.USERINFO)).isEqualTo(2);
    }

    @Test
    void what_it_says_is_what_oten_has_signed() {
        respond(signed().sign());

        assertThat(APP.logIn(browser, Oten.ALICE, "/profile").body()).contains("Alice of the signed response");
    }

    @Test
    void a_forged_one_ends_the_login() {
        isRefused(signed().signedWithAnotherKey().sign(), "its signature does not verify");
    }

    @Test
    void one_for_another_client_ends_the_login() {
        isRefused(signed().claim("aud", "another-client").sign(), "aud does not name this client");
    }

    @Test
    void without_a_signature_the_operator_hears_what_to_change() {
        isRefused(
                signed().unsigned().sign(),
                "it is not signed: its alg is none; at Oten, set userinfo_signed_response_alg");
    }

    @Test
    void encrypted_the_operator_hears_what_to_change() {
        isRefused(
                "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..aXY.Y2lwaGVydGV4dA.dGFn",
                "it is encrypted, and only signed ones are supported; at Oten, remove userinfo_encrypted_response_alg");
    }
}
