package com.oten.jakarta.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.util.EnumSet;
import java.util.List;

/** Refuses what {@code oten.protect} names while the library is off: there is no mechanism then that would ask for a login. */
final class ClosedPaths extends HttpFilter {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient ProtectedPaths paths;

    private ClosedPaths(ProtectedPaths paths) {
        this.paths = paths;
    }

    /** Before every filter of the application, and only for what comes from outside, as the mechanism is. */
    static void in(ServletContext context, List<String> patterns) {
        FilterRegistration.Dynamic filter =
                context.addFilter("oten-closed", new ClosedPaths(new ProtectedPaths(patterns)));
        filter.setAsyncSupported(true);
        filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
    }

    @Override
    protected void doFilter(HttpServletRequest in, HttpServletResponse out, FilterChain chain)
            throws IOException, ServletException {
        if (paths.contain(Site.path(in))) {
            out.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            chain.doFilter(in, out);
        }
    }
}
