package com.oten.jakarta.it.cors;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Lets a header name the method, as clients without all methods want it; too freely. */
@WebFilter("/guarded/options")
public class OverridingFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    /** Names the method. */
    public static final String HEADER = "X-HTTP-Method-Override";

    /** For the container. */
    public OverridingFilter() {}

    @Override
    protected void doFilter(HttpServletRequest in, HttpServletResponse out, FilterChain chain)
            throws IOException, ServletException {
        String method = in.getHeader(HEADER);
        chain.doFilter(method == null ? in : new Overridden(in, method), out);
    }

    private static final class Overridden extends HttpServletRequestWrapper {
        private final String method;

        Overridden(HttpServletRequest real, String method) {
            super(real);
            this.method = method;
        }

        @Override
        public String getMethod() {
            return method;
        }
    }
}
