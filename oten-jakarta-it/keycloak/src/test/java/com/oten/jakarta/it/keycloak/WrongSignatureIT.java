package com.oten.jakarta.it.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.it.Browser;
import com.oten.jakarta.it.Page;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Keycloak verifies the signature of a request object, and does not redirect where an unverified one says. */
@ExtendWith(ArquillianExtension.class)
class WrongSignatureIT {
    private final Browser browser = Browser.trustingLoopback();

    @Deployment(testable = false)
    static WebArchive application() {
        return Realm.WRONG_SIGNATURE.war();
    }

    @Test
    void keycloak_shows_a_page_of_its_own_and_does_not_come_back() {
        Page page = browser.visit(Realm.WRONG_SIGNATURE.app().at("/profile"));

        assertThat(page.uri().getAuthority()).isEqualTo(Keycloak.issuer().getAuthority());
        assertThat(page.status()).isEqualTo(400);
        assertThat(KeycloakPages.message(page)).contains("Invalid Request");
    }
}
