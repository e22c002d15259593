package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.Endpoint;
import com.oten.emulator.Fault;
import com.oten.emulator.ReceivedRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the operator finds in the server's log, and what nobody may find there. */
@ExtendWith(ArquillianExtension.class)
public class LogIT {
    private static final SampleApp APP = new SampleApp("logs");
    private static final List<String> SECRET_PARAMETERS = List.of(
            "request", "code", "state", "client_secret", "code_verifier", "refresh_token", "token", "id_token_hint");
    private static final Pattern IN_CALLBACK = Pattern.compile("[?&](?:code|state)=([^&]+)");

    private final Browser browser = new Browser();

    /**
     * The sample.
     *
     * @return a WAR
     */
    @Deployment(testable = false)
    public static WebArchive application() {
        return APP.war();
    }

    @BeforeEach
    void forget_earlier_tests() {
        Oten.readyFor(APP);
    }

    @Test
    void the_library_logs_into_the_log_of_the_server() {
        browser.follow(APP.deny(browser, browser.visit(APP.at("/profile"))));

        ServerLog.ofThisRun().await("com.oten.jakarta");
    }

    @Test
    void a_configuration_error_at_oten_is_logged_with_the_key_to_change() {
        Oten.emulator().approveAll(Oten.ALICE);
        Oten.emulator().next(Fault.CLIENT_AUTHENTICATION_FAILED);

        Page page = browser.visit(APP.at("/profile"));

        assertThat(page.status()).isEqualTo(500);
        ServerLog.ofThisRun().await("oten.client-secret");
    }

    @Test
    void no_secret_token_code_or_state_is_ever_logged() {
        logInAndUseEverything();
        failInEveryWay();

        Set<String> secrets = secrets();
        String log = ServerLog.ofThisRun().text();

        assertThat(secrets).hasSizeGreaterThan(10);
        assertThat(secrets).noneMatch(log::contains);
        // nor by the server itself, of any test before: an error may log the URL where it happened
        assertThat(log).doesNotContainPattern("[?&](?:code|state)=[^&\\s]{8,}");
    }

    @Test
    void a_callback_that_fails_with_a_500_leaves_no_code_in_the_log() {
        Oten.emulator().approveAll(Oten.ALICE);
        Oten.emulator().next(Fault.CLIENT_AUTHENTICATION_FAILED);

        Page page = browser.visit(APP.at("/profile"));

        assertThat(page.status()).isEqualTo(500);
        assertThat(page.body()).contains("not your fault");
        ServerLog.ofThisRun().await("OTEN-CLIENT-REFUSED");
        assertThat(secrets()).noneMatch(ServerLog.ofThisRun().text()::contains);
        assertThat(ServerLog.ofThisRun().text()).doesNotContainPattern("[?&](?:code|state)=[^&\\s]{8,}");
    }

    @Test
    void no_page_shows_a_secret_token_or_state() {
        logInAndUseEverything();
        failInEveryWay();

        Set<String> secrets = secrets();

        assertThat(browser.hops())
                .filteredOn(hop -> hop.uri().getHost().equals("localhost"))
                .noneMatch(hop -> secrets.stream().anyMatch(hop.body()::contains));
    }

    private void logInAndUseEverything() {
        APP.logIn(browser, Oten.ALICE, "/profile");
        browser.fetch("GET", APP.at("/api/downstream"));
        browser.fetch("GET", APP.at("/api/service"));
        browser.fetch("POST", APP.at("/api/refresh"));
        browser.follow(browser.post(APP.at("/"), APP.at("/oten/logout"), Map.of()));
    }

    private void failInEveryWay() {
        browser.cookies().clear();
        Page callback = APP.approve(browser, browser.visit(APP.at("/profile")), Oten.ALICE);
        browser.step(callback);
        browser.step(callback);
        new Browser().open(callback.location());
        browser.cookies().clear();
        Oten.emulator().approveAll(Oten.ALICE);
        for (Fault fault : List.of(
                Fault.CODE_EXPIRED,
                Fault.INVALID_REQUEST_OBJECT,
                Fault.CLIENT_AUTHENTICATION_FAILED,
                Fault.ACCESS_DENIED,
                Fault.UNKNOWN_CODE_TOKEN)) {
            Oten.emulator().next(fault);
            browser.visit(APP.at("/profile"));
            browser.cookies().clear();
        }
    }

    /** What went over the wire in these tests: parameters, bearer tokens, codes and states. */
    private Set<String> secrets() {
        Set<String> secrets = new TreeSet<>(Set.of(Oten.CLIENT_SECRET));
        for (ReceivedRequest request : Oten.emulator().received()) {
            for (String name : SECRET_PARAMETERS) {
                request.query(name).ifPresent(secrets::add);
                request.form(name).ifPresent(secrets::add);
            }
            if (request.endpoint() == Endpoint.USERINFO) {
                request.header("Authorization")
                        .map(value -> value.replaceFirst("^Bearer ", ""))
                        .ifPresent(secrets::add);
            }
        }
        for (Page hop : browser.hops()) {
            IN_CALLBACK.matcher(hop.uri().toString()).results().forEach(found -> secrets.add(found.group(1)));
        }
        return secrets;
    }
}
