package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The sample at the root of the server. */
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
        return APP.war();
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
    void a_logout_comes_back_to_the_front_page() {
        APP.logIn(browser, Oten.ALICE, "/profile");

        Page page = browser.follow(browser.post(APP.at("/"), APP.at("/oten/logout"), Map.of()));

        assertThat(page.uri()).isEqualTo(APP.at("/"));
        assertThat(browser.open(APP.at("/profile")).isRedirect()).isTrue();
    }
}
