package com.oten.jakarta.rs;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;

/** Stands before a resource that is for some people only, while the library is off and nobody can tell who they are. */
@Priority(Priorities.AUTHENTICATION)
final class ClosedFilter implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext context) {
        context.abortWith(Response.status(Response.Status.FORBIDDEN).build());
    }
}
