package com.oten.jakarta.it.keycloak;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Disabled;

/** Ed25519, and Keycloak fetches the public key from the application when it needs it. */
@Disabled("the library does not publish its public key at /oten/jwks yet")
class PublishedKeyLoginIT extends LoginBehaviour {
    PublishedKeyLoginIT() {
        super(Realm.PUBLISHED_KEY);
    }

    @Deployment(testable = false)
    static WebArchive application() {
        return Realm.PUBLISHED_KEY.war();
    }
}
