package com.oten.jakarta.it.mpjwt;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.eclipse.microprofile.auth.LoginConfig;

/** For programs with tokens, which the server is to check. */
@ApplicationScoped
@ApplicationPath("machines")
@LoginConfig(authMethod = "MP-JWT", realmName = "machines")
public class MachinesApi extends Application {
    /** For the container. */
    public MachinesApi() {}

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(MachinesResource.class);
    }
}
