package com.oten.jakarta.it.app;

import com.oten.jakarta.OtenSessions;
import com.oten.jakarta.error.OtenException;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Ends the sessions of the caller: {@code ?others}, or all. */
@WebServlet("/end-sessions")
public class EndSessionsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient OtenSessions sessions;

    /** For the container. */
    public EndSessionsServlet() {}

    @Override
    protected void doPost(HttpServletRequest in, HttpServletResponse out) throws IOException {
        try {
            if ("others".equals(in.getQueryString())) {
                sessions.endOthers();
            } else {
                sessions.endAll();
            }
            out.getWriter().print("ended");
        } catch (OtenException e) {
            out.getWriter().print(e.code());
        }
    }
}
