package com.oten.jakarta.it.ear;

import com.oten.jakarta.OtenAuthenticationMechanismDefinition;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Switches the library on, as the documentation shows it. */
@ApplicationPath("api")
@OtenAuthenticationMechanismDefinition(
        clientId = "${test.client:nobody}",
        clientSecret = "${test.secret}",
        issuer = "${test.issuer}",
        scopes = "openid profile email offline_access")
public class DefiningApplication extends Application {
    /** For the container. */
    public DefiningApplication() {}
}
