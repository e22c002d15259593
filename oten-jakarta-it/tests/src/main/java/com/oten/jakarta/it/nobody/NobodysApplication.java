package com.oten.jakarta.it.nobody;

import com.oten.jakarta.OtenAuthenticationMechanismDefinition;

/** Wants the library, and does not say for which client. */
@OtenAuthenticationMechanismDefinition(scopes = "openid")
public class NobodysApplication {
    /** For the container. */
    public NobodysApplication() {}
}
