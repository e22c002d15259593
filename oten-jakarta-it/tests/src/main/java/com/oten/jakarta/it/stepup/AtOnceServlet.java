package com.oten.jakarta.it.stepup;

import com.oten.jakarta.OtenStepUp;
import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Requires a role, and a caller who has just authenticated. */
@WebServlet("/at-once")
@ServletSecurity(@HttpConstraint(rolesAllowed = "**"))
@OtenStepUp(maxAge = "PT0S")
public class AtOnceServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** For the container. */
    public AtOnceServlet() {}

    @Override
    protected void doGet(HttpServletRequest in, HttpServletResponse out) throws IOException {
        out.setContentType("text/plain");
        out.getWriter().print("at once " + in.getUserPrincipal().getName());
    }
}
