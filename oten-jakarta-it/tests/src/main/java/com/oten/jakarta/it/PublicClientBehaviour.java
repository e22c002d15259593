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

/** What a client without a secret may do, and what it is kept from. */
@ExtendWith(ArquillianExtension.class)
public abstract class PublicClientBehaviour {
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

        String incident = ErrorAnswers.assertProblem(page, 500, problem("client-unauthorized", "unauthorized_client"));
        ErrorAnswers.assertLogged(
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
}
