package com.oten.jakarta.it.nobody;

import com.oten.jakarta.OtenAuthenticationMechanismDefinition;

/** Has the annotation, without a client id. */
@OtenAuthenticationMechanismDefinition(scopes = "openid")
public class NobodysApplication {
    /** For the container. */
    public NobodysApplication() {}
}
