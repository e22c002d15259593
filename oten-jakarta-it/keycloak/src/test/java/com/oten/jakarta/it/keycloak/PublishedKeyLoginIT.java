package com.oten.jakarta.it.keycloak;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Ed25519, and Keycloak fetches the public key from the application when it needs it. */
class PublishedKeyLoginIT extends LoginBehaviour {
    PublishedKeyLoginIT() {
        super(Realm.PUBLISHED_KEY);
    }

    @Deployment(testable = false)
    static WebArchive application() {
        return Realm.PUBLISHED_KEY.war();
    }
}
