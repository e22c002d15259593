package com.oten.jakarta.it.app;

import com.oten.jakarta.OtenLogin;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Asks for a new login whenever it runs, in one of the ways. */
@WebServlet({"/asking/standard", "/asking/own", "/asking/started"})
public class AskingServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    @SuppressWarnings("NullAway.Init") // the container sets it
    private transient SecurityContext security;

    /** For the container. */
    public AskingServlet() {}

    @Override
    protected void doGet(HttpServletRequest in, HttpServletResponse out) throws IOException, ServletException {
        if (in.getServletPath().equals("/asking/started")) {
            OtenLogin.fresh().start(in, out);
            return;
        }
        AuthenticationParameters asked = in.getServletPath().equals("/asking/own")
                ? OtenLogin.fresh().prompt("login")
                : AuthenticationParameters.withParams().newAuthentication(true);
        if (security.authenticate(in, out, asked) == AuthenticationStatus.SUCCESS) {
            out.getWriter().print("for " + in.getUserPrincipal().getName());
        }
    }
}
