package com.oten.jakarta.internal.web;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.internal.web.http.CrossOrigin;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.util.EnumSet;
import java.util.Optional;

/**
 * Does for servlets what the exception mapper does for JAX-RS resources: an exception of the library that nothing else
 * has caught becomes the response of the error table, not a 500. It costs a request nothing but a call.
 */
public final class FailureFilter extends HttpFilter {
    @Serial
    private static final long serialVersionUID = 1L;

    /** By its name, because not every application has enterprise beans. */
    private static final String EJB_REFUSAL = "jakarta.ejb.EJBAccessException";

    private FailureFilter() {}

    /**
     * Registers the filter around the application's filters and servlets, also where an asynchronous request is
     * dispatched again.
     *
     * @param context the application's, while it starts
     */
    public static void in(ServletContext context) {
        Filters.add(
                "oten-failures",
                new FailureFilter(),
                EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC),
                context);
    }

    @Override
    protected void doFilter(HttpServletRequest in, HttpServletResponse out, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(in, out);
        } catch (IOException | ServletException | RuntimeException e) {
            Optional<OtenException> failure = failure(e, in);
            // once a request is asynchronous, another thread may be writing, and the container ends it
            if (failure.isEmpty() || out.isCommitted() || in.isAsyncStarted()) {
                throw e;
            }
            RequestHandlers oten = RequestHandlers.current();
            CrossOrigin.reset(out);
            oten.writer().write(oten.neededLogins().respond(failure.get(), in), in, out);
        }
    }

    private static Optional<OtenException> failure(Throwable thrown, HttpServletRequest in) {
        for (Throwable cause : Causes.of(thrown)) {
            if (cause instanceof OtenException failure) {
                return Optional.of(failure);
            }
            if (cause.getClass().getName().equals(EJB_REFUSAL) && in.getUserPrincipal() == null) {
                return Optional.of(OtenErrorCode.NOT_LOGGED_IN.exception(
                        "an enterprise bean refused a request of somebody who is not logged in"));
            }
        }
        return Optional.empty();
    }
}
