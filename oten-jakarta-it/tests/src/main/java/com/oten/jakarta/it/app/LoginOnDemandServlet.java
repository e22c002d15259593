package com.oten.jakarta.it.app;

import com.oten.jakarta.OtenLogin;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Asks for a login through the standard API. */
@WebServlet("/login-on-demand")
public class LoginOnDemandServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    @SuppressWarnings("NullAway.Init") // the container sets it
    private transient SecurityContext security;

    /** For the container. */
    public LoginOnDemandServlet() {}

    @Override
    protected void doGet(HttpServletRequest in, HttpServletResponse out) {
        security.authenticate(in, out, OtenLogin.fresh().returnTo(in.getContextPath() + "/profile"));
    }
}
