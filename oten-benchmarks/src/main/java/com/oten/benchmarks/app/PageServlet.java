package com.oten.benchmarks.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.security.Principal;

/** A small page that says who is calling. Whether it needs a login is said by each application's {@code web.xml}. */
@WebServlet("/page")
public class PageServlet extends HttpServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    /** For the container. */
    public PageServlet() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Principal caller = request.getUserPrincipal();
        response.setContentType("text/plain");
        response.getWriter().print("caller: " + (caller == null ? "nobody" : caller.getName()));
    }
}
