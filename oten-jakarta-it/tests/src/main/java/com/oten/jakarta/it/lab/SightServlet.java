package com.oten.jakarta.it.lab;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Reached directly and by all dispatches. */
@WebServlet(urlPatterns = SightServlet.PATH, asyncSupported = true)
@SuppressWarnings("NullAway.Init") // the container sets the field
public class SightServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** Where the dispatches go. */
    static final String PATH = "/lab/servlet";

    @Inject
    private transient Sight sight;

    /** For the container. */
    public SightServlet() {}

    @Override
    protected void service(HttpServletRequest in, HttpServletResponse out) throws IOException {
        out.getWriter().print(sight.of(in));
    }
}
