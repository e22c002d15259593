package com.oten.jakarta.internal.rs;

import com.oten.jakarta.internal.web.http.PreflightResponse;
import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;

/**
 * Keeps a preflight that was let through for nobody from being treated as another request: filters of the application that
 * run before the matching may put another method in its place, as a header tells them.
 */
@Priority(Integer.MIN_VALUE)
public final class PreflightFilter implements ContainerRequestFilter {
    /** For {@link com.oten.jakarta.rs.OtenFeature}. */
    public PreflightFilter() {}

    @Override
    public void filter(ContainerRequestContext context) {
        if (PreflightResponse.isFor(Current.request()) && !context.getMethod().equals(HttpMethod.OPTIONS)) {
            context.abortWith(Response.noContent().build());
        }
    }
}
