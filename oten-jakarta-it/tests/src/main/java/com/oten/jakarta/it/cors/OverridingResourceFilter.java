package com.oten.jakarta.it.cors;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/** The same for resources. */
@Provider
@PreMatching
public class OverridingResourceFilter implements ContainerRequestFilter {
    /** For the container. */
    public OverridingResourceFilter() {}

    @Override
    public void filter(ContainerRequestContext request) {
        String method = request.getHeaderString(OverridingFilter.HEADER);
        if (method != null) {
            request.setMethod(method);
        }
    }
}
