package com.oten.jakarta.it.keycloak;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Ed25519 in both directions. */
class EdDsaLoginIT extends LoginBehaviour {
    EdDsaLoginIT() {
        super(Realm.EDDSA);
    }

    @Deployment(testable = false)
    static WebArchive application() {
        return Realm.EDDSA.war();
    }
}
