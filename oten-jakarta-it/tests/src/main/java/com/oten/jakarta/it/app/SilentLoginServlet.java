package com.oten.jakarta.it.app;

import com.oten.jakarta.OtenLogin;
import com.oten.jakarta.error.OtenErrorCode;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Looks whether the user is logged in at Oten, without showing anything, and greets other visitors as well. */
@WebServlet("/silent-login")
public class SilentLoginServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** For the container. */
    public SilentLoginServlet() {}

    @Override
    protected void doGet(HttpServletRequest in, HttpServletResponse out) throws IOException, ServletException {
        Optional<OtenErrorCode> refusal = OtenLogin.refusal(in);
        if (in.getUserPrincipal() != null) {
            out.getWriter().print("hello " + in.getUserPrincipal().getName());
        } else if (refusal.isPresent()) {
            out.getWriter().print("hello stranger: " + refusal.get());
        } else {
            OtenLogin.fresh().prompt("none").start(in, out);
        }
    }
}
