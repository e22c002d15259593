package com.oten.jakarta.internal.rs;

import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;

/**
 * Lets scripts of other origins read the library's error responses, if the application wants it and has not done it by
 * itself. Its response filters have run then: those with the lowest number are the last.
 */
@Priority(Integer.MIN_VALUE)
public final class CorsFilter implements ContainerResponseFilter {
    /** For {@link com.oten.jakarta.rs.OtenFeature}. */
    public CorsFilter() {}

    @Override
    public void filter(ContainerRequestContext context, ContainerResponseContext response) {
        HttpServletRequest request = Current.request();
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
