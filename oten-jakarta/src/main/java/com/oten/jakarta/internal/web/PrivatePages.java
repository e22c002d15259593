package com.oten.jakarta.internal.web;

import com.oten.jakarta.internal.web.http.PrivateResponse;
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

/** Keeps what users see only after a login out of caches; open pages are left alone. */
public final class PrivatePages extends HttpFilter {
    @Serial
    private static final long serialVersionUID = 1L;

    private PrivatePages() {}

    /**
     * Registers the filter.
     *
     * @param context the application's, while it starts
     */
    public static void in(ServletContext context) {
        Filters.add("oten-private", new PrivatePages(), EnumSet.of(DispatcherType.REQUEST), context);
    }

    @Override
    protected void doFilter(HttpServletRequest in, HttpServletResponse out, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(in, in.getUserPrincipal() != null ? PrivateResponse.of(in, out) : out);
    }
}
