package com.oten.jakarta.internal.web;

import com.oten.jakarta.internal.web.http.Preflight;
import com.oten.jakarta.internal.web.http.PreflightResponse;
import com.oten.jakarta.internal.web.stepup.StepUpServlets;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;

/**
 * Ends preflights for what needs a login, after the application's filters have set their headers. Only code that is
 * written for {@code OPTIONS} may run for nobody: {@code doOptions}, and JAX-RS. A servlet that has its own {@code
 * service} might do what the path is for, whatever the method.
 */
public final class PreflightFilter extends AccessFilter {
    @Serial
    private static final long serialVersionUID = 1L;

    private PreflightFilter() {}

    /**
     * Registers the filter.
     *
     * @param context the application's, while it starts
     */
    public static void in(ServletContext context) {
        Filters.addLast("oten-preflight", new PreflightFilter(), context);
    }

    @Override
    void check(HttpServletRequest in, HttpServletResponse out, FilterChain chain) throws IOException, ServletException {
        boolean isStillOne = Preflight.is(in); // filters of the application may have put another method in its place
        if (!PreflightResponse.isFor(in) || (isStillOne && StepUpServlets.of(in).isByMethod())) {
            chain.doFilter(in, out);
        } else {
            out.setStatus(HttpServletResponse.SC_NO_CONTENT);
        }
    }
}
