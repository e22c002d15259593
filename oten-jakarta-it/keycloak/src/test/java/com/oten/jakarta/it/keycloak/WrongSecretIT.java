package com.oten.jakarta.it.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.it.Browser;
import com.oten.jakarta.it.Page;
import com.oten.jakarta.it.SampleApp;
import com.oten.jakarta.it.ServerLog;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The token endpoint refuses the client: the page tells the user whom to ask, the log tells the operator what to check.
 */
@ExtendWith(ArquillianExtension.class)
class WrongSecretIT {
    private static final SampleApp APP = Realm.WRONG_SECRET.app();

    private final Browser browser = Browser.trustingLoopback();

    @Deployment(testable = false)
    static WebArchive application() {
        return Realm.WRONG_SECRET.war();
    }

    @Test
    void a_login_ends_on_a_page_and_in_the_log() {
        Page form = browser.visit(APP.at("/profile"));

        Page page = browser.follow(new KeycloakPages(browser).logIn(form, Realm.ALICE, Realm.password(Realm.ALICE)));

        assertThat(page.status()).isEqualTo(500);
        // Keycloak's code for it; RFC 6749 section 5.2 has invalid_client
        ServerLog.ofThisRun().await("OTEN-CLIENT-UNAUTHORIZED");
        assertThat(browser.fetch("GET", APP.at("/api/me")).status()).isEqualTo(401);
    }

    @Test
    void a_token_for_the_application_itself_is_a_problem_document() {
        Page page = browser.fetch("GET", APP.at("/api/service"));

        assertThat(page.status()).isEqualTo(500);
        assertThat(page.header("Content-Type")).hasValue("application/problem+json");
    }
}
