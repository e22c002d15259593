package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.Endpoint;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A client with a secret that sends plain parameters, because Oten's support has exempted it. */
@ExtendWith(ArquillianExtension.class)
public class ExemptedClientIT {
    private static final SampleApp APP = new SampleApp("exempted");

    private final Browser browser = new Browser();

    /**
     * The sample.
     *
     * @return a WAR
     */
    @Deployment(testable = false)
    public static WebArchive application() {
        return APP.war(APP.settings("oten.request-object.mode", "none"));
    }

    @BeforeEach
    void forget_earlier_tests() {
        Oten.readyFor(APP);
    }

    @Test
    void a_login_works_with_plain_parameters_and_pkce() {
        Oten.emulator().register(Oten.client(APP.at("/")).withLegacyRequests());

        Page page = APP.logIn(browser, Oten.ALICE, "/profile");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Alice");
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
            assertThat(request.form("client_secret")).contains(Oten.CLIENT_SECRET);
            assertThat(request.form("code_verifier")).isPresent();
        });
    }

    @Test
    void a_refresh_and_a_service_token_work() {
        Oten.emulator().register(Oten.client(APP.at("/")).withLegacyRequests());
        APP.logIn(browser, Oten.ALICE, "/profile");

        assertThat(browser.fetch("POST", APP.at("/api/refresh")).status()).isEqualTo(200);
        assertThat(browser.fetch("GET", APP.at("/api/service")).status()).isEqualTo(200);
    }

    @Test
    void without_the_exemption_nobody_gets_in_and_the_operator_hears_why() {
        ServerLog log = ServerLog.fromNow();

        Page page = browser.visit(APP.at("/profile"));

        assertThat(page.status()).isEqualTo(500);
        assertThat(Oten.emulator().count(Endpoint.TOKEN)).isZero();
        assertThat(Oten.emulator().received(Endpoint.AUTHORIZE))
                .allSatisfy(request -> assertThat(request.query()).doesNotContainKeys("request", "request_uri"));
        log.await("oten.request-object.mode");
    }
}
