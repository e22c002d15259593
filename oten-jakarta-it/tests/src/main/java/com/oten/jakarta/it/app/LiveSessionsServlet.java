package com.oten.jakarta.it.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Prints how many sessions the server keeps. */
@WebServlet("/sessions")
public class LiveSessionsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** For the container. */
    public LiveSessionsServlet() {}

    @Override
    protected void doGet(HttpServletRequest in, HttpServletResponse out) throws IOException {
        out.getWriter().print(LiveSessions.count());
    }
}
