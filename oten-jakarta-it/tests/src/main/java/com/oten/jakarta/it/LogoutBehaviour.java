package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.Endpoint;
import java.net.URI;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A log-out, as somebody at a browser sees it, and as Oten does. */
@ExtendWith(ArquillianExtension.class)
public abstract class LogoutBehaviour {
    private static final SampleApp APP = new SampleApp("logout");

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
    void log_in() {
        Oten.readyFor(APP);
        APP.logIn(browser, Oten.ALICE, "/profile");
    }

    @Test
    void a_logout_ends_the_session() {
        Browser thief = browser.copy();

        logOut();

        assertThat(browser.open(APP.at("/profile")).isRedirect()).isTrue();
        assertThat(thief.open(APP.at("/profile")).isRedirect()).isTrue();
    }

    @Test
    void a_logout_revokes_the_refresh_token() {
        logOut();

        // in the background: nobody waits for it
        Awaitility.await().until(() -> Oten.emulator().count(Endpoint.REVOKE) == 1);
    }

    @Test
    void a_logout_goes_on_to_oten_and_comes_back() {
        Page page = browser.follow(logOut());

        assertThat(Oten.emulator().count(Endpoint.LOGOUT)).isEqualTo(1);
        assertThat(page.uri()).isEqualTo(APP.at("/"));
    }

    @Test
    void a_logout_ends_the_session_also_while_oten_is_down() {
        Oten.emulator().stop();
        try {
            logOut();

            assertThat(browser.fetch("GET", APP.at("/api/me")).status()).isEqualTo(401);
        } finally {
            Oten.emulator().restart();
        }
    }

    @Test
    void asking_for_the_logout_page_asks_back_and_ends_nothing() {
        Page page = browser.open(APP.at("/oten/logout"));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.html().select("form[method=post]")).isNotEmpty();
        assertThat(browser.open(APP.at("/profile")).status()).isEqualTo(200);
    }

    @Test
    void the_form_of_the_logout_page_logs_out() {
        Page question = browser.open(APP.at("/oten/logout"));

        browser.submit(question, "form[method=post] button, form[method=post] input[type=submit]");

        assertThat(browser.open(APP.at("/profile")).isRedirect()).isTrue();
    }

    @Test
    void a_form_on_another_site_cannot_log_anybody_out() {
        browser.post(URI.create("http://evil.example/"), APP.at("/oten/logout"), Map.of());

        assertThat(browser.open(APP.at("/profile")).status()).isEqualTo(200);
    }

    private Page logOut() {
        return browser.post(APP.at("/"), APP.at("/oten/logout"), Map.of());
    }
}
