package com.oten.jakarta.it.second;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.Provider;
import java.security.Principal;

/** Takes the caller's name from the query, in the {@code SecurityContext} of JAX-RS only; the caller has no role. */
@Provider
@Priority(1)
public class NamingFilter implements ContainerRequestFilter {
    /** For the container. */
    public NamingFilter() {}

    @Override
    public void filter(ContainerRequestContext context) {
        String name = context.getUriInfo().getQueryParameters().getFirst("named");
        if (name != null) {
            context.setSecurityContext(new Named(name));
        }
    }

    private record Named(String name) implements SecurityContext {
        @Override
        public Principal getUserPrincipal() {
            return () -> name;
        }

        @Override
        public boolean isUserInRole(String role) {
            return false;
        }

        @Override
        public boolean isSecure() {
            return false;
        }

        @Override
        public String getAuthenticationScheme() {
            return "name in the address";
        }
    }
}
