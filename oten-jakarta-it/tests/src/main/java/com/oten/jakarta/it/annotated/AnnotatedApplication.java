package com.oten.jakarta.it.annotated;

import com.oten.jakarta.OtenAuthenticationMechanismDefinition;

/** Switches the library on. */
@OtenAuthenticationMechanismDefinition(
        clientId = "${test.client:nobody}",
        clientSecret = "${test.secret}",
        issuer = "${test.issuer}",
        scopes = "openid profile email offline_access")
public class AnnotatedApplication {
    /** For the container. */
    public AnnotatedApplication() {}
}
