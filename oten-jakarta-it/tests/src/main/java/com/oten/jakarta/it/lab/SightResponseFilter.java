package com.oten.jakarta.it.lab;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;

/** Looks when a response is ready, in the thread that completed it. */
@Provider
public class SightResponseFilter implements ContainerResponseFilter {
    /** For the container. */
    public SightResponseFilter() {}

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getUriInfo().getPath().endsWith("lab/filtered")) {
            SecurityContext caller = request.getSecurityContext();
            Sight sight = CDI.current().select(Sight.class).get();
            response.setEntity(sight.of(caller::getUserPrincipal, caller::isUserInRole, Optional.empty()));
        }
    }
}
