package com.oten.jakarta.internal.web;

import com.oten.jakarta.internal.web.session.LeftoverSession;
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

/** Marks sessions that users leave behind on Open Liberty, which nobody else could use there. */
public final class LeftoverSessionFilter extends HttpFilter {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final String OPEN_LIBERTY = "com.ibm.";

    private LeftoverSessionFilter() {}

    /**
     * Registers the filter where it is needed.
     *
     * @param context the application's, while it starts
     */
    public static void in(ServletContext context) {
        if (context.getClass().getName().startsWith(OPEN_LIBERTY)) {
            Filters.add("oten-leftover", new LeftoverSessionFilter(), EnumSet.of(DispatcherType.REQUEST), context);
        }
    }

    @Override
    protected void doFilter(HttpServletRequest in, HttpServletResponse out, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(in, out);
        } finally {
            LeftoverSession.mark(in);
        }
    }
}
