package com.oten.jakarta.it.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;

/** What the servlet API says of the caller, for anybody. */
@WebServlet("/caller")
public class CallerServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** For the container. */
    public CallerServlet() {}

    @Override
    protected void doGet(HttpServletRequest in, HttpServletResponse out) throws IOException {
        Principal caller = in.getUserPrincipal();
        out.getWriter().print((caller == null ? "nobody" : caller.getName()) + " by " + in.getAuthType());
    }
}
