package com.oten.jakarta.it.standard;

import com.oten.jakarta.OtenEvent;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The journal, one event per line. */
@WebServlet("/journal")
public class JournalServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Journal journal;

    /** For the container. */
    public JournalServlet() {}

    @Override
    protected void doGet(HttpServletRequest in, HttpServletResponse out) throws IOException {
        out.setContentType("text/plain;charset=UTF-8");
        for (OtenEvent event : journal.events()) {
            out.getWriter().println(event);
        }
    }
}
