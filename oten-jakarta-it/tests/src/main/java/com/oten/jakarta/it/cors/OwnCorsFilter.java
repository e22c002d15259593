package com.oten.jakarta.it.cors;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The application's CORS filter; it answers preflights for some paths, and for others it only sets headers. */
@WebFilter({"/filtered/*", "/api/cors/filtered/*"})
public class OwnCorsFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    /** Whom it allows, whoever asks. */
    public static final String ORIGIN = "https://own.example";

    /** For the container. */
    public OwnCorsFilter() {}

    @Override
    protected void doFilter(HttpServletRequest in, HttpServletResponse out, FilterChain chain)
            throws IOException, ServletException {
        out.setHeader("Access-Control-Allow-Origin", ORIGIN);
        out.addHeader("Vary", "X-Own");
        if (in.getMethod().equals("OPTIONS") && in.getRequestURI().endsWith("/answered")) {
            out.setHeader("Access-Control-Allow-Methods", "PUT");
            out.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            chain.doFilter(in, out);
        }
    }
}
