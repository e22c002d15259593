package com.oten.jakarta.it.ear;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Protected by {@code oten.protect} and nothing else; prints the caller. */
@WebServlet("/guarded/page")
public class ProtectedServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** For the container. */
    public ProtectedServlet() {}

    @Override
    protected void doGet(HttpServletRequest in, HttpServletResponse out) throws IOException {
        out.getWriter().print("guarded for " + in.getRemoteUser());
    }
}
