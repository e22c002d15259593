package com.oten.jakarta.it.lab;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Looks before and after the rest of the chain. */
@WebFilter("/lab/filter/*")
@SuppressWarnings("NullAway.Init") // the container sets the field
public class SightFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Sight sight;

    /** For the container. */
    public SightFilter() {}

    @Override
    protected void doFilter(HttpServletRequest in, HttpServletResponse out, FilterChain chain)
            throws IOException, ServletException {
        if (in.getRequestURI().endsWith("/before")) {
            out.getWriter().print(sight.of(in));
        } else {
            chain.doFilter(in, out);
            out.getWriter().print(sight.of(in));
        }
    }
}
