package com.oten.jakarta.it.ear;

import com.oten.jakarta.OtenAuthenticationMechanismDefinition;
import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Switches the library on where CDI sees classes with a scope only. */
@Dependent
@ApplicationPath("api")
@OtenAuthenticationMechanismDefinition(
        clientId = "${test.client:nobody}",
        clientSecret = "${test.secret}",
        issuer = "${test.issuer}",
        scopes = "openid profile email offline_access")
public class ScopedApplication extends Application {
    /** For the container. */
    public ScopedApplication() {}
}
