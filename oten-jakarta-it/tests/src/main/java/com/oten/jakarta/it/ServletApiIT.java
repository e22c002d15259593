package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.it.app.CallerServlet;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the standard APIs say and do of a login, the same on every server. */
@ExtendWith(ArquillianExtension.class)
public class ServletApiIT {
    private static final SampleApp APP = new SampleApp("servlet-api");

    private final Browser browser = new Browser();

    /**
     * The sample with more in it.
     *
     * @return a WAR
     */
    @Deployment(testable = false)
    public static WebArchive application() {
        return APP.war().addPackage(CallerServlet.class.getPackage());
    }

    @BeforeEach
    void forget_earlier_tests() {
        Oten.readyFor(APP);
    }

    @Test
    void the_authentication_has_a_name_of_the_librarys() {
        APP.logIn(browser, Oten.ALICE, "/profile");

        assertThat(browser.open(APP.at("/caller")).body()).isEqualTo("user-alice by OTEN");
        assertThat(browser.open(APP.at("/api/rules/scheme")).body()).isEqualTo("OTEN");
    }

    @Test
    void nobody_has_not_authenticated() {
        // docs/servers.md: the scheme of a server's own mechanism that was never asked
        String scheme = "openliberty".equals(System.getProperty("it.server")) ? "BASIC" : "null";

        assertThat(browser.open(APP.at("/caller")).body()).isEqualTo("nobody by " + scheme);
        assertThat(browser.open(APP.at("/api/rules/scheme")).body()).isEqualTo(scheme);
    }

    @Test
    void after_a_logout_by_the_servlet_api_the_session_is_a_new_one_at_once() {
        APP.logIn(browser, Oten.ALICE, "/profile");
        browser.fetch("POST", APP.at("/cart"));

        assertThat(browser.fetch("POST", APP.at("/farewell")).body()).isEqualTo("cart null, user null");

        assertThat(browser.open(APP.at("/farewell")).body()).isEqualTo("see you");
        assertThat(browser.open(APP.at("/cart")).body()).isEqualTo("null");
        assertThat(browser.open(APP.at("/profile")).isRedirect()).isTrue();
    }
}
