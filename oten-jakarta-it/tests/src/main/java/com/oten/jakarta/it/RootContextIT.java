package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.Endpoint;
import java.net.URI;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The sample at the root of the server, which browsers may reach by another name than the configured one. */
@ExtendWith(ArquillianExtension.class)
public class RootContextIT {
    private static final SampleApp APP = new SampleApp("root", "");

    private final Browser browser = new Browser();

    /**
     * The sample.
     *
     * @return a WAR
     */
    @Deployment(testable = false)
    public static WebArchive application() {
        Oten.readyFor(APP);
        return APP.war(APP.settings("oten.base-url", Site.at("", "").toString()));
    }

    @BeforeAll
    static void metadata_and_keys_are_fetched_before_anybody_comes() {
        Awaitility.await().until(() -> Oten.emulator().count(Endpoint.JWKS) > 0);
        assertThat(Oten.emulator().count(Endpoint.DISCOVERY)).isEqualTo(1);
    }

    @BeforeEach
    void forget_earlier_tests() {
        Oten.readyFor(APP);
    }

    @Test
    void a_login_comes_back_to_the_page_that_was_asked_for() {
        Page page = APP.logIn(browser, Oten.ALICE, "/profile?x=1");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.uri()).isEqualTo(APP.at("/profile?x=1"));
    }

    @Test
    void a_login_that_begins_at_another_name_of_the_host_ends_at_the_configured_one() {
        URI page = APP.at("/profile?x=%2F+");
        URI alias = URI.create(page.toString().replace("localhost", "127.0.0.1"));
        Oten.emulator().approveAll(Oten.ALICE);

        Page first = browser.open(alias);
        Page last = browser.follow(first);

        assertThat(first.headers("Set-Cookie")).isEmpty();
        assertThat(first.location()).isEqualTo(APP.at("/oten/login?return_to=%2Fprofile%3Fx%3D%252F%2B"));
        assertThat(last.uri()).isEqualTo(page);
        assertThat(last.body()).contains("Alice");
    }

    @Test
    void a_logout_comes_back_to_the_front_page() {
        APP.logIn(browser, Oten.ALICE, "/profile");

        Page page = browser.follow(browser.post(APP.at("/"), APP.at("/oten/logout"), Map.of()));

        assertThat(page.uri()).isEqualTo(APP.at("/"));
        assertThat(browser.open(APP.at("/profile")).isRedirect()).isTrue();
    }
}
