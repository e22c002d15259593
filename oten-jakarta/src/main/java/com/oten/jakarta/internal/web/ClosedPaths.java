package com.oten.jakarta.internal.web;

import com.oten.jakarta.internal.web.access.ProtectedPaths;
import com.oten.jakarta.internal.web.http.Preflight;
import com.oten.jakarta.internal.web.http.PreflightResponse;
import com.oten.jakarta.internal.web.http.PrivateResponse;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.util.List;

/**
 * Refuses requests for {@code oten.protect} paths that the authentication mechanism did not handle: all of them while
 * the library is off, because there is no mechanism then; otherwise those without a caller, which get here only if the
 * container uses another mechanism than the library's.
 */
public final class ClosedPaths extends AccessFilter {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient ProtectedPaths paths;
    private final boolean isOff;

    private ClosedPaths(ProtectedPaths paths, boolean isOff) {
        this.paths = paths;
        this.isOff = isOff;
    }

    /**
     * Registers the filter.
     *
     * @param context the application's, while it starts
     * @param patterns what {@code oten.protect} names
     * @param isOff whether nobody can log in
     */
    public static void in(ServletContext context, List<String> patterns, boolean isOff) {
        if (!patterns.isEmpty()) {
            Filters.add("oten-closed", new ClosedPaths(new ProtectedPaths(patterns), isOff), context);
        }
    }

    @Override
    void check(HttpServletRequest in, HttpServletResponse out, FilterChain chain) throws IOException, ServletException {
        boolean isNamed = !isOff && in.getUserPrincipal() != null;
        boolean isOpen = isNamed && !isWelcomePage(in); // the mechanism has judged the path of the request itself
        if (isOpen || !paths.contain(in)) {
            chain.doFilter(in, out);
        } else if (isNamed) {
            PrivateResponse.demand(in);
            chain.doFilter(in, out);
        } else if (isOff) {
            out.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else if (Preflight.is(in)) {
            chain.doFilter(in, PreflightResponse.of(in, out));
        } else if (isWelcomePage(in)) {
            Filters.challenge(in, out);
        } else {
            Filters.refuse(
                    "a path that oten.protect names was reached without a caller: the HttpAuthenticationMechanism of"
                            + " this application has to leave such requests to OtenAuthenticationMechanism",
                    in,
                    out);
        }
    }
}
