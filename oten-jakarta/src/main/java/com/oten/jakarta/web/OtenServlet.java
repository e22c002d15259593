package com.oten.jakarta.web;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Serves the library's paths. It must be really mapped: Open Liberty asks no authentication mechanism about addresses that
 * no servlet has.
 */
public class OtenServlet extends HttpServlet {
    @java.io.Serial
    private static final long serialVersionUID = 1L;

    @Inject
    private transient RelyingParty oten;

    /** For the container. */
    public OtenServlet() {}

    @Override
    protected void service(HttpServletRequest in, HttpServletResponse out) throws IOException {
        oten.endpoints().serve(in, out);
    }
}
