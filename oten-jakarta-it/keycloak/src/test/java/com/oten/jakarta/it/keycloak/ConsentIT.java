package com.oten.jakarta.it.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.it.Browser;
import com.oten.jakarta.it.Page;
import com.oten.jakarta.it.SampleApp;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Keycloak asks for consent, which the user may refuse. */
@ExtendWith(ArquillianExtension.class)
class ConsentIT {
    private static final SampleApp APP = Realm.CONSENT.app();

    private final Browser browser = Browser.trustingLoopback();
    private final KeycloakPages keycloak = new KeycloakPages(browser);

    @Deployment(testable = false)
    static WebArchive application() {
        return Realm.CONSENT.war();
    }

    @Test
    void no_ends_on_a_friendly_page_that_lets_one_try_again() {
        Page page = browser.follow(keycloak.refuse(question(Realm.ALICE)));

        assertThat(page.uri().getPath()).isEqualTo(APP.at("/oten/callback").getPath());
        assertThat(page.status()).isEqualTo(403);
        assertThat(browser.open(APP.at("/profile")).isRedirect()).isTrue();
        Page again = browser.follow(browser.clickLink(page, "a[href*='/oten/login']"));
        assertThat(again.uri().getAuthority()).isEqualTo(Keycloak.issuer().getAuthority());
        assertThat(again.status()).isEqualTo(200);
    }

    @Test
    void yes_logs_in_for_longer_than_the_session_at_keycloak_and_a_logout_ends_that_too() {
        Administrator administrator = Administrator.logIn();

        Page page = browser.follow(keycloak.consent(question(Realm.ROOT)));

        assertThat(page.uri()).isEqualTo(APP.at("/profile"));
        assertThat(browser.fetch("POST", APP.at("/api/refresh")).status()).isEqualTo(200);
        assertThat(administrator.offlineSessions(Realm.CONSENT)).isEqualTo(1);

        Page after = browser.follow(browser.post(APP.at("/"), APP.at("/oten/logout"), Map.of()));

        assertThat(after.uri()).isEqualTo(APP.at("/"));
        // in the background: nobody waits for the revocation
        Awaitility.await().until(() -> administrator.offlineSessions(Realm.CONSENT) == 0);
    }

    private Page question(String user) {
        Page form = browser.visit(APP.at("/profile"));
        return browser.follow(keycloak.logIn(form, user, Realm.password(user)));
    }
}
