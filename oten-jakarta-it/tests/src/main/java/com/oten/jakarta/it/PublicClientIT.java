package com.oten.jakarta.it;

import static com.oten.jakarta.it.ErrorRow.log;
import static com.oten.jakarta.it.ErrorRow.problem;
import static java.lang.System.Logger.Level.ERROR;
import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.EmulatedClient;
import com.oten.emulator.Endpoint;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a client without a secret may and may not do. */
@ExtendWith(ArquillianExtension.class)
public class PublicClientIT {
    private static final SampleApp APP = new SampleApp("public");
    private static final String CLIENT_ID = "public";

    private final Browser browser = new Browser();

    /**
     * The sample.
     *
     * @return a WAR
     */
    @Deployment(testable = false)
    public static WebArchive application() {
        Map<String, String> settings = APP.settings(
                "oten.client-type", "public", "oten.client-id", CLIENT_ID, "oten.breaker.failures", "1000");
        settings.remove("oten.client-secret");
        return APP.war(settings);
    }

    @BeforeEach
    void forget_earlier_tests() {
        Oten.readyFor(APP);
        Oten.emulator()
                .register(EmulatedClient.withoutSecret(
                        CLIENT_ID, APP.at("/oten/callback").toString()));
    }

    @Test
    void a_service_token_is_refused_before_anything_is_sent() {
        ServerLog log = ServerLog.fromNow();

        Page page = browser.fetch("GET", APP.at("/api/service"));

        String incident =
                ErrorResponses.assertProblem(page, 500, problem("client-unauthorized", "unauthorized_client"));
        ErrorResponses.assertLogged(
                log,
                incident,
                problem("client-unauthorized", "unauthorized_client"),
                log(ERROR, "public clients", "client credentials"));
        assertThat(Oten.emulator().count(Endpoint.TOKEN)).isZero();
    }

    @Test
    void a_login_works() {
        Page page = APP.logIn(browser, Oten.ALICE, "/profile");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Alice");
    }

    @Test
    void a_login_sends_plain_parameters_with_pkce_and_no_secret() {
        APP.logIn(browser, Oten.ALICE, "/profile");

        assertThat(Oten.emulator().received(Endpoint.AUTHORIZE)).singleElement().satisfies(request -> {
            assertThat(request.query())
                    .containsOnlyKeys(
                            "client_id",
                            "redirect_uri",
                            "response_type",
                            "scope",
                            "state",
                            "nonce",
                            "code_challenge",
                            "code_challenge_method");
            assertThat(request.query("code_challenge_method")).contains("S256");
        });
        assertThat(Oten.emulator().received(Endpoint.TOKEN)).singleElement().satisfies(request -> {
            assertThat(request.form()).doesNotContainKey("client_secret");
            assertThat(request.form("client_id")).contains(CLIENT_ID);
            assertThat(request.form("code_verifier")).isPresent();
        });
    }

    @Test
    void what_is_asked_of_a_login_is_sent_as_plain_parameters() {
        browser.visit(
                APP.at("/oten/login?login_hint=alice%40example.org&ui_locales=de+en&workspace_hint=blue&max_age=300"));

        assertThat(Oten.emulator().received(Endpoint.AUTHORIZE)).singleElement().satisfies(request -> {
            assertThat(request.query("login_hint")).contains("alice@example.org");
            assertThat(request.query("ui_locales")).contains("de en");
            assertThat(request.query("workspace_hint")).contains("blue");
            assertThat(request.query("max_age")).contains("300");
        });
    }

    @Test
    void a_refresh_works() {
        APP.logIn(browser, Oten.ALICE, "/profile");

        assertThat(browser.fetch("POST", APP.at("/api/refresh")).status()).isEqualTo(200);
    }
}
