package com.oten.jakarta.it.rival;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.authentication.mechanism.http.BasicAuthenticationMechanismDefinition;

/** Wants passwords of machines. */
@ApplicationScoped
@BasicAuthenticationMechanismDefinition(realmName = "machines")
public class Machines {
    /** For the container. */
    public Machines() {}
}
