package com.oten.jakarta.internal.rs;

import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;

/**
 * Lets scripts of other origins read the library's error responses, if the application wants it and has not done it by
 * itself. Its response filters have run then: those with the lowest number are the last.
 */
@Priority(Integer.MIN_VALUE)
public final class CorsFilter implements ContainerResponseFilter {
    /** As in the exception mapper: a resource may respond in another thread. */
    @Context
    @SuppressWarnings("NullAway.Init") // the container sets it
    private HttpServletRequest request;

    /** For {@link com.oten.jakarta.rs.OtenFeature}. */
    public CorsFilter() {}

    @Override
    public void filter(ContainerRequestContext context, ContainerResponseContext response) {
        Responses.replied(request)
                .filter(reply -> reply.status() == response.getStatus())
                .ifPresent(reply -> Current.handlers()
                        .writer()
                        .allowCrossOrigin(
                                reply,
                                request,
                                name -> response.getHeaderString(name) != null,
                                (name, value) -> response.getHeaders().add(name, value)));
    }
}
