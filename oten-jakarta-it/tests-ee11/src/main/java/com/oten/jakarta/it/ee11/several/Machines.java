package com.oten.jakarta.it.ee11.several;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.authentication.mechanism.http.BasicAuthenticationMechanismDefinition;
import jakarta.security.enterprise.identitystore.InMemoryIdentityStoreDefinition;
import jakarta.security.enterprise.identitystore.InMemoryIdentityStoreDefinition.Credentials;

/** Jakarta Security's own mechanism, and its identity store. */
@ApplicationScoped
@BasicAuthenticationMechanismDefinition(realmName = "machines")
@InMemoryIdentityStoreDefinition(@Credentials(callerName = "robot", password = "of-metal", groups = "machines"))
public class Machines {
    /** For the container. */
    public Machines() {}
}
