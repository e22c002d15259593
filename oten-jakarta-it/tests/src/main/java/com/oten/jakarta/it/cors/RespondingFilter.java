package com.oten.jakarta.it.cors;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/** A CORS filter as JAX-RS applications write them; it adds, and replaces nothing. */
@Provider
public class RespondingFilter implements ContainerResponseFilter {
    /** For the container. */
    public RespondingFilter() {}

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        String path = request.getUriInfo().getPath();
        if (path.contains("responding") || request.getMethod().equals("OPTIONS")) {
            response.getHeaders().add("Access-Control-Allow-Origin", OwnCorsFilter.ORIGIN);
        }
    }
}
