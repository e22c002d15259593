package com.oten.jakarta.it.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;

/** Protected by {@code oten.protect} and nothing else. */
@WebServlet({"/guarded/page", "/deep/*", "/exact", "*.guard"})
public class GuardedServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** For the container. */
    public GuardedServlet() {}

    @Override
    protected void doGet(HttpServletRequest in, HttpServletResponse out) throws IOException {
        if (in.getParameter("cache") != null) {
            out.addHeader("Cache-Control", in.getParameter("cache"));
        }
        Principal caller = in.getUserPrincipal();
        out.getWriter().print("guarded for " + (caller == null ? "nobody" : caller.getName()));
    }
}
