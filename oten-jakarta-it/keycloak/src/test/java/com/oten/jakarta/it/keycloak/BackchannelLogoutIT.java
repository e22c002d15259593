package com.oten.jakarta.it.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.it.Browser;
import com.oten.jakarta.it.Page;
import com.oten.jakarta.it.SampleApp;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sessions end at Keycloak without any browser, and in the application with them (OpenID Back-Channel Logout 1.0). */
@ExtendWith(ArquillianExtension.class)
class BackchannelLogoutIT {
    private static final SampleApp APP = Realm.BACKCHANNEL.app();

    private final Administrator administrator = Administrator.logIn();
    private final Browser home = Browser.trustingLoopback();
    private final Browser office = Browser.trustingLoopback();

    @Deployment(testable = false)
    static WebArchive application() {
        return Realm.BACKCHANNEL.war();
    }

    @BeforeEach
    void log_in_twice() {
        administrator.endSessionsOf(Realm.CAROL);
        logIn(home);
        logIn(office);
        assertThat(loggedIn()).isEqualTo(2);
    }

    @Test
    void a_session_that_ends_at_keycloak_ends_in_the_application_and_no_other_does() {
        administrator.endSession(administrator.sessions(Realm.CAROL).get(0));

        Awaitility.await("one browser is logged out").until(() -> loggedIn() == 1);
        assertThat(administrator.sessions(Realm.CAROL)).hasSize(1);
    }

    @Test
    void sessions_that_end_one_after_the_other_end_in_the_application_too() {
        endAtKeycloak();

        Awaitility.await("both browsers are logged out").until(() -> loggedIn() == 0);
    }

    @Test
    void after_it_one_can_log_in_again() {
        endAtKeycloak();
        Awaitility.await("both browsers are logged out").until(() -> loggedIn() == 0);

        logIn(home);

        assertThat(loggedIn()).isEqualTo(1);
    }

    /**
     * One by one: when all sessions of a user end in one call, Keycloak 26.5.3 notifies the application of the first
     * only.
     */
    private void endAtKeycloak() {
        administrator.sessions(Realm.CAROL).forEach(administrator::endSession);
    }

    private long loggedIn() {
        return Stream.of(home, office)
                .filter(browser -> browser.fetch("GET", APP.at("/api/me")).status() == 200)
                .count();
    }

    private static void logIn(Browser browser) {
        Page form = browser.visit(APP.at("/profile"));
        browser.follow(new KeycloakPages(browser).logIn(form, Realm.CAROL, Realm.password(Realm.CAROL)));
    }
}
