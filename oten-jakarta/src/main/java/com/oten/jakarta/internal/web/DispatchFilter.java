package com.oten.jakarta.internal.web;

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
 * Has the request at hand after {@code AsyncContext.dispatch()}: Payara activates no request context of CDI there, so an
 * injected request is none.
 */
public final class DispatchFilter extends HttpFilter {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final ThreadLocal<HttpServletRequest> REQUEST = new ThreadLocal<>();

    DispatchFilter() {}

    /**
     * Registers the filter before those of the application, which may ask who the caller is.
     *
     * @param context the application's, while it starts
     */
    public static void in(ServletContext context) {
        Filters.add("oten-dispatch", new DispatchFilter(), EnumSet.of(DispatcherType.ASYNC), context);
    }

    /** The request that has been dispatched to this thread; empty in all others. */
    public static Optional<HttpServletRequest> request() {
        return Optional.ofNullable(REQUEST.get());
    }

    @Override
    protected void doFilter(HttpServletRequest in, HttpServletResponse out, FilterChain chain)
            throws IOException, ServletException {
        REQUEST.set(in);
        try {
            chain.doFilter(in, out);
        } finally {
            REQUEST.remove();
        }
    }
}
