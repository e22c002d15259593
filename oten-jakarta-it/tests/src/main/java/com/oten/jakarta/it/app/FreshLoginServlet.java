package com.oten.jakarta.it.app;

import com.oten.jakarta.OtenLogin;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;

/** Starts a new login, even if a user is logged in. */
@WebServlet("/fresh-login")
public class FreshLoginServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** For the container. */
    public FreshLoginServlet() {}

    @Override
    protected void doGet(HttpServletRequest in, HttpServletResponse out) throws IOException, ServletException {
        OtenLogin.fresh()
                .maxAge(Duration.ofMinutes(5))
                .prompt("login")
                .returnTo(in.getContextPath() + "/profile")
                .start(in, out);
    }
}
