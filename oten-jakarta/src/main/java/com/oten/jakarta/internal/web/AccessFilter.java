package com.oten.jakarta.internal.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.MappingMatch;
import java.io.IOException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Checks what clients request, and the welcome page that a server serves for a folder: Open Liberty forwards to it after
 * authentication. Other forwards are the application's own and need no permission, as with security constraints.
 */
abstract class AccessFilter extends HttpFilter {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final String FOLDER = AccessFilter.class.getName();

    @Override
    protected final void doFilter(HttpServletRequest in, HttpServletResponse out, FilterChain chain)
            throws IOException, ServletException {
        boolean isForwarded = in.getDispatcherType() == DispatcherType.FORWARD;
        if (!isForwarded && isFolder(in)) {
            in.setAttribute(FOLDER, in.getRequestURI());
        }
        if (!isForwarded || isWelcomePage(in)) {
            check(in, out, chain);
        } else {
            chain.doFilter(in, out);
        }
    }

    abstract void check(HttpServletRequest in, HttpServletResponse out, FilterChain chain)
            throws IOException, ServletException;

    /** Whether the server itself serves a path that ends in a slash. */
    private static boolean isFolder(HttpServletRequest in) {
        @Nullable HttpServletMapping mapping = in.getHttpServletMapping();
        return in.getRequestURI().endsWith("/") && mapping != null && mapping.getMappingMatch() == MappingMatch.DEFAULT;
    }

    /** Not told by {@code FORWARD_MAPPING}: Open Liberty leaves it out, or sets that of another request. */
    static boolean isWelcomePage(HttpServletRequest in) {
        return in.getDispatcherType() == DispatcherType.FORWARD
                && in.getAttribute(FOLDER) instanceof String folder
                && in.getRequestURI().startsWith(folder);
    }
}
