package com.oten.jakarta.it.prepared;

import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Tells which requests have come with a {@code Sec-Purpose}, one a line; POST forgets them. */
@WebServlet("/prepared")
public class PreparedRequests extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Queue<String> RECEIVED = new ConcurrentLinkedQueue<>();

    /** For the container. */
    public PreparedRequests() {}

    @Override
    protected void doGet(HttpServletRequest in, HttpServletResponse out) throws IOException {
        out.setContentType("text/plain");
        for (String line : RECEIVED) {
            out.getWriter().println(line);
        }
    }

    @Override
    protected void doPost(HttpServletRequest in, HttpServletResponse out) {
        RECEIVED.clear();
    }

    /** Sees a request before anybody asks who sends it. */
    @WebListener
    public static class Listener implements ServletRequestListener {
        /** For the container. */
        public Listener() {}

        @Override
        public void requestInitialized(ServletRequestEvent event) {
            if (event.getServletRequest() instanceof HttpServletRequest in && in.getHeader("Sec-Purpose") != null) {
                String path = in.getRequestURI().substring(in.getContextPath().length());
                RECEIVED.add(in.getHeader("Sec-Purpose") + " " + path);
            }
        }
    }
}
