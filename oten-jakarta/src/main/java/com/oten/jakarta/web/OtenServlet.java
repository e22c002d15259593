package com.oten.jakarta.web;

import com.oten.jakarta.OtenLogin;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Makes the library's paths exist: Open Liberty asks no authentication mechanism about addresses that no servlet has. The
 * mechanism answers them; this serves what the application forwards to them, and logins that it asks for.
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
        if (in.getAttribute(OtenLogin.class.getName()) instanceof OtenLogin login) {
            oten.endpoints().logIn(login, in, out);
        } else {
            oten.endpoints().serve(in, out);
        }
    }
}
