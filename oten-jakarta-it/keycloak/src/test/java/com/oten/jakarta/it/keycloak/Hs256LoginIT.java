package com.oten.jakarta.it.keycloak;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Request objects signed with the client's secret; ID tokens with RS256, Keycloak's default. */
class Hs256LoginIT extends LoginBehaviour {
    Hs256LoginIT() {
        super(Realm.HS256);
    }

    @Deployment(testable = false)
    static WebArchive application() {
        return Realm.HS256.war();
    }
}
