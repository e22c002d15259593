package com.oten.jakarta.it.witness;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Responds slowly, so that concurrent requests occupy each thread of the server. */
@WebServlet("/linger")
public class LingerServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Duration WHILE = Duration.ofMillis(200);

    /** For the container. */
    public LingerServlet() {}

    @Override
    protected void doGet(HttpServletRequest in, HttpServletResponse out) {
        LockSupport.parkNanos(WHILE.toNanos());
    }
}
