package com.oten.jakarta.it.cors;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Does the same for every method. */
@WebServlet({"/filtered/any", "/filtered/answered", "/guarded/any", "/constrained/any"})
public class AnyMethodServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** For the container. */
    public AnyMethodServlet() {}

    @Override
    protected void service(HttpServletRequest in, HttpServletResponse out) throws IOException {
        out.setHeader("X-Done", in.getMethod());
        out.getWriter().print("protected");
    }
}
