package com.oten.jakarta.it;

import static com.oten.jakarta.it.ErrorRow.WAIT;
import static com.oten.jakarta.it.ErrorRow.WANTED;
import static com.oten.jakarta.it.ErrorRow.log;
import static com.oten.jakarta.it.ErrorRow.page;
import static com.oten.jakarta.it.ErrorRow.problem;
import static java.lang.System.Logger.Level.ERROR;
import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.Endpoint;
import java.io.IOException;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The row of the error table for a token endpoint that cannot be connected to: nothing is sent, so it is tried again.
 */
@ExtendWith(ArquillianExtension.class)
public class UnreachableIT {
    private static final SampleApp APP = new SampleApp("unreachable");
    private static final DeadPort PORT = new DeadPort();

    private final Browser browser = new Browser();

    /**
     * The sample.
     *
     * @return a WAR
     */
    @Deployment(testable = false)
    public static WebArchive application() {
        closeTokenEndpoint();
        return APP.war(APP.settings("oten.breaker.failures", "1000"));
    }

    private static void closeTokenEndpoint() {
        Oten.readyFor(APP);
        Oten.emulator().metadata(metadata -> metadata.put("token_endpoint", PORT.url()));
    }

    @BeforeAll
    static void await_the_metadata() {
        Awaitility.await().until(() -> Oten.emulator().count(Endpoint.JWKS) > 0);
    }

    @BeforeEach
    void forget_earlier_tests() {
        closeTokenEndpoint();
        Oten.emulator().approveAll(Oten.ALICE);
    }

    @Test
    void a_refused_connection_ends_at_a_page_that_says_so() {
        ServerLog log = ServerLog.fromNow();

        Page page = browser.visit(APP.at(WANTED));

        String incident = ErrorResponses.assertPage(page, page(503, WAIT).tryAgain());
        ErrorResponses.assertLogged(
                log, incident, problem("unreachable", "unreachable"), log(ERROR, "127.0.0.1", "ConnectException"));
        assertThat(Oten.emulator().count(Endpoint.AUTHORIZE)).isEqualTo(1);
    }

    @Test
    void a_refused_connection_is_a_problem_document_for_a_resource() {
        ServerLog log = ServerLog.fromNow();

        Page page = browser.fetch("GET", APP.at("/api/service"));

        String incident = ErrorResponses.assertProblem(page, 503, problem("unreachable", "unreachable"));
        ErrorResponses.assertLogged(
                log, incident, problem("unreachable", "unreachable"), log(ERROR, "127.0.0.1", "ConnectException"));
    }

    @ParameterizedTest
    @EnumSource
    void a_connection_without_tls_is_tried_three_times(DeadPort.Speech speech) throws IOException {
        ServerLog log = ServerLog.fromNow();

        try (DeadPort.Listener listener = PORT.listen(speech)) {
            Page page = browser.visit(APP.at(WANTED));

            String incident = ErrorResponses.assertPage(page, page(503, WAIT).tryAgain());
            ErrorResponses.assertLogged(
                    log, incident, problem("unreachable", "unreachable"), log(ERROR, "127.0.0.1", "SSL"));
            assertThat(listener.connections()).isEqualTo(3);
            assertThat(log.entries())
                    .filteredOn(entry -> entry.text().startsWith("try "))
                    .hasSize(2);
            assertThat(Oten.emulator().count(Endpoint.AUTHORIZE)).isEqualTo(1);
        }
    }
}
